"""Search as you type: a field and a list of results. Only the newest query's result is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.status import FoundPerson
from testdesk.gui.proxy.found_list import FoundList
from testdesk.gui.proxy.rows import FoundRow
from testdesk.gui.widgets.field import Field
from testdesk.ports import Station
from testdesk.services.people import directory

_MOVE_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LIMIT = 50  # the most people in the list
# The same if all of them match exactly, by the whole name or the whole tail of a number: in a city
# of a million, about a hundred people share the last four digits, or a name.
_MAX_SAME_NAME = 250
_COMPLETE_CODES = frozenset({"id_number", "tube", "proxy_code", "card_number"})


class Finder(QObject):
    """The search field and the list of people found; the page or dialog places them.

    Attributes:
        field: the search field; its arrow keys move in the list.
        list: the people found.

    Signals:
        chosen: the `FoundPerson` of the current row, or None.
        entered: Enter was pressed on a row that was already shown; carries its `FoundPerson`.
        entered_nothing: Enter was pressed in the empty field.
        searched: the list shows the result for the typed text.
        unknown: the entered ID number belongs to no known person; carries the number.
        invalid: an invalid ID number was entered; carries the refusal's code and detail.
        whole_code: a complete code was typed, and its first characters were typed on a page that
            handles scans; carries the text.
    """

    chosen = Signal(object)
    entered = Signal(FoundPerson)
    entered_nothing = Signal()
    searched = Signal()
    unknown = Signal(str)
    invalid = Signal(str, object)
    whole_code = Signal(str)

    def __init__(
        self,
        bridge: StationBridge,
        parent: QWidget,
        *,
        px: int = 44,
        row: type[FoundRow] = FoundRow,
    ) -> None:
        """`px` is the size of the typed text; `row` paints one person in the list."""
        super().__init__(parent)
        self._bridge = bridge
        self._query = LatestQuery(bridge, self)
        self._begun_elsewhere = False  # whether the text was begun on another page
        self._repeat_query: Callable[[], None] = self._search_typed
        self._model = RowModel((Column(_name),), parent=self)
        self._listing = False  # whether other rows are being shown, so that nobody is reported yet
        self.field = Field(parent, px=px, bare=True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list = FoundList(parent, self._model)
        self._row_painter = row(self.list)
        self._row_painter.today = bridge.station.clock.today()
        self.list.setItemDelegate(self._row_painter)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._report())
        self.list.doubleClicked.connect(lambda _index: self._enter())

    @property
    def current(self) -> FoundPerson | None:
        return self._model.row(self.list.currentIndex().row())

    @property
    def empty(self) -> bool:
        """Whether nobody was found for what is typed."""
        return (
            bool(self.field.text().strip()) and self.is_up_to_date and self._model.rowCount() == 0
        )

    @property
    def is_up_to_date(self) -> bool:
        """Whether the list shows the result for the text that is in the field now."""
        return self._query.is_up_to_date

    def refresh(self) -> None:
        """Runs the query again; the chosen person stays chosen."""
        self._repeat_query()

    def find_number(self, number: str) -> None:
        """Shows only the person with an ID number, or emits `unknown` or `invalid`."""
        self._repeat_query = lambda: self.find_number(number)

        def query(station: Station) -> tuple[directory.DocumentCheck, list[FoundPerson]]:
            check = directory.check_document(station, number=number)
            known = check.known
            # A household begins with the person who was asked for.
            members = directory.household(station, resident=known.resident) if known else []
            return check, members[:1]

        def show(answer: tuple[directory.DocumentCheck, list[FoundPerson]]) -> None:
            check, found = answer
            if found:
                # The whole number does not stay on the screen.
                self._set_text(found[0].resident.name)
            self._show(_single_result(found), number)
            if check.document is None:
                self.invalid.emit(check.refusal, check.detail)
            elif not found:
                self.unknown.emit(check.document.number)

        self._set_text(number)
        self._query.ask(query, show)

    def show_person(self, resident: str, name: str) -> None:
        """Shows only one person, for example after a walk-in was added."""
        self._repeat_query = lambda: self.show_person(resident, name)
        self._set_text(name)
        self._query.ask(
            lambda station: directory.household(station, resident=resident)[:1],
            lambda found: self._show(_single_result(found), name),
        )

    def continue_typing(self, text: str) -> None:
        """Continues with text that was typed on another page; puts the cursor at its end."""
        self.field.setFocus()
        self.field.setText(text)
        self.field.deselect()
        self._begun_elsewhere = True

    def clear(self) -> None:
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVE_KEYS:
                self.list.event(event)
                return True
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if key in _ENTER_KEYS and plain == Qt.KeyboardModifier.NoModifier:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, _text: str) -> None:
        self._repeat_query = self._search_typed
        self._search_typed()

    def _set_text(self, text: str) -> None:
        """Replaces the text without searching for it."""
        self._begun_elsewhere = False
        if self.field.text() == text:
            return
        were_blocked = self.field.blockSignals(True)
        self.field.setText(text)
        self.field.selectAll()
        self.field.blockSignals(were_blocked)

    def _search_typed(self) -> None:
        text = self.field.text()
        if not text.strip():
            self._begun_elsewhere = False
            self._query.drop()
            self._show(FoundPeople(), "")
            return
        self._query.ask(
            partial(directory.search, text=text, limit=_LIMIT, exact_limit=_MAX_SAME_NAME),
            lambda found: self._show(found, text),
        )

    def _show(self, found: FoundPeople, text: str) -> None:
        # If the text is the same, the same row stays current; a new text selects the first row.
        before = self.current if text == self._row_painter.text else None
        resident = before.resident.resident if before else ""
        self._row_painter.text = text
        self._listing = True
        self._model.show_rows(found.people)
        self.list.show_more(found)
        row = self._model.row_of(lambda person: person.resident.resident == resident)
        self.list.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._listing = False
        self.searched.emit()
        # What is typed is seen in the list first. The person beside it follows before any other key
        # is processed, so that Enter never means anybody but the person of the current row.
        self.list.viewport().repaint()
        self._report()

    def _report(self) -> None:
        if not self._listing:
            self.chosen.emit(self.current)

    def _enter(self) -> None:
        """Looks up a complete number that was typed or scanned; otherwise enters the current row.

        Enter has no effect before the result is shown, because the row could still change.
        """
        text = self.field.text().strip()
        shown = self.current if self.is_up_to_date else None
        if not text:
            self.entered_nothing.emit()
        elif self._is_whole_code(text, shown):
            self.whole_code.emit(text)
        elif read_scan(text).kind == "id_number":
            self.find_number(text)  # replaces the complete number on the screen by the name
        elif shown is not None:
            self.entered.emit(shown)

    def _is_whole_code(self, text: str, shown: FoundPerson | None) -> bool:
        """Whether the text is a complete code that was begun on a page that handles scans."""
        if not self._begun_elsewhere or not self.is_up_to_date:
            return False
        kind = read_scan(text, tube_form=self._bridge.station.identity.tube_form).kind
        if shown is None:
            return kind in _COMPLETE_CODES
        if kind == "card_number":  # six digits are more often the end of a number
            return not {"id_tail", "phone"} & set(shown.matched)
        return kind == "id_number" or "document" in shown.matched


def _name(found: FoundPerson) -> str:
    return found.resident.name


def _single_result(found: list[FoundPerson]) -> FoundPeople:
    return FoundPeople(tuple(found), len(found))
