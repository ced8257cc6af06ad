"""The sidebar: a button for each page, with its name and its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.layouts import STRETCH, in_column
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import translated

_HEIGHT = 78


class SidebarButton(QAbstractButton):
    """The button of a page or a dialog; shows its name, and below that its key."""

    def __init__(self, text: Callable[[], str], key: str) -> None:
        super().__init__()
        self._key = key
        translated(self, self.setText, text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(theme.SIDEBAR_WIDTH, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours, current = theme.current(), self.isChecked()
            if current or self.underMouse():
                painter.fillRect(self.rect(), colours.colour("dark_ground_current"))
            if current:
                painter.fillRect(0, 0, 6, self.height(), colours.colour("dark_ground_accent"))
            box = QRectF(8, 14, self.width() - 16, 32)
            painter.setFont(
                fitted_font(
                    self.text(), width=box.width(), height=28, px=theme.BODY_PX, bold=current
                )
            )
            painter.setPen(colours.colour("dark_ground_ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            painter.setFont(theme.font(theme.KEY_PX - 1, bold=current))
            painter.setPen(colours.colour("dark_ground_soft"))
            painter.drawText(
                QRectF(0, 44, self.width(), 22), Qt.AlignmentFlag.AlignCenter, self._key
            )


class Sidebar(QWidget):
    """The buttons of the pages at the top; *Screen* and *Lock* at the bottom.

    Signals:
        chosen: a page was clicked; its index, from 0.
        settings, lock: *Screen* (the screen settings) or *Lock* was clicked.
    """

    chosen = Signal(int)
    settings = Signal()
    lock = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.SIDEBAR_WIDTH)
        name = Label("testdesk", px=19, bold=True, tone="sidebar")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setFixedHeight(57)
        self._pages = [
            SidebarButton(lambda: self.tr("Register"), "F1"),
            SidebarButton(lambda: self.tr("People"), "F2"),
            SidebarButton(lambda: self.tr("Queue"), "F3"),
            SidebarButton(lambda: self.tr("Coverage"), "F4"),
            SidebarButton(lambda: self.tr("Close day"), "F5"),
        ]
        self._screen = SidebarButton(lambda: self.tr("Screen"), "F11")
        self._lock = SidebarButton(lambda: self.tr("Lock"), "F12")
        in_column(name, *self._pages, STRETCH, self._screen, self._lock, gap=0, parent=self)
        for index, button in enumerate(self._pages):
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
        for button, signal in ((self._screen, self.settings), (self._lock, self.lock)):
            button.setCheckable(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def show_current(self, index: int) -> None:
        """Highlights the button of the page at this index, from 0."""
        for button_index, button in enumerate(self._pages):
            button.setChecked(button_index == index)
