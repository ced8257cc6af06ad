"""The dates of headquarters' answers to a station: none is earlier than the last one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, func, select, union_all

from testdesk.domain.journal.times import SLACK_MS
from testdesk.hq.store.schema.tables import RECEIPT, STATION_UPDATE
from testdesk.wall_clock import written

_SLACK = dt.timedelta(milliseconds=SLACK_MS)
_ANSWERS = ((RECEIPT, RECEIPT.c.made_at), (STATION_UPDATE, STATION_UPDATE.c.created))


def receipt_dates(
    connection: Connection, stations: Collection[int], now: dt.datetime
) -> dict[int, str]:
    """The date of the next answer to each station: now, or that of its last answer if later.

    A station orders what headquarters states about its journal by these dates
    (`domain.station.outbox.Acknowledgement`).
    If the clock was set back by less than the tolerance given to all times, an answer dated
    before the last one would be taken for the earlier one, and the last for that of a
    headquarters that has lost something since.

    Args:
        connection: in the transaction that answers.
        stations: who is answered.
        now: by the wall clock.

    Returns:
        UTC ISO 8601, by station.
    """
    latest = written(now + _SLACK)
    by_table = [
        select(table.c.station, func.max(at).label("at"))
        .where(table.c.station.in_(stations), at <= latest)
        .group_by(table.c.station)
        for table, at in _ANSWERS
    ]
    last_answers = union_all(*by_table)
    dates = dict.fromkeys(stations, written(now))
    for station, at in connection.execute(last_answers):
        dates[station] = max(dates[station], at)
    return dates
