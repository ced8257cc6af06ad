"""Reads and makes files of the home, removes unfinished ones, and turns disk errors into faults."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from testdesk.atomic_write import (
    TEMPORARY_PREFIX,
    TEMPORARY_SUFFIX,
    flush_folder,
    lock_exclusively,
    lock_shared,
)
from testdesk.disk_faults import DISK_FULL, NOT_FOUND
from testdesk.domain.error_codes import FaultCode
from testdesk.domain.refusals import EnvironmentFault

# The temporary names of this module and of `replacing`; and those of drafts in the outbox folder,
# with sixteen hex digits.
_UNFINISHED = re.compile(
    rf"{re.escape(TEMPORARY_PREFIX)}|\.[0-9a-f]{{16}}{re.escape(TEMPORARY_SUFFIX)}$"
)
# Where the file system has no locks, an unfinished file older than this counts as left over: no
# run of the program that writes one takes this long.
_LEFT_OVER_SECONDS = 24 * 3600


@contextmanager
def raising_home_faults(**detail: str) -> Iterator[None]:
    """Turns the disk's errors into faults while something is made in the home.

    Args:
        detail: details for the message, such as `reason`.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    try:
        yield
    except OSError as error:
        code: FaultCode = "disk_full" if error.errno in DISK_FULL else "home_not_writable"
        raise EnvironmentFault(code, **detail) from error


def read_home(path: Path) -> bytes:
    """Reads a file of the home that must exist.

    Raises:
        EnvironmentFault: home_not_readable: the disk cannot read the file, or it has been removed
            since the caller found it.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("home_not_readable") from error


def exists_in_home(path: Path) -> bool:
    """Whether a file exists; an unreadable disk is a fault, not an absent file.

    Raises:
        EnvironmentFault: home_not_readable.
    """
    try:
        path.stat()
    except OSError as error:
        if error.errno in NOT_FOUND:
            return False
        raise EnvironmentFault("home_not_readable") from error
    return True


def names_in(home: Path) -> list[str]:
    """The names of the files in the home; empty if the folder does not exist yet.

    Raises:
        EnvironmentFault: home_not_readable.
    """
    if not exists_in_home(home):
        return []
    try:
        return sorted(path.name for path in home.iterdir())
    except OSError as error:
        raise EnvironmentFault("home_not_readable") from error


@contextmanager
def scratch_folder(home: Path) -> Iterator[Path]:
    """Makes a scratch folder on the home's own disk, from which files can be renamed into place.

    It is removed on leaving, or by `sweep` at the next start if the program was killed.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    with raising_home_faults():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = lock_shared(home)
        lock.__enter__()
    try:
        with raising_home_faults():
            folder = Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=home))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        lock.__exit__(None, None, None)


def move_into_place(scratch: Path, home: Path, names: Sequence[str]) -> None:
    """Moves complete files from a scratch folder into the home: all of them or none.

    If the program is killed meanwhile, `sweep` with the same names moves the files back.

    Args:
        scratch: the scratch folder.
        home: the target folder, in which none of the names exists yet.
        names: the files, in the order in which they are moved; the move is complete once the last
            one is in the home.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    with raising_home_faults():
        try:
            for name in names:
                if (scratch / name).exists():
                    (scratch / name).replace(home / name)
                    flush_folder(home)
        except BaseException:
            _move_back(scratch, home, names)
            raise


def _move_back(scratch: Path, home: Path, names: Sequence[str]) -> None:
    """Undoes an incomplete move, which is one whose last file is still in the scratch folder."""
    *earlier, last = names
    if not (scratch / last).exists() or (home / last).exists():
        return
    for name in earlier:
        if (home / name).exists() and not (scratch / name).exists():
            (home / name).replace(scratch / name)


def sweep(
    folder: Path,
    *,
    move_order: Sequence[str] = (),
    temporary_suffixes: frozenset[str] = frozenset(),
) -> None:
    """Removes what killed programs left unfinished in the home or in a folder they wrote to.

    Only files with the program's temporary names or with `temporary_suffixes` are removed, and none
    while a program is working in the folder. If the disk fails to remove a file, the next start
    tries again.

    Args:
        folder: the folder to sweep; other files in it are left alone.
        move_order: the names given to `move_into_place`.
        temporary_suffixes: suffixes of files that are in the folder only temporarily.
    """
    with suppress(OSError), lock_exclusively(folder) as locks_supported:
        for path in list(folder.iterdir()):
            if not (_UNFINISHED.match(path.name) or path.suffix in temporary_suffixes):
                continue
            with suppress(OSError):
                if not locks_supported and time.time() - path.stat().st_mtime < _LEFT_OVER_SECONDS:
                    continue
                if path.is_dir() and not path.is_symlink():
                    if move_order:
                        _move_back(path, folder, move_order)
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
