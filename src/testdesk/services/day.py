"""The end of the day: counts swabs, and reconciles and closes the shift."""

from __future__ import annotations

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.status import Shift, StationStatus
from testdesk.ports import ReadingUnit, Station
from testdesk.services.session import Context
from testdesk.services.status import status_in
from testdesk.wall_clock import local_date

_CHANGES = Changes(samples=True, journal=True)
_MAX_SWABS = 100_000
_MAX_COUNTS = 20  # nobody counts more often at the end of a day


class DayReport(msgspec.Struct, frozen=True):
    """The equation of a shift: people, swabs, places in tubes and exported people must be equal.

    Attributes:
        day: the local day on which the shift began, ISO; today if it has not begun.
        people, swabs, tubes, places, exported: the counts; swabs is None until they are counted.
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
        swabs = -1 if report.swabs is None else report.swabs  # -1: they were not counted
        uow.journal.append(ev.ShiftClosed(report.shift.first, report.people, report.tubes, swabs))
        closed = msgspec.structs.replace(report, shift=uow.shifts.current())
        uow.commit()
    return Done(closed, _CHANGES)


def count_swabs(context: Context, *, count: int) -> Done[None]:
    """Records the point lead's count of this shift's swabs; repeating the same count adds no event.

    The count is an event, so it should be recorded before the day's last export.

    Raises:
        Refusal: count_invalid; day_closed: a closed shift is not counted again, and the next shift
            has nothing to count yet.
    """
    if not 0 <= count <= _MAX_SWABS:
        raise Refusal("count_invalid")
    with context.write("count_swabs") as uow:
        shift = uow.shifts.current()
        if uow.samples.swabs(shift) == count:
            return Done(None)
        if shift.closed_at:
            raise Refusal("day_closed")
        uow.journal.append(ev.SwabsCounted(context.station.clock.today().isoformat(), count))
        uow.commit()
    return Done(None, _CHANGES)


def _report(uow: ReadingUnit, station: Station) -> DayReport:
    status = status_in(uow, station)
    not_exported = status.unexported_of_shift > status.exported_in_quarantine
    only_counts_left = not_exported and _only_counts_follow(uow, status)
    checks = (
        ("swabs_differ", status.swabs is not None and status.swabs != status.people),
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
    return all(entry.header.kind == "swabs_counted" for entry in later)
