"""Scanned commands: lines that begin with an exclamation mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from testdesk.domain.changes import Changes
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal, SampleOfOtherStation, UnknownPerson
from testdesk.domain.station.tubes import POOL_SIZES, UNDONE
from testdesk.domain.station.verdicts import Earlier
from testdesk.ports import Station
from testdesk.services.people.listed import named
from testdesk.services.scan_results import Answer, answer, refused
from testdesk.services.scanning.code_owner import answer_whose
from testdesk.services.scanning.tube_scans import answer_document, answer_tube
from testdesk.services.session import ScanSession
from testdesk.services.tubes import seal
from testdesk.services.voiding import undo, void_sample

Obey = Callable[[Sequence[str], Station, ScanSession], Answer]


@dataclass(frozen=True)
class Command:
    """What a command does, and how many arguments it uses; one more is refused, never ignored."""

    obey: Obey
    arguments: int = 0


def run_command(read: Scan, station: Station, session: ScanSession) -> Answer:
    """Obeys a line that began with `!`; the mark is already off."""
    word, *arguments = read.text.split() or [""]
    session.recent = ()
    try:
        result, changes = _command(word, arguments).obey(arguments, station, session)
    except Refusal as refusal:
        result, changes = _refused(read, refusal, station)
    return msgspec.structs.replace(result, scan=f"!{read.text}", kind="command"), changes


def _command(word: str, arguments: Sequence[str]) -> Command:
    command = COMMANDS.get(word.lower())
    if command is None:
        raise Refusal("command_unknown")
    if len(arguments) > command.arguments:
        raise Refusal("command_unknown_argument")
    return command


def _refused(read: Scan, refusal: Refusal, station: Station) -> Answer:
    with station.read() as uow:
        result, changes = refused(uow, read, refusal.code)
    if isinstance(refusal, SampleOfOtherStation):
        earlier = msgspec.convert(refusal.detail, Earlier)
        result = msgspec.structs.replace(
            result, earlier=earlier, tube=earlier.tube, position=earlier.position
        )
    return result, changes


def _seal_command(arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    return seal(station=station, session=session, reason=arguments[0] if arguments else "other")


def _undo_command(arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    """The newest one; with an argument that person's sample of this round, whoever came after."""
    if not arguments:
        return undo(station=station, session=session)
    resident = _sampled(arguments[0], station)
    return void_sample(station=station, session=session, reason=UNDONE, resident=resident)


def _sampled(text: str, station: Station) -> str:
    """A pseudonym; a stranger's card is sampled by its pseudonym alone."""
    try:
        return named(station=station, text=text).resident
    except UnknownPerson:
        return text.lower()


def _mode_command(mode: ev.TubeMode) -> Obey:
    def obey(_arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
        session.next_mode = mode
        with station.read() as uow:
            return answer(uow, Scan("command", mode), "accepted", f"next_tube_{mode}"), Changes()

    return obey


def _pool_command(arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    size = arguments[0] if arguments else ""
    if size not in map(str, POOL_SIZES):
        raise Refusal("pool_size_unknown")
    session.pool_size, session.next_mode = int(size), "pool"
    return _mode_command("pool")((), station, session)


def _tube_command(_arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    return answer_tube(station=station, session=session)


def _document_command(_arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    return answer_document(station=station, session=session)


def _bind_command(arguments: Sequence[str], station: Station, session: ScanSession) -> Answer:
    resident = named(station=station, text=arguments[0] if arguments else "").resident
    return answer_whose(station=station, session=session, resident=resident)


COMMANDS: dict[str, Command] = {
    "undo": Command(_undo_command, arguments=1),
    "seal": Command(_seal_command, arguments=1),
    "single": Command(_mode_command("single")),
    "household": Command(_mode_command("household")),
    "pool": Command(_pool_command, arguments=1),
    "bind": Command(_bind_command, arguments=1),
    "tube": Command(_tube_command),
    "document": Command(_document_command),
}
