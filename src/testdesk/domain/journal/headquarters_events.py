"""Events of headquarters alone: rounds, and its supervisors' decisions."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.event_body import Body

# `one_tube`: the tubes of several stations under one barcode are one physical tube.
Decision = Literal["all_stand", "one_stands", "one_tube"]


class RoundOpened(Body, frozen=True, tag="round_opened"):
    """Headquarters opened a round; `round` is its short name, such as R7."""

    round: str


class ConflictResolved(Body, frozen=True, tag="conflict_resolved"):
    """Headquarters decided on true events that contradict each other.

    The rejected events are voided or corrected by separate events afterwards.

    Attributes:
        conflict: the key by which headquarters names it.
        events: the [station, seq] of all that were known then.
        decision: what was decided.
        note: why, as free text.
        by: the operator at headquarters.
        valid: the [station, seq] of the valid one, or empty; `stands` in the body.
        conflict_kind: what contradicted what; empty in decisions of older programs.
    """

    conflict: str
    events: tuple[tuple[int, int], ...]
    decision: Decision
    note: str
    by: str
    valid: tuple[int, ...] = msgspec.field(default=(), name="stands")
    conflict_kind: str = ""


class BatchAdmitted(Body, frozen=True, tag="batch_admitted"):
    """Headquarters vouches for the contents of a refused batch and repeats them in its next events.

    Attributes:
        station: whose number the batch bears.
        manifest_sha256: which batch exactly.
        events: how many are repeated.
        note: why, as free text.
        by: the operator at headquarters.
    """

    station: int
    manifest_sha256: str
    events: int
    note: str
    by: str


class StationDistrusted(Body, frozen=True, tag="station_distrusted"):
    """Headquarters leaves a station's events out of every view; nothing is deleted.

    Attributes:
        distrusted: the station.
        from_seq: its events from this number on; 0 if it is trusted again.
        note: why, as free text.
        by: the operator at headquarters.
    """

    distrusted: int
    from_seq: int
    note: str
    by: str


class ResidentRemoved(Body, frozen=True, tag="resident_removed"):
    """Headquarters removed a person from the list; samples, cards and history stay.

    Attributes:
        resident: pseudonym.
        reason: a code of `domain.corrections.listing.REMOVAL_REASONS`; later versions may add some.
        note: free text; may be empty.
        by: the operator at headquarters.
    """

    resident: str
    reason: str
    note: str = ""
    by: str = ""


class ResidentRestored(Body, frozen=True, tag="resident_restored"):
    """The removal was a mistake: the person is on the list again, as before.

    Attributes:
        resident: pseudonym.
        note: why, as free text; may be empty.
        by: the operator at headquarters.
    """

    resident: str
    note: str = ""
    by: str = ""
