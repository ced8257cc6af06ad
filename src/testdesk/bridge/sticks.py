"""USB sticks that are plugged in now."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import QStorageInfo

_MOUNTS = {"linux": ("/media/", "/run/media/"), "darwin": ("/Volumes/",)}
_STICK_FORMATS = (b"FAT32", b"FAT", b"exFAT", b"vfat", b"exfat", b"msdos")


class Stick(msgspec.Struct, frozen=True):
    """One stick: its label (or drive name), its folder and the free space in bytes."""

    name: str
    folder: Path
    free: int


def sticks() -> list[Stick]:
    """Those that can be written to, in the order of the system. May wait for a slow device."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if volume.isValid() and volume.isReady() and not volume.isReadOnly() and _is_stick(volume):
            name = volume.name() or volume.rootPath()
            found.append(Stick(name, Path(volume.rootPath()), volume.bytesAvailable()))
    return found


def folder_as_stick(folder: Path) -> Stick | None:
    """A folder that a person chose to carry files in, or None while it is not there."""
    volume = QStorageInfo(str(folder))
    if not folder.is_dir() or not volume.isValid():
        return None
    return Stick(folder.name or str(folder), folder, volume.bytesAvailable())


def _is_stick(volume: QStorageInfo) -> bool:
    if sys.platform == "win32":
        # Windows names no device class here; a stick comes with one of these file systems.
        return bytes(volume.fileSystemType().data()) in _STICK_FORMATS and not volume.isRoot()
    return volume.rootPath().startswith(_MOUNTS.get(sys.platform, ("/media/",)))
