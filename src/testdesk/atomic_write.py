"""Writes files atomically: neither a reader nor a power cut ever leaves half of a file."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # every use below checks for None first

TEMPORARY_SUFFIX = ".part"
# The names of unfinished files and folders begin with this.
TEMPORARY_PREFIX = ".testdesk-"


@contextmanager
def lock_shared(folder: Path) -> Iterator[None]:
    """Locks a folder while something is made in it, so that `home_files.sweep` spares it.

    Several programs may have this lock at once. The operating system releases it when the process
    ends, however it ends. On a file system without locks, the sweep decides by each file's age.

    Raises:
        OSError: there is no such folder.
    """
    handle = None if fcntl is None else os.open(folder, os.O_RDONLY)
    try:
        if handle is not None:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def lock_exclusively(folder: Path) -> Iterator[bool]:
    """Locks the folder exclusively, and yields whether the system supports locks at all.

    Raises:
        OSError: another program is using the folder, or there is no such folder.
    """
    handle = None if fcntl is None else os.open(folder, os.O_RDONLY)
    try:
        yield handle is not None and _locked(handle)
    finally:
        if handle is not None:
            os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # a file system without locks
        return False
    return True


def _accept(_part: Path) -> None:
    return None


@contextmanager
def replacing(path: Path, check: Callable[[Path], None] = _accept) -> Iterator[BinaryIO]:
    """Opens a file beside the target; on success it is flushed and renamed to the target.

    Only the owner may read the file. An exception removes it and leaves the target alone.

    Args:
        path: the target.
        check: is called with the flushed file before it gets its name; its exceptions pass.

    Raises:
        OSError: the file could not be written.
    """
    with lock_shared(path.parent), _replacing(path, check) as file:
        yield file


@contextmanager
def _replacing(path: Path, check: Callable[[Path], None]) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(
        prefix=TEMPORARY_PREFIX, suffix=TEMPORARY_SUFFIX, dir=path.parent
    )
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        check(part)
        part.replace(path)
    except BaseException:
        # The folder itself may be missing.
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def drop_cached(file: BinaryIO) -> None:
    """Drops the system's cached copy of an open file, so that it is read from the disk.

    Only what has been flushed is dropped; not every system can do it.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a whole file atomically, or raises the errors of `replacing`."""
    with replacing(path) as file:
        file.write(data)


def flush_file_system(folder: Path) -> None:
    """Flushes everything that the system still buffers for a mounted stick, not only one file.

    Only Linux can do that; on other systems only the file itself has been flushed.

    Raises:
        OSError: the stick reported an error.
    """
    if sys.platform != "linux":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Flushes a folder, so that new file names in it survive a power cut.

    Windows cannot open a folder, but NTFS makes a rename durable by itself.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
