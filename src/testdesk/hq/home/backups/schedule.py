"""Makes headquarters' backups every few hours while it serves, and keeps some of them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from testdesk.backup_folder import SUBFOLDER, backup_name, remove_surplus
from testdesk.disk_faults import raising_disk_faults, write_fault
from testdesk.domain.refusals import CodedError, EnvironmentFault
from testdesk.hq.home.backups.making import WrittenBackup, write_backup
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import read_vault

_KIND = "headquarters"
_RETRY = dt.timedelta(minutes=10)


class BackupPlan(msgspec.Struct, frozen=True):
    """Where backups go, and how often.

    Attributes:
        folder: an existing folder on another disk; ours is made in it.
        every: the pause between the beginnings of two backups.
    """

    folder: Path
    every: dt.timedelta


class BackupSchedule:
    """A thread that makes the first backup at once, and then one after each pause.

    Args:
        hq: the open headquarters.
        home: its folder.
        passphrase: of its vault, which is read again for each backup: a command may have changed
            the keys meanwhile.
        plan: where and how often.
        report: is called on the thread with each backup, or with the error that prevented it.

    Raises:
        EnvironmentFault: stick_gone (no such folder), write_failed, disk_full.
    """

    def __init__(
        self,
        hq: Headquarters,
        home: Path,
        passphrase: str,
        plan: BackupPlan,
        *,
        report: Callable[[WrittenBackup | CodedError], None],
    ) -> None:
        self._hq, self._home, self._passphrase = hq, home, passphrase
        self._plan, self._report = plan, report
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="testdesk-backups", daemon=True)
        if not plan.folder.is_dir():
            raise EnvironmentFault("stick_gone", reason="no_folder")
        try:
            (plan.folder / SUBFOLDER).mkdir(exist_ok=True)
        except OSError as error:
            raise write_fault(error) from error

    def start(self) -> None:
        """Begins with the first backup."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread, once the backup that is being made is finished."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            pause = self._plan.every
            try:
                with raising_disk_faults():
                    self._report(self._back_up())
            except CodedError as error:
                self._report(error)
                pause = min(pause, _RETRY)
            self._stopped.wait(pause.total_seconds())

    def _back_up(self) -> WrittenBackup:
        folder = self._plan.folder / SUBFOLDER
        if not folder.is_dir():  # another disk, or the mount point of one that is not there
            raise EnvironmentFault("stick_gone", reason="no_folder")
        contents = read_vault(self._home, self._passphrase)
        name = backup_name(_KIND, 0, self._hq.clock.now())
        written = write_backup(self._hq, contents, folder / name)
        remove_surplus(folder, _KIND)
        return written
