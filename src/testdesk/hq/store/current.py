"""Maintains the tables `person` and `alias` at headquarters: each person's current record.

The records are combined from the fact tables; see `domain.corrections.current`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, bindparam, case, func, select, union

from testdesk.domain.corrections.aliases import Alias, Aliases
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.corrections.current import Correction, Statement
from testdesk.domain.corrections.current_people import current_people
from testdesk.domain.corrections.listing import (
    ListingStatement,
    Removal,
    listed_among,
    removals_among,
)
from testdesk.domain.corrections.renumbering import aliases
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.tables import TABLES
from testdesk.hq.store.among import among
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.schema.tables import ALIAS, CURRENT_RESIDENT, EVENT, FACTS
from testdesk.hq.store.upserts import insert
from testdesk.hq.store.view import RESIDENT_STATEMENT

CORRECTION, RENUMBERED = FACTS["correction"], FACTS["renumbered"]
LISTED = FACTS["listed"]
# The tables (samples, cards, codes, excuses) whose `resident` is updated to the current pseudonym.
FOLLOWING_TABLES = tuple(FACTS[table.name] for table in TABLES if table.follows)
_ADDRESS_FIELDS = Address.__struct_fields__
_OTHER_FIELDS = tuple(name for name in Resident.__struct_fields__ if name != "address")
# SQLite allows 32,766 values in one statement; each pseudonym occurs in it up to four times.
_PSEUDONYMS_AT_ONCE = 5_000


def resident_of(row: Mapping[Any, Any]) -> Resident:
    """The resident in a row of `person`, `resident` or `renumbered`."""
    address = Address(**{name: row[name] for name in _ADDRESS_FIELDS})
    return Resident(address=address, **{name: row[name] for name in _OTHER_FIELDS})


class _BodyWithResident(msgspec.Struct):
    """The part of an event's body that names the person."""

    resident: str


def refresh_current(connection: Connection, touched: Collection[str]) -> None:
    """Rebuilds the current records of the people with these pseudonyms, in the open transaction.

    From then on the transaction excludes all other writers. If two stations make statements about
    one person, the later transaction therefore combines both.
    """
    exclude_other_writers(connection)
    changed = set(touched) | _update_aliases(connection)
    changed |= {row.person for row in aliases_of(connection, touched)}
    known_aliases = Aliases(aliases_of(connection))
    for chunk in _chunks(sorted(changed)):
        _rebuild(connection, chunk, known_aliases)


def all_pseudonyms(connection: Connection) -> list[str]:
    """The pseudonyms of everybody about whom any author made a statement."""
    return list(
        connection.scalars(
            union(select(RESIDENT_STATEMENT.c.resident), select(RENUMBERED.c.resident))
        )
    )


def apply_aliases(connection: Connection, rows: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Replaces corrected pseudonyms by the current ones, in place, in rows of `FOLLOWING_TABLES`.

    Args:
        connection: a connection in the transaction that writes the rows.
        rows: the rows to write, by the name of their table; other tables' rows are left alone.
    """
    following = [row for table in FOLLOWING_TABLES for row in rows.get(table.name, ())]
    known_aliases = Aliases(aliases_of(connection, {str(row["resident"]) for row in following}))
    for row in following:
        row["resident"] = known_aliases.resolve(row["resident"], row["station"], row["seq"])


def aliases_of(connection: Connection, pseudonyms: Collection[str] | None = None) -> list[Alias]:
    """The aliases of these pseudonyms, or of all if none are given."""
    if pseudonyms is None:
        return [Alias(*row) for row in connection.execute(select(ALIAS))]
    return [
        Alias(*row)
        for chunk in _chunks(sorted(pseudonyms))
        for row in connection.execute(select(ALIAS).where(among(ALIAS.c.resident, chunk)))
    ]


def alias_to_another(statements: Table) -> Select[Any]:
    """A query for the alias that applies to a row, if that alias leads to another pseudonym.

    Args:
        statements: a table of statements or corrections; the query refers to its current row.
    """
    same_author = (ALIAS.c.resident == statements.c.resident) & (
        ALIAS.c.station == statements.c.station
    )
    row = ALIAS.alias("first_alias").c
    first = select(func.min(row.until)).where(
        row.resident == statements.c.resident,
        row.station == statements.c.station,
        row.until >= statements.c.seq,
    )
    return select(ALIAS.c.resident).where(
        same_author,
        ALIAS.c.until == first.correlate(statements).scalar_subquery(),
        ALIAS.c.person != ALIAS.c.resident,
    )


def statements_of(
    connection: Connection, pseudonyms: Collection[str]
) -> dict[str, list[Statement]]:
    """Each author's last statement about each of these people."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in _read_statements(connection, RESIDENT_STATEMENT, pseudonyms):
        found[statement.pseudonym].append(statement)
    return found


def _records_after_number_correction(
    connection: Connection, new_pseudonyms: Collection[str]
) -> dict[tuple[int, int], Statement]:
    """Each person's whole record after a correction of the document number.

    Returns:
        the records, keyed by the station and sequence number of the correcting event.
    """
    statements = _read_statements(connection, RENUMBERED, set(new_pseudonyms) - {""})
    return {(statement.station, statement.seq): statement for statement in statements}


def _read_statements(
    connection: Connection, table: Table, pseudonyms: Collection[str]
) -> list[Statement]:
    return [
        Statement(row["station"], row["seq"], row["hlc"], resident_of(row))
        for chunk in _chunks(sorted(pseudonyms))
        for row in connection.execute(
            select(table).where(among(table.c.resident, chunk))
        ).mappings()
    ]


def corrections_of(
    connection: Connection, pseudonyms: Collection[str]
) -> dict[str, list[Correction]]:
    """All corrections of these people, in the order of each author's journal."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for chunk in _chunks(sorted(pseudonyms)):
        query = select(CORRECTION).where(among(CORRECTION.c.resident, chunk))
        for row in connection.execute(query.order_by(CORRECTION.c.seq)).mappings():
            found[row["resident"]].append(as_correction(row))
    return found


def current_residents(connection: Connection, pseudonyms: Collection[str]) -> dict[str, Resident]:
    """The current records under these current pseudonyms; unknown pseudonyms are left out."""
    return {
        row["resident"]: resident_of(row)
        for chunk in _chunks(sorted(pseudonyms))
        for row in connection.execute(
            select(CURRENT_RESIDENT).where(among(CURRENT_RESIDENT.c.resident, chunk))
        ).mappings()
    }


def as_correction(row: Mapping[Any, Any]) -> Correction:
    """The correction in a row of the table."""
    return Correction(**{name: row[name] for name in Correction.__struct_fields__})


def _rebuild(connection: Connection, chunk: Sequence[str], known_aliases: Aliases) -> None:
    """Writes the rows of `person` for the people with these pseudonyms.

    Most people have a single statement, which is copied within the database. The others' statements
    and corrections are combined here.
    """
    connection.execute(CURRENT_RESIDENT.delete().where(among(CURRENT_RESIDENT.c.resident, chunk)))
    stated = RESIDENT_STATEMENT.c.resident
    to_combine = union(
        select(stated).where(among(stated, chunk)).group_by(stated).having(func.count() > 1),
        select(CORRECTION.c.resident).where(among(CORRECTION.c.resident, chunk)),
        select(ALIAS.c.resident).where(among(ALIAS.c.resident, chunk)),
        select(ALIAS.c.person).where(among(ALIAS.c.person, chunk)),
        # Removed from the roster, or restored.
        select(LISTED.c.resident).where(among(LISTED.c.resident, chunk), LISTED.c.kind != "roster"),
    )
    combined = set(connection.scalars(to_combine))
    copied = [pseudonym for pseudonym in chunk if pseudonym not in combined]
    names = [column.name for column in CURRENT_RESIDENT.columns if column.name != "listed"]
    columns = [RESIDENT_STATEMENT.c[name] for name in names]
    listed = case((select(LISTED.c.seq).where(LISTED.c.resident == stated).exists(), 1), else_=0)
    query = select(*columns, listed).where(among(stated, copied))
    connection.execute(insert(connection, CURRENT_RESIDENT).from_select([*names, "listed"], query))
    rows = _people(connection, sorted(combined), known_aliases)
    if rows:
        connection.execute(CURRENT_RESIDENT.insert(), rows)


def _people(
    connection: Connection, pseudonyms: Sequence[str], known_aliases: Aliases
) -> list[dict[str, str | int]]:
    """The rows of `person` for these people; people without any statement are left out."""
    current_and_former = _with_former_pseudonyms(pseudonyms, known_aliases)
    corrections = corrections_of(connection, current_and_former)
    corrected_records = _records_after_number_correction(
        connection, {c.becomes for group in corrections.values() for c in group}
    )
    statements = statements_of(connection, current_and_former)
    current = current_people(
        pseudonyms,
        known_aliases,
        statements,
        corrections,
        corrected_records,
        viewer=HEADQUARTERS,
    )
    listing_statements = _listing_statements_of(connection, current_and_former)
    listed = listed_among(pseudonyms, known_aliases, listing_statements)
    return [
        {name: getattr(person, name) for name in _OTHER_FIELDS}
        | {name: getattr(person.address, name) for name in _ADDRESS_FIELDS}
        | {"listed": int(person.resident in listed)}
        for person in current.values()
    ]


def _with_former_pseudonyms(pseudonyms: Iterable[str], known_aliases: Aliases) -> set[str]:
    """These current pseudonyms and the former pseudonyms of the same people."""
    return {
        name
        for pseudonym in pseudonyms
        for name in (pseudonym, *known_aliases.former_pseudonyms(pseudonym))
    }


def _listing_statements_of(
    connection: Connection, pseudonyms: Collection[str]
) -> Iterator[ListingStatement]:
    """The statements of all authors whether these people are listed."""
    columns = [LISTED.c[name] for name in ListingStatement._fields]
    for chunk in _chunks(sorted(pseudonyms)):
        query = select(*columns).where(among(LISTED.c.resident, chunk))
        yield from (ListingStatement(*row) for row in connection.execute(query))


def removals_of(connection: Connection, pseudonyms: Collection[str]) -> dict[str, Removal]:
    """The removals of these people from the roster; people who are listed are left out."""
    unlisted = [
        pseudonym
        for chunk in _chunks(sorted(pseudonyms))
        for pseudonym in connection.scalars(
            select(CURRENT_RESIDENT.c.resident).where(
                among(CURRENT_RESIDENT.c.resident, chunk), CURRENT_RESIDENT.c.listed == 0
            )
        )
    ]
    if not unlisted:
        return {}
    known_aliases = Aliases(aliases_of(connection))
    current_and_former = _with_former_pseudonyms(unlisted, known_aliases)
    statements = _listing_statements_of(connection, current_and_former)
    return removals_among(unlisted, known_aliases, statements)


def _update_aliases(connection: Connection) -> set[str]:
    """Updates `alias`.

    Returns:
        the pseudonyms whose aliases changed, and the current pseudonyms of the people whom they
        meant before and mean now.
    """
    pairs = select(CORRECTION.c.resident, CORRECTION.c.becomes).where(CORRECTION.c.becomes > "")
    pseudonyms = {pseudonym for pair in connection.execute(pairs) for pseudonym in pair}
    corrections = [c for group in corrections_of(connection, pseudonyms).values() for c in group]
    statements = statements_of(connection, pseudonyms)
    corrected_records = _records_after_number_correction(connection, pseudonyms).values()
    new_aliases = set(aliases(corrections, statements, corrected_records, viewer=HEADQUARTERS))
    old_aliases = set(aliases_of(connection))
    if old_aliases == new_aliases:
        return set()
    connection.execute(ALIAS.delete())
    if new_aliases:
        connection.execute(ALIAS.insert(), [msgspec.structs.asdict(row) for row in new_aliases])
    changed = {row.resident for row in old_aliases ^ new_aliases}
    changed |= {row.person for row in old_aliases | new_aliases if row.resident in changed}
    _reapply_aliases(connection, changed, Aliases(new_aliases))
    return changed


def _reapply_aliases(
    connection: Connection, pseudonyms: Collection[str], known_aliases: Aliases
) -> None:
    """Looks up again whose the rows of `FOLLOWING_TABLES` under these pseudonyms are."""
    for table in FOLLOWING_TABLES:
        keys = [column.name for column in table.primary_key]
        moved: list[dict[str, Any]] = []
        for chunk in _chunks(sorted(pseudonyms)):
            for row in connection.execute(_rows_with_bodies(table, chunk)).mappings():
                pseudonym = msgspec.json.decode(row["body"], type=_BodyWithResident).resident
                person = known_aliases.resolve(pseudonym, row["station"], row["seq"])
                if person != row["resident"]:
                    # "of_": a parameter must not have the name of a column.
                    moved.append({f"of_{key}": row[key] for key in keys} | {"person": person})
        if moved:
            same_key = [table.c[key] == bindparam(f"of_{key}") for key in keys]
            update = table.update().where(*same_key).values(resident=bindparam("person"))
            connection.execute(update, moved)


def _rows_with_bodies(table: Table, pseudonyms: Sequence[str]) -> Select[Any]:
    """A query for these people's rows, with the bodies of their events.

    A body still contains the pseudonym that the author used.
    """
    same = (EVENT.c.station == table.c.station) & (EVENT.c.seq == table.c.seq)
    return (
        select(table, EVENT.c.body)
        .join(EVENT, same)
        .where(among(table.c.resident, pseudonyms), EVENT.c.body.is_not(None))
    )


def _chunks(pseudonyms: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(pseudonyms)
    while chunk := list(islice(remaining, _PSEUDONYMS_AT_ONCE)):
        yield chunk
