"""Makes one backup of a station in use, in the place that was chosen, and reads it back."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from testdesk import __version__
from testdesk.atomic_write import drop_cached
from testdesk.backup_folder import (
    SUBFOLDER,
    StoredBackup,
    backup_name,
    make_room,
    remove_surplus,
    stored_backups,
)
from testdesk.courier.folder import raising_stick_faults
from testdesk.domain.refusals import EnvironmentFault, Refusal, StoreDamaged
from testdesk.home_files import read_home, scratch_folder
from testdesk.ports import Clock
from testdesk.settings import (
    STORE,
    VAULT,
    BackupPlace,
    LastBackup,
    load_backup_place,
    save_backup_place,
    save_last_backup,
)
from testdesk.store.recovery import backup
from testdesk.store.recovery.snapshot import JournalEnd, check_copy, copy_at_rest, journal_end
from testdesk.wall_clock import utc_text

# A scan may come between folding the log and the copy; then it is folded once more.
_TRIES = 3
# What a backup takes besides the store, in bytes: its description, the vault and the ZIP.
_BESIDES_STORE = 64 << 10
_CHUNK = 1 << 20


class BackupSource(msgspec.Struct, frozen=True):
    """An open station, as a backup needs it.

    Attributes:
        home: its folder.
        key: the raw key of its store, 32 bytes.
        fold: folds the log into the file; may fail, and may be called on any thread.
        clock: its clock.
    """

    home: Path
    key: bytes
    fold: Callable[[], object]
    clock: Clock

    def __repr__(self) -> str:
        return "BackupSource(...)"  # crash pages show reprs


class MadeBackup(msgspec.Struct, frozen=True):
    """A backup that was read back.

    Attributes:
        file: its path.
        size: in bytes.
        length: the highest own sequence number in it.
        at: when it was made: UTC, in ISO format.
        made_again: whether the store has damaged pages and the copy was rebuilt from the journal.
        seconds: how long it took.
    """

    file: Path
    size: int
    length: int
    at: str
    made_again: bool
    seconds: float


def choose_place(home: Path, folder: Path) -> Path:
    """Keeps a folder as the place for backups, and makes our folder in it.

    Returns:
        Our folder.

    Raises:
        EnvironmentFault: stick_gone (no such folder), stick_read_only, disk_full and others of
            `raising_stick_faults`; home_not_writable.
    """
    place = folder.absolute()
    if not place.is_dir():
        raise EnvironmentFault("stick_gone", reason="no_folder")
    with raising_stick_faults(place):
        (place / SUBFOLDER).mkdir(exist_ok=True)
    save_backup_place(home, BackupPlace(str(place)))
    return place / SUBFOLDER


def forget_place(home: Path) -> None:
    """From now on no backups are made automatically; those that were made stay.

    Raises:
        EnvironmentFault: home_not_writable, disk_full.
    """
    save_backup_place(home, BackupPlace())


def backups_of(station: int, place: str) -> list[StoredBackup]:
    """A station's backups in a place, the newest first.

    Raises:
        EnvironmentFault: stick_gone, stick_faulty.
    """
    folder = _our_folder(place)
    with _raising_place_faults(folder):
        return stored_backups(folder, f"station-{station}")


def make_backup(source: BackupSource) -> MadeBackup:
    """Makes a backup in the chosen place, and notes how that ended for `doctor` and the window.

    Raises:
        EnvironmentFault: stick_gone, stick_read_only, stick_faulty, disk_full, read_back_differs:
            of the place; store_damaged and others of the store; home_not_writable. No file is
            left that is not a complete backup, and earlier ones stay.
    """
    place = load_backup_place(source.home)
    try:
        made = _made(source, _our_folder(place.folder))
    except EnvironmentFault as fault:
        _note_failure(source, fault)
        raise
    with suppress(EnvironmentFault):  # the backup is good, even if nobody can note it here
        save_last_backup(source.home, LastBackup(made.at, made.length))
        now = load_backup_place(source.home)  # another may have been chosen meanwhile
        if now.failed and now.folder == place.folder:
            save_backup_place(source.home, BackupPlace(place.folder))
    return made


def _note_failure(source: BackupSource, fault: EnvironmentFault) -> None:
    """Keeps the code, unless another place was chosen meanwhile; the disk may be full."""
    place = load_backup_place(source.home)
    reason = str(fault.detail.get("reason", ""))
    if place.folder and (place.failed, place.reason) != (fault.code, reason):
        failed_at = place.failed_at or utc_text(source.clock.now())
        with suppress(EnvironmentFault):
            save_backup_place(source.home, BackupPlace(place.folder, fault.code, reason, failed_at))


def _our_folder(place: str) -> Path:
    """Our folder in the place.

    Raises:
        EnvironmentFault: stick_gone: it is not there, and must not be made again: this may be
            another stick, or the laptop's own disk.
    """
    folder = Path(place) / SUBFOLDER
    if not place or not folder.is_dir():
        raise EnvironmentFault("stick_gone", reason="backup")
    return folder


@contextmanager
def _raising_place_faults(folder: Path) -> Iterator[None]:
    """As `raising_stick_faults`, with a sentence of its own for a place that is gone."""
    try:
        with raising_stick_faults(folder):
            yield
    except EnvironmentFault as fault:
        if not folder.is_dir():
            raise EnvironmentFault("stick_gone", reason="backup") from fault
        raise


def _made(source: BackupSource, folder: Path) -> MadeBackup:
    began = time.perf_counter()
    with scratch_folder(source.home) as scratch:
        try:
            return _pack_and_check(source, folder, scratch, began, made_again=False)
        except StoreDamaged:  # a page is damaged; everything may be in the journal all the same
            (scratch / STORE).unlink(missing_ok=True)
            return _pack_and_check(source, folder, scratch, began, made_again=True)


def _pack_and_check(
    source: BackupSource, folder: Path, scratch: Path, began: float, *, made_again: bool
) -> MadeBackup:
    copy = scratch / STORE
    if made_again or not _copy_at_rest(source, copy):
        backup.copy_open_store(source.home, source.key, copy, source.clock)
    end, now = journal_end(copy, source.key), source.clock.now()
    kind, vault = f"station-{end.station}", read_home(source.home / VAULT)
    manifest = backup.BackupManifest(
        backup.FORMAT, backup.VERSION, end.station, end.length, utc_text(now), __version__
    )
    target = folder / backup_name(kind, end.length, now)
    with _raising_place_faults(folder):
        make_room(folder, kind, copy.stat().st_size + _BESIDES_STORE)
        size = backup.write_packed(
            target,
            manifest,
            vault=vault,
            store=copy,
            check=lambda part: _check(part, source, copy, vault, end),
        )
        remove_surplus(folder, kind)
    seconds = time.perf_counter() - began
    return MadeBackup(target, size, end.length, manifest.created, made_again, seconds)


def _copy_at_rest(source: BackupSource, copy: Path) -> bool:
    for _ in range(_TRIES):
        source.fold()
        if copy_at_rest(source.home / STORE, source.key, copy):
            return True
    return False


def _check(part: Path, source: BackupSource, copy: Path, vault: bytes, end: JournalEnd) -> None:
    """Reads a backup back from the disk and opens it, before it gets its name.

    Raises:
        EnvironmentFault: read_back_differs: the place returned something else; store_damaged: the
            store itself is damaged.
    """
    with part.open("rb") as file:
        drop_cached(file)
    written = _digest(copy)
    with scratch_folder(source.home) as scratch:
        try:
            backup.unpack(part, scratch)
        except Refusal as refusal:
            raise EnvironmentFault("read_back_differs") from refusal
        if _digest(scratch / STORE) != written or (scratch / VAULT).read_bytes() != vault:
            raise EnvironmentFault("read_back_differs")
        if check_copy(scratch / STORE, source.key) != end:
            raise StoreDamaged()


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()
