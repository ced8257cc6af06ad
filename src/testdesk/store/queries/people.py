"""Queries for residents, with their current records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from testdesk.domain.cards import CardSelection, latest_birth, void_reason
from testdesk.domain.corrections.aliases import ANY_AUTHOR, Aliases
from testdesk.domain.corrections.listing import Removal
from testdesk.domain.residents.people import Resident
from testdesk.domain.residents.walking import walk_key
from testdesk.domain.station.status import FoundPerson
from testdesk.ports import Clock, Codes, Samples, Times
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.events.current import COLUMNS, removals_of, resident_of
from testdesk.store.events.rows import aliases_of

_SELECT = f"SELECT {COLUMNS} FROM person"  # noqa: S608 - our own column names
# SQLite accepts 32,766 values in one statement.
_CHUNK_SIZE = 5_000
_Params = Sequence[object] | dict[str, object]


def select_residents(db: Database, where: str, params: _Params) -> list[Resident]:
    """Residents with their current records, by a condition on the columns."""
    return [resident_of(row) for row in db.execute(f"{_SELECT} {where}", params)]


class StoredPeople:
    """Residents, as `domain.corrections.current` combines them.

    Args:
        key_ends: the last day on which cards of an earlier key are accepted, by the key's number.
    """

    def __init__(
        self,
        db: Database,
        samples: Samples,
        codes: Codes,
        times: Times,
        clock: Clock,
        *,
        key_ends: Mapping[int, str],
    ) -> None:
        self._db = db
        self._samples = samples
        self._codes = codes
        self._times = times
        self._clock = clock
        self._key_ends = key_ends

    def _residents_where(self, where: str, params: _Params) -> list[Resident]:
        return select_residents(self._db, where, params)

    def get(self, resident: str) -> Resident | None:
        """The resident with this pseudonym, or with this former pseudonym."""
        return self.holder(resident) or self.resolve(resident, ANY_AUTHOR, 0)

    def holder(self, resident: str) -> Resident | None:
        """The present holder of the pseudonym, not a person whose correction gave them another."""
        return next(iter(self._residents_where("WHERE resident = ?", [resident])), None)

    def resolve(self, resident: str, station: int, seq: int) -> Resident | None:
        """The person to whom a pseudonym in an author's event refers."""
        known_aliases = Aliases(aliases_of(self._db, [resident]))
        return self.holder(known_aliases.resolve(resident, station, seq))

    def resolve_all(self, resident: str) -> list[str]:
        """The current pseudonyms of everybody whom any author means by this pseudonym."""
        rows = aliases_of(self._db, [resident])
        return sorted({resident, *(row.person for row in rows)})

    def by_document(self, number: str) -> Resident | None:
        """The resident with a normalised document number; None for an empty one."""
        if not number:
            return None
        return next(iter(self._residents_where("WHERE document_number = ?", [number])), None)

    def by_documents(self, numbers: Sequence[str]) -> list[Resident]:
        """Everybody with one of these normalised document numbers."""
        where = f"WHERE document_number {IN_LIST} ORDER BY resident"
        return self._residents_where(where, [json_list(numbers)])

    def get_many(self, pseudonyms: Sequence[str]) -> dict[str, Resident]:
        """The known residents among these pseudonyms."""
        found: dict[str, Resident] = {}
        for start in range(0, len(pseudonyms), _CHUNK_SIZE):
            portion = json_list(pseudonyms[start : start + _CHUNK_SIZE])
            found |= {
                r.resident: r for r in self._residents_where(f"WHERE resident {IN_LIST}", [portion])
            }
        return found

    def household(self, resident: Resident) -> list[Resident]:
        """The people in the resident's room; only the resident if the address is incomplete."""
        address = resident.address
        if not (address.building and address.room):
            return [resident]
        where = "WHERE compound = ? AND building = ? AND unit = ? AND room = ? ORDER BY birth"
        return self._residents_where(
            where, [address.compound, address.building, address.unit, address.room]
        )

    def of_building(self, compound: str, building: str) -> list[Resident]:
        """The residents of a building, in walking order."""
        found = self._residents_where("WHERE compound = ? AND building = ?", [compound, building])
        return sorted(found, key=walk_key)

    def removals(self, pseudonyms: Sequence[str]) -> Mapping[str, Removal]:
        """The removals of these people from the roster; people who are listed are left out."""
        return removals_of(self._db, pseudonyms)

    def listed_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """Those of these pseudonyms that belong to listed people."""
        rows = self._db.execute(
            f"SELECT resident FROM person WHERE listed AND resident {IN_LIST}",  # noqa: S608 - our own names
            [json_list(pseudonyms)],
        )
        return {row[0] for row in rows}

    def selected(self, selection: CardSelection) -> list[Resident]:
        """Everybody of a selection in walking order, whatever cards they have.

        People removed from the roster get no card when cards are issued for their building.
        """
        conditions, params = ["1"], list[object]()
        if selection.compound is not None:
            conditions.append("compound = ?")
            params.append(selection.compound)
        if selection.buildings:
            conditions.append(f"building {IN_LIST}")
            params.append(json_list(selection.buildings))
        if selection.min_age:
            conditions.append("birth != '' AND birth <= ?")
            params.append(latest_birth(self._clock.today(), selection.min_age))
        if selection.without_phone:
            conditions.append("resident NOT IN (SELECT resident FROM code_bound)")
        found = self._residents_where(f"WHERE {' AND '.join(conditions)}", params)
        removed = self.removals([person.resident for person in found])
        return sorted((person for person in found if person.resident not in removed), key=walk_key)

    def count(self) -> int:
        """Number of known residents."""
        return int(self._db.execute("SELECT count(*) FROM person").fetchone()[0])

    def names_with_hangul(self, character: str) -> list[tuple[str, str]]:
        """Name and Hangul spelling of everybody with both and with this character in the name."""
        sql = "SELECT name, korean FROM person WHERE korean != '' AND instr(name, ?)"
        return [(row[0], row[1]) for row in self._db.execute(sql, [character])]

    def search_hits(self, residents: Sequence[Resident]) -> list[FoundPerson]:
        """The residents in the same order, each as found with the full score of 100."""
        return self.found_people([(resident, 100, ()) for resident in residents])

    def found_people(
        self, hits: Sequence[tuple[Resident, int, tuple[str, ...]]]
    ) -> list[FoundPerson]:
        """Residents with score and matched fields, and with what a list shows beside the name."""
        pseudonyms = [resident.resident for resident, _, _ in hits]
        sampled = self._samples.sampled_among(pseudonyms)
        bound = self._codes.bound_among(pseudonyms)
        cards = self._codes.cards_among(pseudonyms)
        today = self._times.trusted_day(self._clock.today())
        with_valid_card = {
            pseudonym
            for pseudonym, held_cards in cards.items()
            if any(
                void_reason(c, held_cards, key_ends=self._key_ends, today=today) is None
                for c in held_cards
            )
        }
        return [
            FoundPerson(
                resident,
                score,
                matched,
                pseudonym in sampled,
                pseudonym in with_valid_card,
                pseudonym in bound,
            )
            for pseudonym, (resident, score, matched) in zip(pseudonyms, hits, strict=True)
        ]
