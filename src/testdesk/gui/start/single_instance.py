"""One window for each home: a second start brings the first window to the front.

The first start holds a lock file in the home and listens on a local socket (a named pipe on
Windows) that is named after the home. The lock shows which program is the first, and the lock of a
crashed program is ignored; the socket carries the request to come to the front.
"""

from __future__ import annotations

import ctypes
import getpass
import hashlib
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from testdesk.domain.refusals import EnvironmentFault
from testdesk.settings import WINDOW_LOCK

_TIMEOUT_S = 8.0  # the first program may hold its lock but not listen yet
_STEP_MS = 500
# The first program sends its process id, the second `_TO_FRONT`, and the first again `_DONE`.
_TO_FRONT, _DONE = b"front\n", b"here\n"


def _socket_name(home: Path) -> str:
    """A name that depends on the home and the user, but not on the spelling of the home's path."""
    identity = f"{getpass.getuser()}\n{home.resolve()}".encode(errors="surrogateescape")
    return f"testdesk-{hashlib.sha256(identity).hexdigest()[:24]}"


class SingleInstance(QObject):
    """Claims a home for the window of this process.

    Signals:
        front_requested: a second start asks the window to come to the front.
    """

    front_requested = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._name = home, _socket_name(home)
        self._lock = QLockFile(str(home / WINDOW_LOCK))
        # The lock is held as long as the window is open, so its age does not matter.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """Claims the home; if another window has claimed it, brings that window to the front.

        A home that cannot be written to is claimed without a lock: a full disk must not keep the
        program from starting.

        Returns:
            Whether this is the first window.

        Raises:
            EnvironmentFault: window_silent: another window is open and does not answer.
        """
        with suppress(OSError):
            self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._lock.tryLock(0):
            self._listen()
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            if self._ask_to_front():
                return False
            self._listen()
            return True
        return self._wait_for_first()

    def release(self) -> None:
        """Gives up the claim, so that the next start becomes the first."""
        self._server.close()
        self._lock.unlock()

    def _wait_for_first(self) -> bool:
        deadline = time.monotonic() + _TIMEOUT_S
        while time.monotonic() < deadline:
            if self._ask_to_front():
                return False
            if self._lock.tryLock(_STEP_MS):  # the first was closing, or had crashed
                self._listen()
                return True
        if self._lock.removeStaleLockFile() and self._lock.tryLock(0):
            self._listen()
            return True
        raise EnvironmentFault("window_silent")

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _ask_to_front(self) -> bool:
        """Asks the first window to come to the front; returns whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_STEP_MS):
            return False
        process = _read_line(socket)
        if process.strip().isdigit():
            _allow_to_front(int(process))
        socket.write(_TO_FRONT)
        socket.flush()
        answer = _read_line(socket)
        socket.disconnectFromServer()
        return answer == _DONE

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._answer)
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"%d\n" % os.getpid())

    def _answer(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            if socket.readLine().data() == _TO_FRONT:
                self.front_requested.emit()
                socket.write(_DONE)
            socket.disconnectFromServer()


def bring_to_front(window: QWidget) -> None:
    """Brings a window to the front, even if it was minimised."""
    states = Qt.WindowState
    window.setWindowState(window.windowState() & ~states.WindowMinimized | states.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def _read_line(socket: QLocalSocket) -> bytes:
    """Reads a line, or the part of it that arrives in time."""
    deadline = time.monotonic() + _TIMEOUT_S / 4
    while not socket.canReadLine() and time.monotonic() < deadline:
        if not socket.waitForReadyRead(_STEP_MS) and (
            socket.state() != QLocalSocket.LocalSocketState.ConnectedState
        ):
            break
    return bytes(socket.readLine().data())


def _allow_to_front(process: int) -> None:
    """Allows another process to come to the front.

    On Windows, only the program that was started last may give this permission.
    """
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(process)
