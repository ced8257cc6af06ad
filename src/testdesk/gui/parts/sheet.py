"""A sheet: the frame of every dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from testdesk.domain.id_numbers import is_id_number
from testdesk.gui import theme
from testdesk.gui.parts.notice import Notice
from testdesk.gui.parts.text import Text
from testdesk.readers.id_card import IdCard

_LOW = 700  # a window less high leaves a sheet no room to breathe


class Sheet(QDialog):
    """A title, what it is about, a notice, and a row of buttons.

    While a sheet is open a scan is offered to its `take_scan` first. A sheet that did not take
    it is closed if it `gives_way`, and the scan goes on; else the scan is refused with a word.

    Attributes:
        body: where its widgets go.
        buttons: the row at the foot, filled from the right.
        notice: what went wrong.
        gives_way: whether a scan that is not for it closes it.
    """

    gives_way = True

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 640) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("sheet")
        self.setModal(True)
        window = parent.window().size() if parent is not None else QSize(width, _LOW)
        tight = window.height() < _LOW
        margin = 16 if tight else 32
        self.setMinimumWidth(min(width, window.width()))
        self.title = Text(title, px=theme.TITLE_PX, bold=True, wrap=True, parent=self)
        self.setWindowTitle(title)
        self.notice = Notice(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(8 if tight else 16)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(32, margin, 32, margin)
        column.setSpacing(8 if tight else theme.GAP)
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addWidget(self.notice)
        column.addLayout(self.buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sheet that a notice made taller keeps its buttons on the screen."""
        super().resizeEvent(event)
        below = self.geometry().bottom() - self.screen().availableGeometry().bottom()
        if below > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - below))

    def fit(self) -> None:
        """As high as what it holds; `adjustSize` would stop at two thirds of the screen."""
        column = self._column
        column.activate()
        wide = max(self.width(), column.totalMinimumSize().width())
        bound = column.hasHeightForWidth()
        high = column.totalHeightForWidth(wide) if bound else column.totalSizeHint().height()
        self.resize(wide, high)

    def take_scan(self, text: str) -> bool:
        """Whether the sheet used a scanned line itself."""
        return False

    def take_card(self, card: IdCard) -> bool:
        """Whether the sheet used a card on the reader itself; most take its number as scanned."""
        return is_id_number(card.number) and self.take_scan(card.number)

    def take_key(self, key: str) -> bool:
        """Whether the sheet used a single key that was typed on its own."""
        return False
