"""The background exchange with headquarters, if its address is set; it never blocks the screen."""

from __future__ import annotations

import datetime as dt
import math
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from testdesk.bridge.station import StationBridge
from testdesk.bridge.sync_task import SyncEnd, SyncTask
from testdesk.courier.address import headquarters_url
from testdesk.domain.backoff import pause
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError, DetailValue
from testdesk.ports import Station
from testdesk.services.exchange.network import SyncProgress, clock_difference_minutes
from testdesk.settings import NetworkSettings, load_network, save_network
from testdesk.wall_clock import utc_text

_ABORT_WAIT_SECONDS = 2.0


class ExchangeIntervals(msgspec.Struct, frozen=True):
    """When an exchange is tried, in seconds.

    Attributes:
        first: the delay after the station was opened.
        sealed: the delay after a tube was sealed.
        min_between: the minimum time between two exchanges caused by sealed tubes.
        idle: the interval without faults; varied a little, so that stations do not all connect at
            once.
    """

    first: float = 3.0
    sealed: float = 5.0
    min_between: float = 60.0
    idle: float = 180.0


class NetworkStatus(msgspec.Struct, frozen=True):
    """The state of the network, and of what was sent over it.

    Attributes:
        url: headquarters' address; empty if files go by stick only.
        trying: whether an exchange is in progress.
        reached_at: when an exchange with headquarters was last completed; UTC ISO, or empty.
        sent_at: when a batch was sent that has no receipt yet; UTC ISO, or empty.
        confirmed_at: when all events of this station were last known to be accepted or delivered;
            UTC ISO, or empty.
        code, detail: the code and details of the last fault, or empty.
        next_at: when the next exchange is due.
        clock_minutes: how far this laptop's clock is behind headquarters' in minutes; negative if
            it is ahead.
    """

    url: str = ""
    trying: bool = False
    reached_at: str = ""
    sent_at: str = ""
    confirmed_at: str = ""
    code: str = ""
    detail: dict[str, DetailValue] = {}
    next_at: dt.datetime | None = None
    clock_minutes: int = 0


class NetworkJob(QObject):
    """Runs exchanges: at the start, after sealed tubes, periodically, and with backoff on faults.

    Args:
        chance: draws a number from 0 to 1, by which the pauses are varied.

    Attributes:
        status: the current state.
        settings: the settings with headquarters' address.

    Signals:
        changed: the NetworkStatus.
        ended: an exchange ended, successfully or not.
    """

    changed = Signal(NetworkStatus)
    ended = Signal()

    def __init__(
        self,
        bridge: StationBridge,
        parent: QObject | None = None,
        *,
        intervals: ExchangeIntervals | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._intervals, self._chance = (
            bridge,
            intervals or ExchangeIntervals(),
            chance,
        )
        self._home: Path | None = None
        self._task: SyncTask | None = None
        # The exchanges in a row that failed or left a receipt missing; the open tube's barcode.
        self._failures, self._tube_code = 0, ""
        # Whether a tube was sealed during an exchange that may already have packed its batch.
        self._sealed_meanwhile, self._ended_at = False, -math.inf
        self.status, self.settings = NetworkStatus(), NetworkSettings()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start_exchange)
        bridge.bus.changed.connect(self._check_tube)

    def start(self, home: Path) -> None:
        """Starts with the saved address; called once the window is shown."""
        self._home = home
        self._apply_settings(load_network(home), self._intervals.first)

    def use(self, address: str, *, plain_http: bool = False) -> None:
        """Saves another address and tries it now; if it is empty, files go by stick only.

        Raises:
            Refusal: network_address_invalid, network_plain_http; the previous address is kept.
            EnvironmentFault: home_not_writable.
        """
        url = headquarters_url(address, plain_http=plain_http) if address.strip() else ""
        settings = NetworkSettings(url, plain_http and bool(url))
        if self._home is not None:
            save_network(self._home, settings)
        self._apply_settings(settings, 0)

    def try_now(self) -> None:
        """Starts an exchange on request; also resends the events of refused batches."""
        if self._task is None:
            self._start_exchange(resend_refused=True)

    def close(self) -> None:
        """Aborts an exchange in progress; call it before the database's lane closes."""
        self._timer.stop()
        task, self._task, self._home = self._task, None, None
        if task is not None:
            task.abort()
            task.wait(_ABORT_WAIT_SECONDS)

    def _apply_settings(self, settings: NetworkSettings, seconds: float) -> None:
        self.settings = settings
        self._failures = 0
        task, self._task = self._task, None
        if task is not None:
            task.abort()
        self._report(NetworkStatus(settings.url))
        self._timer.stop()
        if settings.url:
            self._schedule(seconds)

    @Slot()
    def _start_exchange(self, *, resend_refused: bool = False) -> None:
        if self._home is None or not self.settings.url or self._task is not None:
            return
        self._timer.stop()
        self._sealed_meanwhile = False
        task = SyncTask(
            self._bridge.station,
            self._bridge.lane,
            self._home,
            self.settings.url,
            resend_refused=resend_refused,
        )
        self._task = task
        self._report(msgspec.structs.replace(self.status, trying=True, next_at=None))
        queued = Qt.ConnectionType.QueuedConnection
        task.progressed.connect(self._on_progress, queued)
        task.ended.connect(self._on_end, queued)
        task.start()

    @Slot(object, object)
    def _on_progress(self, task: SyncTask, progress: SyncProgress) -> None:
        # The changes are real even if the exchange has been aborted since.
        self._bridge.bus.announce(progress.changes, self)
        if task is not self._task:
            return
        if progress.step == "reached":
            minutes = clock_difference_minutes(progress.seconds_behind)
            self._report(msgspec.structs.replace(self.status, clock_minutes=minutes))
        elif progress.step == "sent":
            self._report(msgspec.structs.replace(self.status, sent_at=self._now()))

    @Slot(object, object)
    def _on_end(self, task: SyncTask, end: SyncEnd) -> None:
        if isinstance(end.bug, Exception):
            sys.excepthook(type(end.bug), end.bug, end.bug.__traceback__)
        if task is not self._task:
            return
        self._task, self._ended_at = None, time.monotonic()
        if end.fault is not None:
            self._failed(end.fault)
        elif end.result is not None:
            self._succeeded(receipt_pending=bool(end.result.waiting), undelivered=end.undelivered)
        self.ended.emit()

    def _failed(self, fault: CodedError) -> None:
        self._failures += 1
        retry_after = fault.detail.get("retry_after")  # seconds, if the server named them
        seconds = pause(
            self._failures,
            chance=self._chance(),
            retry_after=retry_after if isinstance(retry_after, int) else None,
        )
        status = msgspec.structs.replace(
            self.status, trying=False, code=fault.code, detail=fault.detail
        )
        self._report(status)
        self._schedule(seconds)

    def _succeeded(self, *, receipt_pending: bool, undelivered: int) -> None:
        now = self._now()
        status = msgspec.structs.replace(
            self.status,
            trying=False,
            code="",
            detail={},
            reached_at=now,
            sent_at=self.status.sent_at if receipt_pending else "",
            confirmed_at="" if undelivered else now,
        )
        self._report(status)
        # While a receipt is missing, the next attempts use the backoff of a failure.
        self._failures = self._failures + 1 if receipt_pending else 0
        if receipt_pending:
            self._schedule(pause(self._failures, chance=self._chance()))
        elif self._sealed_meanwhile:
            self._schedule(self._intervals.min_between)
        else:
            self._schedule(self._intervals.idle * (0.75 + self._chance() / 2))

    def _schedule(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))
        due = self._bridge.station.clock.now() + dt.timedelta(seconds=seconds)
        self._report(msgspec.structs.replace(self.status, next_at=due))

    def _check_tube(self, changes: Changes, initiator: object) -> None:
        if changes.tubes and initiator is not self and self.settings.url:
            self._bridge.read(self._open_tube, self._on_tube_read, self)

    def _open_tube(self, station: Station) -> str:
        with station.read() as uow:
            tube = uow.samples.open_tube()
        return tube.tube if tube else ""

    def _on_tube_read(self, tube: str) -> None:
        """If the open tube has changed, a tube was sealed, and its data should be sent soon."""
        before, self._tube_code = self._tube_code, tube
        if not before or tube == before:
            return
        self._sealed_meanwhile = self._task is not None
        # While the network fails, a sealed tube does not shorten the pause.
        if self._task is None and not self._failures and self._home is not None:
            elapsed = time.monotonic() - self._ended_at
            self._schedule(max(self._intervals.sealed, self._intervals.min_between - elapsed))

    def _now(self) -> str:
        return utc_text(self._bridge.station.clock.now())

    def _report(self, status: NetworkStatus) -> None:
        if status != self.status:
            self.status = status
            self.changed.emit(status)
