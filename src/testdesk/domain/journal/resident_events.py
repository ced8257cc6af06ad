"""What events say of residents: lists, walk-ins, corrections, excuses."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.event_body import Body
from testdesk.domain.residents.people import Resident

CorrectedField = Literal[
    "name",
    "korean",
    "document_type",
    "document_number",
    "birth",
    "sex",
    "phone",
    "compound",
    "building",
    "unit",
    "room",
    "language",
    "note",
    "colour",
]


class RosterImported(Body, frozen=True, tag="roster_taken"):
    """A list of residents was imported; one event per compound and at most 2,000 rows."""

    compound: str
    residents: tuple[Resident, ...]


class ResidentRegistered(Body, frozen=True, tag="resident_registered"):
    """A walk-in was written down, or a resident's entry was corrected."""

    resident: Resident


class ResidentExcused(Body, frozen=True, tag="resident_excused"):
    """Somebody on the list is not to be looked for in a round (`domain.excuses`).

    Attributes:
        round: short name.
        resident: pseudonym.
        reason: a code, of `excuses.EXCUSE_REASONS`; a later version may have more.
        note: in words; may be empty.
    """

    round: str
    resident: str
    reason: str
    note: str = ""


class ExcuseWithdrawn(Body, frozen=True, tag="excuse_withdrawn"):
    """The person is missing again unless sampled, whoever excused them in the round."""

    round: str
    resident: str


class FieldChange(msgspec.Struct, frozen=True):
    """One corrected field of a resident: the value that was shown, and the value that is right."""

    field: CorrectedField
    before: str
    after: str


class ResidentCorrected(Body, frozen=True, tag="resident_corrected"):
    """Somebody's record was corrected; what a desk may change: `domain.corrections.authority`.

    Attributes:
        resident: pseudonym of the record that was corrected.
        changes: each field once; a field that is not named keeps its value.
        reason: a code, as `list_wrong`.
        becomes: pseudonym of the new document number, where that changed: samples and cards of
            `resident` then belong to it.
        person: with `becomes`, the whole record as it is right: whoever else has the old number
            may be written down under it afterwards.
    """

    resident: str
    changes: tuple[FieldChange, ...]
    reason: str
    becomes: str = ""
    person: Resident | None = None
