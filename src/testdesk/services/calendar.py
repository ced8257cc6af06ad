"""Determines today's date, even if the computer's clock may be wrong."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.refusals import Refusal
from testdesk.ports import ReadingUnit, Station
from testdesk.wall_clock import local_date

# Two laptops with correct clocks may be set to different time zones; a date that is further back
# than this is wrong.
_TIME_ZONE_TOLERANCE = dt.timedelta(days=1)
# A clock may have been set to a year that `datetime` does not support.
_LAST_SECOND = dt.datetime(9999, 12, 31, tzinfo=dt.UTC).timestamp()


def latest_day(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, or the day of the newest event if the clock is behind that.

    A battery that goes flat in the cold resets the clock to 1970. Even then, people who were born
    later must not be refused as having invalid numbers.
    """
    length = uow.journal.length()
    last = uow.journal.entries(length, length)
    today = station.clock.today()
    if not last:
        return today
    # An event's hybrid time is never earlier than that of any event that was here when it was
    # written.
    # The first twelve hex digits of the hybrid time are milliseconds since 1970.
    seconds = min(int(last[0].header.hlc[:12], 16) / 1000, _LAST_SECOND)
    return max(today, dt.datetime.fromtimestamp(seconds, dt.UTC).date())


def day_on_paper(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, as printed on cards, notices, lists and bag sheets, which cannot be corrected later.

    Only a file that headquarters signed proves that the laptop's date is in the past. Our own
    events may have been written while the clock was ahead, and a station that has corrected its
    clock must not be refused. Only the signed file that was read last counts, so that headquarters
    can correct its own clock without stopping any station.

    Raises:
        Refusal: clock_wrong (behind_signed).
    """
    today, signed = station.clock.today(), uow.times.last_signed()
    if signed and today < local_date(signed) - _TIME_ZONE_TOLERANCE:
        detail = {"today": today.isoformat(), "signed": local_date(signed).isoformat()}
        raise Refusal("clock_wrong", reason="behind_signed", **detail)
    return today
