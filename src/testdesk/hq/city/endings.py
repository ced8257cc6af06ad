"""Ended stations: a laptop that lost events continues as a new station with another number."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from testdesk.domain.refusals import Refusal
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import sequence
from testdesk.hq.store.schema.tables import KIT, STATION_END
from testdesk.hq.store.sequence import MAX_SEQUENCE_NUMBER
from testdesk.hq.store.upserts import upsert
from testdesk.wall_clock import utc_text


class Ending(msgspec.Struct, frozen=True):
    """What headquarters recorded about a station that has ended.

    Attributes:
        ended_at: when headquarters recorded it, as a UTC ISO time.
        note: the reason, for people to read.
        lost: the first and last sequence number of each run of events that the station wrote but
            headquarters lacks.
    """

    ended_at: str
    note: str
    lost: tuple[tuple[int, int], ...]


def end(hq: Headquarters, station: int, *, last: int, note: str, operator: str) -> Ending:
    """Records that a station has ended, and the last sequence number of its journal.

    No batch is refused because of this. The events of a batch that arrives later are imported and
    no longer count as lost.

    Args:
        hq: the headquarters.
        station: the station's number.
        last: the last sequence number that `testdesk salvage` reported on the laptop. 0, or any
            number below the highest that headquarters has, means that highest number.
        note: the reason, for people to read; may be empty.
        operator: the operator who records it.

    Raises:
        Refusal: station_unknown, reason_missing (the note contains a NUL character),
            sequence_invalid.
    """
    if "\0" in note:
        raise Refusal("reason_missing")
    if not 0 <= last <= MAX_SEQUENCE_NUMBER:
        raise Refusal("sequence_invalid", reason="last")
    row = {"station": station, "last": last, "note": note.strip(), "operator": operator}
    with hq.write() as connection:
        _check_known(connection, station)
        upsert(connection, STATION_END, [row | {"ended_at": utc_text(hq.clock.now())}])
        return endings(connection)[station]


def resume(hq: Headquarters, station: int) -> None:
    """Undoes an ending: the station continues after all.

    Raises:
        Refusal: station_unknown, station_not_ended.
    """
    with hq.write() as connection:
        _check_known(connection, station)
        deleted = connection.execute(STATION_END.delete().where(STATION_END.c.station == station))
        if not deleted.rowcount:
            raise Refusal("station_not_ended", station=station)


def endings(connection: Connection) -> dict[int, Ending]:
    """The endings of all stations that have ended, by station number."""
    rows = connection.execute(select(STATION_END).order_by(STATION_END.c.station)).all()
    return {row.station: _ending(connection, row) for row in rows}


def _ending(connection: Connection, row: Row[Any]) -> Ending:
    holdings = sequence.station_holdings(connection, row.station)
    last_here = holdings.highest_seen
    never_arrived = ((last_here + 1, row.last),) if row.last > last_here else ()
    return Ending(row.ended_at, row.note, (*holdings.gaps, *never_arrived))


def _check_known(connection: Connection, station: int) -> None:
    known = select(KIT.c.kit).where(KIT.c.station == station)
    if connection.execute(known).first() is None:
        raise Refusal("station_unknown", station=station)
