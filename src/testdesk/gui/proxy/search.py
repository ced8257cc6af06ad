"""Search as you type: a field, a list under its arrow keys, and the newest query wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.bridge.found_model import FoundModel
from testdesk.domain.scans import read_scan
from testdesk.domain.status import Found
from testdesk.gui import theme
from testdesk.gui.parts.field import Field
from testdesk.gui.proxy.rows import FoundRow
from testdesk.services import people

_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LIMIT = 50
T = TypeVar("T")


class Finder(QObject):
    """The field and the list; a page puts them where it likes.

    Attributes:
        field: what is typed into; its arrow keys move in the list.
        list: the people found.

    Signals:
        chosen: the `Found` of the current row, or None.
        entered: Enter was pressed on a row that was already shown: its `Found`.
        searched: the list shows the answer to what is typed.
        unknown: an ID number was entered that nobody known has; the number.
        wrong: an ID number was entered that cannot be one: refusal code and detail.
    """

    chosen = Signal(object)
    entered = Signal(object)
    searched = Signal()
    unknown = Signal(str)
    wrong = Signal(str, object)

    def __init__(self, bridge: DeskBridge, parent: QWidget, *, px: int = 44) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked = self._answered = 0
        self._again: Callable[[], None] = self._search_typed
        self._model = FoundModel(self)
        self.field = Field(parent, px=px, bare=True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list = _found_list(parent, self._model)
        self._rows = FoundRow(self.list)
        self._rows.today = bridge.desk.clock.today()
        self.list.setItemDelegate(self._rows)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.list.doubleClicked.connect(lambda _index: self._enter())

    @property
    def current(self) -> Found | None:
        """Who is chosen."""
        return self._model.found(self.list.currentIndex().row())

    @property
    def empty(self) -> bool:
        """Whether nobody was found for what is typed."""
        return bool(self.field.text().strip()) and self.settled and self._model.rowCount() == 0

    @property
    def settled(self) -> bool:
        """Whether the list answers what is typed now."""
        return self._asked == self._answered

    def refresh(self) -> None:
        """Asks again for what is shown; who was chosen stays chosen."""
        self._again()

    def find_number(self, number: str) -> None:
        """Shows the person of an ID number alone, or says that there is none."""
        desk, text = self._bridge.desk, number
        self._again = lambda: self.find_number(number)

        def look() -> tuple[people.DocumentCheck, list[Found]]:
            check = people.check_document(desk=desk, number=text)
            known = check.known
            family = people.household(desk=desk, resident=known.resident) if known else []
            return check, family[:1]

        def show(answer: tuple[people.DocumentCheck, list[Found]]) -> None:
            check, found = answer
            if found:
                # The whole number does not stay on the screen.
                self._put(found[0].resident.name)
            self._show(found, text)
            if check.document is None:
                self.wrong.emit(check.refusal, check.detail)
            elif not found:
                self.unknown.emit(check.document.number)

        self._put(text)
        self._ask(look, show)

    def show_person(self, resident: str, name: str) -> None:
        """Shows one person alone, as after a walk-in."""
        desk = self._bridge.desk
        self._again = lambda: self.show_person(resident, name)
        self._put(name)
        self._ask(
            lambda: people.household(desk=desk, resident=resident)[:1],
            lambda found: self._show(found, name),
        )

    def clear(self) -> None:
        """Nothing typed, nobody shown."""
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys and Enter of the field belong to the list."""
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
        if self.field.text() == text:
            return
        blocked = self.field.blockSignals(True)
        self.field.setText(text)
        self.field.selectAll()
        self.field.blockSignals(blocked)

    def _search_typed(self) -> None:
        desk, text = self._bridge.desk, self.field.text()
        if not text.strip():
            self._asked += 1
            self._answered = self._asked
            self._show([], "")
            return
        self._ask(
            lambda: people.find(desk=desk, text=text, limit=_LIMIT),
            lambda found: self._show(found, text),
        )

    def _ask(self, query: Callable[[], T], show: Callable[[T], None]) -> None:
        """Asks on the lane; an answer to an older question is dropped."""
        self._asked += 1
        number = self._asked

        def done(answer: T) -> None:
            if number == self._asked:
                self._answered = number
                show(answer)

        self._bridge.read(query, done, self)

    def _show(self, found: list[Found], text: str) -> None:
        before = self.current
        self._model.show_rows(found, text)
        row = self._model.row_of(before.resident.resident) if before else -1
        self.list.setCurrentIndex(self._model.index(max(row, 0)))
        if not found:
            self._tell()
        self.searched.emit()

    def _tell(self) -> None:
        self.chosen.emit(self.current)

    def _enter(self) -> None:
        """A number that was typed or scanned whole is looked up; else the row is meant.

        Enter before the answer is there means nothing: nobody has seen yet whom it would hit.
        """
        text = self.field.text().strip()
        shown = self.current is not None and self.settled
        if read_scan(text).kind == "id_number" and not shown:
            self.find_number(text)
        elif shown:
            self.entered.emit(self.current)


def _found_list(parent: QWidget, model: FoundModel) -> QListView:
    view = QListView(parent)
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFont(theme.font(theme.BODY_PX))
    return view
