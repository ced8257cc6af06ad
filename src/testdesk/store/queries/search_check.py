"""Compares the search index with the keys of everybody, without making a second index.

Each entry of the index is a word under a person's row number, which is the pseudonym as an integer.
Both sides add up the same product of a word's hash and a person's weight for each entry. The
database adds up the weights of each word, in the order in which it stores the words; we add up the
hashes of each person, in the order in which the people are stored. So nothing is sorted, and
nothing but two sums is kept. A difference is overlooked only if, for every word that differs, the
persons wrongly under it and those missing from it have the same total weight (weights have 40
bits), which practically never happens.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.domain.search.key_texts import key_text
from testdesk.store.connection import Database
from testdesk.store.queries.people import select_residents
from testdesk.store.queries.search import indexed_text
from testdesk.store.queries.search_rebuild import TOKENIZER

_CHUNK_SIZE = 500
# In characters; FTS5 truncates words of more than 32,768 bytes.
_LONGEST = 8_000
# Primes below 2 ** 30 and 2 ** 40, and any summands. No weight is 0, no product exceeds 63 bits,
# and the weights of eight million people can be added up in a 64-bit integer.
_A, _B, _C, _D, _MODULUS = 1073741789, 1073741783, 805306457, 402653189, 1099511627689
_CREATE_TERMS = """
    CREATE VIRTUAL TABLE temp.terms_of_search USING fts5vocab('main', 'search', 'instance')
"""
_WEIGHTS = f"""
    SELECT term, sum(((doc % {_A} + {_C}) * (doc % {_B} + {_D})) % {_MODULUS})
    FROM temp.terms_of_search GROUP BY term
"""  # noqa: S608 - our own numbers


def _weight(row: int) -> int:
    return ((row % _A + _C) * (row % _B + _D)) % _MODULUS


def search_differs(db: Database) -> bool:
    """Whether the index has an entry too many or too few; writes nothing into the file."""
    tokenizer = _Tokenizer(db)
    try:
        tokenizer.create()
        db.execute(_CREATE_TERMS)
        stored = sum(hash(term) * weight for term, weight in db.execute(_WEIGHTS))
        return bool(stored != _expected(db, tokenizer))
    finally:
        with suppress(*FILE_ERRORS):  # the table was not created, or the index is damaged
            db.execute("DROP TABLE IF EXISTS temp.terms_of_search")
        tokenizer.drop()


def _expected(db: Database, tokenizer: _Tokenizer) -> int:
    total, last = 0, ""
    while people := select_residents(
        db, "WHERE resident > ? ORDER BY resident LIMIT ?", [last, _CHUNK_SIZE]
    ):
        for one in people:
            hashes = sum(map(hash, tokenizer.terms(key_text(one))))
            total += _weight(int(one.resident, 16)) * hashes
        last = people[-1].resident
    return total


class _Tokenizer:
    """Splits keys into words as the index does.

    A letter is plain if FTS5 leaves it unchanged and does not split at it; FTS5 is asked once for
    each letter. Keys of plain letters only are words as they are; FTS5 splits all others.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._plain = {" "}
        self._other = set[str]()

    def create(self) -> None:
        """Creates the temporary tables with which FTS5 is asked."""
        self._db.execute(
            "CREATE VIRTUAL TABLE temp.asked"
            f" USING fts5(tokens, content='', detail='none', {TOKENIZER})"
        )
        self._db.execute(
            "CREATE VIRTUAL TABLE temp.terms_of_asked USING fts5vocab('temp', 'asked', 'instance')"
        )

    def drop(self) -> None:
        """Drops what `create` created."""
        for table in ("terms_of_asked", "asked"):
            with suppress(*FILE_ERRORS):  # after a disk error SQLite has rolled it back
                self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def terms(self, text: str) -> Collection[str]:
        """The words that the index has for these keys, which are different; each once."""
        plain = self._plain.issuperset(text)
        if not plain:
            self._learn(set(text) - self._plain - self._other)
            plain = self._plain.issuperset(text)
        if plain and len(text) <= _LONGEST:
            return text.split()
        return {term for _, term in self._ask([indexed_text(text)])}

    def _learn(self, letters: Collection[str]) -> None:
        for letter in letters:
            answer = self._ask([indexed_text(letter), indexed_text(f"a{letter}a")])
            plain = answer == {(0, letter), (1, f"a{letter}a")}
            (self._plain if plain else self._other).add(letter)

    def _ask(self, texts: Sequence[str]) -> set[tuple[int, str]]:
        self._db.conn.executemany(
            "INSERT INTO temp.asked (rowid, tokens) VALUES (?, ?)", list(enumerate(texts))
        )
        answer = self._db.execute("SELECT doc, term FROM temp.terms_of_asked").fetchall()
        self._db.execute("INSERT INTO temp.asked (asked) VALUES ('delete-all')")
        return set(answer)
