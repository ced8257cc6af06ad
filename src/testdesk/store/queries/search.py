"""The search for residents: exact matches by look-ups first, then the word index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Resident
from testdesk.domain.search.finding import (
    FoundPeople,
    Query,
    best_first,
    fits_patterns,
    is_exact_match,
    matches_spelling,
    narrowing_hints,
    read_query,
)
from testdesk.domain.search.key_texts import key_text
from testdesk.domain.search.names import query_token, whole_token
from testdesk.domain.search.pinyin import shortened_forms
from testdesk.formats.card_number import looks_like_card_number, read_card_number
from testdesk.ports import Codes
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.queries.people import StoredPeople

# The most matches that are ranked, apart from exact ones, which always are.
_CANDIDATES = 120
# To count more would take longer than one frame of the screen.
_MAX_COUNTED = 2_000
# With fewer matches, abbreviations of syllables that are not indexed are searched for as well.
_FEW_MATCHES = 10
# At most this many names are compared, one by one, with the patterns of a query with wildcards.
_MAX_COMPARED = 2_000
# A row of the index has the person's pseudonym as a number for its id; `search_docsize` is a table
# that FTS5 keeps beside `search`, with one row for each of its rows.
_INDEXED_AMONG = f"SELECT id FROM search_docsize WHERE id {IN_LIST}"  # noqa: S608 - our own names


class StoredSearch:
    """Finds residents by the rules of `domain.search.finding`.

    Args:
        point: name of the testing point; people of the compound with this name come first.
    """

    def __init__(self, db: Database, people: StoredPeople, codes: Codes, *, point: str) -> None:
        self._db = db
        self._people = people
        self._codes = codes
        self._point = point

    def find(self, text: str, *, limit: int, exact_limit: int = 0) -> FoundPeople:
        """See `ports.Search`."""
        query = read_query(text)
        if not query.terms:
            return FoundPeople()
        found = {r.resident: r for r in self._by_number(text, query)}
        for expression in _whole_word_expressions(query):
            found |= self._residents_by_row(
                self._matching(expression, max(exact_limit, _CANDIDATES))
            )
        matches = self._matching(_beginnings_expression(query), _MAX_COUNTED)
        total = len({int(resident, 16) for resident in found}.union(matches))
        if query.patterns:
            found = self._with_wildcards(query, matches)
            total = len(found)
        else:
            found |= self._residents_by_row(self._likeliest(query, matches))
        ranked = best_first(found.values(), query, point=self._point)
        if total < _FEW_MATCHES and not query.patterns:
            other_spellings = {
                r: person for r, person in self._abbreviated(query).items() if r not in found
            }
            ranked += best_first(other_spellings.values(), query, point=self._point)
            total = len(ranked)
        whole_matches = (
            sum(is_exact_match(person, query, score) for person, score, _ in ranked)
            if exact_limit
            else 0
        )
        hits = self._people.found_people(ranked[: max(limit, min(whole_matches, exact_limit))])
        hints = narrowing_hints(hits) if total > len(hits) else ()
        return FoundPeople(tuple(hits), total, total >= _MAX_COUNTED, hints)

    def _likeliest(self, query: Query, matches: Sequence[int]) -> Sequence[int]:
        """The matches to be ranked; if there are too many, the point's own and names come first."""
        if len(matches) <= _CANDIDATES:
            return matches
        from_compound, compound_token = list[int](), query_token(self._point)
        if compound_token and self._matching(f'"{compound_token}"', 1):
            from_compound = self._matching(
                f'({_beginnings_expression(query)}) AND "{compound_token}"', _CANDIDATES // 2
            )
        by_name = self._matching(f'"{whole_token(query.joined)}"*', _CANDIDATES // 2)
        return list(dict.fromkeys((*from_compound, *by_name, *matches)))[:_CANDIDATES]

    def _residents_by_row(self, rows: Sequence[int]) -> dict[str, Resident]:
        return self._people.get_many([f"{row:012x}" for row in rows])

    def _by_number(self, text: str, query: Query) -> Iterator[Resident]:
        """Finds residents by complete numbers of documents and cards."""
        if query.numbers:
            yield from self._people.by_documents(query.numbers)
        if looks_like_card_number(text):
            try:
                number = read_card_number(text)
            except Refusal:
                return
            card = self._codes.card(number.station, number.serial)
            if card and (holder := self._people.get(card.resident)):
                yield holder

    def _matching(self, expression: str, limit: int) -> list[int]:
        rows = self._db.execute(
            "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?",
            [indexed_text(expression), limit],
        )
        return [row[0] for row in rows]

    def _with_wildcards(self, query: Query, among: Sequence[int]) -> dict[str, Resident]:
        """The matches that also fit the query's wildcards; compares the first `_MAX_COMPARED`."""
        found: dict[str, Resident] = {}
        for start in range(0, min(len(among), _MAX_COMPARED), _CANDIDATES):
            people = self._residents_by_row(among[start : start + _CANDIDATES])
            found |= {pseudonym: r for pseudonym, r in people.items() if fits_patterns(r, query)}
        return found

    def _abbreviated(self, query: Query) -> dict[str, Resident]:
        """Matches by syllables abbreviated in a way that is not indexed."""
        abbreviation_forms = [
            shortened_forms(word) if word.isalpha() else () for word in query.terms
        ]
        if not any(abbreviation_forms):
            return {}
        alternatives = [
            _any_of((word, *other_spellings))
            for word, other_spellings in zip(query.terms, abbreviation_forms, strict=True)
        ]
        people = self._residents_by_row(self._matching(" AND ".join(alternatives), 2 * _CANDIDATES))
        return {pseudonym: r for pseudonym, r in people.items() if matches_spelling(r, query)}


class _Indexed(dict[int, str]):
    """Characters as the index stores them.

    SQLite's tokenizer supports the letters of Unicode 6.1 and drops all later ones, among them rare
    characters of names. Each of these, and each above U+FFFF, is replaced by two characters of
    Unicode's private use area.
    """

    def __missing__(self, code: int) -> str:
        plain = code < 0x10000 and unicodedata.ucd_3_2_0.category(chr(code)) != "Cn"
        self[code] = (
            chr(code) if plain else chr(0xE000 + (code >> 11)) + chr(0xE800 + (code & 0x7FF))
        )
        return self[code]


_INDEXED = _Indexed()
# Letters that `_Indexed` does not replace: ASCII, Hangul, and the Chinese characters of Unicode 3.
# Nearly all keys have no others, and replacing letter by letter takes ten times as long.
_UNCHANGED = re.compile(r"[\x00-\x7f\u3131-\u318e\u4e00-\u9fa5\uac00-\ud7a3]*")


def indexed_text(text: str) -> str:
    """Keys with spaces between, or a query, as the index is given them."""
    return text if _UNCHANGED.fullmatch(text) else text.translate(_INDEXED)


def _any_of(terms: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{word}"*' for word in dict.fromkeys(terms)) + ")"


def _beginnings_expression(query: Query) -> str:
    """An expression that requires each word to be the beginning of a key."""
    return " OR ".join(_all_of(f'"{word}"*' for word in terms) for terms in query.prefix_lists)


def _whole_word_expressions(query: Query) -> Iterator[str]:
    """Expressions for a whole name or part of a name; other words match by their beginning."""
    yield f'"{whole_token(query.joined)}"'
    if len(query.terms) == 1:
        return
    for index, word in enumerate(query.terms):
        others = (f'"{other}"*' for at, other in enumerate(query.terms) if at != index)
        yield _all_of((f'"{whole_token(word)}"', *others))


def _all_of(terms: Iterable[str]) -> str:
    return "(" + " AND ".join(terms) + ")"


def index_people(db: Database, people: Iterable[Resident]) -> None:
    """Adds residents to the index who are not in it."""
    db.conn.executemany(
        "INSERT INTO search (rowid, tokens) VALUES (?, ?)",
        [(int(r.resident, 16), indexed_text(key_text(r))) for r in people],
    )


class SearchIndex:
    """Keeps the indexed words of residents up to date with their records."""

    def __init__(self, db: Database, people: StoredPeople) -> None:
        self._db = db
        self._people = people

    def update(self, changed: Collection[str]) -> None:
        """Indexes residents again whose records may have changed."""
        pseudonyms = sorted(changed)
        for start in range(0, len(pseudonyms), 500):
            self._index(pseudonyms[start : start + 500])

    def _index(self, pseudonyms: Sequence[str]) -> None:
        # Deleting somebody who is not in the index, or going back to a lower number, makes FTS5
        # write everything that it holds in memory: a new list took twice as long.
        rows = [int(pseudonym, 16) for pseudonym in pseudonyms]
        known = self._db.execute(_INDEXED_AMONG, [json_list(rows)]).fetchall()
        self._db.conn.executemany("DELETE FROM search WHERE rowid = ?", known)
        people = self._people.get_many(pseudonyms)
        index_people(
            self._db, [people[pseudonym] for pseudonym in pseudonyms if pseudonym in people]
        )
