"""Registration: one scanned line, one answer, given only after the deed is durable."""

from __future__ import annotations

from collections.abc import Callable

from testdesk.domain import events as ev
from testdesk.domain.changes import Changes
from testdesk.domain.documents import read_document
from testdesk.domain.refusals import Refusal
from testdesk.domain.scans import Scan, are_stuck_together, read_scan
from testdesk.domain.tubes import capacity_of
from testdesk.domain.verdicts import ScanResult
from testdesk.formats.proxy_code import ProxyCode
from testdesk.formats.pseudonym import external_code_digest
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.answers import Answer, answer, refused
from testdesk.services.calendar import latest_day
from testdesk.services.commands import run_command
from testdesk.services.comparing import compare_stranger
from testdesk.services.double_reads import remember, same_person, same_text
from testdesk.services.recognition import Recognised, by_card_number, by_proxy_code
from testdesk.services.sampling import sample_person
from testdesk.services.session import Pending, ScanSession, Stranger
from testdesk.services.whose import answer_whose

__all__ = ["answer_whose", "scan"]


def scan(line: str, *, desk: Desk, session: ScanSession) -> Answer:
    """Answers one line that a scanner typed; a second read of one person as the first.

    What breaks a rule is answered `refused` and changes nothing; nothing is raised for it.

    Raises:
        Refusal: operator_missing: nobody is signed in.
        EnvironmentFault: the deed could not be made durable; nothing was changed.
    """
    read = read_scan(line, tube_form=desk.identity.tube_form)
    if (first := same_text(read, desk=desk, session=session)) is not None:
        return first, Changes()
    stranger = session.stranger
    if read.kind != "id_number":
        session.stranger = None
    result, changes = _DEEDS[read.kind](read, desk, session)
    if (first := same_person(read, result, desk=desk, session=session)) is not None:
        session.stranger = stranger
        return first, Changes()
    if read.kind != "command":
        remember(read.text, result, desk=desk, session=session)
    if result.verdict != "needs_person" and read.kind != "command":
        session.pending = None
    return result, changes


def _open_tube(read: Scan, desk: Desk, session: ScanSession) -> Answer:
    with desk.begin(session.operator) as uow:
        round_ = uow.samples.round()
        current = uow.samples.open_tube()
        if round_ is None:
            return refused(uow, read, "no_round")
        if current is not None:
            same = current.tube == read.text
            reason = "tube_is_open" if same else "other_tube_open"
            return refused(uow, read, reason, tube=current.tube)
        if uow.samples.tube(read.text) is not None:
            return refused(uow, read, "tube_already_used", tube=read.text)
        mode = session.next_mode
        capacity = capacity_of(mode, session.pool_size)
        uow.journal.append(ev.TubeOpened(read.text, round_, mode, capacity))
        uow.commit()
        session.next_mode = "pool"
        result = answer(uow, read, "accepted", "tube_opened", tube=read.text)
        return result, Changes(tubes=True, journal=True)


def _person_by(
    find: Callable[[UnitOfWork, Desk, str], Recognised], by: ev.SampledBy
) -> Callable[[Scan, Desk, ScanSession], Answer]:
    def deed(read: Scan, desk: Desk, session: ScanSession) -> Answer:
        with desk.begin(session.operator) as uow:
            try:
                recognised = find(uow, desk, read.text)
            except Refusal as refusal:
                return refused(uow, read, refusal.code)
            if recognised.void:
                return refused(uow, read, recognised.void, resident=recognised.person)
            outcome = sample_person(uow, desk, read, recognised, by=by)
            uow.commit()
            session.stranger = _stranger(recognised, outcome[0])
            return outcome

    return deed


def _stranger(recognised: Recognised, result: ScanResult) -> Stranger | None:
    """Whose card was taken on its own word, to be compared with the ID card."""
    code, tube, place = recognised.card, result.tube, result.position
    if result.reason != "sampled_not_listed" or tube is None or place is None:
        return None
    return Stranger(code, tube, place) if isinstance(code, ProxyCode) else None


def _person_by_id_number(read: Scan, desk: Desk, session: ScanSession) -> Answer:
    stranger, session.stranger = session.stranger, None
    with desk.begin(session.operator) as uow:
        if stranger is not None:
            return compare_stranger(uow, desk, read, session, stranger)
        try:
            document = read_document(read.text, today=latest_day(uow, desk))
        except Refusal as refusal:
            return refused(uow, read, refusal.code)
        person = uow.people.by_document(document.number)
        if person is None:
            session.pending = Pending(document.number, "id_number")
            return answer(uow, read, "needs_person", "unknown_person"), Changes()
        outcome = sample_person(uow, desk, read, Recognised(person), by="id_number")
        uow.commit()
        return outcome


def _person_by_external_code(read: Scan, desk: Desk, session: ScanSession) -> Answer:
    digest = external_code_digest(desk.identity.person_key, read.text)
    with desk.begin(session.operator) as uow:
        bound = uow.codes.binding(digest)
        person = uow.people.get(bound.resident) if bound else None
        if person is None or bound is None:
            session.pending = Pending(read.text, "external_code", digest)
            return answer(uow, read, "needs_person", "unknown_code"), Changes()
        recognised = Recognised(person, unproven=uow.codes.is_unproven(bound))
        outcome = sample_person(uow, desk, read, recognised, by="external_code")
        uow.commit()
        return outcome


def _unknown(read: Scan, desk: Desk, _session: ScanSession) -> Answer:
    with desk.begin("") as uow:
        if are_stuck_together(read.text, tube_form=desk.identity.tube_form):
            return refused(uow, read, "scans_stuck_together")
        return refused(uow, read, "unknown_code" if read.text.isprintable() else "unreadable")


_DEEDS: dict[str, Callable[[Scan, Desk, ScanSession], Answer]] = {
    "tube": _open_tube,
    "proxy_code": _person_by(by_proxy_code, "proxy_code"),
    "card_number": _person_by(by_card_number, "card_number"),
    "id_number": _person_by_id_number,
    "external_code": _person_by_external_code,
    "command": run_command,
    "unknown": _unknown,
}
