"""Folds events into the fact tables, from which every view is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from testdesk.domain.corrections.authority import HEADQUARTERS, TRUSTED_AHEAD_MS
from testdesk.domain.fold import ArrivedEntry, trusted_rows
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.tables import Row, Value
from testdesk.hq.store import current, times
from testdesk.hq.store.bulk import merge
from testdesk.hq.store.schema.tables import EVENT, FACTS
from testdesk.hq.store.upserts import Upsert
from testdesk.wall_clock import milliseconds

_HEADER_FIELDS = Header.__struct_fields__
# By table, a function that returns the primary key of a row.
_KEYS = {
    name: itemgetter(*(column.name for column in table.primary_key))
    for name, table in FACTS.items()
}
_AT_ONCE = 2000
# Tables with statements about people.
_ABOUT_PEOPLE = frozenset(("resident", "correction", "listed"))


class FactsUpdate:
    """Folds events that were just stored, in any number of portions and with the same result.

    What depends on several events is updated once, by `finish`. Until then no portion shows the
    effect of a correction, or of headquarters' distrust of a station, that is in another portion.
    """

    def __init__(self, connection: Connection) -> None:
        """Takes the connection of the transaction in which the events were stored."""
        self._connection = connection
        self._distrusted = distrusted_stations(connection)
        self._touched: set[str] = set()  # pseudonyms
        self._to_refold: set[int] = set()  # stations whose trust has changed

    def fold(self, arrived: Iterable[ArrivedEntry]) -> None:
        """Folds some of the events."""
        rows = trusted_rows(arrived, self._distrusted)
        _merge(self._connection, rows)
        self._to_refold |= {
            int(row.values["distrusted"])
            for row in rows
            if row.table == "distrust" and row.values["station"] == HEADQUARTERS
        }
        self._touched |= _people_in(rows)

    def finish(self) -> None:
        """Updates everything that depends on the folded events."""
        for station in sorted(self._to_refold):
            self._touched |= _refold_station(self._connection, station)
        if self._touched:
            current.refresh_current(self._connection, self._touched)


def derive(connection: Connection, *, now: dt.datetime) -> None:
    """Derives what an older version lacked: trusted clocks, current people, times in doubt."""
    # The highest hybrid time that is trusted now; when the older version got an event is not known.
    ahead = f"{milliseconds(now) + TRUSTED_AHEAD_MS:012x}ffff"
    clocks = EVENT.update().where(EVENT.c.station != HEADQUARTERS, EVENT.c.hlc > ahead)
    connection.execute(clocks.values(trusted=0))
    refold_all(connection)
    times.recheck_all_times(connection)


def refold_all(connection: Connection) -> None:
    """Rebuilds the rows of all stations and all people from the events."""
    for station in list(connection.scalars(select(EVENT.c.station).distinct())):
        _refold_station(connection, station)
    current.refresh_current(connection, current.all_pseudonyms(connection))


def refold_stations(connection: Connection, stations: Collection[int]) -> None:
    """Rebuilds the rows of these stations and of the people in them from the bodies that are left.

    The transaction excludes all other writers from then on.
    """
    touched: set[str] = set()
    for station in sorted(stations):
        touched |= _refold_station(connection, station)
    current.refresh_current(connection, touched)


def newest_rows(rows: Iterable[Row]) -> dict[str, list[dict[str, Value]]]:
    """The rows by table; for each key only the row with the highest `seq`."""
    newest: dict[str, dict[object, dict[str, Value]]] = {}
    for row in rows:
        newest_of_table = newest.setdefault(row.table, {})
        known = newest_of_table.setdefault(_KEYS[row.table](row.values), row.values)
        if int(known["seq"]) < int(row.values["seq"]):
            newest_of_table[_KEYS[row.table](row.values)] = row.values
    return {name: list(newest_of_table.values()) for name, newest_of_table in newest.items()}


def _merge(connection: Connection, rows: Iterable[Row]) -> None:
    newest = newest_rows(rows)
    current.apply_aliases(connection, newest)
    for name, values in newest.items():
        merge(connection, FACTS[name], values, replaces=_is_newer)


def _is_newer(new: Upsert) -> ColumnElement[bool]:
    """The rule of `domain.tables`: a higher number of the same station replaces a lower number."""
    return new.excluded.seq > new.table.c.seq


def distrusted_stations(connection: Connection) -> dict[int, int]:
    """For each distrusted station, the number from which its events are left out of every view.

    Number 0 in the table means that headquarters trusts the station again.
    """
    distrust = FACTS["distrust"].c
    query = select(distrust.distrusted, distrust.from_seq).where(
        distrust.station == HEADQUARTERS, distrust.from_seq > 0
    )
    return {row.distrusted: row.from_seq for row in connection.execute(query)}


def _people_in(rows: Sequence[Row]) -> set[str]:
    """The pseudonyms in rows with statements about people, from before and after a correction."""
    statements = [row.values for row in rows if row.table in _ABOUT_PEOPLE]
    return {str(v.get(name, "")) for v in statements for name in ("resident", "becomes")} - {""}


def _refold_station(connection: Connection, station: int) -> set[str]:
    """Rebuilds all rows of a station; returns the pseudonyms in its old and its new rows."""
    before = _people_of_station(connection, station)
    for table in FACTS.values():
        connection.execute(table.delete().where(table.c.station == station))
    distrusted, after = distrusted_stations(connection), -1
    while True:
        query = select(EVENT).where(
            EVENT.c.station == station, EVENT.c.seq > after, EVENT.c.body.is_not(None)
        )
        rows = connection.execute(query.order_by(EVENT.c.seq).limit(_AT_ONCE)).mappings().all()
        if not rows:
            return before | _people_of_station(connection, station)
        arrived = [ArrivedEntry(_entry(row), bool(row["trusted"])) for row in rows]
        _merge(connection, trusted_rows(arrived, distrusted))
        after = rows[-1]["seq"]


def _entry(row: Any) -> Entry:  # noqa: ANN401  a row of SQLAlchemy
    return Entry(Header(**{name: row[name] for name in _HEADER_FIELDS}), row["body"])


def _people_of_station(connection: Connection, station: int) -> set[str]:
    resident, correction = FACTS["resident"].c, FACTS["correction"].c
    stated = select(resident.resident).where(resident.station == station)
    corrected = select(correction.resident).where(correction.station == station)
    becomes = select(correction.becomes).where(correction.station == station)
    renumbered = select(current.RENUMBERED.c.resident).where(
        current.RENUMBERED.c.station == station
    )
    listed = select(current.LISTED.c.resident).where(current.LISTED.c.station == station)
    return set(connection.scalars(stated.union(corrected, becomes, renumbered, listed))) - {""}
