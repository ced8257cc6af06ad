"""Whether the day is closed, so that nothing is registered until it is opened again.

Short, because one rule says so for scans, pages and commands alike: after `shift_closed` nobody is
registered, until

- the local date of the close is over: the next morning begins without a lead;
- somebody signs in: a second shift on the same day begins like this, with a count of its own;
- the day is opened again (`day_reopened`): the shift that was closed last goes on, also where
  another was closed before it on the same day.

A clock that is set wrong can only open the day, never keep it closed: any other date will do.
"""

from __future__ import annotations

from testdesk.domain.station.status import ShiftEnd
from testdesk.ports import ReadingUnit, Station
from testdesk.wall_clock import local_date


def valid_close(uow: ReadingUnit, station: Station) -> ShiftEnd | None:
    """The close because of which nobody is registered now; None if people may be registered."""
    end = uow.shifts.last_close()
    if end is None or local_date(end.at) != station.clock.today():
        return None
    return None if uow.shifts.opened_after(end.seq) else end
