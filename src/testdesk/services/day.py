"""The end of the day: counts swabs, reconciles and closes the shift, and opens it again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import Action, Approval
from testdesk.domain.station.status import Shift, StationStatus
from testdesk.domain.station.swab_counts import DIFFERENCE_REASONS, MISCOUNTED, OTHER, SwabCount
from testdesk.ports import ReadingUnit, Station
from testdesk.services.session import Context
from testdesk.services.shift_end import valid_close
from testdesk.services.staff.confirmation import both_names, record_approvals
from testdesk.services.status import status_in
from testdesk.wall_clock import local_date

_CHANGES = Changes(samples=True, journal=True)
_MAX_SWABS = 100_000
_COUNTS = frozenset({"swabs_counted", "tube_counted", "action_approved"})
_MAX_COUNTS = 200  # nobody counts more often at the end of a day


class DayReport(msgspec.Struct, frozen=True):
    """The equation of a shift: people, swabs, places in tubes and exported people must be equal.

    Attributes:
        day: the local day on which the shift began, ISO; today if it has not begun.
        people, swabs, tubes, places, exported: the counts; swabs is None until they are counted.
        swab_count: the count of the swabs with the reason of a difference; None if not counted.
        unexported: the number of the shift's events that are in no batch.
        open_tube: barcode of a tube that is not sealed, or None.
        clock_doubtful: the number of people whose sample time cannot be true; they are included in
            `people`.
        problems: codes of the disagreements; empty if the day can be closed.
        shift: the range of the shift's events, and whether it is closed.
    """

    day: str
    people: int
    swabs: int | None
    tubes: int
    places: int
    exported: int
    unexported: int
    open_tube: str | None
    problems: tuple[str, ...]
    shift: Shift
    clock_doubtful: int = 0
    swab_count: SwabCount | None = None

    @property
    def can_close(self) -> bool:
        """Whether the shift is open, contains work (see `Shift.can_close`) and has no problems."""
        return not self.problems and self.shift.can_close


def reconcile(station: Station) -> DayReport:
    """Compares the numbers of the shift; changes nothing."""
    with station.read() as uow:
        return _report(uow, station)


def close_day(context: Context) -> Done[DayReport]:
    """Closes the open shift if it has no problems, and records this in the journal.

    A shift that is closed already, or that has only events such as signing in, is reported and left
    unchanged.

    Raises:
        Refusal: operator_missing.
    """
    # Nothing is written before the numbers agree, so the problems can be reported even if the disk
    # is full.
    report = reconcile(station=context.station)
    if not report.can_close:
        return Done(report)
    if not context.session.operator:
        raise Refusal("operator_missing")
    with context.write("close_day") as uow:
        report = _report(uow, context.station)
        if not report.can_close:
            return Done(report)
        swabs = -1 if report.swabs is None else report.swabs  # -1: a shift without samples
        uow.journal.append(ev.ShiftClosed(report.shift.first, report.people, report.tubes, swabs))
        closed = msgspec.structs.replace(report, shift=uow.shifts.current())
        uow.commit()
    return Done(closed, _CHANGES)


def reopen_day(
    context: Context, *, reason: str, approvals: Sequence[Approval] = ()
) -> Done[DayReport]:
    """Opens the closed day again: the same shift goes on, until it is closed once more.

    Args:
        context: station and session.
        reason: free text.
        approvals: the confirmation of a second person; one of the two is a point lead.

    Raises:
        Refusal: reason_missing; role_not_permitted, second_person_missing; operator_missing;
            day_not_closed: it is open, or the next shift has begun.
    """
    if not reason.strip() or "\0" in reason:
        raise Refusal("reason_missing")
    if not context.session.operator:
        raise Refusal("operator_missing")
    with context.write("reopen_day", approvals) as uow:
        end = valid_close(uow, context.station)
        if end is None and uow.shifts.current().closed_at:
            end = uow.shifts.last_close()
        if end is None:
            raise Refusal("day_not_closed")
        record_approvals(uow, "reopen_day", approvals)
        names = both_names(context, approvals)
        uow.journal.append(ev.DayReopened(end.first, reason.strip(), names))
        report = _report(uow, context.station)
        uow.commit()
        context.session.forget()
    return Done(report, _CHANGES)


def count_swabs(
    context: Context,
    *,
    count: int,
    reason: str = "",
    note: str = "",
    approvals: Sequence[Approval] = (),
) -> Done[None]:
    """Records the point lead's count of this shift's swabs; repeating the same count adds no event.

    The count is an event, so it should be recorded before the day's last export.

    Args:
        context: station and session.
        count: the number of swabs, counted before the number of people is shown.
        reason: why it differs from the number of people, one of `DIFFERENCE_REASONS`; empty as long
            as nobody has said why. It is not recorded if the numbers are equal.
        note: free text; required for the reason `other`.
        approvals: the confirmation of a second person; one of the two is a point lead. Not needed
            for the reason `miscounted`.

    Raises:
        Refusal: count_invalid; swab_reason_unknown; note_missing; role_not_permitted,
            second_person_missing; day_closed: a closed shift is not counted again, and the next
            shift has nothing to count yet.
    """
    if not 0 <= count <= _MAX_SWABS:
        raise Refusal("count_invalid")
    if reason and reason not in DIFFERENCE_REASONS:
        raise Refusal("swab_reason_unknown")
    if "\0" in note or (reason == OTHER and not note.strip()):
        raise Refusal("note_missing")
    action: Action = "count_swabs"
    if reason and reason != MISCOUNTED:
        action = "close_with_difference"
    with context.write(action, approvals) as uow:
        shift = uow.shifts.current()
        people = uow.samples.shift_counts(shift, exported_up_to=0)["people"]
        new = SwabCount(count)
        if reason and count != people:
            names = both_names(context, approvals)
            new = SwabCount(count, people, reason, note.strip(), names if approvals else ())
        if _is_repeated(new, uow.samples.swabs(shift)):
            return Done(None)
        if shift.closed_at:
            raise Refusal("day_closed")
        if new.confirmed_by:
            record_approvals(uow, action, approvals)
        uow.journal.append(_counted(new, context.station))
        uow.commit()
    return Done(None, _CHANGES)


def _is_repeated(new: SwabCount, newest: SwabCount | None) -> bool:
    """Whether a count adds nothing to the newest; a bare count keeps the reason given before."""
    if newest is None:
        return False
    if not new.reason:
        return new.count == newest.count and not newest.is_withdrawn
    return msgspec.structs.replace(newest, at="") == new


def _counted(count: SwabCount, station: Station) -> ev.SwabsCounted:
    return ev.SwabsCounted(
        day=station.clock.today().isoformat(),
        count=count.count,
        people=count.people,
        reason=count.reason,
        note=count.note,
        confirmed_by=count.confirmed_by,
    )


def report_in(uow: ReadingUnit, station: Station) -> tuple[StationStatus, DayReport]:
    """The station's state and the report of its shift, in an open transaction."""
    status = status_in(uow, station)
    return status, _report_of(uow, station, status)


def _report(uow: ReadingUnit, station: Station) -> DayReport:
    return report_in(uow, station)[1]


def _report_of(uow: ReadingUnit, station: Station, status: StationStatus) -> DayReport:
    not_exported = status.unexported_of_shift > status.exported_in_quarantine
    only_counts_left = not_exported and _only_counts_follow(uow, status)
    checks = (
        ("swabs_not_counted", status.swabs is None and status.people > 0),
        ("swabs_differ", status.has_unexplained_difference),
        ("places_differ", status.places != status.people),
        ("tube_open", status.open_tube is not None),
        ("batch_quarantined", any(batch.refused_every_time for batch in status.quarantined)),
        ("not_exported", not_exported and not only_counts_left),
        ("headquarters_lost", _is_lost_there(status)),
        ("count_not_exported", only_counts_left),
    )
    began = status.shift.began_at
    return DayReport(
        day=(local_date(began) if began else station.clock.today()).isoformat(),
        people=status.people,
        swabs=status.swabs,
        tubes=status.tubes,
        places=status.places,
        exported=status.exported_people,
        unexported=status.unexported_of_shift,
        open_tube=status.open_tube.tube if status.open_tube else None,
        problems=tuple(code for code, wrong in checks if wrong),
        shift=status.shift,
        clock_doubtful=status.clock_doubtful,
        swab_count=status.swab_count,
    )


def _is_lost_there(status: StationStatus) -> bool:
    """Whether headquarters lost events that no later batch contains again."""
    last_in_batch = status.length - status.unexported
    return any(batch.state == "lost" and batch.last > last_in_batch for batch in status.batches)


def _only_counts_follow(uow: ReadingUnit, status: StationStatus) -> bool:
    """Whether only swab counts follow the last batch, so that every person is in a batch."""
    first, last = (
        status.length - status.unexported + status.exported_in_quarantine + 1,
        status.shift.last,
    )
    if last - first >= _MAX_COUNTS:
        return False
    later = uow.journal.entries(first, last)
    return all(entry.header.kind in _COUNTS for entry in later)
