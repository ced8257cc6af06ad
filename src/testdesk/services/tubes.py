"""Tubes: sealing, undoing, listing."""

from __future__ import annotations

import msgspec

from testdesk.domain import events as ev
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import Refusal
from testdesk.domain.tubes import SEAL_REASONS, Tube
from testdesk.domain.verdicts import ScanResult
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.session import ScanSession
from testdesk.wall_clock import local_day

Answer = tuple[ScanResult, Changes]
TOUCHED = Changes(samples=True, tubes=True, journal=True)


def seal(*, desk: Desk, session: ScanSession, reason: str) -> Answer:
    """Closes the open tube early, with a reason.

    Raises:
        Refusal: no_open_tube, tube_empty, seal_reason_unknown.
    """
    if reason not in SEAL_REASONS:
        raise Refusal("seal_reason_unknown")
    with desk.begin(session.operator) as uow:
        tube = uow.samples.open_tube()
        if tube is None:
            raise Refusal("no_open_tube")
        if not tube.places:
            raise Refusal("tube_empty")
        _seal(uow, tube, count=len(tube.places), reason=reason)
        uow.commit()
        return _done(uow, "tube_sealed", tube=tube.tube), TOUCHED


def seal_if_full(uow: UnitOfWork, tube: Tube) -> bool:
    """Seals a tube into which the last person just went. Commits nothing.

    Args:
        uow: the open transaction.
        tube: as it was before that person.

    Returns:
        whether it is full now.
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


def undo(*, desk: Desk, session: ScanSession) -> Answer:
    """Takes back the newest sample, opening or early seal of this station.

    A sample is taken back before the swab, so its place is free again. Undoing the person who
    filled a tube opens the tube again.

    Only today's deeds, and a tube still open: what lies further back is at headquarters.

    Raises:
        Refusal: nothing_to_undo.
    """
    midnight, _ = local_day(desk.clock.today(), desk.clock.now())
    with desk.begin(session.operator) as uow:
        found = uow.journal.last_undoable(midnight)
        if found is None:
            raise Refusal("nothing_to_undo")
        seq, body = found
        result = _take_back(uow, seq, body)
        uow.commit()
        session.stranger = None  # the card's sample may be the one taken back
        return result, TOUCHED


def _take_back(uow: UnitOfWork, seq: int, body: ev.AnyBody) -> ScanResult:
    if isinstance(body, ev.SampleTaken):
        return _void_sample(uow, seq, body)
    if isinstance(body, ev.TubeSealed):
        _append(uow, ev.TubeReopened, body)
        return _done(uow, "tube_reopened", tube=body.tube)
    if isinstance(body, ev.TubeOpened):
        _append(uow, ev.TubeDiscarded, body)
        return _done(uow, "tube_discarded", tube=body.tube)
    raise TypeError(type(body))


def _append(uow: UnitOfWork, kind: type[ev.TubeOpened], body: ev.TubeOpened) -> None:
    uow.journal.append(kind(body.tube, body.round, body.mode, body.capacity))


def _void_sample(uow: UnitOfWork, seq: int, body: ev.SampleTaken) -> ScanResult:
    sample = uow.journal.entries(seq, seq)[0].header.id
    uow.journal.append(ev.SampleVoided(sample, "undone"))
    tube = uow.samples.tube(body.tube)
    if tube is not None and tube.state == "sealed":
        uow.journal.append(ev.TubeReopened(tube.tube, tube.round, tube.mode, tube.capacity))
    result = _done(uow, "sample_undone", tube=body.tube, position=body.position)
    person = uow.people.get(body.resident)
    return msgspec.structs.replace(result, resident=person)


def tubes(*, desk: Desk) -> list[Tube]:
    """This station's tubes, newest first, with everybody in them."""
    with desk.begin("") as uow:
        return uow.samples.tubes()


def _done(
    uow: UnitOfWork, reason: str, *, tube: str | None = None, position: int | None = None
) -> ScanResult:
    return ScanResult(
        seq=uow.journal.length(),
        scan="",
        kind="command",
        verdict="accepted",
        reason=reason,
        tube=tube,
        position=position,
    )
