"""Today's date, even where the computer's clock may be wrong."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.refusals import Refusal
from testdesk.ports import ReadingUnit, Station
from testdesk.wall_clock import local_date

# Two correct laptops may be in different time zones; a date further back than this is wrong.
_ZONES = dt.timedelta(days=1)
# A clock may have been set to a year that no calendar has.
_LAST_SECOND = dt.datetime(9999, 12, 31, tzinfo=dt.UTC).timestamp()


def latest_day(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, or the day of the newest event where the clock has fallen behind that.

    A flat battery in the cold resets the clock to 1970; people born since must not be refused with
    an invalid number.
    """
    length = uow.journal.length()
    last = uow.journal.entries(length, length)
    today = station.clock.today()
    if not last:
        return today
    # An event's hybrid time is never before that of any event known when it was written.
    seconds = min(int(last[0].header.hlc[:12], 16) / 1000, _LAST_SECOND)
    return max(today, dt.datetime.fromtimestamp(seconds, dt.UTC).date())


def day_on_paper(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, as printed on cards, notices, lists and bag sheets; paper cannot be corrected later.

    Only a file that headquarters signed proves that the date is past: our own events may have been
    written while the clock was ahead, and a station that corrected its clock must not be refused.
    Of the signed files the one read last counts, so that headquarters can correct its own clock
    without stopping any station.

    Raises:
        Refusal: clock_wrong (behind_signed).
    """
    today, signed = station.clock.today(), uow.times.last_signed()
    if signed and today < local_date(signed) - _ZONES:
        detail = {"today": today.isoformat(), "signed": local_date(signed).isoformat()}
        raise Refusal("clock_wrong", reason="behind_signed", **detail)
    return today
