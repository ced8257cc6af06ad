"""What the services need of the world, and the values they are handed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec

from testdesk.domain.cards import Card
from testdesk.domain.events import AnyBody, Entry, Header
from testdesk.domain.people import Resident
from testdesk.domain.status import BatchRecord, BuildingCoverage, Found
from testdesk.domain.tickets import Ticket
from testdesk.domain.tubes import Tube
from testdesk.domain.verdicts import Earlier


class StationIdentity(msgspec.Struct, frozen=True):
    """What makes this laptop this station; kept in its encrypted file.

    Attributes:
        city: hex identity of the headquarters (hash of its public key).
        station: number, 1 to 1023.
        point: name of the testing point.
        kit: hex identity of the kit it was made from.
        signing_key: Ed25519 seed, made on this laptop.
        age_identity: age secret key, made on this laptop.
        endorsement: the enrolment key's signature over our two public keys.
        city_key: Ed25519 public key of headquarters.
        recipients: age recipients of batches: headquarters, and its sealed spare.
        card_keys: the city's card keys by key id.
        card_key_id: the one that new cards use.
        person_key: makes the pseudonyms of residents.
        tube_form: regular expression of tube barcodes.
        pool_size: people to a pooled tube at the start of a day.
    """

    city: str
    station: int
    point: str
    kit: str
    signing_key: bytes
    age_identity: str
    endorsement: bytes
    city_key: bytes
    recipients: tuple[str, ...]
    card_keys: Mapping[int, bytes]
    card_key_id: int
    person_key: bytes
    tube_form: str
    pool_size: int = 10


class Clock(Protocol):
    """The wall clock."""

    def now(self) -> dt.datetime:
        """Aware UTC time."""
        ...

    def today(self) -> dt.date:
        """The station's local day."""
        ...


class Journal(Protocol):
    """The station's own events."""

    def append(self, body: AnyBody) -> Header:
        """Seals an event onto the chain and folds it, in the open transaction."""
        ...

    def length(self) -> int:
        """The highest own sequence number; 0 when empty."""
        ...

    def head(self) -> str:
        """Hex hash of the last own header."""
        ...

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Takes in another author's events as they are, and folds them."""
        ...

    def authors(self) -> dict[int, int]:
        """Every station whose events are known here, with the highest sequence number."""
        ...

    def entries_of(self, station: int, first: int, last: int) -> list[Entry]:
        """Any author's events first to last, in order."""
        ...

    def fold_again(self) -> list[str]:
        """Folds everything anew and names the tables that differ from what is stored."""
        ...

    def entries(self, first: int, last: int) -> list[Entry]:
        """Own events first to last, inclusive."""
        ...

    def hash_before(self, seq: int) -> str:
        """The `prev` that event `seq` has or would have."""
        ...

    def last_undoable(self) -> tuple[int, AnyBody] | None:
        """The newest own event that an undo may take back, with its sequence number."""
        ...


class People(Protocol):
    """Residents as shown: the latest that any station said of each."""

    def get(self, resident: str) -> Resident | None:
        """By pseudonym."""
        ...

    def by_document(self, number: str) -> Resident | None:
        """By normalised document number."""
        ...

    def many(self, residents: Sequence[str]) -> dict[str, Resident]:
        """Those of the pseudonyms that are known."""
        ...

    def search(self, text: str, *, limit: int) -> list[Found]:
        """Hits for what was typed, best first."""
        ...

    def as_found(self, residents: Sequence[Resident]) -> list[Found]:
        """Residents, in the same order, with what a list shows beside the name."""
        ...

    def household(self, resident: Resident) -> list[Resident]:
        """People of the same room, the resident included; empty address: the resident alone."""
        ...

    def of_building(self, compound: str, building: str) -> list[Resident]:
        """In walking order: unit, room, name."""
        ...

    def count(self) -> int:
        """How many are known."""
        ...


class Samples(Protocol):
    """Samples and tubes of the rounds."""

    def round(self) -> str | None:
        """Short name of the round opened last."""
        ...

    def earlier(self, round_: str, resident: str) -> Earlier | None:
        """The sample that a person has in a round, at any station known here."""
        ...

    def sampled_among(self, residents: Sequence[str]) -> set[str]:
        """Who of these has a sample in the round opened last."""
        ...

    def open_tube(self) -> Tube | None:
        """The one of this station's tubes that is open."""
        ...

    def tube(self, code: str) -> Tube | None:
        """A tube known here, of any station; the station's own before another's."""
        ...

    def tubes(self, *, limit: int | None = None) -> list[Tube]:
        """This station's tubes, newest first."""
        ...

    def coverage(self, round_: str | None) -> list[BuildingCoverage]:
        """Every building of the roster, in order."""
        ...

    def sampled_of(self, round_: str | None, compound: str, building: str) -> set[str]:
        """Who of a building has a sample in the round."""
        ...

    def day_counts(self, start: str, end: str, *, exported_to: int) -> Mapping[str, int]:
        """This station's `people`, `exported`, `tubes`, `places` and `proxy_codes` of a span.

        Args:
            start: UTC ISO time.
            end: UTC ISO time, excluded.
            exported_to: people up to this sequence number count as exported.
        """
        ...

    def sample_times(self, limit: int) -> list[str]:
        """UTC ISO times of this station's latest unvoided samples, newest first."""
        ...

    def people_between(self, first: int, last: int) -> int:
        """Unvoided samples among this station's events first to last."""
        ...

    def swabs(self, day: str) -> int | None:
        """Swabs counted by hand on a local day."""
        ...


class Codes(Protocol):
    """Proxy cards and bound codes."""

    def bound_to(self, digest: str) -> str | None:
        """Whose a bound code is."""
        ...

    def bound_among(self, residents: Sequence[str]) -> set[str]:
        """Who of these has some other health code bound."""
        ...

    def cards_of(self, resident: str) -> list[Card]:
        """All known cards of a resident."""
        ...

    def cards_among(self, residents: Sequence[str]) -> dict[str, list[Card]]:
        """All known cards of these people; nobody without a card is in it."""
        ...

    def card(self, station: int, serial: int) -> Card | None:
        """By card number."""
        ...

    def by_id(self, card: str) -> Card | None:
        """By the id of the event that issued it."""
        ...

    def holders(self) -> list[str]:
        """Everybody who was ever issued a card known here."""
        ...

    def next_serial(self) -> int:
        """The station's next card serial, from 1."""
        ...


class Queue(Protocol):
    """Tickets of this station."""

    def of_day(self, day: str) -> list[Ticket]:
        """Every ticket of a local day, by lane and number."""
        ...

    def get(self, ticket: str) -> Ticket | None:
        """By id."""
        ...

    def last_called(self, day: str) -> Ticket | None:
        """The ticket called most recently."""
        ...


class Outbox(Protocol):
    """Delivery's bookkeeping: beside the journal, not in it (ADR 3)."""

    def batches(self) -> list[BatchRecord]:
        """Every batch of this station, newest first."""
        ...

    def exported_to(self) -> int:
        """Up to which own number every event is in a verified (or further) batch; 0 for none."""
        ...

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros for none."""
        ...

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Remembers a batch that was written and read back."""
        ...

    def settle(self, batch: BatchRecord, *, receipt: bytes) -> None:
        """Replaces the record of a batch by what a verified receipt says, and keeps the receipt."""
        ...

    def manifest_of(self, first: int, last: int) -> str | None:
        """Hash of the manifest of our batch of exactly that range."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving without `commit` is rollback."""

    @property
    def journal(self) -> Journal:
        """See `Journal`."""
        ...

    @property
    def people(self) -> People:
        """See `People`."""
        ...

    @property
    def samples(self) -> Samples:
        """See `Samples`."""
        ...

    @property
    def codes(self) -> Codes:
        """See `Codes`."""
        ...

    @property
    def queue(self) -> Queue:
        """See `Queue`."""
        ...

    @property
    def outbox(self) -> Outbox:
        """See `Outbox`."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Makes all of it durable; returns after the disk has it."""
        ...


class Courier(Protocol):
    """Carries files to and from a folder, as a stick."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes under `folder`/testdesk, flushes, re-reads and compares.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_read_only, read_back_differs.
        """
        ...

    def incoming(self, paths: Sequence[Path]) -> list[Path]:
        """The files of ours among files and folders, in name order."""
        ...

    def read(self, path: Path) -> bytes:
        """A whole file.

        Raises:
            EnvironmentFault: file_missing, file_unreadable.
            Refusal: file_too_large.
        """
        ...


@dataclass(frozen=True)
class Desk:
    """One station at work: what every deed is handed.

    Attributes:
        identity: who this station is.
        clock: the wall clock.
        begin: opens a transaction in the name of an operator; `begin("")` to read only.
        courier: files in and out.
    """

    identity: StationIdentity
    clock: Clock
    begin: Callable[[str], UnitOfWork]
    courier: Courier
