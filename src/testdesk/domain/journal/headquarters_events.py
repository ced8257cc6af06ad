"""Events that only headquarters writes: rounds, and decisions of its operators."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.event_body import Body

# `all_stand`: all events of the conflict are valid. `one_stands`: only one of them is. `one_tube`:
# the tubes that several stations opened under one barcode are one physical tube.
Decision = Literal["all_stand", "one_stands", "one_tube"]


class RoundOpened(Body, frozen=True, tag="round_opened"):
    """Headquarters opened a round; `round` is its short name, such as R7."""

    round: str


class ConflictResolved(Body, frozen=True, tag="conflict_resolved"):
    """Headquarters decided a conflict between events.

    The rejected events are voided or corrected by separate events afterwards.

    Attributes:
        conflict: headquarters' key of the conflict.
        events: the [station, seq] of each event of the conflict that had arrived by then.
        decision: the decision.
        note: the reason, as free text.
        by: the operator at headquarters.
        valid: the [station, seq] of the only valid event, or empty; named `stands` in the body.
        conflict_kind: the code of the kind of conflict; empty in decisions of older versions.
    """

    conflict: str
    events: tuple[tuple[int, int], ...]
    decision: Decision
    note: str
    by: str
    valid: tuple[int, ...] = msgspec.field(default=(), name="stands")
    conflict_kind: str = ""


class BatchAdmitted(Body, frozen=True, tag="batch_admitted"):
    """Headquarters accepts the contents of a refused batch and repeats them in its next events.

    Attributes:
        station: the station number in the batch.
        manifest_sha256: the hash that identifies the batch.
        events: the number of repeated events.
        note: the reason, as free text.
        by: the operator at headquarters.
    """

    station: int
    manifest_sha256: str
    events: int
    note: str
    by: str


class StationDistrusted(Body, frozen=True, tag="station_distrusted"):
    """Headquarters excludes a station's events from every view; nothing is deleted.

    Attributes:
        distrusted: the station.
        from_seq: the sequence number of the first excluded event; 0 if the station is trusted
            again.
        note: the reason, as free text.
        by: the operator at headquarters.
    """

    distrusted: int
    from_seq: int
    note: str
    by: str


class ResidentRemoved(Body, frozen=True, tag="resident_removed"):
    """Headquarters removed a person from the roster; samples, cards and history are kept.

    Attributes:
        resident: pseudonym.
        reason: a code, from `domain.corrections.listing.REMOVAL_REASONS` or a later version.
        note: free text; may be empty.
        by: the operator at headquarters.
    """

    resident: str
    reason: str
    note: str = ""
    by: str = ""


class ResidentRestored(Body, frozen=True, tag="resident_restored"):
    """Headquarters undid a mistaken removal; the person is listed again, as before.

    Attributes:
        resident: pseudonym.
        note: the reason, as free text; may be empty.
        by: the operator at headquarters.
    """

    resident: str
    note: str = ""
    by: str = ""


class RoundErasure(Body, frozen=True, tag="round_erasure"):
    """A step in erasing a round at headquarters, which two people decide.

    The bodies that are erased with the last step are named by `BodiesErased` events after it.

    Attributes:
        round: the short name of the round.
        step: `proposed`, `withdrawn` or `erased`, or one of a later version.
        by: the operator at headquarters who takes this step.
        note: why, as free text; that of the proposal.
        proposed_by: for `erased`, the other operator, who proposed it; otherwise empty.
        samples: for `erased`, how many samples the round had; otherwise 0.
        until, days: for `erased`, as in `BodiesErased`; otherwise empty and 0.
    """

    round: str
    step: str
    by: str
    note: str = ""
    proposed_by: str = ""
    samples: int = 0
    until: str = ""
    days: int = 0
