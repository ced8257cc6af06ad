"""The folder with automatic backups: the names in it, and which of them are kept."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from testdesk.domain.refusals import EnvironmentFault

# Made when a place is chosen, and never afterwards: if it is missing, this is another stick, or
# the stick's empty mount point on the laptop's own disk.
SUBFOLDER = "testdesk-backups"
_NAME = re.compile(r"(station-\d{1,4}|headquarters)-(\d{9})-(\d{8}T\d{6}Z)\.tdbackup")
_TIME = "%Y%m%dT%H%M%SZ"
NEWEST_KEPT = 5
DAYS_KEPT = 14


class StoredBackup(msgspec.Struct, frozen=True):
    """One file, as its name and the disk describe it.

    Attributes:
        length: how many events it has.
        at: when it was made: UTC, as in the name.
        file: its path.
        size: in bytes.
    """

    length: int
    at: str
    file: Path
    size: int


def backup_name(kind: str, length: int, at: dt.datetime) -> str:
    """The name of a backup; names of one kind sort by the number of events, then by time.

    Args:
        kind: "station-" and its number, or "headquarters".
        length: how many events it has; 0 for headquarters, whose backups are named by time alone.
        at: when it is made, an aware time.
    """
    return f"{kind}-{length:09d}-{at.astimezone(dt.UTC).strftime(_TIME)}.tdbackup"


def stored_backups(folder: Path, kind: str) -> list[StoredBackup]:
    """The backups of one kind in a folder, the newest first.

    The newest is the one with the most events: a laptop's clock may have been set back.

    Raises:
        OSError: the folder cannot be read.
    """
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match is None or match[1] != kind:
            continue
        with suppress(FileNotFoundError):  # removed by another program in the meantime
            found.append(StoredBackup(int(match[2]), match[3], path, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.length, backup.at), reverse=True)


def surplus(
    backups: Sequence[StoredBackup], *, most_bytes: int, newest: int = NEWEST_KEPT
) -> list[StoredBackup]:
    """The backups that are not kept, of a list that begins with the newest.

    Kept are the newest few, and the newest of each of the last days on which one was made; of
    these as many as there is room for, but always the newest.

    Args:
        backups: all of one kind.
        most_bytes: how much room all of them may take.
        newest: how many of the newest are kept.
    """
    days: list[str] = []
    kept: list[StoredBackup] = []
    for place, backup in enumerate(backups):
        day = backup.at[:8]
        is_first_of_day = day not in days
        if is_first_of_day:
            days.append(day)
        if place < newest or (is_first_of_day and len(days) <= DAYS_KEPT):
            kept.append(backup)
    while len(kept) > 1 and sum(backup.size for backup in kept) > most_bytes:
        kept.pop()
    return [backup for backup in backups if backup not in kept]


def remove_surplus(folder: Path, kind: str, *, newest: int = NEWEST_KEPT) -> None:
    """Removes what is not kept; all backups of a kind take at most half of the disk's room.

    Raises:
        OSError: the disk failed.
    """
    backups = stored_backups(folder, kind)
    room = shutil.disk_usage(folder).free + sum(backup.size for backup in backups)
    for backup in surplus(backups, most_bytes=room // 2, newest=newest):
        backup.file.unlink(missing_ok=True)


def _free(folder: Path) -> int:
    """The free bytes; very many if the driver does not report them."""
    usage = shutil.disk_usage(folder)
    return usage.free if usage.total else sys.maxsize


def make_room(
    folder: Path, kind: str, needed: int, *, free_in: Callable[[Path], int] = _free
) -> None:
    """Removes the oldest backups until a new one fits; the newest of them always stays.

    Args:
        folder: the folder with the backups.
        kind: see `backup_name`.
        needed: the size of the new backup in bytes.
        free_in: tells how many bytes are free.

    Raises:
        OSError: the disk failed.
        EnvironmentFault: disk_full: there is still too little room.
    """
    for backup in reversed(stored_backups(folder, kind)[1:]):
        if free_in(folder) >= needed:
            return
        backup.file.unlink(missing_ok=True)
    if free_in(folder) < needed:
        raise EnvironmentFault("disk_full", reason="stick_full")
