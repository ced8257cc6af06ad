"""What a window does, without its widgets: people are scanned, and a sealed tube is backed up; or
the swabs are counted, the day is exported and closed.

A program for `forker`: each line of standard input is `count` with a number, `export`, `close`, or
a scan, which is answered as `testdesk scan` does. Then the backup that a sealed tube starts by
itself is waited for, if a place for backups was chosen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtCore import QCoreApplication, QTimer

from testdesk.bootstrap import open_station_store, station_of
from testdesk.bridge.backups.making import BackupSource
from testdesk.bridge.backups.timer import BackupTimer
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.cli.shared import json_values
from testdesk.cli.shared.output import print_json, sentence_of
from testdesk.domain.changes import Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services import day
from testdesk.services.exchange import handover
from testdesk.services.scanning.registration import scan
from testdesk.services.session import Context, ScanSession

if TYPE_CHECKING:
    from testdesk.store.station_file import StationFile


class Sealing:
    """A station that is worked at, and backed up, until its input ends.

    Args:
        lane: its lane.
        store: its file, opened on the lane.
        home: its folder.
        lines: what is scanned, or done at the end of the day.
        stick: the folder of exports.
    """

    def __init__(
        self, lane: Lane, store: StationFile, home: Path, lines: list[str], stick: Path
    ) -> None:
        self._lines, self._store, self._stick = lines, store, stick
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

    def next_line(self) -> None:
        """Does the next line; after the last one the backup is waited for.

        Where everything was there already, nothing is sealed, and a backup is asked for.
        """
        if self._lines:
            command = self._command_of(self._lines.pop(0))
            self._bridge.run(command, self._answer, self._bridge, self._fail)
        elif not self._timer.chosen:
            QCoreApplication.quit()
        elif not self._store.sealed_tubes:
            self._timer.back_up_now()

    def close(self) -> None:
        """Closes the file on its lane."""
        self._timer.timer.stop()
        self._timer.lane.close()
        self._bridge.lane.call(self._store.close)
        self._bridge.close()

    def _command_of(self, line: str) -> Callable[[Context], Done[Any]]:
        name, _, number = line.partition(" ")
        commands: dict[str, Callable[[Context], Done[Any]]] = {
            "count": lambda context: day.count_swabs(context, count=int(number)),
            "export": partial(handover.export, folder=self._stick),
            "close": day.close_day,
        }
        return commands.get(name, partial(scan, line=line))

    def _answer(self, result: object) -> None:
        if isinstance(result, ScanResult):
            print_json(json_values.scan_result(result))
        else:
            print_json({"done": True})
        self.next_line()

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


def _folder(name: str) -> Path:
    """The folder after one of our arguments; the present one without it."""
    return Path(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else Path()


def main() -> None:
    """Works at the station of `--home`, and exports to `--stick`."""
    home = _folder("--home")
    application = QCoreApplication([])
    lane = Lane("desk")
    try:
        store = lane.call(partial(open_station_store, home, os.environ["TESTDESK_PASSPHRASE"]))
    except CodedError as error:
        lane.close()
        _refuse(error)
    sealing = Sealing(lane, store, home, sys.stdin.read().splitlines(), _folder("--stick"))
    QTimer.singleShot(0, sealing.next_line)
    application.exec()
    sealing.close()
    if sealing.error is not None:
        _refuse(sealing.error)
