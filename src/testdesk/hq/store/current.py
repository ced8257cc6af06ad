"""Keeps everybody's current data in tables beside the facts (`domain.corrections.current`)."""

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
from testdesk.domain.corrections.listing import Mention, Removal, listed_among, removals_among
from testdesk.domain.corrections.renumbering import aliases
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.tables import TABLES
from testdesk.hq.store.among import among
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.schema.tables import ALIAS, EVENT, FACTS, PERSON
from testdesk.hq.store.upserts import insert

RESIDENT, CORRECTION, RENUMBERED = FACTS["resident"], FACTS["correction"], FACTS["renumbered"]
LISTED = FACTS["listed"]
FOLLOWING_TABLES = tuple(FACTS[table.name] for table in TABLES if table.follows)
_ADDRESS_FIELDS = Address.__struct_fields__
_OTHER_FIELDS = tuple(name for name in Resident.__struct_fields__ if name != "address")
# SQLite allows 32,766 values in one statement; each pseudonym occurs in it up to four times.
_PSEUDONYMS_AT_ONCE = 5_000


def resident_of(row: Mapping[Any, Any]) -> Resident:
    """The resident in a row of `person` or of the statements."""
    address = Address(**{name: row[name] for name in _ADDRESS_FIELDS})
    return Resident(address=address, **{name: row[name] for name in _OTHER_FIELDS})


class _BodyWithResident(msgspec.Struct):
    """The part of an event's body that names the person."""

    resident: str


def refresh_current(connection: Connection, touched: Collection[str]) -> None:
    """Rebuilds the rows of all people whom these pseudonyms mean, in the open transaction.

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
    """All pseudonyms that any statement is about."""
    return list(
        connection.scalars(union(select(RESIDENT.c.resident), select(RENUMBERED.c.resident)))
    )


def apply_aliases(connection: Connection, rows: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Replaces corrected pseudonyms in samples, cards and codes by the current ones, in place."""
    following = [row for table in FOLLOWING_TABLES for row in rows.get(table.name, ())]
    known_aliases = Aliases(aliases_of(connection, {str(row["resident"]) for row in following}))
    for row in following:
        row["resident"] = known_aliases.resolve(row["resident"], row["station"], row["seq"])


def aliases_of(connection: Connection, residents: Collection[str] | None = None) -> list[Alias]:
    """The aliases of these pseudonyms, or of all if none are given."""
    if residents is None:
        return [Alias(*row) for row in connection.execute(select(ALIAS))]
    return [
        Alias(*row)
        for chunk in _chunks(sorted(residents))
        for row in connection.execute(select(ALIAS).where(among(ALIAS.c.resident, chunk)))
    ]


def alias_to_another(statements: Table) -> Select[Any]:
    """A query for the alias that applies to a row, if it leads to another person.

    Args:
        statements: a table of statements or corrections, with which the query is correlated.
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


def statements_of(connection: Connection, residents: Collection[str]) -> dict[str, list[Statement]]:
    """Each author's last statement about each of these people."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in _read_statements(connection, RESIDENT, residents):
        found[statement.resident.resident].append(statement)
    return found


def _renumbered_among(
    connection: Connection, becomes: Collection[str]
) -> dict[tuple[int, int], Statement]:
    """The complete records of corrected people, by the event that corrected their number."""
    pseudonyms = set(becomes) - {""}
    return {(s.station, s.seq): s for s in _read_statements(connection, RENUMBERED, pseudonyms)}


def _read_statements(
    connection: Connection, table: Table, residents: Collection[str]
) -> list[Statement]:
    return [
        Statement(row["station"], row["seq"], row["hlc"], resident_of(row))
        for chunk in _chunks(sorted(residents))
        for row in connection.execute(
            select(table).where(among(table.c.resident, chunk))
        ).mappings()
    ]


def corrections_of(
    connection: Connection, residents: Collection[str]
) -> dict[str, list[Correction]]:
    """All corrections of these people; each author's corrections are ordered from the oldest."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for chunk in _chunks(sorted(residents)):
        query = select(CORRECTION).where(among(CORRECTION.c.resident, chunk))
        for row in connection.execute(query.order_by(CORRECTION.c.seq)).mappings():
            found[row["resident"]].append(as_correction(row))
    return found


def current_residents(connection: Connection, residents: Collection[str]) -> dict[str, Resident]:
    """The residents among these pseudonyms that are currently shown."""
    return {
        row["resident"]: resident_of(row)
        for chunk in _chunks(sorted(residents))
        for row in connection.execute(
            select(PERSON).where(among(PERSON.c.resident, chunk))
        ).mappings()
    }


def as_correction(row: Mapping[Any, Any]) -> Correction:
    """The correction in a row of the table."""
    return Correction(**{name: row[name] for name in Correction.__struct_fields__})


def _rebuild(connection: Connection, chunk: Sequence[str], known_aliases: Aliases) -> None:
    connection.execute(PERSON.delete().where(among(PERSON.c.resident, chunk)))
    stated = RESIDENT.c.resident
    several = union(
        select(stated).where(among(stated, chunk)).group_by(stated).having(func.count() > 1),
        select(CORRECTION.c.resident).where(among(CORRECTION.c.resident, chunk)),
        select(ALIAS.c.resident).where(among(ALIAS.c.resident, chunk)),
        select(ALIAS.c.person).where(among(ALIAS.c.person, chunk)),
        select(LISTED.c.resident).where(among(LISTED.c.resident, chunk), LISTED.c.kind != "roster"),
    )
    combined = set(connection.scalars(several))
    simple = [resident for resident in chunk if resident not in combined]
    names = [column.name for column in PERSON.columns if column.name != "listed"]
    columns = [RESIDENT.c[name] for name in names]
    listed = case((select(LISTED.c.seq).where(LISTED.c.resident == stated).exists(), 1), else_=0)
    query = select(*columns, listed).where(among(stated, simple))
    connection.execute(insert(connection, PERSON).from_select([*names, "listed"], query))
    rows = _people(connection, sorted(combined), known_aliases)
    if rows:
        connection.execute(PERSON.insert(), rows)


def _people(
    connection: Connection, residents: Sequence[str], known_aliases: Aliases
) -> list[dict[str, str | int]]:
    """The `person` rows of these people; none if no statement is about a person any more."""
    names = {
        name
        for resident in residents
        for name in (resident, *known_aliases.former_pseudonyms(resident))
    }
    corrections = corrections_of(connection, names)
    renumbered = _renumbered_among(
        connection, {c.becomes for changes in corrections.values() for c in changes}
    )
    statements = statements_of(connection, names)
    current = current_people(
        residents, known_aliases, statements, corrections, renumbered, own=HEADQUARTERS
    )
    listed = listed_among(residents, known_aliases, _mentions_of(connection, names))
    return [
        {name: getattr(person, name) for name in _OTHER_FIELDS}
        | {name: getattr(person.address, name) for name in _ADDRESS_FIELDS}
        | {"listed": int(person.resident in listed)}
        for person in current.values()
    ]


def _mentions_of(connection: Connection, residents: Collection[str]) -> Iterator[Mention]:
    """What all journals record about these people being on the list."""
    columns = [LISTED.c[name] for name in Mention._fields]
    for chunk in _chunks(sorted(residents)):
        query = select(*columns).where(among(LISTED.c.resident, chunk))
        yield from (Mention(*row) for row in connection.execute(query))


def removals_of(connection: Connection, residents: Collection[str]) -> dict[str, Removal]:
    """The removals of those among these people who are not on the list."""
    unlisted = [
        resident
        for chunk in _chunks(sorted(residents))
        for resident in connection.scalars(
            select(PERSON.c.resident).where(among(PERSON.c.resident, chunk), PERSON.c.listed == 0)
        )
    ]
    if not unlisted:
        return {}
    known_aliases = Aliases(aliases_of(connection))
    names = {
        name
        for resident in unlisted
        for name in (resident, *known_aliases.former_pseudonyms(resident))
    }
    return removals_among(unlisted, known_aliases, _mentions_of(connection, names))


def _update_aliases(connection: Connection) -> set[str]:
    """Updates `alias`; returns the pseudonyms that now mean another person."""
    pairs = select(CORRECTION.c.resident, CORRECTION.c.becomes).where(CORRECTION.c.becomes > "")
    names = {name for pair in connection.execute(pairs) for name in pair}
    corrections = [c for changes in corrections_of(connection, names).values() for c in changes]
    statements = statements_of(connection, names)
    renumbered = _renumbered_among(connection, names).values()
    new_aliases = set(aliases(corrections, statements, renumbered, own=HEADQUARTERS))
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
    connection: Connection, residents: Collection[str], known_aliases: Aliases
) -> None:
    """Assigns the samples, cards and codes of these people to their current owners."""
    for table in FOLLOWING_TABLES:
        keys = [column.name for column in table.primary_key]
        moved: list[dict[str, Any]] = []
        for chunk in _chunks(sorted(residents)):
            for row in connection.execute(_rows_with_bodies(table, chunk)).mappings():
                named_resident = msgspec.json.decode(row["body"], type=_BodyWithResident).resident
                person = known_aliases.resolve(named_resident, row["station"], row["seq"])
                if person != row["resident"]:
                    moved.append({f"of_{key}": row[key] for key in keys} | {"person": person})
        if moved:
            same_key = [table.c[key] == bindparam(f"of_{key}") for key in keys]
            update = table.update().where(*same_key).values(resident=bindparam("person"))
            connection.execute(update, moved)


def _rows_with_bodies(table: Table, residents: Sequence[str]) -> Select[Any]:
    """A query for these people's rows and the events, which name the original person."""
    same = (EVENT.c.station == table.c.station) & (EVENT.c.seq == table.c.seq)
    return (
        select(table, EVENT.c.body)
        .join(EVENT, same)
        .where(among(table.c.resident, residents), EVENT.c.body.is_not(None))
    )


def _chunks(names: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(names)
    while chunk := list(islice(remaining, _PSEUDONYMS_AT_ONCE)):
        yield chunk
