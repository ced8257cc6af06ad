"""The result of a scan, which the screen shows to the registrar."""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.scans import ScanKind, Verdict
from testdesk.domain.residents.people import Resident


class EarlierSample(msgspec.Struct, frozen=True):
    """The sample that a person already has in this round, with its place and time (UTC ISO).

    `clock_doubtful` is set if the time cannot be true.
    """

    station: int
    tube: str
    position: int
    at: str
    clock_doubtful: bool = False


class ScanResult(msgspec.Struct, frozen=True):
    """The result of one scanned line.

    Attributes:
        seq: the journal's length when the result was made; all events up to it are durable. A
            repeated result has the `seq` of the first.
        scan: the line as recognised.
        kind, verdict, reason: see `interface.md`.
        resident: the person, if known.
        tube: the tube that was used, or that the result is about.
        position: the place in the tube, 1 to capacity.
        sealed: whether this person filled the tube, which is then sealed.
        earlier: the existing sample, for `already_sampled` and `sample_of_other_station`.
        repeated: whether the same person was scanned within the last three seconds, so that this
            is the first scan's result again.
        unbound: whether the scan that was undone had bound a code; that binding was undone too.
        clock_doubtful: whether the station's clock was wrong when the sample was taken.
        place_stays_empty: whether a sample was removed from a sealed tube, which is not filled up
            again; `hole` in JSON.
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
    place_stays_empty: bool = False
    clock_doubtful: bool = False


def is_in_a_tube(result: ScanResult) -> bool:
    """Whether the person was put into a tube and may be swabbed."""
    return result.verdict in {"accepted", "attention"} and result.position is not None
