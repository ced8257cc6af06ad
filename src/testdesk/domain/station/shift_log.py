"""What was done with tubes and people in a shift, as the journal has it, one line per event."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.events import SampledBy

LoggedKind = Literal[
    "sample_taken",
    "sample_voided",
    "tube_opened",
    "tube_sealed",
    "tube_reopened",
    "tube_discarded",
]


class LogLine(msgspec.Struct, frozen=True):
    """One event of this station.

    Attributes:
        seq: the event's sequence number.
        at: UTC ISO time.
        kind: the kind of the event.
        tube: barcode.
        position: the place of the sample; 0 if it is about the whole tube.
        resident: pseudonym of the person; empty if it is about the whole tube.
        by: the kind of scan that identified the person, for a sample; else empty.
        reason: why a sample was voided; else empty.
        undone: whether a later event undid it.
        clock_doubtful: whether `at` cannot be true.
    """

    seq: int
    at: str
    kind: LoggedKind
    tube: str
    position: int
    resident: str
    by: SampledBy | Literal[""]
    reason: str
    undone: bool
    clock_doubtful: bool
