"""The computer's own clock, and the text format of times."""

from __future__ import annotations

import datetime as dt
import time

_UNIX_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class WallClock:
    """The computer's clock; see `ports.Clock`."""

    def now(self) -> dt.datetime:
        """The current time, aware and in UTC."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """The local day of this computer."""
        return self.now().astimezone().date()


def steady_ms() -> int:
    """Milliseconds of a clock that nobody can set and that runs on while the computer sleeps.

    It begins anywhere. On Linux `time.monotonic` stands still during sleep; elsewhere it does not.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    seconds = time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
    return int(seconds * 1000)


def utc_text(moment: dt.datetime) -> str:
    """An aware time as UTC ISO 8601 to the millisecond, ending in Z."""
    text = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def milliseconds(moment: dt.datetime) -> int:
    """An aware time as whole milliseconds since 1970, the precision of `utc_text`."""
    return (moment - _UNIX_EPOCH) // dt.timedelta(milliseconds=1)


def from_milliseconds(moment: int | None) -> str:
    """Milliseconds since 1970 in the format of `utc_text`; None gives an empty text."""
    if moment is None:
        return ""
    return utc_text(_UNIX_EPOCH + dt.timedelta(milliseconds=moment))


def local_day_bounds(day: dt.date, now: dt.datetime) -> tuple[str, str]:
    """The start and end of a local day in the format of `utc_text`; the end is excluded.

    Args:
        day: the day in this computer's time zone.
        now: an aware time; its local UTC offset is used for the day.
    """
    start = dt.datetime.combine(day, dt.time(), tzinfo=now.astimezone().tzinfo)
    return utc_text(start), utc_text(start + dt.timedelta(days=1))


def local_date(at: str) -> dt.date:
    """The day of a time written by `utc_text`, in this computer's time zone."""
    return dt.datetime.fromisoformat(at).astimezone().date()
