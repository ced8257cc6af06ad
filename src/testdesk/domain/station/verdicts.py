"""The answer to a scan."""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.scans import ScanKind, Verdict
from testdesk.domain.residents.people import Resident


class EarlierSample(msgspec.Struct, frozen=True):
    """The sample that a person already has in this round: where and when (UTC ISO).

    `clock_doubtful`: the time cannot be true.
    """

    station: int
    tube: str
    position: int
    at: str
    clock_doubtful: bool = False


class ScanResult(msgspec.Struct, frozen=True):
    """The result of one scanned line.

    Attributes:
        seq: the journal's length at the answer; everything up to it is durable. For a repeated
            answer, that of the first.
        scan: the line as recognised.
        kind, verdict, reason: see `interface.md`.
        resident: the person, if known.
        tube: the tube that was used, or that the answer is about.
        position: the place in the tube, 1 to capacity.
        sealed: whether this person filled and so sealed the tube.
        earlier: for `already_sampled` and `sample_of_other_station`, the existing sample.
        repeated: the same person was scanned within the last three seconds: this is the same
            answer.
        unbound: the undone scan had made a code's binding, which was undone too.
        clock_doubtful: the station's clock was wrong at this sample.
        hole: a sample was removed from a sealed tube: its place stays empty.
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
    earlier: EarlierSample | None = None
    repeated: bool = False
    unbound: bool = False
    hole: bool = False
    clock_doubtful: bool = False


def is_in_a_tube(result: ScanResult) -> bool:
    """Whether the person was put into a tube and may be swabbed."""
    return result.verdict in {"accepted", "attention"} and result.position is not None
