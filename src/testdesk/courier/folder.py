"""A folder as courier: a USB stick, or any other place. No reader ever sees half a file."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.whole_file import flush_file_system, flush_folder

SUBFOLDER = "testdesk"
ENDINGS = frozenset({".tdb", ".tdr", ".tdu", ".tdk"})
PART = ".part"
SIZE_LIMIT = 600 << 20  # a container's own limit, and room for its frame

_FOREIGN = "._"  # macOS lays such a shadow beside every file on a FAT stick

_MEANINGS = {
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
    # What a driver outside the kernel says when it has ended (exFAT and NTFS often have one).
    errno.ENOTCONN: "stick_gone",
    errno.ECONNABORTED: "stick_gone",
    # Something else lies where our folder or file should be.
    errno.EEXIST: "write_failed",
    errno.EISDIR: "write_failed",
    errno.ENOTEMPTY: "write_failed",
}
if sys.platform == "linux":
    # No stick in the reader; a damaged file system; a broken wire.
    _MEANINGS[errno.ENOMEDIUM] = "stick_gone"
    _MEANINGS[errno.EUCLEAN] = "stick_faulty"
    _MEANINGS[errno.EREMOTEIO] = "stick_faulty"


@contextmanager
def _telling_environment(folder: Path | None = None) -> Iterator[None]:
    """An error of the stick is told by its code; any other is a bug and passes.

    A stick that fails and is not there any more was pulled; one that is there is faulty.
    """
    try:
        yield
    except OSError as error:
        code = _MEANINGS.get(error.errno or 0)
        if code is None:
            raise
        if code == "stick_faulty" and folder is not None and _device(folder) is None:
            code = "stick_gone"
        detail = {"reason": "stick_full"} if code == "disk_full" else {}
        raise EnvironmentFault(code, **detail) from error


class FolderCourier:
    """Writes below `testdesk/` of a folder; reads from anywhere."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes a file whole or not at all, and compares what the disk gives back.

        Temporary name in the same folder, flush, rename, flush the folder, read again.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_faulty, stick_read_only, write_failed
                (something is in the way), read_back_differs. No new file is left behind.
        """
        with _telling_environment(folder):
            device = _device(folder)
            if device is None:
                raise EnvironmentFault("stick_gone")
            _check_room(folder, len(data))
            home = home_on(folder)
            home.mkdir(exist_ok=True)
            target = home / name
            written = _put(target, data)
            if written.st_dev != device:
                # It was pulled, and its empty folder lies on the laptop's own disk.
                target.unlink()
                with suppress(OSError):
                    home.rmdir()
                raise EnvironmentFault("stick_gone")
            if os.path.ismount(folder):
                flush_file_system(folder)
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
                    found.update(dict.fromkeys(_ours(path)))
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
            return _whole(path)
        except FileNotFoundError as error:
            raise EnvironmentFault("file_missing") from error
        except OSError as error:
            raise EnvironmentFault("file_unreadable") from error


def _whole(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:  # it grew, or its disk told another size
        raise Refusal("file_too_large")
    return data


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


def home_on(folder: Path) -> Path:
    """Our folder on a stick, however its name is spelled: to FAT all cases are one name."""
    home = folder / SUBFOLDER
    if not home.is_dir():
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.casefold() == SUBFOLDER and entry.is_dir():
                    return Path(entry.path)
    return home


def _device(folder: Path) -> int | None:
    """On which device a folder lies; None where there is no folder."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev if stat.S_ISDIR(found.st_mode) else None


def _check_room(folder: Path, size: int) -> None:
    """Tells before anything is written that it will not fit. Not every driver knows its room."""
    usage = shutil.disk_usage(folder)
    if usage.total and usage.free < size:
        raise EnvironmentFault(
            "disk_full", reason="stick", needed_kb=-(-size // 1000), free_kb=usage.free // 1000
        )


def _ours(folder: Path, *, below: bool = True) -> Iterator[Path]:
    """Only what may be ours is asked what it is: a stick may hold thousands of other files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if below and entry.name.casefold() == SUBFOLDER and entry.is_dir():
                yield from _ours(Path(entry.path), below=False)
            elif (
                entry.name[-4:].lower() in ENDINGS
                and not entry.name.startswith(_FOREIGN)
                and entry.is_file()
            ):
                yield Path(entry.path)


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
