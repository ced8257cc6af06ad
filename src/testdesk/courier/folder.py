"""A folder as courier: a USB stick, or any other place. No reader ever sees half a file."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.whole_file import flush_folder

SUBFOLDER = "testdesk"
ENDINGS = frozenset({".tdb", ".tdr", ".tdu", ".tdk"})
PART = ".part"
SIZE_LIMIT = 600 << 20  # a container's own limit, and room for its frame

_MEANINGS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "stick_read_only",
    errno.EACCES: "stick_read_only",
    errno.EPERM: "stick_read_only",
    errno.EIO: "stick_gone",
    errno.ENODEV: "stick_gone",
    errno.ENXIO: "stick_gone",
    errno.ENOENT: "stick_gone",
    errno.ENOTDIR: "stick_gone",
    errno.ESTALE: "stick_gone",
    # Something else lies where our folder or file should be.
    errno.EEXIST: "write_failed",
    errno.EISDIR: "write_failed",
    errno.ENOTEMPTY: "write_failed",
}


@contextmanager
def _telling_environment() -> Iterator[None]:
    """An error of the stick is told by its code; any other is a bug and passes."""
    try:
        yield
    except OSError as error:
        code = _MEANINGS.get(error.errno or 0)
        if code is None:
            raise
        raise EnvironmentFault(code) from error


class FolderCourier:
    """Writes below `testdesk/` of a folder; reads from anywhere."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes a file whole or not at all, and compares what the disk gives back.

        Temporary name in the same folder, flush, rename, flush the folder, read again.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_read_only, write_failed (something is
                in the way), read_back_differs. No new file is left behind.
        """
        with _telling_environment():
            if not folder.is_dir():
                raise EnvironmentFault("stick_gone")
            target = folder / SUBFOLDER / name
            target.parent.mkdir(exist_ok=True)
            written = _put(target, data)
            if _read_from_disk(target) != data:
                # Another program may have put a file of its own there since: that one stays.
                if os.path.samestat(target.stat(), written):
                    target.unlink()
                raise EnvironmentFault("read_back_differs")
            return target

    def incoming(self, paths: Sequence[Path]) -> list[Path]:
        """The files of ours among files and folders, by name; other files are passed over.

        Raises:
            EnvironmentFault: file_missing, stick_gone.
        """
        found: dict[Path, None] = {}
        with _telling_environment():
            for path in paths:
                if path.is_dir():
                    places = (path, path / SUBFOLDER)
                    found.update(dict.fromkeys(f for p in places for f in _ours(p)))
                elif path.is_file():
                    found[path] = None
                else:
                    raise EnvironmentFault("file_missing")
        return sorted(found, key=lambda path: (path.name, str(path)))

    def read(self, path: Path) -> bytes:
        """A whole file.

        Raises:
            EnvironmentFault: file_missing, file_unreadable.
            Refusal: file_too_large.
        """
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):  # a device may have no end
                raise EnvironmentFault("file_unreadable")
            if found.st_size > SIZE_LIMIT:
                raise Refusal("file_too_large")
            return path.read_bytes()
        except FileNotFoundError as error:
            raise EnvironmentFault("file_missing") from error
        except OSError as error:
            raise EnvironmentFault("file_unreadable") from error


def _put(target: Path, data: bytes) -> os.stat_result:
    """Writes beside the name, flushes, gives it the name; which file on the disk it then is."""
    # What a power cut left. A program that is writing one now fails, and says so.
    for left_over in target.parent.glob(f"{glob.escape(target.name)}*{PART}"):
        with suppress(OSError):  # a folder of that name, or one still held open on Windows
            left_over.unlink()
    # A name of its own: two programs that share one would write into each other's file.
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{PART}")
    try:
        _write_through(part, data)
        written = part.stat()
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)
    return written


def _ours(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [f for f in folder.iterdir() if f.suffix.lower() in ENDINGS and f.is_file()]


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _read_from_disk(path: Path) -> bytes:
    """Asks the system to forget its copy first, where it can be asked, so that the disk answers."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()
