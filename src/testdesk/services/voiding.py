"""Undoes the station's newest command, or voids an earlier sample, with all its consequences."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.corrections.bindings import binding_of_sample
from testdesk.domain.journal import events as ev
from testdesk.domain.journal import hash_chain
from testdesk.domain.refusals import Refusal, SampleOfOtherStation, UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.domain.staff.roles import UNRESTRICTED, Approval
from testdesk.domain.station.tubes import (
    UNDONE,
    VOID_REASONS,
    WRONG_SCAN_REASONS,
    SampleRecord,
    Tube,
)
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import ReadingUnit, Station, UnitOfWork
from testdesk.services.scan_results import command_done
from testdesk.services.session import Context
from testdesk.services.staff.confirmation import record_approvals, require_action

_CHANGES = Changes(samples=True, tubes=True, codes=True, journal=True)


class Undoable(msgspec.Struct, frozen=True):
    """The command that `undo` would undo now.

    Attributes:
        seq: the event's sequence number; it is passed to `undo`, so that no newer command is undone
            instead.
        reason: the reason that the result of the undo will have.
        resident: the person to whom the sample or code belongs.
        tube, position: the tube, and the place of the sample.
        at: UTC ISO time of the command.
    """

    seq: int
    reason: str
    at: str
    resident: Resident | None = None
    tube: str | None = None
    position: int | None = None


def next_undo(station: Station) -> Undoable | None:
    """The command that `undo` would undo; None if there is none."""
    with station.read() as uow:
        found = _newest_undoable(uow)
        if found is None:
            return None
        seq, body = found
        at = uow.journal.entries(seq, seq)[0].header.at
        if isinstance(body, ev.SampleTaken):
            person = _intended_person(uow, station, seq, body)
            return Undoable(seq, "sample_undone", at, person, body.tube, body.position)
        if isinstance(body, ev.CodeBound):
            return Undoable(seq, "code_unbound", at, _intended_person(uow, station, seq, body))
        sealed = isinstance(body, ev.TubeSealed)
        reason = "tube_reopened" if sealed else "tube_discarded"
        return Undoable(seq, reason, at, tube=body.tube if isinstance(body, ev.TubeOpened) else "")


def undo(context: Context, *, seq: int | None = None) -> Done[ScanResult]:
    """Undoes the newest sample, binding, opening or early seal of this station.

    A sample is undone before the person is swabbed, so its place becomes free again. A binding that
    the same scan made is undone too. If the sample filled its tube, the tube is opened again.

    Only commands of the open shift, and those that left an empty tube open, can be undone. Earlier
    commands are at headquarters already. Nothing is undone in a tube that has left in a bag.

    Args:
        context: station and session.
        seq: the sequence number of the event that was shown to the operator; None to undo the
            newest command, whichever it is.

    Raises:
        Refusal: nothing_to_undo; undo_overtaken: another command is the newest by now.
    """
    with context.write("register") as uow:
        found = _newest_undoable(uow)
        if found is None:
            raise Refusal("nothing_to_undo")
        if seq is not None and found[0] != seq:
            raise Refusal("undo_overtaken")
        result = _undo(uow, context.station, *found)
        uow.commit()
        context.session.forget()
        return Done(result, _CHANGES)


def void_sample(
    context: Context,
    *,
    reason: str,
    sample: str = "",
    resident: str = "",
    approvals: Sequence[Approval] = (),
) -> Done[ScanResult]:
    """Removes one person from a tube of this station, in any round and however long ago.

    In an open tube the place becomes free again (ADR 5). A sealed tube stays sealed, and the place
    stays empty, unless the sample is the newest command: then it is undone in the same way as by
    `undo`.

    Args:
        context: station and session.
        reason: one of `domain.station.tubes.VOID_REASONS`, or `undone`.
        sample: id of the sample; if it is empty, `resident` is used.
        resident: pseudonym of the person whose sample of the current round is removed.
        approvals: where operators are enrolled, a second person confirms that somebody is removed
            from a sealed tube; one of the two is a point lead.

    Raises:
        Refusal: void_reason_unknown, sample_unknown, sample_already_void, unknown_person,
            not_sampled, sample_of_other_station (the details give its place), role_not_permitted,
            second_person_missing.
    """
    if reason not in {*VOID_REASONS, UNDONE}:
        raise Refusal("void_reason_unknown")
    with context.write("register") as uow:
        record = _sample_record(uow, sample) if sample else _sample_of_round(uow, resident)
        if record.station != context.station.identity.station:
            raise SampleOfOtherStation(
                station=record.station,
                tube=record.tube,
                position=record.position,
                at=record.at,
            )
        if record.void:
            raise Refusal("sample_already_void")
        newest = _newest_undoable(uow)
        is_newest = newest is not None and newest[0] == record.seq
        if not is_newest:
            _require_second_person(context, uow, record, approvals)
        result = _void(uow, context.station, record, reason, reopen_tube=is_newest)
        uow.commit()
        context.session.forget()
        return Done(result, _CHANGES)


def _require_second_person(
    context: Context, uow: UnitOfWork, record: SampleRecord, approvals: Sequence[Approval]
) -> None:
    """Checks who removes somebody from a sealed tube, and records who confirms it.

    Where nobody is enrolled, people cannot be told apart, and a second name would prove nothing.
    """
    tube = uow.samples.tube(record.tube)
    if tube is None or tube.state != "sealed" or context.session.role == UNRESTRICTED:
        return
    require_action(context, "void_sealed", approvals)
    record_approvals(uow, "void_sealed", approvals)


def _sample_record(uow: ReadingUnit, sample: str) -> SampleRecord:
    record = uow.samples.record(sample)
    if record is None:
        raise Refusal("sample_unknown")
    return record


def _sample_of_round(uow: ReadingUnit, resident: str) -> SampleRecord:
    person = uow.people.get(resident)
    # A person unknown here has no record and is sampled under the pseudonym alone.
    found = uow.samples.valid_samples(
        uow.samples.round() or "", person.resident if person else resident
    )
    if not found:
        raise Refusal("not_sampled") if person else UnknownPerson()
    return found[0]


def _newest_undoable(uow: ReadingUnit) -> tuple[int, ev.AnyBody] | None:
    found = uow.journal.last_undoable(uow.shifts.open_first())
    if found is None:
        return None
    body = found[1]
    # A tube that has left cannot be opened again: nobody could still be swabbed into it.
    if isinstance(body, ev.SampleTaken | ev.TubeSealed) and uow.days.has_left(body.tube):
        return None
    return found


def _undo(uow: UnitOfWork, station: Station, seq: int, body: ev.AnyBody) -> ScanResult:
    if isinstance(body, ev.SampleTaken):
        record = _sample_record(uow, uow.journal.entries(seq, seq)[0].header.id)
        return _void(uow, station, record, UNDONE, reopen_tube=True)
    if isinstance(body, ev.CodeBound):
        uow.journal.append(ev.CodeUnbound(body.digest, body.resident, UNDONE))
        result = command_done(uow, "code_unbound")
        person = _intended_person(uow, station, seq, body)
        return msgspec.structs.replace(result, resident=person, unbound=True)
    if isinstance(body, ev.TubeSealed):
        _append_tube_event(uow, ev.TubeReopened, body)
        return command_done(uow, "tube_reopened", tube=body.tube)
    if isinstance(body, ev.TubeOpened):
        _append_tube_event(uow, ev.TubeDiscarded, body)
        return command_done(uow, "tube_discarded", tube=body.tube)
    raise TypeError(type(body))


def _intended_person(
    uow: ReadingUnit, station: Station, seq: int, body: ev.SampleTaken | ev.CodeBound
) -> Resident | None:
    """The person in one of our events, even if the document number was corrected since."""
    return uow.people.resolve(body.resident, station.identity.station, seq)


def _append_tube_event(
    uow: UnitOfWork, kind: type[ev.TubeOpened], body: ev.TubeOpened | Tube
) -> None:
    uow.journal.append(kind(body.tube, body.round, body.mode, body.capacity))


def _void(
    uow: UnitOfWork, station: Station, record: SampleRecord, void_reason: str, *, reopen_tube: bool
) -> ScanResult:
    uow.journal.append(ev.SampleVoided(record.sample, void_reason, author=station.identity.station))
    tube = uow.samples.tube(record.tube)
    sealed = tube is not None and tube.state == "sealed"
    if tube is not None and sealed and reopen_tube:
        _append_tube_event(uow, ev.TubeReopened, tube)
    unbound = void_reason in WRONG_SCAN_REASONS and _unbind_code_of_sample(uow, record, void_reason)
    reason = "sample_undone" if void_reason == UNDONE else "sample_voided"
    return msgspec.structs.replace(
        command_done(uow, reason, tube=record.tube, position=record.position),
        resident=uow.people.get(record.resident),
        unbound=unbound,
        leaves_empty_place=sealed and not reopen_tube,
    )


def _unbind_code_of_sample(uow: UnitOfWork, record: SampleRecord, reason: str) -> bool:
    """Undoes the binding that the sample's scan made, if it is still valid."""
    # A binding is recorded directly before the sample of the same scan.
    entries = uow.journal.entries(record.seq - 1, record.seq)
    bodies = [event.body if event else None for event in map(hash_chain.read_event, entries)]
    sample = bodies[-1]
    if len(bodies) < 2 or not isinstance(sample, ev.SampleTaken):
        return False
    bound = binding_of_sample(bodies[0], sample)
    binding = uow.codes.binding(bound.digest) if bound else None
    if bound is None or binding is None:
        return False
    header = entries[0].header
    if (binding.station, binding.seq) != (header.station, header.seq):
        return False
    uow.journal.append(ev.CodeUnbound(bound.digest, bound.resident, reason))
    return True
