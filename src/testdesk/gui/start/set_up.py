"""Making a laptop a station, from the form of the first start."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from testdesk import bootstrap
from testdesk.bridge.lane import Lane
from testdesk.domain.refusals import CodedError, EnvironmentFault, Refusal
from testdesk.gui.start.sign_in import SignIn
from testdesk.ports import Clock

if TYPE_CHECKING:
    from testdesk.gui.start.first_start import FirstStart, FirstStartPage

# Opening the kit blocks the whole program for some seconds; the page must say so before.
_AFTER_PAINT_MS = 60


def is_station(home: Path, report: Callable[[CodedError], None]) -> bool:
    """Whether this laptop is a station already.

    Also True if the disk cannot be read, so that an existing station is never overwritten.
    """
    try:
        return bootstrap.station_exists(home)
    except EnvironmentFault as fault:
        report(fault)
        return True


class SetUpController(QObject):
    """Makes the laptop a station on the lane, and shows on the page how far it is.

    Signals:
        made: the laptop is a station; carries the SignIn with which to open it.
        failed: the CodedError; `set_up_stopped` if the operator stopped it.
        progress: how many of the kit's events are in the file, and of how many.
    """

    made = Signal(SignIn)
    failed = Signal(CodedError)
    progress = Signal(int, int)

    def __init__(self, page: FirstStartPage, lane: Lane, home: Path, clock: Clock | None) -> None:
        super().__init__(page)
        self._lane, self._home, self._clock = lane, home, clock
        self._stop = threading.Event()
        page.submitted.connect(self._begin)
        page.stop.clicked.connect(self._stop.set)
        self.progress.connect(page.show_progress)

    def _begin(self, form: FirstStart) -> None:
        self._stop.clear()
        QTimer.singleShot(_AFTER_PAINT_MS, self, partial(self._make, form))

    def _make(self, form: FirstStart) -> None:
        action = partial(make_station, self._home, form, self._clock, self._report)
        self._lane.submit(action, self.made.emit, owner=self, failed=self.failed.emit)

    def _report(self, done: int, total: int) -> None:
        """Passes progress on, or raises if the operator stopped; called on the lane."""
        if self._stop.is_set():
            raise Refusal("set_up_stopped")
        self.progress.emit(done, total)


def make_station(
    home: Path,
    form: FirstStart,
    clock: Clock | None,
    progress: Callable[[int, int], None] | None = None,
) -> SignIn:
    """Makes the laptop a station.

    Called on a lane, because deriving the keys from the two passphrases is slow on purpose.

    Returns:
        The sign-in with which to open the station.

    Raises:
        Refusal: the kit is refused; whatever `progress` raises.
        EnvironmentFault: file_unreadable, disk_full, home_not_writable.
    """
    bootstrap.set_up_station(
        home,
        kit=_read(form.kit),
        kit_passphrase=form.kit_passphrase,
        passphrase=form.sign_in.passphrase,
        own_names=(form.sign_in.operator,),
        clock=clock,
        progress=progress,
    )
    return form.sign_in


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("file_unreadable") from error
