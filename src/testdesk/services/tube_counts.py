"""Counting swabs tube by tube, to find the tube in which a difference is.

Short, because the count of the whole shift is in `services.day`.
"""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.ports import Station
from testdesk.services.session import Context

_MAX_SWABS = 100


def tube_checks(station: Station) -> list[TubeCheck]:
    """The sealed tubes of the shift in the order of sealing, with people and counted swabs."""
    with station.read() as uow:
        return uow.samples.tube_checks(uow.shifts.current())


def count_tube(context: Context, *, tube: str, count: int) -> Done[TubeCheck]:
    """Records how many swabs were counted in a sealed tube of the open shift.

    Repeating the same count adds no event.

    Raises:
        Refusal: count_invalid, tube_unknown (not a tube of this shift), tube_not_sealed,
            day_closed.
    """
    if not 0 <= count <= _MAX_SWABS:
        raise Refusal("count_invalid")
    code = read_scan(tube, tube_form=context.station.identity.tube_form).text
    with context.write("count_swabs") as uow:
        open_tube, shift = uow.samples.open_tube(), uow.shifts.current()
        if open_tube is not None and open_tube.tube == code:
            raise Refusal("tube_not_sealed")
        checks = {check.tube: check for check in uow.samples.tube_checks(shift)}
        if code not in checks:
            raise TubeUnknown()
        if shift.closed_at:
            raise Refusal("day_closed")
        known = checks[code]
        check = TubeCheck(code, known.places, count)
        if known.counted == count:
            return Done(check)
        uow.journal.append(ev.TubeCounted(code, count))
        uow.commit()
    return Done(check, Changes(tubes=True, journal=True))
