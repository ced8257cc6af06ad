"""Seals and lists tubes, and voids the samples in single places."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import clean
from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.domain.staff.roles import Approval
from testdesk.domain.station.tubes import SEAL_REASONS, Tube, TubeStep
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import ReadingUnit, Station, UnitOfWork
from testdesk.services.scan_results import command_done
from testdesk.services.session import Context
from testdesk.services.voiding import undo, void_sample

__all__ = [
    "TubeRecord",
    "has_open_tube",
    "is_outdated",
    "outdated_tube_events",
    "own_tube",
    "seal",
    "seal_if_full",
    "tube",
    "tube_record",
    "tubes",
    "undo",
    "void_place",
]

_CHANGES = Changes(samples=True, tubes=True, journal=True)


def seal(context: Context, *, reason: str) -> Done[ScanResult]:
    """Seals the open tube early, with a reason.

    Raises:
        Refusal: no_open_tube, tube_empty, seal_reason_unknown.
    """
    if reason not in SEAL_REASONS:
        raise Refusal("seal_reason_unknown")
    with context.write("register") as uow:
        tube = uow.samples.open_tube()
        if tube is None:
            raise Refusal("no_open_tube")
        if not tube.places:
            raise Refusal("tube_empty")
        _seal(uow, tube, count=len(tube.places), reason=reason)
        uow.commit()
        context.session.recent = ()
        return Done(command_done(uow, "tube_sealed", tube=tube.tube), _CHANGES)


def seal_if_full(uow: UnitOfWork, tube: Tube) -> bool:
    """Seals a tube if the last person has filled it; does not commit.

    Args:
        uow: the open transaction.
        tube: the tube as it was before that person was added.

    Returns:
        whether the tube is full now.
    """
    count = len(tube.places) + 1
    if count < tube.capacity:
        return False
    _seal(uow, tube, count=count, reason="full")
    return True


def _seal(uow: UnitOfWork, tube: Tube, *, count: int, reason: str) -> None:
    body = ev.TubeSealed(
        tube.tube, tube.round, tube.mode, tube.capacity, count=count, reason=reason
    )
    uow.journal.append(body)


def outdated_tube_events(uow: ReadingUnit) -> list[ev.TubeDiscarded]:
    """The event that discards the open tube if its round is over and nobody is in it.

    Without this event no other tube could be opened, because such a tube can neither be filled nor
    sealed any more.
    """
    tube = uow.samples.open_tube()
    if tube is None or not is_outdated(tube, uow.samples.round()):
        return []
    return [ev.TubeDiscarded(tube.tube, tube.round, tube.mode, tube.capacity)]


def is_outdated(tube: Tube, round_: str | None) -> bool:
    """Whether an open tube is empty and of another round than the one that was opened last."""
    return not tube.places and tube.round != round_


def tubes(station: Station) -> list[Tube]:
    """This station's tubes, newest first, with the people in them."""
    with station.read() as uow:
        return uow.samples.tubes()


def has_open_tube(station: Station) -> bool:
    """Whether a tube is open here."""
    with station.read() as uow:
        return uow.samples.open_tube() is not None


def tube(station: Station, *, code: str) -> Tube:
    """One tube of this station, with the people in it.

    Raises:
        Refusal: tube_unknown; tube_of_other_station.
    """
    with station.read() as uow:
        return own_tube(uow, station, code)


class TubeRecord(msgspec.Struct, frozen=True):
    """A tube of this station with the people in it, and how it was opened and sealed."""

    tube: Tube
    steps: tuple[TubeStep, ...]

    @property
    def opened(self) -> TubeStep | None:
        """The opening; None if its body was erased."""
        return next((step for step in self.steps if step.state == "open"), None)

    @property
    def sealed(self) -> TubeStep | None:
        """The seal that is valid; None while the tube is open."""
        last = self.steps[-1] if self.steps else None
        return last if last is not None and last.state == "sealed" else None


def tube_record(station: Station, *, code: str) -> TubeRecord:
    """One tube of this station, with everything that its dialog shows.

    Raises:
        Refusal: tube_unknown; tube_of_other_station.
    """
    with station.read() as uow:
        return tube_record_in(uow, station, code)


def tube_record_in(uow: ReadingUnit, station: Station, code: str) -> TubeRecord:
    """Does the same as `tube_record` in the open transaction."""
    found = own_tube(uow, station, code)
    return TubeRecord(found, tuple(uow.samples.tube_steps(found)))


def own_tube(uow: ReadingUnit, station: Station, code: str) -> Tube:
    """Does the same as `tube` in the open transaction."""
    found = uow.samples.tube(clean(code).upper())
    if found is None:
        raise TubeUnknown()
    if found.station != station.identity.station:
        raise Refusal("tube_of_other_station", station=found.station)
    return found


def void_place(
    context: Context, *, code: str, position: int, reason: str, approvals: Sequence[Approval] = ()
) -> Done[ScanResult]:
    """Voids the sample in one place of a tube of this station; see `void_sample`.

    Raises:
        Refusal: tube_unknown, tube_of_other_station, place_empty, and the refusals of
            `void_sample`.
    """
    sample_place = next(
        (p for p in tube(station=context.station, code=code).places if p.position == position), None
    )
    if sample_place is None:
        raise Refusal("place_empty", position=position)
    return void_sample(context, sample=sample_place.sample, reason=reason, approvals=approvals)
