"""Dates headquarters' answers to a station, so that none is earlier than the one before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, func, select, union_all

from testdesk.domain.journal.times import SLACK_MS
from testdesk.hq.store.schema.tables import RECEIPT, STATION_UPDATE
from testdesk.wall_clock import utc_text

# The tolerance with which all times are compared.
_SLACK = dt.timedelta(milliseconds=SLACK_MS)
# The tables of headquarters' answers, and the column of their dates.
_ANSWERS = ((RECEIPT, RECEIPT.c.made_at), (STATION_UPDATE, STATION_UPDATE.c.created))


def receipt_dates(
    connection: Connection, stations: Collection[int], now: dt.datetime
) -> dict[int, str]:
    """The date of the next answer to each station: now, or the date of its last answer if later.

    A station orders what headquarters states about its journal by these dates
    (`domain.station.outbox.Acknowledgement`). If the clock has been set back a little, an answer
    dated now would look older than the last one, and the station would conclude that headquarters
    has lost something. Answers dated more than `_SLACK` after now are disregarded.

    Args:
        connection: a connection in the transaction that writes the answers.
        stations: the stations to answer.
        now: the wall clock's time.

    Returns:
        UTC ISO 8601 times, by station.
    """
    latest = utc_text(now + _SLACK)
    by_table = [
        select(table.c.station, func.max(date).label("date"))
        .where(table.c.station.in_(stations), date <= latest)
        .group_by(table.c.station)
        for table, date in _ANSWERS
    ]
    last_answers = union_all(*by_table)
    dates = dict.fromkeys(stations, utc_text(now))
    for station, date in connection.execute(last_answers):
        dates[station] = max(dates[station], date)
    return dates
