"""Events: what happened at a station, one per action.

An event is written once and never changed. Its body is a tagged value: the JSON member `kind` names
the class. Fields with their default value are left out. So a field that is added later changes
neither the bytes nor the hash of an older event.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.day_events import (
    BagHandedOver,
    BagPacked,
    DayReopened,
    LabelsPrinted,
    ShiftClosed,
    SwabsCounted,
    TubeCounted,
)
from testdesk.domain.journal.event_body import Body
from testdesk.domain.journal.headquarters_events import (
    BatchAdmitted,
    ConflictResolved,
    Decision,
    ResidentRemoved,
    ResidentRestored,
    RoundErasure,
    RoundOpened,
    StationDistrusted,
)
from testdesk.domain.journal.resident_events import (
    CorrectedField,
    ExcuseWithdrawn,
    FieldChange,
    PersonLookedUp,
    ResidentCorrected,
    ResidentExcused,
    ResidentRegistered,
    RosterImported,
)
from testdesk.domain.journal.staff_events import ActionApproved, OperatorEnrolled, OperatorRemoved
from testdesk.domain.journal.upkeep_events import BodiesErased, ClockConfirmed, ClockJumped

# Bodies that are defined in modules of their own.
__all__ = [
    "ActionApproved",
    "BagHandedOver",
    "BagPacked",
    "BatchAdmitted",
    "BodiesErased",
    "Body",
    "ClockConfirmed",
    "ClockJumped",
    "ConflictResolved",
    "CorrectedField",
    "DayReopened",
    "Decision",
    "ExcuseWithdrawn",
    "FieldChange",
    "LabelsPrinted",
    "OperatorEnrolled",
    "OperatorRemoved",
    "PersonLookedUp",
    "ResidentCorrected",
    "ResidentExcused",
    "ResidentRegistered",
    "ResidentRemoved",
    "ResidentRestored",
    "RosterImported",
    "RoundErasure",
    "RoundOpened",
    "ShiftClosed",
    "StationDistrusted",
    "SwabsCounted",
    "TubeCounted",
]

# pool: several people from any household. household: the people of one. single: one person.
TubeMode = Literal["pool", "household", "single"]
Lane = Literal["normal", "priority"]
TicketState = Literal["waiting", "called", "skipped", "served"]
# The kind of scan that identified the person; for `external_code` and `card_number` see the
# glossary (phone code, card number). walk_in: none, the operator entered the person.
SampledBy = Literal["proxy_code", "id_number", "external_code", "card_number", "walk_in"]


class StationSetUp(Body, frozen=True, tag="station_set_up"):
    """A laptop became a station; this is the first event of its journal.

    Attributes:
        point: name of the testing point.
        kit: the identity of the kit, 32 random hex digits.
        public_key: hex Ed25519 key that signs this station's batches.
        recipient: public age key to which headquarters encrypts its answers.
        endorsement: hex signature of the two keys, made with the kit's enrolment key.
        software: the version of the program.
        enrolment_key, voucher: hex; the public half of the enrolment key, and headquarters'
            signature by which the point's other stations trust it. Empty if the kit has none.
    """

    point: str
    kit: str
    public_key: str
    recipient: str
    endorsement: str
    software: str
    enrolment_key: str = ""
    voucher: str = ""


class CardKeysRenewed(Body, frozen=True, tag="card_keys_renewed"):
    """A renewal was imported, or an update with a new card key.

    `kit` is the identity of the station's kit; the card key `key_id` signs cards from now on.
    """

    kit: str
    key_id: int


class StationRecovered(Body, frozen=True, tag="station_recovered"):
    """A forgotten passphrase was replaced with headquarters' help.

    `request` identifies the request that headquarters answered (`recovery-v1.md`).
    """

    request: str


class StationRestored(Body, frozen=True, tag="station_restored"):
    """The station was restored from a backup, maybe on another laptop.

    Attributes:
        created, length: the backup's time (UTC, ISO) and the highest own sequence number in it.
        software: the version of the program that restored it.
        confirmed_by: the names of the two people; empty if an older program asked only one.
    """

    created: str
    length: int
    software: str
    confirmed_by: tuple[str, ...] = ()


class OperatorSignedIn(Body, frozen=True, tag="operator_signed_in"):
    """An operator signed in; the headers of later events have the operator's name.

    Attributes:
        role: the code of what the operator does, such as `registrar`.
        operator: the operator's identity; empty where nobody is enrolled and any name is typed.
        method: `badge`, `pin` or `badge_and_pin`; empty for the station's passphrase.
    """

    role: str
    operator: str = ""
    method: str = ""


class TubeOpened(Body, frozen=True, tag="tube_opened"):
    """An empty tube was scanned.

    `tube` is its barcode, `capacity` the number of people it holds.
    """

    tube: str
    round: str
    mode: TubeMode
    capacity: int


class TubeReopened(TubeOpened, frozen=True, tag="tube_reopened"):
    """The seal was undone."""


class TubeDiscarded(TubeOpened, frozen=True, tag="tube_discarded"):
    """The opening was undone; the tube holds nobody and may be opened again."""


class TubeSealed(TubeOpened, frozen=True, tag="tube_sealed", kw_only=True):
    """The tube takes no more swabs; `reason` is `full`, or the reason for sealing it early."""

    count: int
    reason: str


class SampleTaken(Body, frozen=True, tag="sample_taken"):
    """A person was sampled into one place (1 to capacity) of a tube.

    The id of the event is also the id of the sample.

    The testing point and the person's compound and building are kept in the sample itself. A code
    contains no address, and a person whose result is positive must be found.
    """

    round: str
    resident: str
    tube: str
    position: int
    by: SampledBy
    point: str
    compound: str = ""
    building: str = ""


class SampleVoided(Body, frozen=True, tag="sample_voided"):
    """A sample was undone or removed from its tube; `sample` is the id of its event.

    `author` is the station that took the sample. The id alone is not enough, because a dishonest
    author can copy the id of another author's event. -1, from older versions, means any station.
    """

    sample: str
    reason: str
    author: int = -1


class CodeBound(Body, frozen=True, tag="code_bound"):
    """A phone code belongs to a resident; of its text only the keyed hash (`digest`) is kept."""

    digest: str
    resident: str


class CodeUnbound(Body, frozen=True, tag="code_unbound"):
    """The phone code with this digest, bound to the resident, belongs to nobody any more."""

    digest: str
    resident: str
    reason: str


class ProxyCodeIssued(Body, frozen=True, tag="proxy_code_issued"):
    """A proxy code was made; the card's id is the event's.

    Attributes:
        resident: the person to whom it is issued; the code's subject.
        serial: counts this station's cards from 1; station and serial form the card number.
        issue_number: 1 for a person's first card; a higher one voids the lower.
        issue_day: ISO date of the station's local day.
        valid_days: the number of days for which it is valid, a multiple of ten.
        key_id: the city's card key that signed it.
        applicant, relation, reason: who collected the card, that person's relation to the holder,
            and why it was issued; may be empty.
    """

    resident: str
    serial: int
    issue_number: int
    issue_day: str
    valid_days: int
    key_id: int
    applicant: str = ""
    relation: str = ""
    reason: str = ""


class ProxyCodeRevoked(Body, frozen=True, tag="proxy_code_revoked"):
    """A card is void from now on; `card` is the id of the event that issued it.

    `author` is the station that issued it; -1, from older versions, means any station.
    """

    card: str
    reason: str
    author: int = -1


class CardsPrinted(Body, frozen=True, tag="cards_printed"):
    """Cards were printed, or saved as a PDF.

    Attributes:
        cards: the ids of the events that issued them.
        layout: the kind of paper, such as `sheet` or `slip58` (`paper.cards.faces.Layout`).
        printer: the name of the printer, or `pdf`.
    """

    cards: tuple[str, ...]
    layout: str
    printer: str


class TicketIssued(Body, frozen=True, tag="ticket_issued"):
    """A ticket was handed out; its id is the event's.

    Attributes:
        label: printed on the ticket, such as "A 147".
        lane: normal or priority.
        number: counts the lane's tickets of the shift from 1.
        day: ISO date of the station's local day.
    """

    label: str
    lane: Lane
    number: int
    day: str


class TicketMoved(Body, frozen=True, tag="ticket_moved"):
    """A ticket was called, called again, skipped or served; `desk_number` is the desk to go to."""

    ticket: str
    state: TicketState
    desk_number: int = msgspec.field(name="desk")


AnyBody = (
    StationSetUp
    | CardKeysRenewed
    | StationRecovered
    | StationRestored
    | OperatorSignedIn
    | OperatorEnrolled
    | OperatorRemoved
    | ActionApproved
    | RoundOpened
    | RosterImported
    | ResidentRegistered
    | ResidentCorrected
    | ResidentExcused
    | ExcuseWithdrawn
    | PersonLookedUp
    | TubeOpened
    | TubeReopened
    | TubeDiscarded
    | TubeSealed
    | SampleTaken
    | SampleVoided
    | CodeBound
    | CodeUnbound
    | ProxyCodeIssued
    | ProxyCodeRevoked
    | CardsPrinted
    | LabelsPrinted
    | TicketIssued
    | TicketMoved
    | SwabsCounted
    | TubeCounted
    | ShiftClosed
    | DayReopened
    | BagPacked
    | BagHandedOver
    | ConflictResolved
    | BatchAdmitted
    | StationDistrusted
    | ResidentRemoved
    | ResidentRestored
    | RoundErasure
    | BodiesErased
    | ClockJumped
    | ClockConfirmed
)


class Header(msgspec.Struct, frozen=True, gc=False):
    """The part of an event that the chain covers, and that is kept when the body is erased.

    Attributes:
        id: 32 lower-case hex digits, made by the author, never reused.
        station: the author; 0 is headquarters.
        seq: 1, 2, 3 … without gaps within one station.
        hlc: hybrid logical clock, 16 hex digits, which sort by time (see `domain.journal.times`).
        at: UTC, ISO 8601 to the millisecond with Z, by the station's own wall clock.
        operator: the name of the operator who was signed in.
        kind: the body's tag.
        body_sha256: hex hash of the body's canonical JSON.
        prev: hex hash of the header of the station's previous event, 64 zeros for the first.
    """

    id: str
    station: int
    seq: int
    hlc: str
    at: str
    operator: str
    kind: str
    body_sha256: str
    prev: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One event as it is stored and exported: the header, and the body's canonical JSON.

    Attributes:
        header: the header, which is never erased.
        body: canonical JSON, or None if it was erased or was not meant for the reader.
    """

    header: Header
    body: bytes | None


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event with its decoded body."""

    header: Header
    body: AnyBody
