"""A scanner on a serial port (USB-COM): neither the focus nor an input method meets its scans.

QSerialPort reads and writes in the screen's event loop without waiting. Only opening may take a
moment (a port over Bluetooth), so no port is opened but the one that a person chose.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import msgspec
from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from testdesk.readers.serial_lines import SerialLines

SILENCE_MS = 120
# A line's rest that has not come by now was lost, or the scanner ends no line.
GIVE_UP_MS = 1_000
RETRY_MS = 2_000
BAUDS = (9_600, 19_200, 38_400, 57_600, 115_200)
_ERROR = QSerialPort.SerialPortError

ScannerState = Literal["off", "ready", "gone", "denied"]


class PortFound(msgspec.Struct, frozen=True):
    """A serial port of this laptop: its name (COM5, ttyACM0), and what is said to be on it."""

    name: str
    about: str


def serial_ports() -> list[PortFound]:
    """The ports there are now. Asks the system, which may take a moment: not for the screen."""
    return [
        PortFound(info.portName(), info.description())
        for info in QSerialPortInfo.availablePorts()
        if not info.isNull()
    ]


class SerialScanner(QObject):
    """Off until a port is chosen; a port that is gone is tried again until it is back.

    Attributes:
        port, baud: what was chosen; no port means off.
        state: off, ready, gone (not there), denied (held by another program, or not allowed).

    Signals:
        scanned: one scan; `UNREADABLE` where bytes make no text.
        state_changed: the new state.
    """

    scanned = Signal(str)
    state_changed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, retry_ms: int = RETRY_MS) -> None:
        super().__init__(parent)
        self.port, self.baud = "", BAUDS[0]
        self.state: ScannerState = "off"
        self._lines = SerialLines()
        self._device = QSerialPort(self)
        self._device.readyRead.connect(self._read)
        # Queued: the device must not be closed within its own call.
        self._device.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._retry = self._timer(retry_ms, self._open)
        self._silence = self._timer(
            SILENCE_MS, partial(self._quiet, self._lines.flush_after_silence)
        )
        self._given_up = self._timer(GIVE_UP_MS, partial(self._quiet, self._lines.abandon_line))

    def use(self, port: str, baud: int = BAUDS[0]) -> None:
        """Another port, or none; opened at once."""
        self.close()
        self.port, self.baud = port, baud
        if port:
            self._open()

    def close(self) -> None:
        """Off."""
        self._retry.stop()
        self._shut()
        self.port = ""
        self._report_state("off")

    def _timer(self, after_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(call)
        return timer

    def _open(self) -> None:
        self._device.setPortName(self.port)
        self._device.setBaudRate(self.baud)
        if self._device.open(QIODevice.OpenModeFlag.ReadWrite):
            # A scanner on USB sends nothing before it is told that somebody listens.
            self._device.setDataTerminalReady(True)
            self._report_state("ready")
            return
        denied = self._device.error() == _ERROR.PermissionError
        self._report_state("denied" if denied else "gone")
        self._retry.start()

    def _shut(self) -> None:
        """Closes the port; what was read of a line is of no use any more."""
        for timer in (self._silence, self._given_up):
            timer.stop()
        self._lines.reset()
        if self._device.isOpen():
            self._device.close()

    def _read(self) -> None:
        scans = self._lines.feed(bytes(self._device.readAll().data()))
        for timer in (self._silence, self._given_up):
            timer.start() if self._lines.is_waiting() else timer.stop()
        self._report(scans)

    def _quiet(self, ask: Callable[[], list[str]]) -> None:
        # A laptop that stalled may find the time over and more bytes there: those are read first.
        QTimer.singleShot(0, self, partial(self._still_quiet, ask))

    def _still_quiet(self, ask: Callable[[], list[str]]) -> None:
        if not self._silence.isActive():
            self._report(ask())

    def _report(self, scans: list[str]) -> None:
        for scan in scans:
            self.scanned.emit(scan)

    def _failed(self, error: QSerialPort.SerialPortError) -> None:
        """A scanner that was pulled out. Other faults are told by `open`, or are of no matter."""
        if error == _ERROR.ResourceError and self._device.isOpen():
            self._shut()
            self._report_state("gone")
            self._retry.start()

    def _report_state(self, state: ScannerState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
