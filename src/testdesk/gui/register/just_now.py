"""The answers to the last scans, newest first, and the ready light.

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
from testdesk.gui.register.verdict_texts import UNDO_REASONS, fill_and_shape, just_now_text
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.field import SENSITIVE
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.text import caption
from testdesk.gui.widgets.translated import Translated

_MAX_KEPT, _LINE_HEIGHT, _SYMBOL_SIZE, _SMALLEST_PX = 12, 42, 18, 12
_COLOURS_ON_LIGHT = ("ink", "soft", "accent")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RecentScan(msgspec.Struct, frozen=True):
    """The answer to a scan, its time (UTC ISO), and whether its action has been undone since."""

    result: ScanResult
    at: str
    undone: bool = False

    @property
    def is_struck_through(self) -> bool:
        """Whether the name is struck through: the action was undone, or is itself an undo."""
        return self.undone or self.result.reason in UNDO_REASONS

    def is_undone_by(self, later: ScanResult) -> bool:
        """Whether a later answer undoes the action of this one."""
        person, later_person = self.result.resident, later.resident
        if later.reason not in UNDO_REASONS or person is None or later_person is None:
            return False
        same_place = (self.result.tube, self.result.position) == (later.tube, later.position)
        return same_place and person.resident == later_person.resident and is_in_a_tube(self.result)


class RecentScans(QWidget):
    """Paints as many of the last answers as fit.

    Signals:
        picked: the operator clicked a person who is still in the tube; carries the ScanResult.
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
        self._lines = [RecentScan(result, at), *self._lines[: _MAX_KEPT - 1]]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * _LINE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event)
        if line is not None:
            self.picked.emit(line.result)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        clickable = self._line_at(event) is not None
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        )

    def _line_at(self, event: QMouseEvent) -> RecentScan | None:
        row = int(event.position().y()) // _LINE_HEIGHT
        visible = self._lines[: self._visible_count()]
        line = visible[row] if 0 <= row < len(visible) else None
        # A line of the kind "command" (such as a scanned "!undo") is about no scan of a person.
        removable = line is not None and not line.undone and is_in_a_tube(line.result)
        return line if removable and line is not None and line.result.kind != "command" else None

    def _visible_count(self) -> int:
        return max(1, self.height() // _LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row, line in enumerate(self._lines[: self._visible_count()]):
                box = QRectF(0, row * _LINE_HEIGHT, self.width(), _LINE_HEIGHT)
                if row:
                    painter.setPen(QPen(theme.current().colour("line"), 1))
                    painter.drawLine(box.topLeft(), box.topRight())
                self._paint_line(painter, box, line)

    def _paint_line(self, painter: QPainter, box: QRectF, line: RecentScan) -> None:
        colours = theme.current()
        fill, shape = fill_and_shape(line.result)
        if line.is_struck_through:
            fill, shape = "attention", "back"
        symbol = QRectF(0, box.center().y() - _SYMBOL_SIZE / 2, _SYMBOL_SIZE, _SYMBOL_SIZE)
        paint_symbol(painter, symbol, shape, colours.colour(fill or "ink"))
        subject, description, place = just_now_text(line.result)
        right_text = " · ".join(part for part in (place, clock_time(line.at, seconds=True)) if part)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(colours.colour("soft"))
        painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignRight, right_text)
        right_width = QFontMetricsF(theme.font(theme.SMALL_PX)).horizontalAdvance(right_text)
        text_box = box.adjusted(_SYMBOL_SIZE + 10, 0, -right_width - 16, 0)
        self._paint_text(
            painter, text_box, subject, description, is_struck_through=line.is_struck_through
        )

    def _paint_text(
        self,
        painter: QPainter,
        text_box: QRectF,
        subject: str,
        description: str,
        *,
        is_struck_through: bool,
    ) -> None:
        """Paints the name or tube, struck through if undone, and what happened to it."""
        rest_text = f" · {description}" if subject and description else description
        for px in range(theme.BODY_PX, _SMALLEST_PX - 1, -1):
            font = theme.font(px)
            metrics = QFontMetricsF(theme.font(px, bold=is_struck_through))
            if metrics.horizontalAdvance(subject + rest_text) <= text_box.width():
                break
        else:  # text is never cut off: it wraps, and all of it is struck through
            font.setStrikeOut(is_struck_through)
            painter.setFont(font)
            painter.setPen(theme.current().colour("ink"))
            painter.drawText(
                text_box, int(_MIDDLE) | int(Qt.TextFlag.TextWordWrap), subject + rest_text
            )
            return
        painter.setPen(theme.current().colour("soft" if is_struck_through else "ink"))
        name_width = QFontMetricsF(font).horizontalAdvance(subject)
        font.setStrikeOut(is_struck_through)
        painter.setFont(font)
        painter.drawText(text_box, _MIDDLE, subject)
        font.setStrikeOut(False)
        font.setBold(is_struck_through)
        painter.setFont(font)
        painter.setPen(theme.current().colour("ink"))
        rest_box = text_box.adjusted(name_width, 0, 0, 0)
        painter.drawText(rest_box, _MIDDLE, rest_text)


class ScanField(QWidget):
    """The ready light: shows that a scan will be received, and what is being typed by hand.

    The widget has the focus while nothing else needs the focus, and keeps the input method switched
    off, so that a Chinese or Korean input method cannot intercept a scan.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | SENSITIVE)
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
                ("dark_ground_ink", "dark_ground_soft", "dark_ground_accent")
                if self._dark
                else _COLOURS_ON_LIGHT
            )
            text = self._typed or self.tr("Ready to scan")
            font = fitted_font(
                text,
                width=self.width() - 28,
                height=self.height(),
                px=theme.BODY_PX if self._typed else theme.SMALL_PX,
                bold=bool(self._typed),
            )
            text_width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(colours.colour(ink if self._typed else soft))
            painter.drawText(self.rect(), _MIDDLE | Qt.AlignmentFlag.AlignRight, text)
            light = QRectF(self.width() - text_width - 26, self.height() / 2 - 8, 16, 16)
            paint_symbol(painter, light, "dot", colours.colour(ready))


class JustNow(Translated, CardFrame):
    """The box under the verdict: the last answers, or a full tube whose swabs must be counted.

    Attributes:
        lines: the answers to the last scans.
        full: the panel of a full tube, shown in place of `lines`.
        scan_field: the ready light.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(theme.GAP, 16, theme.GAP, 12)
        self._title = caption(lambda: self.tr("Just now"))
        self.scan_field = ScanField()
        self.lines, self.full = RecentScans(), FullTube()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.full)
        head = in_row(self._title, (self.scan_field, 1))
        add_parts(self.column, head, (self._stack, 1))

    @property
    def asks_to_count(self) -> bool:
        """Whether the card asks the operator to count the swabs of a full tube."""
        return self._stack.currentWidget() is self.full

    def show_full(self, tube: Tube | None) -> None:
        """Asks the operator to count the swabs of a full tube; None shows the last answers."""
        if tube is not None:
            self.full.show_tube(tube)
        dark = tube is not None
        self._stack.setCurrentWidget(self.full if dark else self.lines)
        self._title.setVisible(not dark)
        self.scan_field.set_dark(dark=dark)
        theme.set_style_property(self, "dark", dark)

    def _retranslate(self) -> None:
        self.full.update()
        self.update()
