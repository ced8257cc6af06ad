"""Texts as large as their boxes allow: they shrink and wrap, but are never cut off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.gui import theme

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_SMALLEST = 12


def fitted_font(
    text: str,
    *,
    width: float,
    height: float,
    px: int,
    bold: bool = True,
    smallest: int = _SMALLEST,
    wrap_anywhere: bool = False,
) -> QFont:
    """The largest font, from `px` down to `smallest`, at which the text fits a box.

    A text may wrap between words; with `wrap_anywhere`, also within a word, as Chinese does.
    """
    size = px
    while size > smallest:
        font = theme.font(size, bold=bold)
        if _fits(QFontMetricsF(font), text, width, height, wrap_anywhere=wrap_anywhere):
            return font
        size -= max(1, size // 12)
    return theme.font(smallest, bold=bold)


def draw_fitted(
    painter: QPainter,
    box: QRectF,
    text: str,
    *,
    px: int,
    bold: bool = True,
    vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    wrap_anywhere: bool = False,
) -> None:
    """Draws a text left-aligned in its fitted font; `vertical` is its vertical alignment."""
    width, height = box.width(), box.height()
    painter.setFont(
        fitted_font(text, width=width, height=height, px=px, bold=bold, wrap_anywhere=wrap_anywhere)
    )
    painter.drawText(box, int(vertical) | int(Qt.TextFlag.TextWordWrap), text)


def _fits(
    metrics: QFontMetricsF, text: str, width: float, height: float, *, wrap_anywhere: bool
) -> bool:
    if metrics.horizontalAdvance(text) <= width and metrics.ascent() <= height:
        return True
    if wrap_anywhere and " " not in text:
        box = metrics.boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text)
        return box.height() <= height
    # Only a text of several words may wrap; a Chinese name stays on one line.
    widest_word = max((metrics.horizontalAdvance(w) for w in text.split()), default=0.0)
    if " " not in text or widest_word > width:
        return False
    box = metrics.boundingRect(QRectF(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), text)
    return box.height() <= height


class FittedText(QWidget):
    """A text that shrinks to fit the widget."""

    def __init__(
        self,
        text: str = "",
        *,
        px: int,
        bold: bool = True,
        tone: str = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._px, self._bold, self._tone = text, px, bold, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def set_tone(self, tone: str) -> None:
        """Sets the colour by the name that it has in the theme."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(self._px * 1.3))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        width, height = self.width(), self.height()
        with QPainter(self) as painter:
            painter.setFont(
                fitted_font(self._text, width=width, height=height, px=self._px, bold=self._bold)
            )
            painter.setPen(theme.current().colour(self._tone))
            painter.drawText(QRectF(self.rect()), _LEFT | _WRAP, self._text)
