"""Reads what was done with tubes and people in this shift, as answers that were shown for it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from testdesk.domain.numbers.scans import ScanKind
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.shift_log import LogLine
from testdesk.domain.station.tubes import UNDONE
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import Station

PAGE_LENGTH = 50
_NEVER = 2**62  # later than every event


class LoggedScan(msgspec.Struct, frozen=True):
    """The answer to a scan or command of this shift, rebuilt from its event.

    Attributes:
        result: as it was shown, as far as the journal has it; `seq` is that of the event.
        at: UTC ISO time.
        undone: whether a later command undid it.
    """

    result: ScanResult
    at: str
    undone: bool


def shift_log(station: Station, *, before: int | None = None) -> list[LoggedScan]:
    """The newest lines of the open shift, at most `PAGE_LENGTH`.

    What was refused is not in the journal, and so not in the log.

    Args:
        station: the station.
        before: only lines with a lower sequence number; None for the newest.
    """
    with station.read() as uow:
        lines = uow.shift_log.lines(
            uow.shifts.open_first(), before=before or _NEVER, limit=PAGE_LENGTH
        )
        people = uow.people.get_many([line.resident for line in lines if line.resident])
    return [LoggedScan(_result(line, people), line.at, line.undone) for line in lines]


def _result(line: LogLine, people: Mapping[str, Resident]) -> ScanResult:
    reason = line.kind
    kind: ScanKind = "command" if line.kind != "tube_opened" else "tube"
    if line.kind == "sample_taken":
        # A walk-in was not identified by any scan.
        kind = "command" if line.by == "" or line.by == "walk_in" else line.by  # noqa: PLR1714 - narrows the type
        text = "sampled"
    elif line.kind == "sample_voided":
        text = "sample_undone" if line.reason == UNDONE else "sample_voided"
    else:
        text = reason
    resident = people.get(line.resident) or (Resident(line.resident, "") if line.resident else None)
    return ScanResult(
        seq=line.seq,
        scan="",
        kind=kind,
        verdict="accepted",
        reason=text,
        resident=resident,
        tube=line.tube,
        position=line.position or None,
        clock_doubtful=line.clock_doubtful,
    )
