"""Carries files in a folder, on a stick or elsewhere. No reader ever sees half a file.

*Our* files are those that testdesk made; `testdesk/` on the stick is *our* folder.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from testdesk.atomic_write import drop_cached, flush_file_system, flush_folder
from testdesk.courier.our_files import PART, SUBFOLDER, find_our_files
from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault, Refusal

SIZE_LIMIT = 600 << 20  # the limit for a file's payload (512 MiB), and room for what is around it

# More files than this are flushed together with their whole file system, which is then faster.
_MAX_FLUSHED_SINGLY = 16
_CHUNK_SIZE = 64 << 10

_ERRNO_FAULTS: dict[int, FaultCode] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "stick_read_only",
    errno.EACCES: "stick_read_only",
    errno.EPERM: "stick_read_only",
    errno.EIO: "stick_faulty",
    errno.ENODEV: "stick_gone",
    errno.ENXIO: "stick_gone",
    errno.ENOENT: "stick_gone",
    errno.ENOTDIR: "stick_gone",
    errno.ESTALE: "stick_gone",
    # The error after a user-space driver has ended (often used for exFAT and NTFS).
    errno.ENOTCONN: "stick_gone",
    errno.ECONNABORTED: "stick_gone",
    # Something else has the name of our folder or file.
    errno.EEXIST: "write_failed",
    errno.EISDIR: "write_failed",
    errno.ENOTEMPTY: "write_failed",
}
if sys.platform == "linux":
    # No stick in the reader, a damaged file system, a broken cable.
    _ERRNO_FAULTS[errno.ENOMEDIUM] = "stick_gone"
    _ERRNO_FAULTS[errno.EUCLEAN] = "stick_faulty"
    _ERRNO_FAULTS[errno.EREMOTEIO] = "stick_faulty"


@contextmanager
def raising_stick_faults(folder: Path | None = None) -> Iterator[None]:
    """Turns an error of the stick into a fault; any other error is a bug and is raised unchanged.

    If a stick fails and is no longer there, it was pulled; if it is still there, it is faulty.

    Raises:
        EnvironmentFault: one of `_ERRNO_FAULTS`.
    """
    try:
        yield
    except OSError as error:
        code = _ERRNO_FAULTS.get(error.errno or 0)
        if code is None:
            raise
        if code == "stick_faulty" and folder is not None and _device(folder) is None:
            code = "stick_gone"
        detail = {"reason": "stick_full"} if code == "disk_full" else {}
        raise EnvironmentFault(code, **detail) from error


class FolderCourier:
    """Writes into `testdesk/` in a folder; reads from anywhere."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes a file atomically, and compares it with what the disk returns.

        The steps: a temporary name in the same folder, flush, rename, flush the folder, read again.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_faulty, stick_read_only, write_failed
                (something is in the way), read_back_differs. No new file is left behind.
        """
        return _write_files(folder, {name: data})[0]

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Writes the files that our folder does not have yet, as `write` does, but all at once."""
        with raising_stick_faults(folder):
            own_folder = our_folder_on(folder)
            outdated = {
                name: data
                for name, data in files.items()
                if not _has_contents(own_folder / name, data)
            }
        if outdated:
            _write_files(folder, outdated)

    def incoming(self, paths: Sequence[Path]) -> list[Path]:
        """Our files among these files and those in these folders, by name; others are skipped.

        Raises:
            EnvironmentFault: file_missing, stick_gone.
        """
        files: dict[Path, None] = {}
        with raising_stick_faults():
            for path in paths:
                if path.is_dir():
                    files.update(dict.fromkeys(find_our_files(path)))
                elif path.is_file():
                    files[path] = None
                else:
                    raise EnvironmentFault("file_missing")
        return sorted(files, key=lambda path: (path.name, str(path)))

    def read(self, path: Path) -> bytes:
        """The contents of a file.

        Raises:
            EnvironmentFault: file_missing, file_unreadable.
            Refusal: file_too_large.
        """
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):  # a device may have no end
                raise EnvironmentFault("file_unreadable")
            if status.st_size > SIZE_LIMIT:
                raise Refusal("file_too_large")
            return _read_whole(path, status.st_size)
        except FileNotFoundError as error:
            raise EnvironmentFault("file_missing") from error
        except OSError as error:
            raise EnvironmentFault("file_unreadable") from error


def _read_whole(path: Path, size: int) -> bytes:
    """Reads to the end of the file, even if it has another size than the disk reports."""
    chunks, remaining = [], SIZE_LIMIT + 1
    with path.open("rb", buffering=0) as file:
        while remaining and (chunk := file.read(min(max(size, _CHUNK_SIZE) + 1, remaining))):
            chunks.append(chunk)
            remaining -= len(chunk)
    if not remaining:  # the file grew, or the disk reported another size
        raise Refusal("file_too_large")
    return b"".join(chunks)


def _write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Does the same as `FolderCourier.write` for any number of files."""
    with raising_stick_faults(folder):
        device = _device(folder)
        if device is None:  # there is no such folder: a mistyped name, or no stick
            raise EnvironmentFault("stick_gone", reason="no_folder")
        _check_free_space(folder, sum(map(len, files.values())))
        own_folder = our_folder_on(folder)
        _make_folder(own_folder)
        _remove_leftovers(own_folder, files)
        written = _write_and_rename(own_folder, files)
        flush_folder(own_folder)
        if any(status.st_dev != device for status in written.values()):
            # The stick was pulled, and its mount point is now a folder on the laptop's own disk.
            for target in written:
                target.unlink()
            with suppress(OSError):
                own_folder.rmdir()
            raise EnvironmentFault("stick_gone")
        if os.path.ismount(folder):
            flush_file_system(folder)
        for target, status in written.items():
            if _read_from_disk(target) != files[target.name]:
                # Another program may have replaced the file with its own, which stays.
                if os.path.samestat(target.stat(), status):
                    target.unlink()
                raise EnvironmentFault("read_back_differs")
        return list(written)


def _has_contents(target: Path, data: bytes) -> bool:
    """Whether a file already has these contents; equal sizes would not prove it."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False  # writing it will report the fault


def _remove_leftovers(own_folder: Path, files: Mapping[str, bytes]) -> None:
    """Removes temporary files that a power cut left behind for these files.

    A temporary name is `name.1a2b3c4d.part`, or `name.part` from older versions. A program that is
    writing such a file at this moment gets an error.
    """
    with os.scandir(own_folder) as entries:
        for entry in entries:
            without_part = entry.name.removesuffix(PART)
            name, dot, _ = without_part.rpartition(".")
            if entry.name.endswith(PART) and ((dot and name in files) or without_part in files):
                with suppress(OSError):  # a folder of that name, or a file held open on Windows
                    Path(entry.path).unlink()


def _write_and_rename(own_folder: Path, files: Mapping[str, bytes]) -> dict[Path, os.stat_result]:
    """Writes temporary files, flushes and renames them; returns the new files' stat results."""
    # Unique names, since two programs that share one would write into each other's file.
    parts = {
        own_folder / name: own_folder / f"{name}.{secrets.token_hex(4)}{PART}" for name in files
    }
    flush_together = len(files) > _MAX_FLUSHED_SINGLY and sys.platform == "linux"
    try:
        for target, part in parts.items():
            _write_through(part, files[target.name], flush=not flush_together)
        if flush_together:  # thousands of receipts: one flush instead of one for each
            flush_file_system(own_folder)
        written = {}
        for target, part in parts.items():
            written[target] = part.stat()
            part.replace(target)
    except BaseException:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise
    return written


def our_folder_on(folder: Path) -> Path:
    """Our folder on a stick, in any letter case, since FAT does not distinguish case."""
    own_folder = folder / SUBFOLDER
    if not own_folder.is_dir():
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.casefold() == SUBFOLDER and entry.is_dir():
                    return Path(entry.path)
    return own_folder


def _device(folder: Path) -> int | None:
    """The device of a folder; None if there is no such folder."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev if stat.S_ISDIR(status.st_mode) else None


def _check_free_space(folder: Path, size: int) -> None:
    """Refuses files that will not fit, before writing. Not every driver reports the free space."""
    usage = shutil.disk_usage(folder)
    if usage.total and usage.free < size:
        raise EnvironmentFault(
            "disk_full", reason="stick", needed_kb=-(-size // 1000), free_kb=usage.free // 1000
        )


def _make_folder(own_folder: Path) -> None:
    is_new = not own_folder.is_dir()
    own_folder.mkdir(exist_ok=True)
    if is_new:
        _open_to_all(own_folder, 0o755)


def _open_to_all(path: Path, mode: int) -> None:
    """Lets everybody read what is sealed anyway; the next laptop has other users.

    Our processes close what they create to everybody else, which a stick with modes (ext4) keeps.
    """
    if os.name == "posix":
        with suppress(OSError):  # no modes on this file system
            path.chmod(mode)


def _write_through(path: Path, data: bytes, *, flush: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        _open_to_all(path, 0o644)
        file.flush()
        if flush:
            os.fsync(file.fileno())


def _read_from_disk(path: Path) -> bytes:
    """Reads a file from the disk: the system's cached copy is dropped first, if possible."""
    with path.open("rb") as file:
        drop_cached(file)
        return file.read()
