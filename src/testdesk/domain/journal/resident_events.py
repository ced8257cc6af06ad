"""Events about residents: imported lists, walk-ins, corrections, excuses, lookups."""

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
    """A list of residents was imported; each event has one compound and at most 2,000 rows."""

    compound: str
    residents: tuple[Resident, ...]


class ResidentRegistered(Body, frozen=True, tag="resident_registered"):
    """A walk-in was registered, or headquarters decided which record of a walk-in is right."""

    resident: Resident


class ResidentExcused(Body, frozen=True, tag="resident_excused"):
    """A listed person need not be sampled in a round (`domain.excuses`).

    Attributes:
        round: the round's short name.
        resident: pseudonym.
        reason: a code, from `excuses.EXCUSE_REASONS` or a later version.
        note: free text; may be empty.
    """

    round: str
    resident: str
    reason: str
    note: str = ""


class ExcuseWithdrawn(Body, frozen=True, tag="excuse_withdrawn"):
    """A person's excuse was withdrawn, whoever recorded it; the person counts as missing again."""

    round: str
    resident: str


class PersonLookedUp(Body, frozen=True, tag="person_looked_up"):
    """An operator looked a person up (`domain.residents.lookups`).

    Attributes:
        resident: pseudonym.
        shown: `record`, `number` or `phone`, or a code of a later version.
        page: where it was shown, as a code.
        reason: a code, from `lookups.LOOKUP_REASONS` or a later version; may be empty.
    """

    resident: str
    shown: str
    page: str
    reason: str = ""


class FieldChange(msgspec.Struct, frozen=True):
    """One corrected field of a resident: the value that was shown, and the correct one."""

    field: CorrectedField
    before: str
    after: str


class ResidentCorrected(Body, frozen=True, tag="resident_corrected"):
    """A record was corrected; for what a station may change see `domain.corrections.authority`.

    Attributes:
        resident: pseudonym of the record that was corrected.
        changes: the changed fields, each once; all other fields keep their values.
        reason: a code, such as `list_wrong`.
        becomes: pseudonym of the new document number, if the number changed; the samples and cards
            of `resident` then belong to the new pseudonym.
        person: the whole correct record, given together with `becomes`, because another person may
            be registered under the old number afterwards.
    """

    resident: str
    changes: tuple[FieldChange, ...]
    reason: str
    becomes: str = ""
    person: Resident | None = None
