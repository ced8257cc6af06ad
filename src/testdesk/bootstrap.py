"""Makes and opens stations. Only this module names concrete adapters."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from testdesk import __version__
from testdesk.atomic_write import write_atomically
from testdesk.courier.folder import FolderCourier
from testdesk.courier.outbox_folder import InboxFolder, OutboxFolder
from testdesk.database_file.log import check_log_empty
from testdesk.database_file.mark import mark_of
from testdesk.domain.journal.events import StationRecovered, StationSetUp
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.strength import require_strong
from testdesk.formats.crypto.vault_slots import new_vault
from testdesk.formats.exchange.batch import endorse
from testdesk.formats.exchange.kit import Kit, read_kit
from testdesk.formats.sealed.file_kinds import ENDINGS
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.home_files import (
    move_into_place,
    raising_home_faults,
    scratch_folder,
    sweep,
)
from testdesk.ports import Clock, Station, StationIdentity
from testdesk.services.exchange.renewal import city_fields, point_fields_of
from testdesk.settings import INBOX, OUTBOX, STORE, VAULT
from testdesk.station_vault import (
    answered_store_key,
    check_passphrase,
    keep_recovery_file,
    replace_vault,
    station_exists,
    store_key_of,
)
from testdesk.store.station_file import StationFile, make_station_file, open_station_file
from testdesk.wall_clock import WallClock

if TYPE_CHECKING:
    from testdesk.courier.http import HttpClient

# Whoever opens a station asks these of `station_vault`, without having to know it.
__all__ = ["check_passphrase", "station_exists"]

# The operator of a station's first event, which is written before anybody can sign in.
SET_UP = "set-up"
# The vault comes last: without it there is no station, and set-up can start again.
_MOVE_ORDER = (mark_of(Path(STORE)).name, STORE, VAULT)


def set_up_station(
    home: Path,
    *,
    kit: bytes,
    kit_passphrase: str,
    passphrase: str,
    own_names: Iterable[str] = (),
    clock: Clock | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> StationIdentity:
    """Makes a station from a kit.

    The station makes its own keys, and the kit's one-time key signs them (the endorsement). The
    vault is written last: an interrupted set-up leaves no station, and can start again.

    Args:
        home: the station's folder.
        kit: the contents of the kit's file.
        kit_passphrase: the kit's passphrase.
        passphrase: the passphrase that will open the station.
        own_names: names by which the passphrase would be guessed, besides those in the kit.
        clock: a clock to use instead of the wall clock.
        progress: called with how many of the kit's events are in the file, and of how many; if it
            raises, no station is made.

    Raises:
        Refusal: station_exists, passphrase_weak, kit_is_renewal, kit_expired, and the
            refusals of `read_kit`.
        EnvironmentFault: home_not_writable, disk_full.
    """
    if station_exists(home):
        raise Refusal("station_exists")
    require_testdesk_file(kit)
    contents = read_kit(kit, kit_passphrase)
    if contents.renewal:
        raise Refusal("kit_is_renewal")
    # A clock that stands before the day on which the kit was made is certainly wrong.
    made = dt.datetime.fromisoformat(contents.created)
    contents.label.check_expiry(max((clock or WallClock()).now(), made))
    own = (contents.city_name, contents.point, *own_names)
    require_strong(passphrase, "passphrase", own)
    identity, store_key = _new_identity(contents), secrets.token_bytes(32)
    sweep_home(home)
    with scratch_folder(home) as folder:
        make_station_file(
            folder / STORE,
            store_key,
            identity=identity,
            clock=clock or WallClock(),
            kit_entries=contents.entries,
            first_event=_first_event(identity),
            operator=SET_UP,
            created=contents.created,
            progress=progress,
        )
        with raising_home_faults():
            write_atomically(folder / VAULT, new_vault(store_key, passphrase))
        move_into_home(folder, home)
    keep_recovery_file(home, identity, store_key, clock or WallClock())
    return identity


def move_into_home(scratch: Path, home: Path) -> None:
    """Moves a complete store and its vault from a scratch folder of the home into place.

    The vault is moved last: without it there is no station, so an interrupted move can start again.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    check_log_empty(scratch / STORE)
    with raising_home_faults():
        move_store_aside(home)
    move_into_place(scratch, home, _MOVE_ORDER)


def sweep_home(home: Path) -> None:
    """Removes the unfinished files of killed programs at each start; spares running programs."""
    sweep(home, move_order=_MOVE_ORDER)
    sweep(home / OUTBOX)
    sweep(home / INBOX, temporary_suffixes=ENDINGS)


def move_store_aside(home: Path) -> None:
    """Renames a store that has no vault. It is kept, because the vault may turn up again."""
    kept = f"{STORE}.kept-{secrets.token_hex(4)}"
    # SQLite's log ("-wal") with its index ("-shm"), and our mark, belong to the store.
    for suffix in ("", "-wal", "-shm", "-mark"):
        left_over = home / f"{STORE}{suffix}"
        if left_over.exists():
            left_over.replace(home / f"{kept}{suffix}")


def _new_identity(kit: Kit) -> StationIdentity:
    """The identity of a new station, with keys that are made here and endorsed by the kit's key."""
    seed, age_identity = keys.new_signing_key(), keys.new_age_identity()
    recipient = keys.age_recipient(age_identity)
    public = keys.public_key(seed)
    return StationIdentity(
        city=kit.city,
        station=kit.station,
        point=kit.point,
        kit=kit.kit,
        signing_key=seed,
        age_identity=age_identity,
        endorsement=endorse(
            kit.enrolment_seed,
            city=kit.city,
            station=kit.station,
            public=public,
            recipient=recipient,
        ),
        city_key=kit.city_key,
        recipients=kit.recipients,
        person_key=kit.person_key,
        epoch_number=kit.epoch_number,
        enrolment_key=keys.public_key(kit.enrolment_seed).hex() if kit.voucher else "",
        voucher=kit.voucher.hex(),
        **city_fields(kit),
        **point_fields_of(kit, {}),
    )


def _first_event(identity: StationIdentity) -> StationSetUp:
    return StationSetUp(
        point=identity.point,
        kit=identity.kit,
        public_key=keys.public_key(identity.signing_key).hex(),
        recipient=keys.age_recipient(identity.age_identity),
        endorsement=identity.endorsement.hex(),
        software=__version__,
        enrolment_key=identity.enrolment_key,
        voucher=identity.voucher,
    )


def open_station_store(
    home: Path, passphrase: str, *, clock: Clock | None = None, from_backup: bool = False
) -> StationFile:
    """Opens the station's file; the connection belongs to the calling thread.

    Args:
        home: the station's folder.
        passphrase: the vault's passphrase.
        clock: a clock to use instead of the wall clock.
        from_backup: whether the file was put here on purpose without the files beside it.

    Raises:
        Refusal: station_missing, passphrase_wrong, vault_damaged.
        EnvironmentFault: home_not_readable, and the faults of `open_station_file`.
    """
    if not station_exists(home):
        raise Refusal("station_missing")
    key = store_key_of(home, passphrase)
    sweep_home(home)
    store = open_station_file(home / STORE, key, clock or WallClock(), from_backup=from_backup)
    keep_recovery_file(home, store.identity, key, clock or WallClock())
    return store


def recover_station(
    home: Path,
    answer: bytes,
    *,
    one_time_passphrase: str,
    passphrase: str,
    operator: str,
    clock: Clock | None = None,
) -> StationIdentity:
    """Gives a station another passphrase with headquarters' answer to its recovery request.

    The recovery is an event of the journal, and is written before the vault is replaced: if the
    program is killed in between, the recovery can be repeated, but never goes unnoticed. The new
    vault has this one passphrase; others have to be added again.

    Args:
        home: the station's folder; its vault may be missing or damaged.
        answer: the contents of headquarters' file.
        one_time_passphrase: as headquarters passed it on.
        passphrase: the new one.
        operator: who does it, as it goes into the journal.
        clock: a clock to use instead of the wall clock.

    Raises:
        Refusal: recovery_missing, passphrase_weak, those of `recovery.open_answer`.
        EnvironmentFault: home_not_readable, home_not_writable, disk_full, and the faults of
            `open_station_file`.
    """
    store_key, request = answered_store_key(home, answer, one_time_passphrase)
    sweep_home(home)
    store = open_station_file(home / STORE, store_key, clock or WallClock())
    try:
        identity = store.identity
        require_strong(passphrase, "passphrase", (identity.point, operator))
        with store.write(operator) as uow:
            uow.journal.append(StationRecovered(request))
            uow.commit()
        replace_vault(home, store_key, passphrase)
        return identity
    finally:
        store.close()


def station_of(store: StationFile, *, clock: Clock | None = None) -> Station:
    """Makes the `Station` object for an open file."""
    return Station(
        read_identity=lambda: store.identity,
        clock=clock or WallClock(),
        read=store.read,
        write=store.write,
        courier=FolderCourier(),
        examine=store.examine,
        checkpoint=store.checkpoint,
        shrink=store.shrink,
    )


@contextmanager
def read_only_station(store: StationFile, *, clock: Clock | None = None) -> Iterator[Station]:
    """Yields a station on a second connection to an open file, for long queries; it cannot write.

    The same thread must enter and leave the context and use the station.

    Raises:
        EnvironmentFault: the faults of `StationFile.open_reader`.
    """
    reader = store.open_reader()
    try:
        yield Station(
            read_identity=lambda: store.identity,
            clock=clock or WallClock(),
            read=reader.read,
            write=_refuse_call,
            courier=FolderCourier(),
            examine=_refuse_call,
            checkpoint=_refuse_call,
            shrink=_refuse_call,
        )
    finally:
        reader.close()


def _refuse_call(*_arguments: object) -> NoReturn:
    """Stands for each function that only the station's first connection has."""
    raise TypeError("this station only reads")


def open_station(home: Path, passphrase: str, *, clock: Clock | None = None) -> Station:
    """Opens a station for as long as the process lives; raises as `open_station_store`."""
    return station_of(open_station_store(home, passphrase, clock=clock), clock=clock)


@contextmanager
def station(
    home: Path, passphrase: str, *, clock: Clock | None = None, from_backup: bool = False
) -> Iterator[Station]:
    """Opens a station for one call of the command line, and closes it afterwards.

    Parameters and errors are those of `open_station_store`.
    """
    store = open_station_store(home, passphrase, clock=clock, from_backup=from_backup)
    try:
        yield station_of(store, clock=clock)
    finally:
        store.close()


def headquarters_client(identity: StationIdentity, url: str) -> HttpClient:
    """Makes the client for headquarters' server; nothing is sent yet.

    Args:
        identity: the station that sends the requests.
        url: see `courier.address.headquarters_url`.

    Raises:
        EnvironmentFault: network_proxy_unknown.
    """
    from testdesk.courier.http import Caller, HttpClient  # noqa: PLC0415 - httpx, only to connect

    return HttpClient(url, Caller(identity.city, identity.station, identity.signing_key))


def network_folders(home: Path) -> tuple[OutboxFolder, InboxFolder]:
    """The folders for batches that wait for their receipts, and for files that have arrived."""
    return OutboxFolder(home / OUTBOX), InboxFolder(home / INBOX)


def write_to_folder(folder: Path, name: str, data: bytes) -> Path:
    """Writes a file into our folder on a stick or elsewhere, and reads it back.

    Raises:
        EnvironmentFault: the faults of `FolderCourier.write`.
    """
    return FolderCourier().write(folder, name, data)
