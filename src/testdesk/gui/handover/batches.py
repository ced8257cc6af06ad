"""The table of batches with their four steps: written, read back, delivered, accepted."""

from __future__ import annotations

import datetime as dt

import msgspec
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from testdesk.bridge.row_model import ROW_ROLE, Column, RowModel
from testdesk.domain.station.status import BatchRecord, StationStatus
from testdesk.gui import theme
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.row_delegate import AnyIndex, PaintedRow
from testdesk.gui.widgets.table import TableView
from testdesk.messages.sentences import what_and_todo

_BAR, _BAR_GAP = 10, 6
_ROOMY, _STEP_WIDE, _STEP_NARROW = 356, 54, 32  # px; from a width of _ROOMY on, steps are wide
_DELIVERY = 2
_STEPS = {"written": 1, "verified": 2, "delivered": 3, "accepted": 4, "refused": 3, "lost": 2}
_STEP_COUNT = 4
_SHARES = (0.17, 0.195)  # of the width, for events and time; the steps with their text get the rest


class BatchLine(msgspec.Struct, frozen=True):
    """One row of the table.

    Attributes:
        events: the range of sequence numbers.
        when: when the batch was written.
        steps: how many of the four steps are proven.
        refused: whether headquarters refused it, and did not accept its events in another batch.
        text: the state in words.
        lost: whether it was lost on the way or at headquarters.
    """

    events: str
    when: str
    steps: int
    refused: bool
    text: str
    lost: bool = False


def steps_of(batch: BatchRecord) -> int:
    """Counts how many of the four steps are proven."""
    return _STEPS[batch.state]


class StepsDelegate(PaintedRow):
    """Draws events, time, the steps and their text; a long text shrinks instead of being cut."""

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        line: BatchLine = index.data(ROW_ROLE)
        ink = "ink"
        if index.column() == _DELIVERY:
            long = _STEP_WIDE if box.width() >= _ROOMY else _STEP_NARROW
            _paint_steps(painter, line, box, long)
            box = box.adjusted(_STEP_COUNT * long + 16, 0, 0, 0)
            ink = "stop" if line.refused else "attention" if line.lost else ink
        else:
            box = box.adjusted(0, 0, -8, 0)
        text = str(index.data())
        painter.setPen(theme.current().colour(ink))
        draw_fitted(painter, box, text, px=theme.BODY_PX, bold=False)


def _paint_steps(painter: QPainter, line: BatchLine, box: QRectF, long: int) -> None:
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_STEP_COUNT):
        name = "accent" if step < line.steps else "empty"
        if line.refused and step == line.steps:
            name = "stop"
        painter.setBrush(colours.colour(name))
        bar = QRectF(box.left() + step * long, box.center().y() - _BAR / 2, long - _BAR_GAP, _BAR)
        painter.drawRoundedRect(bar, 5, 5)
    painter.restore()


class Heads(QHeaderView):
    """Column headings that shrink instead of being cut, aligned with the rows."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        colours, box = theme.current(), QRectF(rect)
        text = str(self.model().headerData(logicalIndex, self.orientation()))
        painter.save()
        painter.setPen(colours.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.colour("soft"))
        text_box = box.adjusted(0, 0, -8, 0)
        draw_fitted(painter, text_box, text, px=theme.SMALL_TEXT_PX, bold=False)
        painter.restore()


class Batches(TableView):
    """One row for each batch, newest first, below a row for events that are in no batch yet.

    The table does not scroll; the page scrolls it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = RowModel[BatchLine](
            (
                Column(lambda line: line.events, lambda: self.tr("Events")),
                Column(lambda line: line.when, lambda: self.tr("Time")),
                Column(lambda line: line.text, self._steps_text),
            )
        )
        super().__init__(self._model, parent=parent)
        self._model.setParent(self)
        self.setHorizontalHeader(Heads(Qt.Orientation.Horizontal, self))
        self.setItemDelegate(StepsDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setStretchLastSection(True)
        self.set_low(low=False)

    def set_low(self, *, low: bool) -> None:
        row, head = (44, 28) if low else (52, 48)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(head)
        self._set_height()

    def first_row_bottom(self) -> int:
        """The distance in pixels from the top of the table to the end of its first row."""
        return self.horizontalHeader().height() + self.verticalHeader().defaultSectionSize()

    def show_status(self, now: StationStatus, today: dt.date) -> None:
        released = {(batch.first, batch.last) for batch in now.quarantine if batch.released}
        lines = [self._line(batch, today, released) for batch in now.batches]
        unwritten = now.unexported - now.held
        if unwritten:
            first = now.length - unwritten + 1
            text = self.tr("not exported yet")
            lines.insert(0, BatchLine(f"{first}–{now.length}", "—", 0, False, text))
        self._model.show_rows(lines)
        self._set_height()

    def lines(self) -> list[BatchLine]:
        return self._model.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, round(self.width() * share))

    def _steps_text(self) -> str:
        return self.tr("written · read back · delivered · accepted")

    def _set_height(self) -> None:
        rows = self.verticalHeader().defaultSectionSize() * self._model.rowCount()
        self.setFixedHeight(self.horizontalHeader().height() + rows + 8)

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
