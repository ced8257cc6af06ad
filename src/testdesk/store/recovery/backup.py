"""A station as one file: its encrypted store and its vault, for a backup and its restoration.

The file is an uncompressed ZIP of three members: `backup.json`, which describes it, and
`station.vault` and `station.db`, both encrypted as in the home: nothing in them can be read without
the station's passphrase.
"""

from __future__ import annotations

import errno
import os
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from testdesk.atomic_write import replacing
from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.mark import MarkFile
from testdesk.database_file.opening import Opening
from testdesk.disk_faults import write_fault
from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault, Refusal, StoreDamaged, StoreUnsound
from testdesk.formats.crypto import vault as vaults
from testdesk.home_files import sweep
from testdesk.ports import Clock
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import environment_fault, open_file, raising_store_faults
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.recovery.truth import Truth, read_truth, write_truth

_TRIES = 5  # a station in use writes a mark every few seconds
FORMAT = "testdesk-backup"
VERSION = 1
_MANIFEST = "backup.json"
_MANIFEST_LIMIT = 4096
# In bytes; enough for the entries of three members with ZIP64 fields.
_DIRECTORY_LIMIT = 1024
# The "end of central directory" records of ZIP and ZIP64.
_END = struct.Struct("<4s4H2IH")
_ZIP64_END = struct.Struct("<4sQ2H2I4Q")
_ZIP64_LOCATOR_SIZE = 20
_SEE_ZIP64 = 0xFFFFFFFF  # instead of a number that only the ZIP64 record can hold
# The exceptions of zipfile for a damaged file.
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


class BackupManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A backup's description of itself.

    Attributes:
        format, version: "testdesk-backup", 1.
        station: its number.
        length: the highest own sequence number in it.
        created: UTC, in ISO format.
        software: the version of the program that wrote it.
    """

    format: str
    version: int
    station: int
    length: int
    created: str
    software: str


def copy_store(home: Path, key: bytes, target: Path, clock: Clock) -> bool:
    """Makes a full copy of the store with SQLite, under the same key; other connections may write.

    If SQLite fails on a damaged page but everything that cannot be derived (`Truth`) is readable,
    the copy is rebuilt from that.

    Returns:
        whether it was rebuilt: pages of the store are damaged, but the copy is complete.

    Raises:
        EnvironmentFault: disk_full, store_busy, store_damaged; for a store that lacks what was
            acknowledged, see `open_station_file`.
    """
    mark = MarkFile(home / STORE, key)
    for _ in range(_TRIES):
        before, opening = mark.read(), Opening(home / STORE, key, "store")
        opening.check_log()
        try:
            rebuilt = copy_open_store(home, key, target, clock)
            _compare(opening, target, key)
        except StoreUnsound:
            target.unlink(missing_ok=True)
            if mark.read() != before:
                # Another program wrote meanwhile: the mark is newer than the copy, and the log
                # that was read before must not take the place of the present one.
                continue
            opening.restore_log()
            raise
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return rebuilt
    raise EnvironmentFault("store_busy")


def copy_open_store(home: Path, key: bytes, target: Path, clock: Clock) -> bool:
    """As `copy_store`, for a store that this process has open, and so has compared with its mark.

    Returns:
        whether it was rebuilt.

    Raises:
        EnvironmentFault: disk_full, store_busy, store_damaged.
    """
    rebuilt = not _copy_with_sqlite(home / STORE, key, target)
    if rebuilt:
        write_truth(_truth(home / STORE, key), target, key, clock)
    return rebuilt


def _copy_with_sqlite(store: Path, key: bytes, target: Path) -> bool:
    db = open_file(store, key)
    try:
        db.execute("VACUUM INTO ?", [str(target)])
    except FILE_ERRORS as error:
        target.unlink(missing_ok=True)
        fault = environment_fault(error)
        if not isinstance(fault, StoreDamaged):
            raise fault or error from error
        return False
    finally:
        db.close()
    return True


def _truth(store: Path, key: bytes) -> Truth:
    db = open_file(store, key)  # after a damaged page, the same connection reads nothing more
    try:
        return read_truth(db)
    finally:
        db.close()


def _compare(opening: Opening, target: Path, key: bytes) -> None:
    """Refuses a copy that lacks what the store's mark records."""
    db = open_file(target, key)
    try:
        with raising_store_faults():
            own_station = read_truth(db).station
            opening.compare(JournalKeeper(db, target, key, own_station))
    finally:
        db.close()


def pack(target: Path, manifest: BackupManifest, *, vault: bytes, store: Path) -> int:
    """Writes the backup to a temporary file, flushes and renames it; returns its size in bytes.

    Raises:
        EnvironmentFault: disk_full, write_failed; nothing is left behind.
    """
    with _raising_write_faults("write_failed"):
        return write_packed(target, manifest, vault=vault, store=store)


def _unchecked(_part: Path) -> None:
    return None


def write_packed(
    target: Path,
    manifest: BackupManifest,
    *,
    vault: bytes,
    store: Path,
    check: Callable[[Path], None] = _unchecked,
) -> int:
    """As `pack`, but raises the disk's own errors.

    Args:
        target: the backup's path.
        manifest: its description.
        vault: the bytes of the vault.
        store: a copy of the store that nobody uses.
        check: is called with the flushed file before it gets its name; its exceptions pass.

    Raises:
        OSError: the file could not be written; nothing is left behind.
    """
    sweep(target.parent)  # removes temporary files of an interrupted backup
    with replacing(target, check) as file:
        _write_members(file, manifest, vault, store)
    return target.stat().st_size


def _write_members(file: BinaryIO, manifest: BackupManifest, vault: bytes, store: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        manifest_info = zipfile.ZipInfo(_MANIFEST, _FIXED_DATE)
        archive.writestr(manifest_info, msgspec.json.encode(manifest))
        archive.writestr(zipfile.ZipInfo(VAULT, _FIXED_DATE), vault)
        with (
            store.open("rb") as source,
            archive.open(zipfile.ZipInfo(STORE, _FIXED_DATE), "w", force_zip64=True) as member,
        ):
            shutil.copyfileobj(source, member, 1 << 20)


def unpack(source: Path, folder: Path) -> BackupManifest:
    """Writes a backup's store and then its vault into a folder.

    Raises:
        Refusal: backup_damaged, version_unknown.
        EnvironmentFault: disk_full, write_failed, file_unreadable.
    """
    with _raising_write_faults("file_unreadable"), _opened_backup(source) as archive:
        manifest = _read_manifest(archive)
        for name in (STORE, VAULT):
            with archive.open(name) as member:
                _write_member(member, folder / name)
    return manifest


def _write_member(member: IO[bytes], target: Path) -> None:
    with _raising_write_faults("write_failed"):
        file = _create_private(target)
    with file:
        # A failed write is a fault of our disk; a failed read is one of the backup's.
        while data := member.read(1 << 20):
            with _raising_write_faults("write_failed"):
                file.write(data)
        with _raising_write_faults("write_failed"):
            file.flush()
            os.fsync(file.fileno())


def _create_private(path: Path) -> BinaryIO:
    """Creates a file that only its owner may read."""
    return os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb")


@contextmanager
def _opened_backup(source: Path) -> Iterator[zipfile.ZipFile]:
    with source.open("rb") as file:
        _check_directory(file)
        try:
            with zipfile.ZipFile(file) as archive:
                _check_members(archive)
                yield archive
        except _BROKEN_ZIP as error:
            raise Refusal("backup_damaged") from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # a member's offset is before the start of the file
                raise
            raise Refusal("backup_damaged") from error


def _check_directory(file: BinaryIO) -> None:
    """Refuses a ZIP directory that is too large, before zipfile makes an object for each entry."""
    size, tail_size = file.seek(0, os.SEEK_END), _ZIP64_END.size + _ZIP64_LOCATOR_SIZE + _END.size
    file.seek(max(0, size - tail_size))
    tail = file.read(tail_size)
    if len(tail) < _END.size or not tail[-_END.size :].startswith(b"PK\x05\x06"):
        raise Refusal("backup_damaged")  # our ZIP has no comment, so it ends with this record
    *_, directory_size, start, _ = _END.unpack(tail[-_END.size :])
    if _SEE_ZIP64 in (directory_size, start) and len(tail) == tail_size:
        *_, directory_size, start = _ZIP64_END.unpack_from(tail)
    if directory_size > _DIRECTORY_LIMIT or start + directory_size > size:
        raise Refusal("backup_damaged")


def _check_members(archive: zipfile.ZipFile) -> None:
    members = {info.filename: info for info in archive.infolist()}
    size_limits = {_MANIFEST: _MANIFEST_LIMIT, VAULT: vaults.SIZE_LIMIT}
    if set(members) != {_MANIFEST, VAULT, STORE} or any(
        info.compress_type != zipfile.ZIP_STORED
        or info.file_size != info.compress_size
        or info.file_size > size_limits.get(name, info.file_size)
        for name, info in members.items()
    ):
        raise Refusal("backup_damaged")


def _read_manifest(archive: zipfile.ZipFile) -> BackupManifest:
    try:
        manifest = msgspec.json.decode(archive.read(_MANIFEST), type=BackupManifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("backup_damaged") from error
    if manifest.format != FORMAT:
        raise Refusal("backup_damaged")
    if manifest.version != VERSION:
        raise Refusal("version_unknown", format=FORMAT)
    return manifest


@contextmanager
def _raising_write_faults(code: FaultCode) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_fault(error, code) from error
