"""Makes a backup after each sealed tube, and at most five minutes after any other change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.backups.making import BackupSource, MadeBackup, make_backup
from testdesk.bridge.lane import Lane, LaneClosedError
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.settings import BackupPlace, LastBackup, load_backup_place, load_last_backup

# The verdict on the scan that sealed the tube is shown first.
AFTER_SEAL_MS = 1_000
LONGEST_WAIT_MS = 5 * 60_000
# A place that failed, such as a stick that was pulled, is tried again.
RETRY_MS = 60_000
# After a backup that took this many seconds, the next waits four times as long, so that a slow
# stick is busy at most a fifth of the time.
_PAUSE_FACTOR = 4


class BackupState(msgspec.Struct, frozen=True):
    """What the window shows of automatic backups.

    Attributes:
        place: the chosen place, and how the newest attempt ended.
        running: whether one is being made.
        last: the newest that was read back, or None if none is known.
    """

    place: BackupPlace
    running: bool = False
    last: LastBackup | None = None


class BackupTimer(QObject):
    """Decides when a backup is made, and makes it on a lane of its own.

    The window owns it, because a timer must be destroyed on the thread that created it.

    Attributes:
        state: the current state.
        lane: the lane on which backups are made.
        timer: runs while a change waits for its backup.

    Signals:
        changed: the state is another one.
    """

    changed = Signal()

    def __init__(
        self,
        bridge: StationBridge,
        source: BackupSource,
        sealed_tubes: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """Sets up the timer.

        Args:
            bridge: the station, whose bus announces changes.
            source: the station's file; its `fold` is called on the station's lane.
            sealed_tubes: counts the tubes that were sealed since the station was opened.
            parent: the Qt parent.
        """
        super().__init__(parent)
        self._source = msgspec.structs.replace(
            source, fold=partial(_call_if_open, bridge.lane, source.fold)
        )
        self._sealed_tubes, self._sealed_before = sealed_tubes, sealed_tubes()
        self._waits = self._waits_for_tube = False
        self.state = BackupState(load_backup_place(source.home), last=load_last_backup(source.home))
        self.lane = Lane("backup", self)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.back_up_now)
        bridge.bus.changed.connect(self._after_change)
        if self.state.place.failed:
            self.timer.start(RETRY_MS)

    @property
    def chosen(self) -> bool:
        """Whether a place was chosen."""
        return bool(self.state.place.folder)

    @property
    def today(self) -> dt.date:
        """The station's local day."""
        return self._source.clock.today()

    def place_chosen(self) -> None:
        """Reads the place again, and makes the first backup there."""
        self._show(msgspec.structs.replace(self.state, place=load_backup_place(self._source.home)))
        self.timer.stop()
        self.back_up_now()

    def stick_changed(self) -> None:
        """Tries again at once if the last attempt failed."""
        if self.state.place.failed:
            self.back_up_now()

    def back_up_now(self) -> None:
        """Makes a backup, or another one after that which is being made."""
        if not self.chosen:
            return
        if self.state.running:
            self._waits = self._waits_for_tube = True
            return
        self._waits = self._waits_for_tube = False
        self._show(msgspec.structs.replace(self.state, running=True))
        self.lane.submit(
            partial(make_backup, self._source), self._made, owner=self, failed=self._failed
        )

    def _after_change(self, _changes: Changes, _initiator: object) -> None:
        sealed = self._sealed_tubes()
        tube_sealed, self._sealed_before = sealed != self._sealed_before, sealed
        if not self.chosen:
            return
        if self.state.running:
            self._waits, self._waits_for_tube = True, self._waits_for_tube or tube_sealed
        elif tube_sealed:
            self._start_at_latest(AFTER_SEAL_MS)
        else:
            self._start_at_latest(LONGEST_WAIT_MS)

    def _start_at_latest(self, milliseconds: int) -> None:
        """Starts the timer, unless it ends sooner anyway."""
        if not self.timer.isActive() or self.timer.remainingTime() > milliseconds:
            self.timer.start(milliseconds)

    def _made(self, made: MadeBackup) -> None:
        last = LastBackup(made.at, made.length)
        self._show(BackupState(load_backup_place(self._source.home), last=last))
        if self._waits:
            pause = int(made.seconds * 1000 * _PAUSE_FACTOR)
            self.timer.start(max(pause, AFTER_SEAL_MS) if self._waits_for_tube else LONGEST_WAIT_MS)

    def _failed(self, error: CodedError) -> None:
        place = load_backup_place(self._source.home)
        if place.folder:  # otherwise they were switched off meanwhile
            # The home's disk may be full, so that the failure could not be noted there.
            reason = str(error.detail.get("reason", ""))
            place = msgspec.structs.replace(place, failed=error.code, reason=reason)
            self.timer.start(RETRY_MS)
        self._show(msgspec.structs.replace(self.state, place=place, running=False))

    def _show(self, state: BackupState) -> None:
        self.state = state
        self.changed.emit()


def _call_if_open(lane: Lane, fold: Callable[[], object]) -> None:
    try:
        lane.call(fold)
    except LaneClosedError:  # the window is closing; the log is folded then
        return
