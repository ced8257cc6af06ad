"""The bar at the foot of the pages that cover the window; it shows what the status bar knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.status_bar import StatusTexts
from testdesk.gui.widgets.layouts import STRETCH, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label

_GAP = 28


class CoverBar(QFrame):
    """Round and station, what the page adds, the alarm; on the right exports, stick and time.

    It reads nothing itself: the status bar of the window, which it covers, passes its texts on.

    Attributes:
        alarm: the alarm of the status bar; hidden if there is none.
    """

    def __init__(self, hidden_first: Sequence[int], parent: QWidget | None = None) -> None:
        """Sets up an empty bar.

        Args:
            hidden_first: the indexes of the page's own items, in the order in which they are
                hidden if there is no room.
            parent: the page.
        """
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setFixedHeight(theme.STATUS_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hidden_first = tuple(hidden_first)
        self._dot = SymbolWidget("dot", "accent", side=15)
        self._alarm_symbol = SymbolWidget("triangle", "attention", side=20)
        self._station = self._item()
        self._own = [self._item() for _ in hidden_first]
        self._right = [self._item() for _ in range(3)]
        self.alarm = Label(px=theme.SMALL_TEXT_PX, bold=True, tone="attention")
        self._row = in_row(
            in_row(self._dot, self._station, gap=6),
            *self._own,
            in_row(self._alarm_symbol, self.alarm, gap=4),
            STRETCH,
            *self._right,
            gap=_GAP,
            margins=(theme.GAP, 0, theme.GAP, 0),
            parent=self,
        )
        for part in (self._dot, self._alarm_symbol, self.alarm, *self._own):
            part.hide()

    def _item(self) -> Label:
        return Label(rich=True, px=theme.SMALL_TEXT_PX, tone="soft")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_texts(self, texts: StatusTexts) -> None:
        """Shows what the status bar shows."""
        self._station.setText(texts.station)
        self._dot.show_shape("dot", texts.round_tone)
        self._dot.show()
        right = (texts.unexported, texts.stick, texts.time)
        for item, text in zip(self._right, right, strict=True):
            item.setText(text)
        self.alarm.setText(texts.alarm)
        self.alarm.set_tone(texts.alarm_tone)
        self._alarm_symbol.show_shape("triangle", texts.alarm_tone)
        for part in (self.alarm, self._alarm_symbol):
            part.setVisible(texts.alarm != "")
        self._fit()

    def show_own(self, *texts: str) -> None:
        """Shows the page's own items, as rich texts; an empty one is left out."""
        for item, text in zip(self._own, texts, strict=True):
            item.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Hides the page's own items, one by one, until the others fit."""
        for item in self._own:
            item.setVisible(item.text() != "")
        for index in self._hidden_first:
            if self._row.sizeHint().width() <= self.width():
                return
            self._own[index].hide()
