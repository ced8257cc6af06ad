"""Writes folded rows into the tables, and rebuilds a station's rows when trust in it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from testdesk.domain.corrections.aliases import Alias, Aliases
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.fold import ArrivedEntry, trusted_rows
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.tables import TABLES, Row, Table
from testdesk.store.connection import IN_LIST, Database, json_list

_FIELDS = ", ".join(Header.__struct_fields__)
_CHUNK_SIZE = 2000
# Rows take about ten times the bytes of the bodies that they come from.
_PORTION_BYTES = 2 * 2**20
_EVENTS = (
    f"SELECT {_FIELDS}, body, trusted FROM event"  # noqa: S608 - our own column names
    " WHERE station = ? AND seq > ? ORDER BY seq LIMIT ?"
)
_FOLDED_FOLLOWING = tuple(table.name for table in TABLES if table.follows)
# All tables in which aliases are applied, with the samples that updates report.
FOLLOWING = (*_FOLDED_FOLLOWING, "known_sample")
# Table -> the column that identifies a row among those of a station.
_KEYS = {table.name: table.key[0] for table in TABLES if table.follows}
# The pseudonym in the event itself.
_EVENT_PSEUDONYMS = f"""
    SELECT t.{{key}}, t.station, t.seq, t.resident,
        json_extract(CAST(e.body AS TEXT), '$.resident') AS raw
    FROM {{table}} t JOIN event e ON e.station = t.station AND e.seq = t.seq
    WHERE t.resident {IN_LIST} AND raw IS NOT NULL
"""  # noqa: S608 - our own names
_KNOWN_SAMPLE_PSEUDONYMS = f"""
    SELECT seq, station, seq, resident, named FROM known_sample
    WHERE resident {IN_LIST}
"""  # noqa: S608 - our own names


def upsert_sql(table: Table, into: str = "") -> str:
    """An upsert statement in which a higher `seq` of the same station replaces a lower one.

    Its parameters are those of `upsert_parameters`.

    Args:
        table: the declaration.
        into: name of the table to write to, if it is not the declared one.
    """
    into = into or table.name
    names = [name for name, _ in table.columns]
    rest = [name for name in names if name not in table.key]
    sets = ", ".join(f"{n} = excluded.{n}" for n in rest)
    return (
        f"INSERT INTO {into} ({', '.join(names)})"  # noqa: S608 - declared names
        f" VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {sets}"
        f" WHERE excluded.seq > {into}.seq"
    )


_UPSERTS = {table.name: upsert_sql(table) for table in TABLES}
# Binding parameters by name would take half as long again.
_IN_ORDER = {table.name: itemgetter(*(name for name, _ in table.columns)) for table in TABLES}


def upsert_parameters(table: str, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """The parameters of `upsert_sql` for rows, given as column -> value."""
    return map(_IN_ORDER[table], rows)


def distrusted(db: Database, own_station: int) -> dict[int, int]:
    """For each distrusted station except our own, the `seq` from which its events are ignored."""
    rows = db.execute(
        "SELECT distrusted, from_seq FROM distrust"
        " WHERE station = ? AND from_seq > 0 AND distrusted != ?",
        [HEADQUARTERS, own_station],
    )
    return dict(rows.fetchall())


def upsert_rows(db: Database, rows: Sequence[Row]) -> None:
    """Writes folded rows, one statement per table."""
    by_table = values_by_table(rows)
    apply_aliases(db, by_table)
    for table, values in by_table.items():
        db.conn.executemany(_UPSERTS[table], upsert_parameters(table, values))


def values_by_table(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    """The values of rows, for one statement per table."""
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row.values)
    return by_table


def apply_aliases(db: Database, by_table: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Replaces a corrected pseudonym by the current one in samples, cards and codes, in place."""
    rows = [row for name in FOLLOWING for row in by_table.get(name, ())]
    if not rows:
        return
    known_aliases = Aliases(aliases_of(db, {row["resident"] for row in rows}))
    for row in rows:
        row["resident"] = known_aliases.resolve(row["resident"], row["station"], row["seq"])


def reapply_aliases(db: Database, pseudonyms: Collection[str], known_aliases: Aliases) -> None:
    """Resolves again the person of each row that is stored under one of these pseudonyms."""
    queries = {
        name: _EVENT_PSEUDONYMS.format(table=name, key=_KEYS[name]) for name in _FOLDED_FOLLOWING
    }
    for table, query in (queries | {"known_sample": _KNOWN_SAMPLE_PSEUDONYMS}).items():
        moved: list[tuple[str, str | int, int]] = []
        for key, station, seq, stored, pseudonym in db.execute(
            query, [json_list(sorted(pseudonyms))]
        ):
            person = known_aliases.resolve(pseudonym, station, seq)
            if person != stored:
                moved.append((person, key, station))
        key = _KEYS.get(table, "seq")
        update = f"UPDATE {table} SET resident = ? WHERE {key} = ? AND station = ?"  # noqa: S608 - declared names
        db.conn.executemany(update, moved)


def aliases_of(db: Database, pseudonyms: Collection[str] | None = None) -> list[Alias]:
    """The aliases of these pseudonyms, or of all if none are given."""
    if pseudonyms is None:
        return [Alias(*row) for row in db.execute("SELECT * FROM alias")]
    query = f"SELECT * FROM alias WHERE resident {IN_LIST}"  # noqa: S608 - our own names
    return [Alias(*row) for row in db.execute(query, [json_list(sorted(pseudonyms))])]


def refold_station(db: Database, station: int, own_station: int) -> set[str]:
    """Rebuilds all rows of a station; returns the pseudonyms in its rows before and after."""
    touched = _mentioned_residents(db, station)
    for table in TABLES:
        db.execute(f"DELETE FROM {table.name} WHERE station = ?", [station])  # noqa: S608 - declared names
    ignored_from = distrusted(db, own_station)
    for portion in stored_events(db, station):
        upsert_rows(db, trusted_rows(portion, ignored_from))
    return touched | _mentioned_residents(db, station)


def stored_events(db: Database, station: int) -> Iterator[list[ArrivedEntry]]:
    """A station's events in order, in portions; a body that is not here is None."""
    after = -1
    while portion := _portion_after(db, station, after):
        yield portion
        after = portion[-1].entry.header.seq


def _portion_after(db: Database, station: int, after: int) -> list[ArrivedEntry]:
    """The next events, up to a number of events and of bytes: an event may list 2,000 people."""
    portion, size = list[ArrivedEntry](), 0
    for *header, body, trusted in db.execute(_EVENTS, [station, after, _CHUNK_SIZE]):
        portion.append(ArrivedEntry(Entry(Header(*header), body), bool(trusted)))
        size += len(body or b"")
        if size >= _PORTION_BYTES:
            break
    return portion


def _mentioned_residents(db: Database, station: int) -> set[str]:
    rows = db.execute(
        "SELECT resident FROM resident WHERE station = :station"
        " UNION SELECT resident FROM correction WHERE station = :station"
        " UNION SELECT becomes FROM correction WHERE station = :station AND becomes != ''"
        " UNION SELECT resident FROM renumbered WHERE station = :station"
        " UNION SELECT resident FROM listed WHERE station = :station",
        {"station": station},
    )
    return {row[0] for row in rows}
