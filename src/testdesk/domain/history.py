"""The history of a person: what was done for the person and changed in the record."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.corrections.correction_states import CorrectionState
from testdesk.domain.journal.events import CorrectedField

# written_down: registered as a walk-in, or entered by headquarters' decision. taken_out: a sample
# was undone or removed from its tube. code: a phone code.
HistoryKind = Literal[
    "listed",
    "written_down",
    "corrected",
    "sampled",
    "taken_out",
    "card_issued",
    "card_voided",
    "card_printed",
    "card_saved",
    "code_bound",
    "code_unbound",
    "removed",
    "restored",
    "excused",
    "excuse_withdrawn",
    "looked_up",
]


class HistoryChange(msgspec.Struct, frozen=True):
    """One corrected field: the old value, the new one, and the state of the correction."""

    field: CorrectedField
    before: str
    after: str
    state: CorrectionState


class HistoryEntry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of a person's history.

    Attributes:
        at: the time, UTC ISO, by the clock of the station that did it.
        hlc: the event's hybrid logical clock, zeros if it is not trusted; orders the lines.
        station, seq: copied from the event's header; station 0 is headquarters.
        operator: who did it; empty if this station does not have the event.
        kind: what was done, as a code.
        void: whether it is no longer valid: a sample that was voided, or a card that was voided by
            a newer card or by a person.
        round, tube, position: set for a sample; `round` is also set for an excuse.
        card_number, layout, printer: set for a card; `card` is the id of the event that issued it.
        reason: the reason, as a code or free text.
        note: free text in addition to a code.
        shown, page: set for a lookup: what was shown and where (`domain.residents.lookups`).
        changes: the changes that a correction made.
        clock_doubtful: whether `at` cannot be true; if so, it was done between `earliest` and
            `latest` (UTC ISO, or empty if unbounded).
    """

    at: str
    hlc: str
    station: int
    seq: int
    operator: str
    kind: HistoryKind
    void: bool = False
    round: str = ""
    tube: str = ""
    position: int = 0
    card: str = ""
    card_number: str = ""
    layout: str = ""
    printer: str = ""
    reason: str = ""
    note: str = ""
    shown: str = ""
    page: str = ""
    changes: tuple[HistoryChange, ...] = ()
    clock_doubtful: bool = False
    earliest: str = ""
    latest: str = ""
