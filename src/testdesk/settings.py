"""Where a station's files are, and what was chosen for it: network settings, backups."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import platformdirs

from testdesk.atomic_write import write_atomically
from testdesk.home_files import raising_home_faults

# The names of files and folders in a station's home.
VAULT = "station.vault"
STORE = "station.db"
RECOVERY = "recovery.age"  # the store's key, sealed to headquarters' spare key
NETWORK = "network.json"  # see `NetworkSettings`
BACKUP = "backup.json"  # see `LastBackup`
BACKUP_PLACE = "backup-place.json"  # see `BackupPlace`
RESTORE_TRIES = "restore-tries.json"  # wrong PINs while a backup is restored
OUTBOX = "outbox"
INBOX = "inbox"
LOG = "log"  # the program log and the fault files, see `program_log`
WINDOW_LOCK = "window.lock"  # locked while a window is open on this home


def home_folder(given: Path | None = None) -> Path:
    """The folder with one station's (or one headquarters') files.

    The argument comes first, then TESTDESK_HOME, then the platform's user data folder.
    """
    if given is not None:
        return given
    chosen = os.environ.get("TESTDESK_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("testdesk", appauthor=False)


class NetworkSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """The address of headquarters' server. Contains neither secrets nor personal data.

    Attributes:
        url: the address of headquarters' server. If it is empty, files travel only by stick.
        plain_http: whether a person has allowed requests without encryption.

    A later program, or a kit, may add members: unknown ones are ignored.
    """

    url: str = ""
    plain_http: bool = False


def load_network(home: Path) -> NetworkSettings:
    """Loads the settings; a missing or unreadable file means the defaults."""
    try:
        return msgspec.json.decode((home / NETWORK).read_bytes(), type=NetworkSettings)
    except (OSError, msgspec.DecodeError):
        return NetworkSettings()


def save_network(home: Path, chosen: NetworkSettings) -> None:
    """Saves the settings atomically.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    with raising_home_faults():
        write_atomically(home / NETWORK, msgspec.json.encode(chosen))


class LastBackup(msgspec.Struct, frozen=True):
    """The newest backup that was read back: when it was made (UTC, ISO), and of how many events."""

    at: str
    events: int


def load_last_backup(home: Path) -> LastBackup | None:
    """The newest backup of this station, or None if none is known."""
    try:
        return msgspec.json.decode((home / BACKUP).read_bytes(), type=LastBackup)
    except (OSError, msgspec.DecodeError):
        return None


def save_last_backup(home: Path, made: LastBackup) -> None:
    """Notes a backup that was read back, for `doctor`.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    with raising_home_faults():
        write_atomically(home / BACKUP, msgspec.json.encode(made))


class BackupPlace(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where backups are made automatically, and how the newest attempt ended.

    Attributes:
        folder: the chosen folder, on a stick or another disk; empty if no backups are made.
        failed: the code of the fault that ended the newest attempt; empty if it succeeded.
        reason: the fault's reason, for its sentence.
        failed_at: when attempts began to fail, UTC, in ISO format.

    A later program may add members: unknown ones are ignored.
    """

    folder: str = ""
    failed: str = ""
    reason: str = ""
    failed_at: str = ""


def load_backup_place(home: Path) -> BackupPlace:
    """Loads the place; a missing or unreadable file means that no backups are made."""
    try:
        return msgspec.json.decode((home / BACKUP_PLACE).read_bytes(), type=BackupPlace)
    except (OSError, msgspec.DecodeError):
        return BackupPlace()


def save_backup_place(home: Path, place: BackupPlace) -> None:
    """Saves the place atomically.

    Raises:
        EnvironmentFault: disk_full, home_not_writable.
    """
    with raising_home_faults():
        write_atomically(home / BACKUP_PLACE, msgspec.json.encode(place))
