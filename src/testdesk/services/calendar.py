"""The day of it, where the computer's clock may have lost it."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.refusals import Refusal
from testdesk.ports import ReadingUnit, Station
from testdesk.wall_clock import local_date

# Two honest laptops may stand in different zones; a date that is further back is wrong.
_ZONES = dt.timedelta(days=1)
# A clock may have been set to a year that no calendar has.
_LAST_SECOND = dt.datetime(9999, 12, 31, tzinfo=dt.UTC).timestamp()


def latest_day(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, or the day of the newest event where the clock has fallen behind that.

    A cold laptop's flat battery sets the clock to 1970: nobody born since must be told that the
    number is wrong.
    """
    length = uow.journal.length()
    last = uow.journal.entries(length, length)
    today = station.clock.today()
    if not last:
        return today
    # No event's hybrid time is before that of any event known when it was written.
    seconds = min(int(last[0].header.hlc[:12], 16) / 1000, _LAST_SECOND)
    return max(today, dt.datetime.fromtimestamp(seconds, dt.UTC).date())


def day_on_paper(uow: ReadingUnit, station: Station) -> dt.date:
    """Today, as a card, a notice, a list or a bag says it: paper cannot be marked afterwards.

    Only what headquarters signed proves that the date is past: an event of ours may have been
    written while the clock was ahead, and who has set it right must not be refused. The file that
    was read last counts: headquarters that has set its own clock right must stop no desk.

    Raises:
        Refusal: clock_wrong (behind_signed).
    """
    today, signed = station.clock.today(), uow.times.last_signed()
    if signed and today < local_date(signed) - _ZONES:
        detail = {"today": today.isoformat(), "signed": local_date(signed).isoformat()}
        raise Refusal("clock_wrong", reason="behind_signed", **detail)
    return today
