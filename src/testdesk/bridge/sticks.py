"""USB sticks that are plugged in now."""

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
        name: its label, or its drive's name; no two that are plugged in have one name.
        folder: where it is mounted.
        free: bytes, or None where its driver does not know.
        device: what the system calls it while it is plugged in; tells it from the folder that a
            pulled stick leaves.
    """

    name: str
    folder: Path
    free: int | None
    device: int


def sticks() -> list[Stick]:
    """The writable sticks, in the order of the system. May wait for a slow device."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_stick(volume):
            stick = _stick(volume.name() or volume.rootPath(), Path(volume.rootPath()), volume)
            found += [stick] if stick else []
    return distinguished(found)


def distinguished(found: Sequence[Stick]) -> list[Stick]:
    """Sticks of one label also get the name of their folder, which the system makes different."""
    labels = Counter(stick.name for stick in found)
    return [
        msgspec.structs.replace(stick, name=f"{stick.name} ({stick.folder.name or stick.folder})")
        if labels[stick.name] > 1
        else stick
        for stick in found
    ]


def folder_as_stick(folder: Path) -> Stick | None:
    """A folder that a person chose to carry files in, or None while it is not there."""
    volume = QStorageInfo(str(folder))
    if not folder.is_dir() or not volume.isValid():
        return None
    return _stick(folder.name or str(folder), folder, volume)


def require(stick: Stick) -> None:
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
        # Windows names no device class here; a stick comes with one of these file systems.
        return bytes(volume.fileSystemType().data()) in _STICK_FORMATS and not volume.isRoot()
    return volume.rootPath().startswith(_MOUNTS.get(sys.platform, ("/media/",)))
