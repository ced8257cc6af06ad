"""The list of the answers of this shift, newest first; each line opens its person or tube."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from testdesk.bridge.row_model import ROW_ROLE, Column, RowModel
from testdesk.domain.station.verdicts import ScanResult, is_in_a_tube
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time
from testdesk.gui.register.verdict_texts import UNDO_REASONS, fill_and_shape, just_now_text
from testdesk.gui.widgets.row_delegate import AnyIndex, PaintedRow
from testdesk.gui.widgets.symbol import paint_symbol

LINE_HEIGHT = 42
# After an answer no more lines are kept than this; older ones are read again when wanted.
_MAX_KEPT = 200
_SYMBOL_SIZE, _SMALLEST_PX, _EDGE = 18, 12, 4
_MOST_AHEAD = 3  # an undone sample may reopen its tube and unbind a code
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}


class RecentScan(msgspec.Struct, frozen=True):
    """The answer to a scan, its time (UTC ISO), and whether its action has been undone since.

    `logged` is set if the line was read from the journal, so that `result.seq` is its own event's;
    the `seq` of an answer may be up to three higher.
    """

    result: ScanResult
    at: str
    undone: bool = False
    logged: bool = False

    @property
    def is_struck_through(self) -> bool:
        """Whether the name is struck through: the action was undone, or is itself an undo."""
        return self.undone or self.result.reason in UNDO_REASONS

    def is_undone_by(self, later: ScanResult) -> bool:
        """Whether a later answer undoes the action of this one."""
        if later.reason in _UNDOES and self.result.reason == _UNDOES[later.reason]:
            return self.result.tube == later.tube
        person, later_person = self.result.resident, later.resident
        if later.reason not in UNDO_REASONS or person is None or later_person is None:
            return False
        same_place = (self.result.tube, self.result.position) == (later.tube, later.position)
        return same_place and person.resident == later_person.resident and is_in_a_tube(self.result)

    @property
    def opens_something(self) -> bool:
        """Whether the line has a person or a tube to open."""
        return self.result.resident is not None or bool(self.result.tube)


# What undoes the opening or the seal of a tube -> what it undoes.
_UNDOES = {"tube_discarded": "tube_opened", "tube_reopened": "tube_sealed"}


class RecentScans(QListView):
    """Scrolls over the lines; a click opens one, and so do arrows and Enter after `choose_first`.

    It never has the focus, so that the keystrokes of a scanner reach only the ready light.

    Signals:
        picked: a line was opened; carries its ScanResult.
        end_reached: the list was scrolled to its end.
    """

    picked = Signal(ScanResult)
    end_reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[RecentScan]((Column(_line_text),), parent=self)
        self.setModel(self._model)
        self.setItemDelegate(_RecentScanRow(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self._pick(index.row()))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def lines(self) -> list[RecentScan]:
        return self._model.rows()

    @property
    def oldest_seq(self) -> int | None:
        """Older lines have a lower sequence number than this; None if the list is empty."""
        lines = self.lines
        return lines[-1].result.seq + (0 if lines[-1].logged else 1) if lines else None

    @property
    def chosen(self) -> RecentScan | None:
        """The line that arrows and Enter are at, if any."""
        return self._model.row(self.currentIndex().row())

    def add(self, result: ScanResult, at: str) -> None:
        """Adds an answer given at a UTC ISO time; strikes through the line that it undoes."""
        lines = [
            msgspec.structs.replace(line, undone=True) if line.is_undone_by(result) else line
            for line in self.lines[: _MAX_KEPT - 1]
        ]
        self._model.show_rows([RecentScan(result, at), *lines])
        self.scrollToTop()

    def merge(self, logged: Sequence[RecentScan]) -> None:
        """Adds lines from the journal; a line that is shown already learns whether it is undone."""
        missing, lines = list(logged), []
        for shown in self.lines:
            found = next((line for line in missing if _same(line, shown)), None)
            if found is not None:
                missing.remove(found)
                shown = msgspec.structs.replace(shown, undone=found.undone)  # noqa: PLW2901 - the same line
            lines.append(shown)
        # A refusal has the number of the event before it, and comes above that event's line.
        lines = sorted([*lines, *missing], key=lambda line: (-line.result.seq, line.logged))
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show_rows(lines)
        self.setCurrentIndex(self._model.index(row, 0))
        self.verticalScrollBar().setValue(top)

    def drop_before(self, seq: int) -> None:
        """Removes the lines of an earlier shift, which end before this sequence number."""
        lines = self.lines
        if lines and lines[-1].result.seq < seq:
            self._model.show_rows([line for line in lines if line.result.seq >= seq])

    def choose_first(self) -> None:
        """Puts the arrows and Enter on the newest line."""
        self.setCurrentIndex(self._model.index(0, 0))

    def choose_none(self) -> None:
        self.setCurrentIndex(self._model.index(-1, 0))

    def handle_key(self, key: Qt.Key) -> bool:
        """Moves to another line or opens the chosen one; returns whether it used the key."""
        row = self.currentIndex().row()
        if row < 0:
            return False
        if key in _STEPS:
            last = self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(min(max(row + _STEPS[key], 0), last), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(row)
        else:
            return False
        return True

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * LINE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._model.row(self.indexAt(event.position().toPoint()).row())
        opens = line is not None and line.opens_something
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _pick(self, row: int) -> None:
        line = self._model.row(row)
        self.choose_none()
        if line is not None and line.opens_something:
            self.picked.emit(line.result)

    def _scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - LINE_HEIGHT:
            self.end_reached.emit()


def _same(logged: RecentScan, shown: RecentScan) -> bool:
    """Whether a line from the journal is about the event of a line that is shown."""
    ahead = shown.result.seq - logged.result.seq
    return 0 <= ahead <= (0 if shown.logged else _MOST_AHEAD) and _key(logged) == _key(shown)


def _key(line: RecentScan) -> tuple[str, str, int, str]:
    result = line.result
    resident = result.resident.resident if result.resident else ""
    return result.reason, result.tube or "", result.position or 0, resident


def _line_text(line: RecentScan) -> str:
    return " · ".join(part for part in just_now_text(line.result) if part)


class _RecentScanRow(PaintedRow):
    """Symbol, person or tube, what happened; at the right the place and the time."""

    height, edge = LINE_HEIGHT, _EDGE

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        line: RecentScan = index.data(ROW_ROLE)
        box = box.adjusted(_EDGE + 2, 0, -6, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        fill, shape = fill_and_shape(line.result)
        if line.is_struck_through:
            fill, shape = "attention", "back"
        symbol = QRectF(box.left(), box.center().y() - _SYMBOL_SIZE / 2, _SYMBOL_SIZE, _SYMBOL_SIZE)
        paint_symbol(painter, symbol, shape, colours.colour(fill or "ink"))
        subject, description, place = just_now_text(line.result)
        right_text = " · ".join(part for part in (place, clock_time(line.at, seconds=True)) if part)
        painter.setFont(theme.font(theme.SMALL_PX))
        painter.setPen(colours.colour("soft"))
        painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignRight, right_text)
        right_width = QFontMetricsF(theme.font(theme.SMALL_PX)).horizontalAdvance(right_text)
        text_box = box.adjusted(_SYMBOL_SIZE + 10, 0, -right_width - 16, 0)
        _paint_text(painter, text_box, subject, description, struck=line.is_struck_through)


def _paint_text(
    painter: QPainter, text_box: QRectF, subject: str, description: str, *, struck: bool
) -> None:
    """Paints the name or tube, struck through if undone, and what happened to it."""
    rest_text = f" · {description}" if subject and description else description
    for px in range(theme.BODY_PX, _SMALLEST_PX - 1, -1):
        font = theme.font(px)
        metrics = QFontMetricsF(theme.font(px, bold=struck))
        if metrics.horizontalAdvance(subject + rest_text) <= text_box.width():
            break
    else:  # text is never cut off: it wraps, and all of it is struck through
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(theme.current().colour("ink"))
        wrapped = int(_MIDDLE) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(text_box, wrapped, subject + rest_text)
        return
    painter.setPen(theme.current().colour("soft" if struck else "ink"))
    name_width = QFontMetricsF(font).horizontalAdvance(subject)
    font.setStrikeOut(struck)
    painter.setFont(font)
    painter.drawText(text_box, _MIDDLE, subject)
    font.setStrikeOut(False)
    font.setBold(struck)
    painter.setFont(font)
    painter.setPen(theme.current().colour("ink"))
    painter.drawText(text_box.adjusted(name_width, 0, 0, 0), _MIDDLE, rest_text)
