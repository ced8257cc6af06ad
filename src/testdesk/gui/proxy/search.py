"""Search as you type: a field, and a list that its arrow keys control. The newest query wins."""

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

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LIMIT = 50
# In a city of a million, about a hundred people share the last four digits, or a name.
_EXACT_LIMIT = 250
_CODES = frozenset({"id_number", "tube", "proxy_code", "card_number"})


class Finder(QObject):
    """The search field and the list of people found; the page or dialog places them.

    Attributes:
        field: the search field; its arrow keys move in the list.
        list: the people found.

    Signals:
        chosen: the `FoundPerson` of the current row, or None.
        entered: Enter was pressed on a row that was already shown; carries its `FoundPerson`.
        searched: the list shows the answer to the typed text.
        unknown: an ID number was entered that no known person has; carries the number.
        wrong: an invalid ID number was entered; carries the refusal's code and detail.
        whole_code: a complete code was typed whose first characters were typed on a page that
            answers scans; carries the text.
    """

    chosen = Signal(object)
    entered = Signal(FoundPerson)
    searched = Signal()
    unknown = Signal(str)
    wrong = Signal(str, object)
    whole_code = Signal(str)

    def __init__(self, bridge: StationBridge, parent: QWidget, *, px: int = 44) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._query = LatestQuery(bridge, self)
        self._begun = False
        self._again: Callable[[], None] = self._search_typed
        self._model = RowModel((Column(_name),), parent=self)
        self.field = Field(parent, px=px, bare=True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list = FoundList(parent, self._model)
        self._rows = FoundRow(self.list)
        self._rows.today = bridge.station.clock.today()
        self.list.setItemDelegate(self._rows)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._report())
        self.list.doubleClicked.connect(lambda _index: self._enter())

    @property
    def current(self) -> FoundPerson | None:
        return self._model.row(self.list.currentIndex().row())

    @property
    def empty(self) -> bool:
        """Whether nobody was found for what is typed."""
        return bool(self.field.text().strip()) and self.settled and self._model.rowCount() == 0

    @property
    def settled(self) -> bool:
        """Whether the list is the answer to the text that is in the field now."""
        return self._query.settled

    def refresh(self) -> None:
        """Runs the query again; the person who was chosen stays chosen."""
        self._again()

    def find_number(self, number: str) -> None:
        """Shows only the person with an ID number, or emits `unknown` or `wrong`."""
        self._again = lambda: self.find_number(number)

        def look(station: Station) -> tuple[directory.DocumentCheck, list[FoundPerson]]:
            check = directory.check_document(station, number=number)
            known = check.known
            family = directory.household(station, resident=known.resident) if known else []
            return check, family[:1]

        def show(answer: tuple[directory.DocumentCheck, list[FoundPerson]]) -> None:
            check, found = answer
            if found:
                # The whole number does not stay on the screen.
                self._put(found[0].resident.name)
            self._show(_alone(found), number)
            if check.document is None:
                self.wrong.emit(check.refusal, check.detail)
            elif not found:
                self.unknown.emit(check.document.number)

        self._put(number)
        self._query.ask(look, show)

    def show_person(self, resident: str, name: str) -> None:
        """Shows only one person, for example after a walk-in was added."""
        self._again = lambda: self.show_person(resident, name)
        self._put(name)
        self._query.ask(
            lambda station: directory.household(station, resident=resident)[:1],
            lambda found: self._show(_alone(found), name),
        )

    def begin(self, text: str) -> None:
        """Continues with text that was typed on another page; puts the cursor at its end."""
        self.field.setFocus()
        self.field.setText(text)
        self.field.deselect()
        self._begun = True

    def clear(self) -> None:
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.event(event)
                return True
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if key in _ENTERS and plain == Qt.KeyboardModifier.NoModifier:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, _text: str) -> None:
        self._again = self._search_typed
        self._search_typed()

    def _put(self, text: str) -> None:
        self._begun = False
        if self.field.text() == text:
            return
        blocked = self.field.blockSignals(True)
        self.field.setText(text)
        self.field.selectAll()
        self.field.blockSignals(blocked)

    def _search_typed(self) -> None:
        text = self.field.text()
        if not text.strip():
            self._begun = False
            self._query.drop()
            self._show(FoundPeople(), "")
            return
        self._query.ask(
            partial(directory.search, text=text, limit=_LIMIT, exact_limit=_EXACT_LIMIT),
            lambda found: self._show(found, text),
        )

    def _show(self, found: FoundPeople, text: str) -> None:
        # The same row stays current only if the text is the same; a new text selects the first row.
        before = self.current if text == self._rows.text else None
        resident = before.resident.resident if before else ""
        self._rows.text = text
        self._model.show_rows(found.people)
        self.list.show_more(found)
        row = self._model.row_of(lambda person: person.resident.resident == resident)
        self.list.setCurrentIndex(self._model.index(max(row, 0), 0))
        if not found.people:
            self._report()
        self.searched.emit()

    def _report(self) -> None:
        self.chosen.emit(self.current)

    def _enter(self) -> None:
        """Looks up a complete number that was typed or scanned; otherwise enters the current row.

        Enter has no effect before the answer is shown, because the row could still change.
        """
        text = self.field.text().strip()
        shown = self.current if self.settled else None
        if self._is_whole_code(text, shown):
            self.whole_code.emit(text)
        elif read_scan(text).kind == "id_number":
            self.find_number(text)  # only this: the complete number then leaves the screen
        elif shown is not None:
            self.entered.emit(shown)

    def _is_whole_code(self, text: str, shown: FoundPerson | None) -> bool:
        """Whether the text is a complete code that was begun on a page that answers scans."""
        if not self._begun or not self.settled:
            return False
        kind = read_scan(text, tube_form=self._bridge.station.identity.tube_form).kind
        if shown is None:
            return kind in _CODES
        if kind == "card_number":  # six digits are more often the end of a number
            return not {"id_tail", "phone"} & set(shown.matched)
        return kind == "id_number" or "document" in shown.matched


def _name(found: FoundPerson) -> str:
    return found.resident.name


def _alone(found: list[FoundPerson]) -> FoundPeople:
    return FoundPeople(tuple(found), len(found))
