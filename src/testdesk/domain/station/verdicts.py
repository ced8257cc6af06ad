"""The answer to a scan."""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.scans import ScanKind, Verdict
from testdesk.domain.residents.people import Resident


class Earlier(msgspec.Struct, frozen=True):
    """The sample that a person already has in this round: where and when (UTC ISO).

    `clock_doubtful`: the time cannot be true.
    """

    station: int
    tube: str
    position: int
    at: str
    clock_doubtful: bool = False


class ScanResult(msgspec.Struct, frozen=True):
    """What became of one scanned line.

    Attributes:
        seq: the journal's length at the answer; everything up to it is durable. Of a repeated
            answer, that of the first.
        scan: the line as understood.
        kind, verdict, reason: see `interface.md`.
        resident: whom it is about, where known.
        tube: the tube it went into, or the one it is about.
        position: the place in the tube, 1 to capacity.
        sealed: whether the tube sealed itself with this person.
        earlier: for `already_sampled` and `sample_of_other_station`, the sample there is.
        repeated: the same person was read within three seconds before: this is that answer again.
        unbound: a code's binding, made by the scan that was taken back, was taken back with it.
        clock_doubtful: the desk's clock was wrong at this sample.
        hole: a sample was taken out of a sealed tube: its place stays empty.
    """

    seq: int
    scan: str
    kind: ScanKind
    verdict: Verdict
    reason: str
    resident: Resident | None = None
    tube: str | None = None
    position: int | None = None
    sealed: bool = False
    earlier: Earlier | None = None
    repeated: bool = False
    unbound: bool = False
    hole: bool = False
    clock_doubtful: bool = False


def is_in_a_tube(result: ScanResult) -> bool:
    """Whether the answer is about somebody who was put into a tube and may be swabbed."""
    return result.verdict in {"accepted", "attention"} and result.position is not None
