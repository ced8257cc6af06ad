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

_BAR_HEIGHT, _BAR_GAP = 10, 6
_WIDE_STEP, _NARROW_STEP = 54, 32  # px
_MIN_WIDTH_OF_WIDE_STEPS = 356  # px; in a narrower column the steps are narrow
_STATE_COLUMN = 2
# How many of the four steps are done in each state. A lost batch has to be delivered once more; a
# refused one was delivered.
_STEPS = {"written": 1, "verified": 2, "delivered": 3, "accepted": 4, "refused": 3, "lost": 2}
_STEP_COUNT = 4
# Shares of the width for events and time; the steps and their text get the rest.
_COLUMN_SHARES = (0.17, 0.195)


class BatchRow(msgspec.Struct, frozen=True):
    """One row of the table.

    Attributes:
        events: the range of sequence numbers.
        when: when the batch was written.
        steps: how many of the four steps (written, read back, delivered, accepted) are done.
        refused: whether headquarters refused it and has not accepted its events in another batch.
        text: the state as text.
        lost: whether the batch was lost on the way, or after headquarters had accepted it.
    """

    events: str
    when: str
    steps: int
    refused: bool
    text: str
    lost: bool = False


def steps_of(batch: BatchRecord) -> int:
    """How many of the four steps are done."""
    return _STEPS[batch.state]


class StepsDelegate(PaintedRow):
    """Draws events, time, the steps and their text; a long text shrinks instead of being cut."""

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        row: BatchRow = index.data(ROW_ROLE)
        colour = "ink"
        if index.column() == _STATE_COLUMN:
            step_width = _WIDE_STEP if box.width() >= _MIN_WIDTH_OF_WIDE_STEPS else _NARROW_STEP
            paint_steps(painter, box, row.steps, step_width=step_width, refused=row.refused)
            box = box.adjusted(_STEP_COUNT * step_width + 16, 0, 0, 0)
            colour = "stop" if row.refused else "attention" if row.lost else colour
        else:
            box = box.adjusted(0, 0, -8, 0)
        text = str(index.data())
        painter.setPen(theme.current().colour(colour))
        draw_fitted(painter, box, text, px=theme.BODY_PX, bold=False)


def paint_steps(
    painter: QPainter, box: QRectF, steps: int, *, step_width: int, refused: bool = False
) -> None:
    """Draws the four bars at the left of a box; the first `steps` are filled, then a red one."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_STEP_COUNT):
        name = "accent" if step < steps else "empty"
        if refused and step == steps:
            name = "stop"
        painter.setBrush(colours.colour(name))
        bar = QRectF(
            box.left() + step * step_width,
            box.center().y() - _BAR_HEIGHT / 2,
            step_width - _BAR_GAP,
            _BAR_HEIGHT,
        )
        painter.drawRoundedRect(bar, 5, 5)
    painter.restore()


class BatchTableHeader(QHeaderView):
    """Column headings, aligned with the rows; a long heading shrinks instead of being cut."""

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
    """A row for the events that are not exported yet, and one row per batch, newest first.

    The table does not scroll; the page scrolls it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = RowModel[BatchRow](
            (
                Column(lambda row: row.events, lambda: self.tr("Events")),
                Column(lambda row: row.when, lambda: self.tr("Time")),
                Column(lambda row: row.text, self._steps_text),
            )
        )
        super().__init__(self._model, parent=parent)
        self._model.setParent(self)
        self.setHorizontalHeader(BatchTableHeader(Qt.Orientation.Horizontal, self))
        self.setItemDelegate(StepsDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        row_height, header_height = (44, 28) if compact else (52, 48)
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.horizontalHeader().setFixedHeight(header_height)
        self._set_height()

    def first_row_bottom(self) -> int:
        """The distance in pixels from the top of the table to the end of its first row."""
        return self.horizontalHeader().height() + self.verticalHeader().defaultSectionSize()

    def show_status(self, status: StationStatus, today: dt.date) -> None:
        released_ranges = {
            (batch.first, batch.last) for batch in status.quarantine if batch.released
        }
        rows = [self._row(batch, today, released_ranges) for batch in status.batches]
        # The `held` events were exported, but their batch is in a lasting quarantine.
        not_exported = status.unexported - status.exported_in_quarantine
        if not_exported:
            first = status.length - not_exported + 1
            text = self.tr("not exported yet")
            rows.insert(0, BatchRow(f"{first}–{status.length}", "—", 0, False, text))
        self._model.show_rows(rows)
        self._set_height()

    def rows(self) -> list[BatchRow]:
        return self._model.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(_COLUMN_SHARES):
            self.setColumnWidth(column, round(self.width() * share))

    def _steps_text(self) -> str:
        return self.tr("written · read back · delivered · accepted")

    def _set_height(self) -> None:
        rows = self.verticalHeader().defaultSectionSize() * self._model.rowCount()
        self.setFixedHeight(self.horizontalHeader().height() + rows + 8)

    def _row(
        self, batch: BatchRecord, today: dt.date, released_ranges: set[tuple[int, int]]
    ) -> BatchRow:
        refused = batch.state == "refused"
        accepted_elsewhere = refused and (batch.first, batch.last) in released_ranges
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
        if accepted_elsewhere:
            text = self.tr("refused; accepted in another batch")
        # The state `lost`: headquarters lost it; the attribute `lost`: it has not arrived at all.
        elif batch.presumed_lost and not refused and batch.state != "lost":
            text = self.tr("did not arrive: export it again")
        return BatchRow(
            f"{batch.first}–{batch.last}",
            day_and_time(batch.written_at, today),
            steps_of(batch),
            refused and not accepted_elsewhere,
            text,
            lost=(batch.presumed_lost or batch.state == "lost") and not refused,
        )
