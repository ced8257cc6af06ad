"""The batches and their four steps: written, read back, delivered, accepted."""

from __future__ import annotations

import datetime as dt

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from testdesk.domain.station.status import BatchRecord, StationStatus
from testdesk.gui import theme
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.messages.sentences import what_and_todo

_BAR, _BAR_GAP = 10, 6
_ROOMY = 560  # a table this wide has room for long steps
_STEPS = {"written": 1, "verified": 2, "delivered": 3, "accepted": 4, "refused": 3, "lost": 2}
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class BatchLine(msgspec.Struct, frozen=True):
    """One row: the range, when, how many steps are true, and its text; lost on the way."""

    events: str
    when: str
    steps: int
    refused: bool
    text: str
    lost: bool = False


def steps_of(batch: BatchRecord) -> int:
    """How many of the four steps are proven."""
    return _STEPS[batch.state]


class Batches(QWidget):
    """A row a batch, newest first; above them what is in no batch yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[BatchLine] = []
        self._row, self._head = 52, 48

    def set_low(self, *, low: bool) -> None:
        self._row, self._head = (44, 28) if low else (52, 48)
        self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(self._head + self._row * len(self._lines) + 8)
        self.update()

    def show_status(self, now: StationStatus, today: dt.date) -> None:
        released = {(one.first, one.last) for one in now.quarantine if one.released}
        self._lines = [self._line(batch, today, released) for batch in now.batches]
        unwritten = now.unexported - now.held
        if unwritten:
            first = now.length - unwritten + 1
            text = self.tr("not exported yet")
            self._lines.insert(0, BatchLine(f"{first}–{now.length}", "—", 0, False, text))
        self._set_height()

    def lines(self) -> list[BatchLine]:
        return self._lines

    def sizeHint(self) -> QSize:
        return QSize(600, self._head + 4 * self._row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        heads = (
            self.tr("Events"),
            self.tr("Time"),
            self.tr("written · read back · delivered · accepted"),
        )
        painter.setPen(colours.colour("soft"))
        lefts = self._columns()
        wides = (lefts[1] - lefts[0], lefts[2] - lefts[1], self.width() - lefts[2])
        for left, wide, text in zip(lefts, wides, heads, strict=False):
            self._draw(painter, QRectF(left, 0, wide, self._head), text, theme.SMALL_TEXT_PX)
        for row, line in enumerate(self._lines):
            self._paint_line(painter, line, self._head + row * self._row)
        painter.end()

    def _columns(self) -> tuple[float, float, float, float]:
        wide = self.width()
        return (0.0, wide * 0.17, wide * 0.365, wide * 0.365 + 4 * self._step() + 16)

    def _step(self) -> int:
        return 54 if self.width() >= _ROOMY else 32

    def _paint_line(self, painter: QPainter, line: BatchLine, top: float) -> None:
        colours, lefts = theme.current(), self._columns()
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.drawLine(0, round(top), self.width(), round(top))
        painter.setPen(colours.colour("ink"))
        self._draw(
            painter, QRectF(lefts[0], top, lefts[1] - 8, self._row), line.events, theme.BODY_PX
        )
        when = QRectF(lefts[1], top, lefts[2] - lefts[1] - 8, self._row)
        self._draw(painter, when, line.when, theme.BODY_PX)
        self._paint_steps(painter, line, lefts[2], top)
        if line.refused or line.lost:
            painter.setPen(colours.colour("stop" if line.refused else "attention"))
        beside = QRectF(lefts[3], top, self.width() - lefts[3], self._row)
        self._draw(painter, beside, line.text, theme.BODY_PX)

    def _paint_steps(self, painter: QPainter, line: BatchLine, left: float, top: float) -> None:
        colours, long = theme.current(), self._step()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(4):
            name = "accent" if step < line.steps else "empty"
            if line.refused and step == line.steps:
                name = "stop"
            painter.setBrush(colours.colour(name))
            box = QRectF(left + step * long, top + (self._row - _BAR) / 2, long - _BAR_GAP, _BAR)
            painter.drawRoundedRect(box, 5, 5)
        painter.restore()

    def _draw(self, painter: QPainter, box: QRectF, text: str, px: int) -> None:
        letters: QFont = fitted_font(
            text, width=box.width(), height=box.height(), px=px, bold=False
        )
        painter.setFont(letters)
        painter.drawText(box, _MIDDLE | int(Qt.TextFlag.TextWordWrap), text)

    def _line(
        self, batch: BatchRecord, today: dt.date, released: set[tuple[int, int]]
    ) -> BatchLine:
        refused = batch.state == "refused"
        elsewhere = refused and (batch.first, batch.last) in released
        text = {
            "written": self.tr("packed for the network, no receipt yet"),
            "verified": self.tr("on the stick, no receipt yet"),
            "delivered": self.tr("headquarters has it"),
            "accepted": self.tr("headquarters accepted it"),
            "lost": self.tr("lost at headquarters: export again"),
            "refused": self.tr("refused: {why}").format(why=what_and_todo(batch.reason or "")[0])
            if refused
            else "",
        }[batch.state]
        if elsewhere:
            text = self.tr("refused; accepted in another batch")
        elif batch.lost and not refused and batch.state != "lost":
            text = self.tr("did not arrive: export it again")
        return BatchLine(
            f"{batch.first}–{batch.last}",
            day_and_time(batch.written_at, today),
            steps_of(batch),
            refused and not elsewhere,
            text,
            lost=(batch.lost or batch.state == "lost") and not refused,
        )
