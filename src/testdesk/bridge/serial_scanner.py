"""A scanner on a serial port (USB-COM): focus and input methods do not affect its scans.

QSerialPort reads and writes in the screen's event loop without waiting. Only opening may take a
moment (a port over Bluetooth), so only the port that the operator chose is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import msgspec
from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from testdesk.readers.serial_lines import SerialLines

# After this silence, what was received may be a complete scan of a scanner without line ends.
SILENCE_MS = 120
# After this silence, the rest of a line will not come any more.
GIVE_UP_MS = 1_000
RETRY_MS = 2_000
# Speeds in bits per second.
BAUDS = (9_600, 19_200, 38_400, 57_600, 115_200)
_ERROR = QSerialPort.SerialPortError

ScannerState = Literal["off", "ready", "gone", "denied"]


class PortFound(msgspec.Struct, frozen=True):
    """A serial port of this laptop: its name (COM5, ttyACM0) and its description."""

    name: str
    description: str


def serial_ports() -> list[PortFound]:
    """The ports that exist now. The call may take a moment; make it off the screen's thread."""
    return [
        PortFound(info.portName(), info.description())
        for info in QSerialPortInfo.availablePorts()
        if not info.isNull()
    ]


class SerialScanner(QObject):
    """Reads scans from a port, off until one is chosen; a port that is gone is retried.

    Attributes:
        port, baud: the chosen port and speed; an empty port means off.
        state: off, ready, gone (not there), denied (held by another program, or not allowed).

    Signals:
        scanned: one scan; `UNREADABLE` if its bytes are not valid text.
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
        # Queued, because the device must not be closed within one of its own calls.
        self._device.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._retry_timer = self._timer(retry_ms, self._open)
        self._silence_timer = self._timer(
            SILENCE_MS, partial(self._after_silence, self._lines.flush_after_silence)
        )
        self._give_up_timer = self._timer(
            GIVE_UP_MS, partial(self._after_silence, self._lines.abandon_line)
        )

    def use(self, port: str, baud: int = BAUDS[0]) -> None:
        """Switches to another port and opens it; an empty name switches it off."""
        self.close()
        self.port, self.baud = port, baud
        if port:
            self._open()

    def close(self) -> None:
        """Closes the port and switches the scanner off."""
        self._retry_timer.stop()
        self._close_port()
        self.port = ""
        self._report_state("off")

    def _timer(self, after_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(action)
        return timer

    def _open(self) -> None:
        self._device.setPortName(self.port)
        self._device.setBaudRate(self.baud)
        if self._device.open(QIODevice.OpenModeFlag.ReadWrite):
            # A scanner on USB sends nothing until the terminal is reported ready.
            self._device.setDataTerminalReady(True)
            self._report_state("ready")
            return
        denied = self._device.error() == _ERROR.PermissionError
        self._report_state("denied" if denied else "gone")
        self._retry_timer.start()

    def _close_port(self) -> None:
        """Closes the port; drops a line that was read only in part."""
        for timer in (self._silence_timer, self._give_up_timer):
            timer.stop()
        self._lines.reset()
        if self._device.isOpen():
            self._device.close()

    def _read(self) -> None:
        scans = self._lines.feed(bytes(self._device.readAll().data()))
        for timer in (self._silence_timer, self._give_up_timer):
            timer.start() if self._lines.is_waiting() else timer.stop()
        self._report(scans)

    def _after_silence(self, flush: Callable[[], list[str]]) -> None:
        # After a stall, the timer may expire while more bytes are waiting; those are read first.
        QTimer.singleShot(0, self, partial(self._flush_if_silent, flush))

    def _flush_if_silent(self, flush: Callable[[], list[str]]) -> None:
        if not self._silence_timer.isActive():
            self._report(flush())

    def _report(self, scans: list[str]) -> None:
        for scan in scans:
            self.scanned.emit(scan)

    def _failed(self, error: QSerialPort.SerialPortError) -> None:
        """Handles a scanner that was unplugged; `_open` reports other faults that matter."""
        if error == _ERROR.ResourceError and self._device.isOpen():
            self._close_port()
            self._report_state("gone")
            self._retry_timer.start()

    def _report_state(self, state: ScannerState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
