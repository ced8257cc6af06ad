"""Scanned commands: lines that begin with an exclamation mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from testdesk.domain.changes import Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal, SampleOfOtherStation, UnknownPerson
from testdesk.domain.station.tubes import POOL_SIZES, UNDONE
from testdesk.domain.station.verdicts import EarlierSample, ScanResult
from testdesk.ports import Station
from testdesk.services.people.document_holders import find_person
from testdesk.services.scan_results import command_done, refused, scan_result
from testdesk.services.scanning.code_owner import name_owner
from testdesk.services.scanning.tube_scans import answer_document, answer_tube
from testdesk.services.session import Context
from testdesk.services.staff.identification import Credentials, sign_in_member
from testdesk.services.tubes import seal
from testdesk.services.voiding import undo, void_sample

CommandFunction = Callable[[Context, Sequence[str]], Done[ScanResult]]


@dataclass(frozen=True)
class Command:
    """A command's function and its number of arguments; extra arguments are refused."""

    run: CommandFunction
    arguments: int = 0


def run_command(context: Context, scan: Scan) -> Done[ScanResult]:
    """Runs a scanned command; the `!` before it has already been removed from the text."""
    name, *arguments = scan.text.split() or [""]
    context.session.recent = ()
    try:
        done = _command(name, arguments).run(context, arguments)
    except Refusal as refusal:
        done = Done(_refused(scan, refusal, context.station))
    # A badge is not repeated, because its code would open the station for whoever reads it.
    shown = name if name.lower() == "badge" else scan.text
    result = msgspec.structs.replace(done.value, scan=f"!{shown}", kind="command")
    return Done(result, done.changes)


def _command(name: str, arguments: Sequence[str]) -> Command:
    command = COMMANDS.get(name.lower())
    if command is None:
        raise Refusal("command_unknown")
    if len(arguments) > command.arguments:
        raise Refusal("command_unknown_argument")
    return command


def _refused(scan: Scan, refusal: Refusal, station: Station) -> ScanResult:
    with station.read() as uow:
        result = refused(uow, scan, refusal.code).value
    if isinstance(refusal, SampleOfOtherStation):
        earlier = msgspec.convert(refusal.detail, EarlierSample)
        result = msgspec.structs.replace(
            result, earlier=earlier, tube=earlier.tube, position=earlier.position
        )
    return result


def _seal_command(context: Context, arguments: Sequence[str]) -> Done[ScanResult]:
    return seal(context, reason=arguments[0] if arguments else "other")


def _undo_command(context: Context, arguments: Sequence[str]) -> Done[ScanResult]:
    """Undoes the newest command or, with an argument, that person's sample of this round."""
    if not arguments:
        return undo(context)
    resident = _pseudonym_of(arguments[0], context.station)
    return void_sample(context, reason=UNDONE, resident=resident)


def _pseudonym_of(text: str, station: Station) -> str:
    """The pseudonym of the person whom a text names; an unknown text must be a pseudonym itself."""
    try:
        return find_person(station=station, text=text).resident
    except UnknownPerson:
        return text.lower()


def _mode_command(mode: ev.TubeMode) -> CommandFunction:
    """The command that chooses the mode of the next tube."""

    def run(context: Context, _arguments: Sequence[str]) -> Done[ScanResult]:
        context.session.next_mode = mode
        with context.station.read() as uow:
            return Done(scan_result(uow, Scan("command", mode), "accepted", f"next_tube_{mode}"))

    return run


def _pool_command(context: Context, arguments: Sequence[str]) -> Done[ScanResult]:
    size = arguments[0] if arguments else ""
    if size not in map(str, POOL_SIZES):
        raise Refusal("pool_size_unknown")
    context.session.pool_size, context.session.next_mode = int(size), "pool"
    return _mode_command("pool")(context, ())


def _tube_command(context: Context, _arguments: Sequence[str]) -> Done[ScanResult]:
    """Answers the question "tube or document?" with "tube"."""
    return answer_tube(context)


def _document_command(context: Context, _arguments: Sequence[str]) -> Done[ScanResult]:
    return answer_document(context)


def _bind_command(context: Context, arguments: Sequence[str]) -> Done[ScanResult]:
    """Names the owner of the last scan, by document number or pseudonym."""
    resident = find_person(station=context.station, text=arguments[0] if arguments else "").resident
    return name_owner(context, resident=resident)


def _badge_command(context: Context, arguments: Sequence[str]) -> Done[ScanResult]:
    """Signs the owner of a badge in; a point lead also types the PIN, in the window."""
    credentials = Credentials(badge=arguments[0] if arguments else "")
    done = sign_in_member(context, credentials)
    with context.station.read() as uow:
        result = command_done(uow, "operator_changed")
    return Done(result, done.changes)


COMMANDS: dict[str, Command] = {
    "undo": Command(_undo_command, arguments=1),
    "seal": Command(_seal_command, arguments=1),
    "single": Command(_mode_command("single")),
    "household": Command(_mode_command("household")),
    "pool": Command(_pool_command, arguments=1),
    "badge": Command(_badge_command, arguments=1),
    "bind": Command(_bind_command, arguments=1),
    "tube": Command(_tube_command),
    "document": Command(_document_command),
}
