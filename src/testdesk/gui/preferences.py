"""The settings of this laptop's screen, which are neither secret nor recorded in the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.atomic_write import write_atomically
from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui.devices.controller import DeviceChoice
from testdesk.gui.register.page import CLEAR_AFTER_SECONDS
from testdesk.gui.theme import ThemeName
from testdesk.home_files import raising_home_faults
from testdesk.printing.choice import PrintChoice

_FILE = "screen.json"


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """The settings, which are stored in the home.

    Attributes:
        language: zh, ko, en, or empty if none was chosen yet.
        theme: one of the three themes.
        folder: the last folder used in place of a stick, or empty.
        paper: where and in which layout cards are printed, or None if nothing was chosen yet.
        devices: the devices besides the keyboard.
        verdict_seconds: how long a verdict stays on the register page.
    """

    language: Literal["", "zh", "ko", "en"] = ""
    theme: ThemeName = "light"
    folder: str = ""
    paper: PrintChoice | None = None
    devices: DeviceChoice = DeviceChoice()
    verdict_seconds: int = CLEAR_AFTER_SECONDS


class SavedPreferences(QObject):
    """The current settings, which are saved at every change.

    Attributes:
        current: the settings in use, even if they could not be saved.

    Signals:
        failed: the EnvironmentFault of a change that will be lost when the program is closed.
    """

    failed = Signal(EnvironmentFault)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.current = load(home)

    def change(self, **changes: str | int | PrintChoice | DeviceChoice) -> None:
        """Changes some of the settings and saves them for the next start."""
        self.current = msgspec.structs.replace(self.current, **changes)
        try:
            save(self._home, self.current)
        except EnvironmentFault as fault:
            self.failed.emit(fault)


def load(home: Path) -> Preferences:
    """Reads the settings; a missing or unreadable file gives the defaults."""
    try:
        return msgspec.json.decode((home / _FILE).read_bytes(), type=Preferences)
    except (OSError, msgspec.DecodeError):
        return Preferences()


def save(home: Path, preferences: Preferences) -> None:
    """Saves the settings for the next start, all of them or none.

    Raises:
        EnvironmentFault: disk_full, home_not_writable; the settings saved before are unchanged.
    """
    with raising_home_faults(reason="setting"):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(home / _FILE, msgspec.json.encode(preferences))
