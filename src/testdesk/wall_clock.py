"""The computer's own clock, and how a moment is written."""

from __future__ import annotations

import datetime as dt


class WallClock:
    """The computer's clock; see `ports.Clock`."""

    def now(self) -> dt.datetime:
        """Aware UTC time."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """The local day of this computer."""
        return dt.datetime.now().astimezone().date()


def written(moment: dt.datetime) -> str:
    """An aware time as UTC ISO 8601 to the millisecond, ending in Z."""
    text = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def milliseconds(moment: dt.datetime) -> int:
    """Milliseconds since 1970 of an aware time."""
    return int(moment.timestamp() * 1000)
