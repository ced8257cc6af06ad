"""Coverage of a round: city, compound, building, people, and why somebody is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, case, distinct, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from testdesk.domain.people import Address, Colour, Resident
from testdesk.domain.walking import natural, walk_key
from testdesk.hq import shown

Columns = ReadOnlyColumnCollection[str, Any]
# Why a listed person is not sampled, as far as anybody told; the first that is true.
Reason = Literal["", "not_green", "sample_undone", "not_seen"]
_NOT_GREEN = ("yellow", "orange", "red", "void")
_PERSON = (
    *("resident", "name", "korean", "document_type", "document_number", "phone"),
    *("compound", "building", "unit", "room", "language", "note", "birth", "sex", "colour"),
)


class Area(msgspec.Struct, frozen=True):
    """A compound, or a building of one.

    Attributes:
        compound, building: by name; the building is empty for a whole compound.
        listed: people who live there.
        sampled: those of them who have a standing sample in the round, wherever it was taken.
    """

    compound: str
    building: str
    listed: int
    sampled: int

    @property
    def missing(self) -> int:
        """How many are not yet sampled."""
        return self.listed - self.sampled

    @property
    def percent(self) -> int:
        """Sampled of listed, rounded down: 100 only when nobody is missing."""
        return self.sampled * 100 // self.listed if self.listed else 0


class Person(msgspec.Struct, frozen=True):
    """One listed person and the round.

    Attributes:
        resident: who, in full; a page shows what it may.
        sampled: whether a standing sample is there.
        reason: why not, or empty.
    """

    resident: Resident
    sampled: bool
    reason: Reason


def city(connection: Connection, round_: str | None) -> tuple[Area, ...]:
    """Every building of the city, in walking order; who has no address is under two empty names.

    One statement, some seconds at 600,000 residents: `compounds` and `buildings` sum up its answer.
    """
    people = shown.residents().c
    # By itself SQLite would follow the index of addresses, and fetch each row from another page.
    by = (func.coalesce(people.compound, ""), func.coalesce(people.building, ""))
    done = func.sum(case((_sampled(people, round_), 1), else_=0))
    rows = connection.execute(select(*by, func.count(), done).group_by(*by))
    found = [Area(compound, building, listed, int(n)) for compound, building, listed, n in rows]
    return tuple(sorted(found, key=lambda area: (natural(area.compound), natural(area.building))))


def compounds(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Every compound of `city`, those with most people missing first."""
    listed: dict[str, int] = defaultdict(int)
    sampled: dict[str, int] = defaultdict(int)
    for area in areas:
        listed[area.compound] += area.listed
        sampled[area.compound] += area.sampled
    found = (Area(name, "", listed[name], sampled[name]) for name in listed)
    return tuple(sorted(found, key=lambda area: (-area.missing, natural(area.compound))))


def total(areas: Iterable[Area]) -> Area:
    """The sum of all, under two empty names."""
    every = list(areas)
    return Area("", "", sum(a.listed for a in every), sum(a.sampled for a in every))


def unlisted(connection: Connection, round_: str | None) -> int:
    """How many were sampled in the round of whom nobody ever told a name."""
    standing, known = shown.samples().c, shown.RESIDENT.c
    named = select(known.resident).where(known.resident == standing.resident)
    query = select(func.count(distinct(standing.resident)))
    where = (standing.round == round_, ~named.exists())
    return int(connection.execute(query.where(*where)).scalar_one())


def people(
    connection: Connection, round_: str | None, compound: str, building: str
) -> tuple[Person, ...]:
    """Everybody of a building, in walking order."""
    shown_people = shown.residents().c
    where = (shown_people.compound == compound, shown_people.building == building)
    found = _people(connection, round_, shown_people, *where)
    return tuple(sorted(found, key=lambda person: walk_key(person.resident)))


def person(connection: Connection, round_: str | None, resident: str) -> Person | None:
    """One person by pseudonym, or None where nobody ever listed that one."""
    shown_people = shown.residents().c
    found = _people(connection, round_, shown_people, shown_people.resident == resident)
    return found[0] if found else None


def _sampled(people: Columns, round_: str | None) -> ColumnElement[bool]:
    """Whether a person has a standing sample in the round."""
    standing = shown.samples().c
    mine = (standing.resident == people.resident) & (standing.round == round_)
    return select(standing.resident).where(mine).exists()


def _undone(people: Columns, round_: str | None) -> ColumnElement[bool]:
    """Whether a person has any sample in the round, voided ones too."""
    taken = shown.SAMPLE.c
    mine = (taken.resident == people.resident) & (taken.round == round_)
    return select(taken.resident).where(mine).exists()


def _people(
    connection: Connection, round_: str | None, people: Columns, *where: ColumnElement[bool]
) -> list[Person]:
    query = select(
        *(people[name] for name in _PERSON),
        case((_sampled(people, round_), 1), else_=0).label("done"),
        case((_undone(people, round_), 1), else_=0).label("undone"),
    ).where(*where)
    return [_person(dict(row)) for row in connection.execute(query).mappings()]


def _person(row: dict[str, Any]) -> Person:
    sampled, undone = bool(row.pop("done")), bool(row.pop("undone"))
    parts = {part: row.pop(part) for part in ("compound", "building", "unit", "room")}
    resident = Resident(**row, address=Address(**parts))
    return Person(resident, sampled, "" if sampled else _reason(resident.colour, undone=undone))


def _reason(colour: Colour, *, undone: bool) -> Reason:
    if colour in _NOT_GREEN:
        return "not_green"
    return "sample_undone" if undone else "not_seen"
