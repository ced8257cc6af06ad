"""The computer's own clock, and how a moment is written."""

from __future__ import annotations

import datetime as dt

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class WallClock:
    """The computer's clock; see `ports.Clock`."""

    def now(self) -> dt.datetime:
        """The time in UTC, aware."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """The local day of this computer."""
        return self.now().astimezone().date()


def written(moment: dt.datetime) -> str:
    """An aware time as UTC ISO 8601 to the millisecond, ending in Z."""
    text = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def milliseconds(moment: dt.datetime) -> int:
    """Whole milliseconds since 1970 of an aware time: those of `written`."""
    return (moment - _EPOCH) // dt.timedelta(milliseconds=1)


def from_milliseconds(moment: int | None) -> str:
    """Milliseconds since 1970 as a written moment; empty for none."""
    if moment is None:
        return ""
    return written(_EPOCH + dt.timedelta(milliseconds=moment))


def local_day(day: dt.date, now: dt.datetime) -> tuple[str, str]:
    """A local day as two written moments, the second one excluded.

    Args:
        day: by this computer's zone.
        now: an aware time; its local offset is the day's.
    """
    start = dt.datetime.combine(day, dt.time(), tzinfo=now.astimezone().tzinfo)
    return written(start), written(start + dt.timedelta(days=1))


def local_date(at: str) -> dt.date:
    """The local day of a written moment, by this computer's zone."""
    return dt.datetime.fromisoformat(at).astimezone().date()
