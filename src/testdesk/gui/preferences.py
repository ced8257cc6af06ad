"""What this laptop's screen is set to; nothing of it is secret or worth a journal entry."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.atomic_write import write_atomically
from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui.devices.controller import DeviceChoice
from testdesk.gui.register.page import REST_SECONDS
from testdesk.gui.theme import ThemeName
from testdesk.home_files import reporting_home_faults
from testdesk.printing.cards import PrintChoice

_FILE = "screen.json"


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """Kept beside the station's files.

    Attributes:
        language: zh, ko, en, or empty before anybody chose.
        theme: which of the three.
        folder: where batches went last, when it was no stick.
        paper: on what cards were printed last, or None before anybody chose.
        devices: what is plugged in beside the keyboard.
        verdict_seconds: how long a verdict stays on the register page.
    """

    language: Literal["", "zh", "ko", "en"] = ""
    theme: ThemeName = "light"
    folder: str = ""
    paper: PrintChoice | None = None
    devices: DeviceChoice = DeviceChoice()
    verdict_seconds: int = REST_SECONDS


class KeptChoices(QObject):
    """What is chosen now, kept at every change.

    Attributes:
        now: in use, also where it could not be kept.

    Signals:
        failed: the EnvironmentFault of a choice that holds only until the program is closed.
    """

    failed = Signal(EnvironmentFault)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.now = load(home)

    def keep(self, **changes: str | int | PrintChoice | DeviceChoice) -> None:
        """Changes some of it, and keeps it for the next start."""
        self.now = msgspec.structs.replace(self.now, **changes)
        try:
            save(self._home, self.now)
        except EnvironmentFault as fault:
            self.failed.emit(fault)


def load(home: Path) -> Preferences:
    """What was chosen before; a missing or unreadable file is as if nobody had chosen."""
    try:
        return msgspec.json.decode((home / _FILE).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def save(home: Path, preferences: Preferences) -> None:
    """Keeps a choice for the next start, whole or not at all.

    Raises:
        EnvironmentFault: disk_full, home_not_writable; what was kept before is as it was.
    """
    with reporting_home_faults(reason="choice"):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(home / _FILE, msgspec.json.encode(preferences))
