"""The USB sticks that are connected now."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QStorageInfo

from testdesk.domain.refusals import EnvironmentFault

_MOUNTS = {"linux": ("/media/", "/run/media/"), "darwin": ("/Volumes/",)}
_STICK_FORMATS = (b"FAT32", b"FAT", b"exFAT", b"vfat", b"exfat", b"msdos")


class Stick(msgspec.Struct, frozen=True):
    """One stick.

    Attributes:
        name: its label, or the path of its drive; unique among the connected sticks.
        folder: where it is mounted.
        free: the free bytes, or None if its driver does not report them.
        device: the system's device number. If a stick is pulled and its empty folder remains,
            the folder's device number differs.
    """

    name: str
    folder: Path
    free: int | None
    device: int


def sticks() -> list[Stick]:
    """The writable sticks, in the system's order. The call may wait for a slow device."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_stick(volume):
            stick = _stick(volume.name() or volume.rootPath(), Path(volume.rootPath()), volume)
            found += [stick] if stick else []
    return with_distinct_names(found)


def with_distinct_names(found: Sequence[Stick]) -> list[Stick]:
    """Adds the unique name of the folder to the names of sticks with the same label."""
    labels = Counter(stick.name for stick in found)
    return [
        msgspec.structs.replace(stick, name=f"{stick.name} ({stick.folder.name or stick.folder})")
        if labels[stick.name] > 1
        else stick
        for stick in found
    ]


def folder_as_stick(folder: Path) -> Stick | None:
    """A folder that the operator chose to use like a stick, or None while it does not exist."""
    volume = QStorageInfo(str(folder))
    if not folder.is_dir() or not volume.isValid():
        return None
    return _stick(folder.name or str(folder), folder, volume)


def require_present(stick: Stick) -> None:
    """Checks that a stick is still the one that was found.

    Raises:
        EnvironmentFault: stick_gone.
    """
    try:
        device = stick.folder.stat().st_dev
    except OSError as error:
        raise EnvironmentFault("stick_gone") from error
    if device != stick.device:
        raise EnvironmentFault("stick_gone")


def _stick(name: str, folder: Path, volume: QStorageInfo) -> Stick | None:
    try:
        device = folder.stat().st_dev
    except OSError:
        return None  # pulled in the meantime
    free = volume.bytesAvailable() if volume.bytesTotal() > 0 else None
    return Stick(name, folder, free, device)


def _is_stick(volume: QStorageInfo) -> bool:
    if sys.platform == "win32":
        # Qt reports no device class on Windows; a stick has one of these file systems.
        return bytes(volume.fileSystemType().data()) in _STICK_FORMATS and not volume.isRoot()
    return volume.rootPath().startswith(_MOUNTS.get(sys.platform, ("/media/",)))
