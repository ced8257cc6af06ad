"""Counting swabs tube by tube, to find the tube in which a difference is.

Short, because the count of the whole shift is in `services.day`.
"""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.domain.station.swab_counts import OTHER, TUBE_REASONS, TubeCheck
from testdesk.ports import Station
from testdesk.services.session import Context

_MAX_SWABS = 100


def tube_checks(station: Station) -> list[TubeCheck]:
    """The sealed tubes of the shift in the order of sealing, with people and counted swabs."""
    with station.read() as uow:
        return uow.samples.tube_checks(uow.shifts.current())


def count_tube(
    context: Context, *, tube: str, count: int, reason: str = "", note: str = ""
) -> Done[TubeCheck]:
    """Records how many swabs were counted in a sealed tube of the open shift.

    Repeating the same count adds no event.

    Args:
        context: station and session.
        tube: its barcode.
        count: the number of swabs.
        reason: why it differs from the number of people, one of `TUBE_REASONS`; empty if nobody
            was asked. It is not recorded if the numbers are equal.
        note: free text; required for the reason `other`.

    Raises:
        Refusal: count_invalid, swab_reason_unknown, note_missing, tube_unknown (not a tube of this
            shift), tube_not_sealed, day_closed.
    """
    if not 0 <= count <= _MAX_SWABS:
        raise Refusal("count_invalid")
    if reason and reason not in TUBE_REASONS:
        raise Refusal("swab_reason_unknown")
    if "\0" in note or (reason == OTHER and not note.strip()):
        raise Refusal("note_missing")
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
        if check.difference and reason:
            check = TubeCheck(code, known.places, count, reason, note.strip())
        if check == known or (known.counted == count and not reason):
            return Done(known)
        uow.journal.append(ev.TubeCounted(code, count, check.reason, check.note))
        uow.commit()
    return Done(check, Changes(tubes=True, journal=True))
