"""The queue display: a second window, on the second screen if there is one."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.gui.queue.display_drawing import DisplayFace, draw
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.translated import translated
from testdesk.ports import Station
from testdesk.services import queue

_MINUTE = 60_000
# Where the display is: full screen or not on a second screen; on the screen of the main window;
# closed, with a second screen or without one.
DisplayPlace = Literal["second_screen", "same_screen", "closed", "single_screen"]


class DisplayWindow(QWidget):
    """Shows whose turn it is, without taking the focus from the main window.

    Signals:
        closed: the window was closed, by a key or by its own button.
        moved: the window is on another screen.
    """

    closed = Signal()
    moved = Signal()

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._bridge = bridge
        self._latest = LatestQuery(bridge, self)
        self._face = DisplayFace(None, bridge.station.identity.point, "")
        translated(self, self.setWindowTitle, lambda: self.tr("Queue display"))
        self.setMinimumSize(480, 320)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        RefreshOn(self, bridge, Changes(queue=True), self._read_again)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._read_again)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_removed)

    @property
    def face(self) -> DisplayFace:
        """The contents that are shown now."""
        return self._face

    def open_beside(self, main_screen: QScreen | None) -> None:
        """Fills a second screen; if there is none, opens as an ordinary window.

        Args:
            main_screen: the screen of the main window.
        """
        others = [screen for screen in QGuiApplication.screens() if screen is not main_screen]
        if main_screen is not None and others:
            self.setScreen(others[0])
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(960, 540)
            self.show()
        self.windowHandle().screenChanged.connect(self.moved)
        self._minute.start()

    def _read_again(self) -> None:
        point = self._face.point

        def read_contents(station: Station) -> DisplayFace:
            clock = station.clock.now().astimezone().strftime("%H:%M")
            return DisplayFace(queue.view(station=station), point, clock)

        def show(face: DisplayFace) -> None:
            self._face = face
            self.update()

        self._latest.ask(read_contents, show)

    def _screen_removed(self, _screen: QScreen) -> None:
        # The window system moves this window to the remaining screen, where it would cover the main
        # window if it were still full screen.
        if self.isFullScreen():
            self.showNormal()
            self.resize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, QRectF(self.rect()), self._face)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._minute.stop()
        super().closeEvent(event)
        self.closed.emit()
