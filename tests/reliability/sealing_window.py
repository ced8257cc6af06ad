"""What a window does, without its widgets: people are scanned, and a sealed tube is backed up.

A program for `forker`: each line of standard input is a scan, answered as `testdesk scan` does;
then the backup that the last of them starts by itself is waited for.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QCoreApplication, QTimer

from testdesk.bootstrap import open_station_store, station_of
from testdesk.bridge.backups.making import BackupSource
from testdesk.bridge.backups.timer import BackupTimer
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.cli.shared import json_values
from testdesk.cli.shared.output import print_json, sentence_of
from testdesk.domain.refusals import CodedError
from testdesk.services.scanning.registration import scan
from testdesk.services.session import ScanSession

if TYPE_CHECKING:
    from testdesk.domain.station.verdicts import ScanResult
    from testdesk.store.station_file import StationFile


class Sealing:
    """A station that is worked at, and backed up, until its input ends.

    Args:
        lane: its lane.
        store: its file, opened on the lane.
        home: its folder.
        lines: what is scanned.
    """

    def __init__(self, lane: Lane, store: StationFile, home: Path, lines: list[str]) -> None:
        self._lines, self._store = lines, store
        self.error: CodedError | None = None
        store.folds_later = True
        self._bridge = StationBridge(
            station_of(store),
            ScanSession(operator="金英"),
            lane=lane,
            after_command=store.fold_sealed,
        )
        self._bridge.refused.connect(self._fail)
        source = BackupSource(home, store.key, store.checkpoint, self._bridge.station.clock)
        self._timer = BackupTimer(self._bridge, source, lambda: store.sealed_tubes, self._bridge)
        self._timer.changed.connect(self._end_with_backup)

    def next_scan(self) -> None:
        """Scans the next line; after the last one the backup is waited for.

        Where everything was there already, nothing is sealed, and a backup is asked for.
        """
        if self._lines:
            self._bridge.run(
                partial(scan, line=self._lines.pop(0)), self._answer, self._bridge, self._fail
            )
        elif not self._store.sealed_tubes:
            self._timer.back_up_now()

    def close(self) -> None:
        """Closes the file on its lane."""
        self._timer.timer.stop()
        self._timer.lane.close()
        self._bridge.lane.call(self._store.close)
        self._bridge.close()

    def _answer(self, result: ScanResult) -> None:
        print_json(json_values.scan_result(result))
        self.next_scan()

    def _end_with_backup(self) -> None:
        state = self._timer.state
        if state.running or self._lines:
            return
        if state.place.failed:
            reason = {"reason": state.place.reason} if state.place.reason else {}
            self._fail(CodedError.from_code(state.place.failed, reason))
        QCoreApplication.quit()

    def _fail(self, error: CodedError) -> None:
        self.error = self.error or error
        QCoreApplication.quit()


def _refuse(error: CodedError) -> NoReturn:
    print_json({"error": error.code, "message": sentence_of(error.code, error.detail)})
    raise SystemExit(1 if error.code in ("passphrase_wrong", "station_missing") else 3)


def main() -> None:
    """Works at the station of `--home`, the second of our arguments."""
    home = Path(sys.argv[sys.argv.index("--home") + 1])
    application = QCoreApplication([])
    lane = Lane("desk")
    try:
        store = lane.call(partial(open_station_store, home, os.environ["TESTDESK_PASSPHRASE"]))
    except CodedError as error:
        lane.close()
        _refuse(error)
    sealing = Sealing(lane, store, home, sys.stdin.read().splitlines())
    QTimer.singleShot(0, sealing.next_scan)
    application.exec()
    sealing.close()
    if sealing.error is not None:
        _refuse(sealing.error)
