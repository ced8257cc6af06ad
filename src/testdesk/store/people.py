"""Residents as shown, and the search over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from testdesk.domain.card_selection import CardSelection, born_by
from testdesk.domain.cards import why_void
from testdesk.domain.names import query_token, resident_keys
from testdesk.domain.people import Address, Resident
from testdesk.domain.status import Found
from testdesk.domain.walking import walk_key
from testdesk.ports import Clock, Codes, Samples
from testdesk.store.connection import Database
from testdesk.store.current import COLUMNS, resident_of

_SHOWN = f"SELECT {COLUMNS} FROM person"  # noqa: S608 - our own column names
# More hits than this are never ranked: one more letter is typed instead.
_CANDIDATES = 400


class StoredPeople:
    """Residents as `domain.current` puts them together."""

    def __init__(
        self,
        db: Database,
        samples: Samples,
        codes: Codes,
        wall: Clock,
        *,
        key_ends: Mapping[int, str],
    ) -> None:
        self._db = db
        self._samples = samples
        self._codes = codes
        self._wall = wall
        self._key_ends = key_ends

    def _all(self, where: str, params: Sequence[object] | dict[str, object]) -> list[Resident]:
        return [resident_of(row) for row in self._db.execute(f"{_SHOWN} {where}", params)]

    def get(self, resident: str) -> Resident | None:
        """By pseudonym; an old one of a corrected document number is the person's of now."""
        where = "WHERE resident = coalesce((SELECT person FROM alias WHERE resident = :r), :r)"
        return next(iter(self._all(where, {"r": resident})), None)

    def by_document(self, number: str) -> Resident | None:
        """By normalised document number; the empty one is nobody's."""
        if not number:
            return None
        return next(iter(self._all("WHERE document_number = ?", [number])), None)

    def by_documents(self, numbers: Sequence[str]) -> list[Resident]:
        """Whoever has one of these normalised document numbers."""
        marks = ", ".join("?" * len(numbers))
        return self._all(f"WHERE document_number IN ({marks}) ORDER BY resident", list(numbers))

    def many(self, residents: Sequence[str]) -> dict[str, Resident]:
        """Those of the pseudonyms that are known."""
        marks = ", ".join("?" * len(residents))
        return {r.resident: r for r in self._all(f"WHERE resident IN ({marks})", list(residents))}

    def household(self, resident: Resident) -> list[Resident]:
        """People of the same room, the resident included; empty address: the resident alone."""
        a = resident.address
        if not (a.building and a.room):
            return [resident]
        where = "WHERE compound = ? AND building = ? AND unit = ? AND room = ? ORDER BY birth"
        return self._all(where, [a.compound, a.building, a.unit, a.room])

    def of_building(self, compound: str, building: str) -> list[Resident]:
        """In walking order."""
        found = self._all("WHERE compound = ? AND building = ?", [compound, building])
        return sorted(found, key=walk_key)

    def selected(self, chosen: CardSelection) -> list[Resident]:
        """Everybody of a selection in walking order, whatever cards they have."""
        wheres, params = ["1"], list[object]()
        if chosen.compound is not None:
            wheres.append("compound = ?")
            params.append(chosen.compound)
        if chosen.buildings:
            wheres.append(f"building IN ({', '.join('?' * len(chosen.buildings))})")
            params += chosen.buildings
        if chosen.min_age:
            wheres.append("birth != '' AND birth <= ?")
            params.append(born_by(self._wall.today(), chosen.min_age))
        if chosen.without_phone:
            wheres.append("resident NOT IN (SELECT resident FROM code_bound)")
        return sorted(self._all(f"WHERE {' AND '.join(wheres)}", params), key=walk_key)

    def count(self) -> int:
        """How many are known."""
        return int(self._db.execute("SELECT count(*) FROM person").fetchone()[0])

    def both_spellings(self, letter: str) -> list[tuple[str, str]]:
        """Name and Hangul of everybody who has both and the letter in the name."""
        sql = "SELECT name, korean FROM person WHERE korean != '' AND instr(name, ?)"
        return [(row[0], row[1]) for row in self._db.execute(sql, [letter])]

    def search(self, text: str, *, limit: int) -> list[Found]:
        """Hits for what was typed, best first; every word must match some key by its beginning."""
        words = [token for token in map(query_token, text.split()) if token]
        if not words:
            return []
        query = " ".join(f'"{word}"*' for word in words)
        hits = self._db.execute(
            "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", [query, _CANDIDATES]
        )
        people = self.many([f"{row[0]:012x}" for row in hits])
        ranked = sorted(
            ((_score(r, words), r) for r in people.values()),
            key=lambda pair: (-pair[0][0], pair[1].name, pair[1].resident),
        )
        return self._marked([(r, score, fields) for (score, fields), r in ranked[:limit]])

    def as_found(self, residents: Sequence[Resident]) -> list[Found]:
        """Residents, in the same order, with what a list shows beside the name."""
        return self._marked([(resident, 100, ()) for resident in residents])

    def _marked(self, hits: Sequence[tuple[Resident, int, tuple[str, ...]]]) -> list[Found]:
        numbers = [resident.resident for resident, _, _ in hits]
        sampled = self._samples.sampled_among(numbers)
        bound = self._codes.bound_among(numbers)
        cards, today = self._codes.cards_among(numbers), self._wall.today()
        good = {
            number
            for number, held in cards.items()
            if any(why_void(c, held, key_ends=self._key_ends, today=today) is None for c in held)
        }
        return [
            Found(resident, score, matched, number in sampled, number in good, number in bound)
            for number, (resident, score, matched) in zip(numbers, hits, strict=True)
        ]


def _score(resident: Resident, words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """How well the words fit: an exact name before a beginning, a name before an address."""
    score, matched = 0, []
    for word in words:
        field, points = _best_field(resident, word)
        matched.append(field)
        score += points
    return score // len(words), tuple(dict.fromkeys(matched))


def _best_field(resident: Resident, word: str) -> tuple[str, int]:
    fields = (
        ("name", _folded(resident.name), 100, 90),
        ("korean", _folded(resident.korean), 100, 90),
        ("id_tail", resident.document_number[-4:].casefold(), 85, 85),
        ("id_tail", resident.document_number[-6:].casefold(), 85, 84),
        ("phone", resident.phone, 85, 80),
        ("phone", resident.phone[-4:], 84, 84),
    )
    for field, value, exact, beginning in fields:
        if value and value == word:
            return field, exact
        if value and value.startswith(word):
            return field, beginning
    in_address = any(k.startswith(word) for k in _address_words(resident.address))
    return ("address", 60) if in_address else ("name", 75)


# Folding a name and spelling an address out is most of a search; both come again and again.
_folded = lru_cache(maxsize=16384)(query_token)


@lru_cache(maxsize=16384)
def _address_words(address: Address) -> tuple[str, ...]:
    return resident_keys(Resident("", "", address=address))


class SearchIndex:
    """Keeps the words of the shown residents beside the rows."""

    def __init__(self, db: Database, people: StoredPeople) -> None:
        self._db = db
        self._people = people

    def note(self, changed: Collection[str]) -> None:
        """Indexes again whoever may be shown otherwise."""
        residents = sorted(changed)
        for start in range(0, len(residents), 500):
            self._index(residents[start : start + 500])

    def _index(self, residents: Sequence[str]) -> None:
        shown = self._people.many(residents)
        self._db.conn.executemany(
            "DELETE FROM search WHERE rowid = ?", [(int(r, 16),) for r in residents]
        )
        self._db.conn.executemany(
            "INSERT INTO search (rowid, tokens) VALUES (?, ?)",
            [(int(r.resident, 16), " ".join(resident_keys(r))) for r in shown.values()],
        )
