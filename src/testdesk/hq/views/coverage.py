"""Coverage of a round: the city, its buildings and people, and why people are not sampled."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, ScalarSelect, case, distinct, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from testdesk.domain.residents.coverage import (
    BuildingCoverage,
    PeopleGroup,
    PersonCoverage,
    coverage,
)
from testdesk.domain.residents.people import Address, Colour, Resident
from testdesk.domain.residents.walking import walk_key
from testdesk.domain.station.tubes import NOT_GREEN
from testdesk.hq.store import view
from testdesk.hq.store.current import removals_of

Columns = ReadOnlyColumnCollection[str, Any]
# Why a listed person is not sampled; the first that applies: the health code is not green; the
# sample was voided; the person has not come. Empty for people who are sampled, excused or not
# listed.
Reason = Literal["", "not_green", "sample_undone", "not_seen"]
_PERSON_COLUMNS = (
    *("resident", "name", "korean", "document_type", "document_number", "phone"),
    *("compound", "building", "unit", "room", "language", "note", "birth", "sex", "colour"),
    "listed",
)


def city(connection: Connection, round_: str | None) -> tuple[BuildingCoverage, ...]:
    """The coverage of all buildings in walking order; see `domain.residents.coverage`.

    It takes some seconds with 600,000 residents, so totals should be summed from its result.
    """
    return coverage([*_recorded_groups(connection, round_), *_unrecorded_group(connection, round_)])


def _recorded_groups(connection: Connection, round_: str | None) -> list[PeopleGroup]:
    known = view.residents().c
    # `coalesce` keeps SQLite from using the address index, which would read each row from another
    # page.
    address = (func.coalesce(known.compound, ""), func.coalesce(known.building, ""))
    is_sampled = case((_is_sampled(known, round_), 1), else_=0)
    is_excused = case((_excuse_reason(known, round_).is_not(None), 1), else_=0)
    people_query = select(
        *address, known.listed, is_sampled.label("sampled"), is_excused.label("excused")
    )
    group_columns = list(people_query.subquery().c)
    rows = connection.execute(select(func.count(), *group_columns).group_by(*group_columns))
    return [
        PeopleGroup(compound, building, bool(listed), bool(sampled), count, bool(excused))
        for count, compound, building, listed, sampled, excused in rows
    ]


def _unrecorded_group(connection: Connection, round_: str | None) -> list[PeopleGroup]:
    """The people sampled in the round about whom no journal has a record, as one group."""
    valid, person = view.samples().c, view.residents().c
    on_record = select(person.resident).where(person.resident == valid.resident)
    query = select(func.count(distinct(valid.resident)))
    found = connection.execute(query.where(valid.round == round_, ~on_record.exists())).scalar_one()
    return [PeopleGroup("", "", listed=False, sampled=True, people=found)]


def people(
    connection: Connection, round_: str | None, compound: str, building: str
) -> tuple[PersonCoverage, ...]:
    """All people of a building, in walking order."""
    known = view.residents().c
    where = (known.compound == compound, known.building == building)
    found = _people(connection, round_, known, *where)
    return tuple(sorted(found, key=lambda person: walk_key(person.resident)))


def excused_people(connection: Connection, round_: str) -> list[dict[str, Any]]:
    """The listed people who are excused in a round and not sampled, with their excuses.

    They are ordered by compound, building and room as text. The members `reason`, `excuse_note`,
    `at`, `operator` and `station` come from the excuse.
    """
    known, valid = view.residents().c, view.excuses().c
    excuse_columns = (
        valid.reason,
        valid.note.label("excuse_note"),
        valid.at,
        valid.operator,
        valid.station,
    )
    query = (
        select(*(known[name] for name in _PERSON_COLUMNS), *excuse_columns)
        .join(valid.resident.table, valid.resident == known.resident)
        .where(valid.round == round_, known.listed == 1, ~_is_sampled(known, round_))
        .order_by(known.compound, known.building, known.unit, known.room, known.name)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def person(connection: Connection, round_: str | None, resident: str) -> PersonCoverage | None:
    """One person by pseudonym; None if no journal has a record of that person."""
    known = view.residents().c
    found = _people(connection, round_, known, known.resident == resident)
    return found[0] if found else None


def _is_sampled(people: Columns, round_: str | None) -> ColumnElement[bool]:
    """Whether a person has a valid sample in the round."""
    valid = view.samples().c
    of_this_person = (valid.resident == people.resident) & (valid.round == round_)
    return select(valid.resident).where(of_this_person).exists()


def _excuse_reason(people: Columns, round_: str | None) -> ScalarSelect[str]:
    """The reason why a person is excused in the round, or NULL."""
    valid = view.excuses().c
    of_this_person = (valid.resident == people.resident) & (valid.round == round_)
    return select(valid.reason).where(of_this_person).scalar_subquery()


def _has_any_sample(people: Columns, round_: str | None) -> ColumnElement[bool]:
    """Whether a person has any sample in the round, even a voided one."""
    sample = view.SAMPLE.c
    of_this_person = (sample.resident == people.resident) & (sample.round == round_)
    return select(sample.resident).where(of_this_person).exists()


def _people(
    connection: Connection, round_: str | None, people: Columns, *where: ColumnElement[bool]
) -> list[PersonCoverage]:
    query = select(
        *(people[name] for name in _PERSON_COLUMNS),
        case((_is_sampled(people, round_), 1), else_=0).label("sampled"),
        case((_has_any_sample(people, round_), 1), else_=0).label("has_any_sample"),
        func.coalesce(_excuse_reason(people, round_), "").label("excused"),
    ).where(*where)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    unlisted = [row["resident"] for row in rows if not row["listed"]]
    removals = removals_of(connection, unlisted) if unlisted else {}
    return [
        _person(row, removals[row["resident"]].reason if row["resident"] in removals else "")
        for row in rows
    ]


def _person(row: dict[str, Any], removed: str) -> PersonCoverage:
    """A person, from a row of `_people` and the reason for removing them from the roster."""
    sampled, has_any_sample = bool(row.pop("sampled")), bool(row.pop("has_any_sample"))
    listed, excused = bool(row.pop("listed")), row.pop("excused")
    parts = {part: row.pop(part) for part in ("compound", "building", "unit", "room")}
    resident = Resident(**row, address=Address(**parts))
    if sampled or not listed:
        return PersonCoverage(resident, sampled, "", listed, removed)
    reason = "" if excused else _reason(resident.colour, was_sampled=has_any_sample)
    return PersonCoverage(resident, sampled, reason, listed, removed, excused)


def _reason(colour: Colour, *, was_sampled: bool) -> Reason:
    if colour in NOT_GREEN:
        return "not_green"
    return "sample_undone" if was_sampled else "not_seen"
