"""Progress of a round: samples per hour, by the stations' clocks."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME, FACTS
from testdesk.hq.store.times import doubtful_samples, is_time_of_event

_HOUR = dt.timedelta(hours=1)
# The length of "2022-03-26T08", the date and hour of a UTC time as stations write it.
_HOUR_LENGTH = 13
# No round lasts longer; later times come from a wrong clock and would stretch the chart.
_LONGEST_ROUND = dt.timedelta(days=3)


class Hour(msgspec.Struct, frozen=True):
    """The samples of one hour.

    Attributes:
        start: the beginning of the hour as a UTC ISO time with Z.
        samples: the number of valid samples taken in that hour.
    """

    start: str
    samples: int


class Progress(msgspec.Struct, frozen=True):
    """The samples of a round per hour.

    Attributes:
        hours: all hours from the first to the last in which anybody was sampled.
        outside: the number of samples whose time cannot be true, because it is doubtful, before
            the round was opened, or in the future.
    """

    hours: tuple[Hour, ...]
    outside: int


def progress(connection: Connection, round_: str | None, *, now: dt.datetime) -> Progress:
    """Counts the samples of a round per hour, up to now."""
    valid = view.samples().c
    hour = func.substr(valid.at, 1, _HOUR_LENGTH)
    query = select(hour.label("hour"), func.count().label("samples"))
    doubtful = select(DOUBTFUL_TIME.c.seq).where(is_time_of_event(valid.station, valid.seq))
    query = query.where(valid.round == round_, ~doubtful.exists()).group_by(hour)
    by_hour = {row.hour: int(row.samples) for row in connection.execute(query)}
    first, last = _possible_hours(connection, round_, now)
    samples_by_hour = {
        moment: n for text, n in by_hour.items() if (moment := _parsed_hour(text)) is not None
    }
    inside = {moment: n for moment, n in samples_by_hour.items() if first <= moment <= last}
    doubtful_count = sum(doubtful_samples(connection, round_).values())
    outside = sum(by_hour.values()) - sum(inside.values()) + doubtful_count
    if not inside:
        return Progress((), outside)
    start, end = min(inside), max(inside)
    moments = (start + n * _HOUR for n in range((end - start) // _HOUR + 1))
    return Progress(tuple(Hour(_formatted_hour(m), inside.get(m, 0)) for m in moments), outside)


def _possible_hours(
    connection: Connection, round_: str | None, now: dt.datetime
) -> tuple[dt.datetime, dt.datetime]:
    """The first and the last hour in which a sample of the round can have been taken."""
    opened = FACTS["round"].c
    at = connection.execute(select(func.min(opened.at)).where(opened.round == round_)).scalar()
    last = _start_of_hour(now.astimezone(dt.UTC))
    first = _parsed_hour(str(at)[:_HOUR_LENGTH]) or last - _LONGEST_ROUND
    return first, min(last, first + _LONGEST_ROUND)


def _parsed_hour(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(f"{text}:00:00+00:00")
    except ValueError:  # a station may write any text; such samples count as outside
        return None


def _start_of_hour(moment: dt.datetime) -> dt.datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _formatted_hour(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%MZ")
