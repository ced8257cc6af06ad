"""The last answers, newest first, and the ready light.

The widget paints as many lines as fit and is not a list view: the lines are never scrolled,
selected or focused, so that the keystrokes of a scanner reach only the ready light.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from testdesk.domain.station.tubes import Tube
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time
from testdesk.gui.register.full_tube import FullTube
from testdesk.gui.register.verdict_texts import UNDONE, just_now_text, looks_of
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.mark import paint_mark
from testdesk.gui.widgets.text import caption
from testdesk.gui.widgets.translated import Translated

_KEPT, _LINE, _MARK, _LEAST = 12, 42, 18, 12
_ON_LIGHT = ("ink", "soft", "accent")
_VMIDDLE = Qt.AlignmentFlag.AlignVCenter


class RecentScan(msgspec.Struct, frozen=True):
    """One answer, when it was given (UTC ISO), and whether its action has been undone since."""

    result: ScanResult
    at: str
    undone: bool = False

    @property
    def struck(self) -> bool:
        """Whether the name is struck through: the action was undone, or this answer is the undo."""
        return self.undone or self.result.reason in UNDONE

    def is_undone_by(self, later: ScanResult) -> bool:
        """Whether a later answer undoes the action of this one."""
        mine, its = self.result.resident, later.resident
        if later.reason not in UNDONE or mine is None or its is None:
            return False
        same_place = (self.result.tube, self.result.position) == (later.tube, later.position)
        return same_place and mine.resident == its.resident and is_in_a_tube(self.result)


class Lines(QWidget):
    """Paints as many of the last answers as fit.

    Signals:
        picked: a line was clicked whose person is still in the tube; carries the ScanResult.
    """

    picked = Signal(ScanResult)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[RecentScan] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    @property
    def lines(self) -> list[RecentScan]:
        return self._lines

    def add(self, result: ScanResult, at: str) -> None:
        """Adds an answer given at a UTC ISO time; strikes through the line that it undoes."""
        self._lines = [
            msgspec.structs.replace(line, undone=True) if line.is_undone_by(result) else line
            for line in self._lines
        ]
        self._lines = [RecentScan(result, at), *self._lines[: _KEPT - 1]]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * _LINE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._at(event)
        if line is not None:
            self.picked.emit(line.result)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        known = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)

    def _at(self, event: QMouseEvent) -> RecentScan | None:
        row = int(event.position().y()) // _LINE
        shown = self._lines[: self._room()]
        line = shown[row] if 0 <= row < len(shown) else None
        can = line is not None and not line.undone and is_in_a_tube(line.result)
        return line if can and line is not None and line.result.kind != "command" else None

    def _room(self) -> int:
        return max(1, self.height() // _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, line in enumerate(self._lines[: self._room()]):
                box = QRectF(0, row * _LINE, self.width(), _LINE)
                if row:
                    painter.setPen(QPen(theme.current().colour("line"), 1))
                    painter.drawLine(box.topLeft(), box.topRight())
                self._paint_line(painter, box, line)

    def _paint_line(self, painter: QPainter, box: QRectF, line: RecentScan) -> None:
        colours = theme.current()
        fill, shape = looks_of(line.result)
        if line.struck:
            fill, shape = "attention", "back"
        mark = QRectF(0, box.center().y() - _MARK / 2, _MARK, _MARK)
        paint_mark(painter, mark, shape, colours.colour(fill or "ink"))
        whom, about, place = just_now_text(line.result)
        right = " · ".join(part for part in (place, clock_time(line.at, seconds=True)) if part)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(colours.colour("soft"))
        painter.drawText(box, _VMIDDLE | Qt.AlignmentFlag.AlignRight, right)
        taken = QFontMetricsF(theme.font(theme.SMALL_PX)).horizontalAdvance(right)
        room = box.adjusted(_MARK + 10, 0, -taken - 16, 0)
        self._paint_text(painter, room, whom, about, struck=line.struck)

    def _paint_text(
        self, painter: QPainter, room: QRectF, whom: str, about: str, *, struck: bool
    ) -> None:
        """Paints the name or tube, struck through if undone, and what happened to it."""
        rest = f" · {about}" if whom and about else about
        for px in range(theme.BODY_PX, _LEAST - 1, -1):
            letters = theme.font(px)
            metrics = QFontMetricsF(theme.font(px, bold=struck))
            if metrics.horizontalAdvance(whom + rest) <= room.width():
                break
        else:  # text is never cut off: it wraps, and all of it is struck through
            letters.setStrikeOut(struck)
            painter.setFont(letters)
            painter.setPen(theme.current().colour("ink"))
            painter.drawText(room, int(_VMIDDLE) | int(Qt.TextFlag.TextWordWrap), whom + rest)
            return
        painter.setPen(theme.current().colour("soft" if struck else "ink"))
        wide = QFontMetricsF(letters).horizontalAdvance(whom)
        letters.setStrikeOut(struck)
        painter.setFont(letters)
        painter.drawText(room, _VMIDDLE, whom)
        letters.setStrikeOut(False)
        letters.setBold(struck)
        painter.setFont(letters)
        painter.setPen(theme.current().colour("ink"))
        left = room.adjusted(wide, 0, 0, 0)
        painter.drawText(left, _VMIDDLE, rest)


class ScanField(QWidget):
    """The ready light: shows that a scan will be received, and what is being typed by hand.

    It has the focus while nothing else needs it, and keeps the input method switched off, so
    that a Chinese or Korean input method cannot intercept a scan.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._typed = ""
        self._dark = False
        self.setFixedHeight(32)
        self.setMinimumWidth(240)

    def text(self) -> str:
        """What has been typed by hand so far."""
        return self._typed

    def show_typed(self, text: str) -> None:
        self._typed = text
        self.update()

    def set_dark(self, *, dark: bool) -> None:
        """Sets whether the text is light, for the dark panel of a full tube."""
        self._dark = dark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours = theme.current()
            ink, soft, ready = (
                ("sidebar_ink", "sidebar_soft", "sidebar_mark") if self._dark else _ON_LIGHT
            )
            text = self._typed or self.tr("Ready to scan")
            letters = fitted_font(
                text,
                width=self.width() - 28,
                height=self.height(),
                px=theme.BODY_PX if self._typed else theme.SMALL_PX,
                bold=bool(self._typed),
            )
            wide = QFontMetricsF(letters).horizontalAdvance(text)
            painter.setFont(letters)
            painter.setPen(colours.colour(ink if self._typed else soft))
            painter.drawText(self.rect(), _VMIDDLE | Qt.AlignmentFlag.AlignRight, text)
            light = QRectF(self.width() - wide - 26, self.height() / 2 - 8, 16, 16)
            paint_mark(painter, light, "dot", colours.colour(ready))


class JustNow(Translated, CardFrame):
    """The card under the verdict: the last answers, or a full tube with swabs to count.

    Attributes:
        lines, full, scan_field: the parts of the card.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(theme.GAP, 16, theme.GAP, 12)
        self._title = caption(lambda: self.tr("Just now"))
        self.scan_field = ScanField()
        self.lines, self.full = Lines(), FullTube()
        self._faces = QStackedWidget()
        self._faces.addWidget(self.lines)
        self._faces.addWidget(self.full)
        head = in_row(self._title, (self.scan_field, 1))
        add_parts(self.column, head, (self._faces, 1))

    @property
    def counts(self) -> bool:
        """Whether the card asks the operator to count the swabs of a full tube."""
        return self._faces.currentWidget() is self.full

    def show_full(self, tube: Tube | None) -> None:
        """Asks the operator to count the swabs of a full tube; None shows the last answers."""
        if tube is not None:
            self.full.show_tube(tube)
        dark = tube is not None
        self._faces.setCurrentWidget(self.full if dark else self.lines)
        self._title.setVisible(not dark)
        self.scan_field.set_dark(dark=dark)
        theme.set_style_property(self, "dark", dark)

    def _retranslate(self) -> None:
        self.full.update()
        self.update()
