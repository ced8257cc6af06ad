"""A station at work: who it is, its clock, its courier, its transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import msgspec

from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.formats.kit import Kit
from testdesk.formats.neighbours import Neighbour
from testdesk.formats.update import Update
from testdesk.ports.journal import Journal, Outbox
from testdesk.ports.people import People, Search
from testdesk.ports.tables import Codes, Excuses, History, Labels, Queue, Samples
from testdesk.ports.times import Shifts, Times


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
        card_key_ends: last local day on which cards of an old key are read, by key id.
        card_valid_days: how long new cards hold.
        renewed: when the renewed kit or the update was made whose settings it took last (UTC ISO);
            empty if none.
        updates: SHA-256 of the manifest of each update of headquarters that it took, by number,
            from the one that the newest builds on.
        neighbours: the other stations of the point whose laptops headquarters knows, as the newest
            kit or update says; whoever is new there shows that by its own first event.
        place: which desk of the point this is, from 1.
        point_keys: age secret keys of the point by generation; batches are sealed to the newest.
        revoked_kits: kits of the point whose laptops are not believed.
        enrolment_key, voucher: see `events.StationSetUp`.
        epoch_number: the newest epoch of headquarters that it heard of; 0 for none.

    A later field has a default: the identity that an older program kept is still read.
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
    card_key_ends: Mapping[int, str] = {}
    card_valid_days: int = DEFAULT_VALID_DAYS
    renewed: str = ""
    updates: Mapping[int, str] = {}
    neighbours: tuple[Neighbour, ...] = ()
    epoch_number: int = 0
    place: int = 1
    point_keys: Mapping[int, str] = {}
    revoked_kits: tuple[str, ...] = ()
    enrolment_key: str = ""
    voucher: str = ""


class Clock(Protocol):
    """The wall clock."""

    def now(self) -> dt.datetime:
        """Aware UTC time."""
        ...

    def today(self) -> dt.date:
        """The station's local day."""
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
    def search(self) -> Search:
        """See `Search`."""
        ...

    @property
    def samples(self) -> Samples:
        """See `Samples`."""
        ...

    @property
    def excuses(self) -> Excuses:
        """See `Excuses`."""
        ...

    @property
    def shifts(self) -> Shifts:
        """See `Shifts`."""
        ...

    @property
    def times(self) -> Times:
        """See `Times`."""
        ...

    @property
    def codes(self) -> Codes:
        """See `Codes`."""
        ...

    @property
    def history(self) -> History:
        """See `History`."""
        ...

    @property
    def labels(self) -> Labels:
        """See `Labels`."""
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

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Writes many as `write` does one, by name; those that are there as they are, are left.

        Raises:
            EnvironmentFault: as `write`; what was written before stays.
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
class Station:
    """One station at work: what every command is handed.

    Attributes:
        who: who this station is now.
        clock: the wall clock.
        begin: opens a transaction in the name of an operator; `begin("")` to read only.
        courier: files in and out.
        renew: takes a renewed kit in the name of an operator, where the database is used.
        update: the same with an update and the SHA-256 of its manifest.
        examine: what is wrong with the file itself, one text each.
        rest: nobody writes for a while: folds the file's log into it.
    """

    who: Callable[[], StationIdentity]
    clock: Clock
    begin: Callable[[str], UnitOfWork]
    courier: Courier
    renew: Callable[[Kit, str], StationIdentity]
    update: Callable[[Update, str, str], StationIdentity]
    examine: Callable[[], tuple[str, ...]]
    rest: Callable[[], object]

    @property
    def identity(self) -> StationIdentity:
        """Who this station is.

        A renewed kit changes it while the desk is open, between two commands on the lane of the
        database: whoever holds this desk, and asks again, has the new card keys.
        """
        return self.who()
