"""Row 4, as large as a verdict: may the stick be pulled?"""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.symbol import Shape, paint_symbol

# open: not written yet. writing: do not pull. safe: written and read back. since: something was
# registered after that. failed: not written, or not the same when it was read back. written: all of
# it is in batches, but no stick with the newest is in.
PullState = Literal["open", "writing", "safe", "since", "failed", "written"]
_FILLS: dict[PullState, tuple[str, str]] = {
    "open": ("empty", "ink"),
    "writing": ("card", "ink"),
    "safe": ("accent_fill", "on_fill"),
    "since": ("card", "ink"),
    "failed": ("stop_fill", "on_fill"),
    "written": ("empty", "ink"),
}
_SHAPES: dict[PullState, Shape] = {
    "open": "dot",
    "writing": "dot",
    "safe": "tick",
    "since": "triangle",
    "failed": "cross",
    "written": "tick",
}


_LOW_HEIGHT = 110


class PullVerdict(msgspec.Struct, frozen=True):
    """What the panel shows.

    Attributes:
        state: one of the states.
        text, detail: the verdict, and which stick, how many people, and when.
        half_done: while it is being written: whether the batch was already read back.
    """

    state: PullState
    text: str
    detail: str = ""
    half_done: bool = False


class PullPanel(QWidget):
    """Paints a PullVerdict; the page decides which is true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict, self._compact = PullVerdict("open", ""), False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_compact(self, *, compact: bool) -> None:
        """Uses smaller margins in a low window."""
        self._compact = compact
        self.update()

    def show_verdict(self, verdict: PullVerdict) -> None:
        self.verdict = verdict
        self.setAccessibleName(f"{verdict.text} {verdict.detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 176)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, verdict = theme.current(), self.verdict
        fill, ink = (colours.colour(name) for name in _FILLS[verdict.state])
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = colours.colour("line") if verdict.state in {"writing", "since"} else fill
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
            side = min(104.0, self.height() - (32 if self._compact else 48))
            symbol = QRectF(36, (self.height() - side) / 2, side, side)
            colour = colours.colour("attention") if verdict.state == "since" else ink
            paint_symbol(painter, symbol, _SHAPES[verdict.state], colour)
            margin = 8 if self._compact else 16
            box = QRectF(symbol.right() + 36, margin, 0, self.height() - 2 * margin)
            box.setRight(self.width() - 24)
            self._paint_texts(painter, box, ink)

    def _paint_texts(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        verdict = self.verdict
        share = 0.6 if box.height() < _LOW_HEIGHT else 0.7
        text_height = box.height() * (share if verdict.detail else 1.0)
        text_box = QRectF(box.left(), box.top(), box.width(), text_height)
        painter.setPen(ink)
        draw_fitted(painter, text_box, verdict.text, px=theme.HUGE_PX)
        if not verdict.detail:
            return
        detail = QRectF(box)
        detail.setTop(text_box.bottom())
        if verdict.state == "writing":
            self._paint_bar(painter, detail)
            return
        top = Qt.AlignmentFlag.AlignTop
        draw_fitted(painter, detail, verdict.detail, px=theme.BODY_PX, bold=False, vertical=top)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        """Two halves: written and read back, receipts read; a half is filled once it is true."""
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        half = (box.width() - 8) / 2
        for index in range(2):
            done = index == 0 and self.verdict.half_done
            painter.setBrush(colours.colour("accent" if done else "empty"))
            bar = QRectF(box.left() + index * (half + 8), box.top() + 8, half, 12)
            painter.drawRoundedRect(bar, 6, 6)
