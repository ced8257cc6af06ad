"""Scanned commands: lines that begin with an exclamation mark."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from testdesk.domain import events as ev
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import Refusal
from testdesk.domain.scans import Scan
from testdesk.ports import Desk
from testdesk.services.answers import Answer, answer, refused
from testdesk.services.session import ScanSession
from testdesk.services.tube_scans import answer_document, answer_tube
from testdesk.services.tubes import seal, undo
from testdesk.services.whose import answer_whose


def run_command(read: Scan, desk: Desk, session: ScanSession) -> Answer:
    """Obeys a line that began with `!`; the mark is already off."""
    word, _, rest = read.text.partition(" ")
    deed = _COMMANDS.get(word.lower(), _no_command)
    try:
        result, changes = deed(rest.strip(), desk, session)
    except Refusal as refusal:
        with desk.begin("") as uow:
            result, changes = refused(uow, read, refusal.code)
    return msgspec.structs.replace(result, scan=f"!{read.text}", kind="command"), changes


def _no_command(_rest: str, _desk: Desk, _session: ScanSession) -> Answer:
    raise Refusal("command_unknown")


def _seal_command(rest: str, desk: Desk, session: ScanSession) -> Answer:
    return seal(desk=desk, session=session, reason=rest or "other")


def _undo_command(_rest: str, desk: Desk, session: ScanSession) -> Answer:
    return undo(desk=desk, session=session)


def _mode_command(mode: ev.TubeMode) -> Callable[[str, Desk, ScanSession], Answer]:
    def deed(_rest: str, desk: Desk, session: ScanSession) -> Answer:
        session.next_mode = mode
        with desk.begin("") as uow:
            return answer(uow, Scan("command", mode), "accepted", f"next_tube_{mode}"), Changes()

    return deed


def _pool_command(rest: str, desk: Desk, session: ScanSession) -> Answer:
    if rest not in {"5", "10", "20"}:
        raise Refusal("pool_size_unknown")
    session.pool_size, session.next_mode = int(rest), "pool"
    return _mode_command("pool")(rest, desk, session)


def _tube_command(rest: str, desk: Desk, session: ScanSession) -> Answer:
    if rest:
        raise Refusal("command_unknown_argument")
    return answer_tube(desk=desk, session=session)


def _document_command(rest: str, desk: Desk, session: ScanSession) -> Answer:
    if rest:
        raise Refusal("command_unknown_argument")
    return answer_document(desk=desk, session=session)


def _bind_command(rest: str, desk: Desk, session: ScanSession) -> Answer:
    with desk.begin("") as uow:
        person = uow.people.get(rest.lower()) or uow.people.by_document(rest.upper())
    if person is None:
        raise Refusal("unknown_person")
    return answer_whose(desk=desk, session=session, resident=person.resident)


_COMMANDS: dict[str, Callable[[str, Desk, ScanSession], Answer]] = {
    "undo": _undo_command,
    "seal": _seal_command,
    "single": _mode_command("single"),
    "household": _mode_command("household"),
    "pool": _pool_command,
    "bind": _bind_command,
    "tube": _tube_command,
    "document": _document_command,
}
