"""What happened just now: the last answers, newest first; and the ready light."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from testdesk.domain.verdicts import ScanResult
from testdesk.gui import theme
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.fitted import fitted_font
from testdesk.gui.parts.mark import Shape, paint_mark
from testdesk.gui.parts.text import Text
from testdesk.gui.person_words import clock_time
from testdesk.gui.register.verdict_words import just_now_words

_KEPT, _LINE, _MARK = 12, 42, 18
_LOOKS: dict[str, tuple[Shape, str]] = {
    "accepted": ("tick", "accent"),
    "refused": ("cross", "stop"),
    "attention": ("triangle", "attention"),
    "needs_person": ("question", "attention"),
}
_VMIDDLE = Qt.AlignmentFlag.AlignVCenter


class Lines(QWidget):
    """As many of the last answers as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: list[tuple[ScanResult, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def add(self, result: ScanResult, at: str) -> None:
        """One more answer, at a UTC ISO time."""
        self._answers = [(result, at), *self._answers[: _KEPT - 1]]
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines at least."""
        return QSize(400, 2 * _LINE)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line each, with a hairline between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (result, at) in enumerate(self._answers[: max(1, self.height() // _LINE)]):
            box = QRectF(0, row * _LINE, self.width(), _LINE)
            if row:
                painter.setPen(QPen(theme.current().colour("line"), 1))
                painter.drawLine(box.topLeft(), box.topRight())
            self._paint_line(painter, box, result, at)
        painter.end()

    def _paint_line(self, painter: QPainter, box: QRectF, result: ScanResult, at: str) -> None:
        colours = theme.current()
        shape, colour = _LOOKS[result.verdict]
        mark = QRectF(0, box.center().y() - _MARK / 2, _MARK, _MARK)
        paint_mark(painter, mark, shape, colours.colour(colour))
        words, place = just_now_words(result)
        right = " · ".join(part for part in (place, clock_time(at, seconds=True)) if part)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(colours.colour("soft"))
        painter.drawText(box, _VMIDDLE | Qt.AlignmentFlag.AlignRight, right)
        taken = QFontMetricsF(theme.font(theme.SMALL_PX)).horizontalAdvance(right)
        room = box.adjusted(_MARK + 10, 0, -taken - 16, 0)
        letters = fitted_font(
            words, width=room.width(), height=room.height(), px=theme.BODY_PX, bold=False
        )
        painter.setFont(letters)
        painter.setPen(colours.colour("ink"))
        painter.drawText(room, int(_VMIDDLE) | int(Qt.TextFlag.TextWordWrap), words)


class ScanField(QWidget):
    """The ready light: shows that a scan will be heard, and what is being typed by hand.

    It has the focus while nothing else needs it, and keeps the input method switched off, so
    that no Chinese or Korean keyboard can swallow a scan.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._typed = ""
        self.setFixedHeight(32)
        self.setMinimumWidth(240)

    def text(self) -> str:
        """What has been typed by hand so far."""
        return self._typed

    def show_typed(self, text: str) -> None:
        """Shows what is being typed by hand."""
        self._typed = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A light and a word at the right."""
        painter = QPainter(self)
        colours = theme.current()
        words = self._typed or self.tr("Ready to scan")
        letters = fitted_font(
            words,
            width=self.width() - 28,
            height=self.height(),
            px=theme.BODY_PX if self._typed else theme.SMALL_PX,
            bold=bool(self._typed),
        )
        wide = QFontMetricsF(letters).horizontalAdvance(words)
        painter.setFont(letters)
        painter.setPen(colours.colour("ink" if self._typed else "soft"))
        painter.drawText(self.rect(), _VMIDDLE | Qt.AlignmentFlag.AlignRight, words)
        light = QRectF(self.width() - wide - 26, self.height() / 2 - 8, 16, 16)
        paint_mark(painter, light, "dot", colours.colour("accent"))
        painter.end()


class JustNow(Card):
    """The card under the verdict.

    Attributes:
        lines, scan_field: its two parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(theme.GAP, 16, theme.GAP, 12)
        self._title = Text(px=theme.SMALL_PX, tone="soft")
        self.scan_field = ScanField()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self.scan_field, 1)
        self.lines = Lines()
        self.column.addLayout(head)
        self.column.addWidget(self.lines, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._title.setText(self.tr("Just now"))
        self.update()
