"""The rail at the left: the pages by name and key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Translated

_HEIGHT = 78


class SidebarButton(QAbstractButton):
    """One page: its word, and its key below."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(theme.SIDEBAR_WIDTH, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, here = theme.current(), self.isChecked()
        if here or self.underMouse():
            painter.fillRect(self.rect(), colours.colour("rail_current"))
        if here:
            painter.fillRect(0, 0, 6, self.height(), colours.colour("rail_mark"))
        words = QRectF(8, 14, self.width() - 16, 32)
        painter.setFont(
            fitted_font(self.text(), width=words.width(), height=28, px=theme.BODY_PX, bold=here)
        )
        painter.setPen(colours.colour("rail_ink"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(theme.font(theme.KEY_PX - 1, bold=here))
        painter.setPen(colours.colour("rail_soft"))
        painter.drawText(QRectF(0, 44, self.width(), 22), Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()


class Sidebar(Translated, QWidget):
    """Pages above, screen and lock below.

    Signals:
        chosen: place of a page from 0.
        settings, lock: the two at the foot.
    """

    chosen = Signal(int)
    settings = Signal()
    lock = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.SIDEBAR_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = Label("testdesk", px=19, bold=True, tone="rail")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setFixedHeight(57)
        column.addWidget(name)
        self._pages = [SidebarButton(f"F{place}") for place in range(1, 6)]
        self._screen, self._lock = SidebarButton("F11"), SidebarButton("F12")
        for place, button in enumerate(self._pages):
            column.addWidget(button)
            button.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place))
        column.addStretch(1)
        for button, signal in ((self._screen, self.settings), (self._lock, self.lock)):
            button.setCheckable(False)
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit())
            column.addWidget(button)
        self._retranslate()

    def show_current(self, place: int) -> None:
        for other, button in enumerate(self._pages):
            button.setChecked(other == place)

    def _retranslate(self) -> None:
        words = (
            self.tr("Register"),
            self.tr("Proxy codes"),
            self.tr("Queue"),
            self.tr("Coverage"),
            self.tr("Handover"),
        )
        for button, word in zip(self._pages, words, strict=True):
            button.setText(word)
        self._screen.setText(self.tr("Screen"))
        self._lock.setText(self.tr("Lock"))
