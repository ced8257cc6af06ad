"""The left list of the people page while nothing is typed: what was done in this shift."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.domain.station.just_done import DoneRow
from testdesk.gui import theme
from testdesk.gui.proxy.done_rows import DONE_ROW_HEIGHT, DoneRowDelegate, row_text
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.text import caption, hairline
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import ntranslate
from testdesk.services.just_done import PAGE_LENGTH, DonePage, just_done

_MOST_READ_AGAIN = 200  # events; older rows are read again when the list is scrolled to its end
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}
_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class JustDone(Translated, QWidget):
    """A heading, and a row for each person or household; none is chosen unless an arrow key is.

    It never has the focus: the search field keeps it, and while the field is empty its arrow keys
    move here. Only then does Enter open the chosen row; Esc, typing and another row at the same
    place end the choice.

    Attributes:
        list: the rows.

    Signals:
        picked: a row was opened; carries the pseudonym of its first person.
    """

    picked = Signal(str)

    def __init__(self, bridge: StationBridge, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._query = LatestQuery(bridge, self, in_background=True)
        self._older_before: int | None = None
        self._people = 0
        self._read = PAGE_LENGTH  # the events that the rows shown are made of
        self._showing = False  # the rows are being replaced, so that the scroll bar moves
        self._model = RowModel[DoneRow]((Column(row_text),), key=_key, parent=self)
        self.list = _list_of(self._model, self)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        heading = caption(lambda: self.tr("Just done"), parent=self)
        self._count_label = caption(self._people_text, parent=self)
        head = in_row(heading, STRETCH, self._count_label, margins=(23, 0, 18, 8))
        in_column(head, hairline(parent=self), (self.list, 1), gap=0, parent=self)
        field.installEventFilter(self)
        field.textChanged.connect(lambda _text: self.choose_none())
        RefreshOn(self, bridge, Changes(residents=True, codes=True, samples=True), self.read_newest)

    @property
    def rows(self) -> list[DoneRow]:
        return self._model.rows()

    @property
    def chosen(self) -> DoneRow | None:
        """The row that arrows and Enter are at, if any."""
        return self._model.row(self.list.currentIndex().row())

    def read_newest(self) -> None:
        """Reads the rows again, as many as were shown."""
        query = partial(just_done, limit=self._read)
        self._query.ask(query, self._show_newest)

    def clear(self) -> None:
        """Forgets the rows; they are read again when the list is shown."""
        self._query.drop()
        self._read, self._older_before, self._people = PAGE_LENGTH, None, 0
        self._model.show_rows([])
        self._show_count()

    def choose_none(self) -> None:
        self.list.setCurrentIndex(self._model.index(-1, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key_press = event.type() == QEvent.Type.KeyPress
        if watched is self._field and is_key_press and isinstance(event, QKeyEvent):
            return not self._field.text().strip() and self._handle_key(event)
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Returns whether the key was for the list, so that the search does not get it."""
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        if key in _STEPS:
            last = self._model.rowCount() - 1
            # Down from no row leads to the first, and up from the first to none.
            wanted = max(min(row + _STEPS[key], last), -1)
            self.list.setCurrentIndex(self._model.index(wanted, 0))
            return True
        if row < 0:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER_KEYS and plain == Qt.KeyboardModifier.NoModifier:
            self._open(row)
            return True
        if key == Qt.Key.Key_Escape:
            self.choose_none()
            return True
        return False

    def _open(self, number: int) -> None:
        row = self._model.row(number)
        self.choose_none()
        if row is not None:
            self.picked.emit(row.people[0].resident)

    def _scrolled(self, value: int) -> None:
        end = self.list.verticalScrollBar().maximum() - DONE_ROW_HEIGHT
        if value >= end and not self._showing:
            self._read_older()

    def _read_older(self) -> None:
        """Reads the page below the last row, unless there is none or one is being read."""
        if self._older_before is not None and self._query.is_up_to_date:
            self._query.ask(partial(just_done, before=self._older_before), self._show_older)

    def _show_newest(self, page: DonePage) -> None:
        self._people = page.people or 0
        self._show_count()
        self._show(page, list(page.rows))

    def _show_older(self, page: DonePage) -> None:
        self._read = min(self._read + PAGE_LENGTH, _MOST_READ_AGAIN)
        self._show(page, [*self.rows, *page.rows])

    def _show(self, page: DonePage, rows: list[DoneRow]) -> None:
        """Shows rows; the chosen row stays chosen if it still has the same people."""
        chosen, top = self.chosen, self.list.verticalScrollBar().value()
        self._older_before = page.older_before
        self._showing = True
        self._model.show_rows(rows)
        at = -1 if chosen is None else self._model.row_of(lambda row: _key(row) == _key(chosen))
        self.list.setCurrentIndex(self._model.index(at, 0))
        self.list.verticalScrollBar().setValue(top)
        self._showing = False
        if len(rows) * DONE_ROW_HEIGHT < self.list.viewport().height():
            self._read_older()  # nothing is left of some events, so that the list is not full

    def _people_text(self) -> str:
        if not self._people:
            return self.tr("nobody yet today")
        form = ntranslate("JustDone", "today {count} person", "today {count} people", self._people)
        return form.format(count=self._people)

    def _show_count(self) -> None:
        self._count_label.setText(self._people_text)

    def _retranslate(self) -> None:
        self._model.refresh_texts()


def _key(row: DoneRow) -> object:
    return row.seq, tuple(one.resident for one in row.people)


def _list_of(model: RowModel[DoneRow], parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setModel(model)
    view.setItemDelegate(DoneRowDelegate(view))
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFont(theme.font(theme.BODY_PX))
    return view
