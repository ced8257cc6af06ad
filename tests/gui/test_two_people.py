"""Two people one after the other through every form: nothing of the first reaches the second.

The rule: when a person begins, no field, list or sentence of the window holds anything of the
person before, but for those that are there to tell of the past: the last answers, the tube, the
coverage, the queue. What is written of the second one is what was typed of that one alone.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)
from tests.gui.desk_on_disk import PEOPLE, id_number
from tests.gui.window_hands import PERSON_GAP, Hands, press, scan

from testdesk.bridge.cards import PrintChoice
from testdesk.bridge.found_model import FOUND_ROLE
from testdesk.domain.people import Address, Resident
from testdesk.domain.status import Found
from testdesk.gui.parts.fitted import FittedText
from testdesk.gui.parts.sheet import Question, top_dialog
from testdesk.gui.walk_in.sheet import WalkInDialog
from testdesk.gui.window import PROXY, QUEUE, REGISTER

TUBE = "YJ20220326"


@dataclass(frozen=True)
class Somebody:
    """All that may be typed, scanned or shown of one person; no word of it is another's."""

    name: str
    number: str
    listed: Resident
    korean: str
    phone: str
    address: Address
    note: str
    applicant: str
    code: str

    @property
    def traces(self) -> set[str]:
        """What tells of this person wherever it stands."""
        told = {self.name, self.number, self.korean, self.phone, self.note, self.applicant}
        told |= {self.code, self.address.compound, self.address.room}
        listed = self.listed
        return told | {listed.name, listed.document_number, listed.resident}


def somebody(place: int, letter: str, syllable: str) -> Somebody:
    return Somebody(
        name=letter * 3,
        number=id_number(f"19{place}10101", 2 * place),
        listed=PEOPLE[place],
        korean=syllable * 3,
        phone=f"139{place}{place}{place}00001",
        address=Address(f"{letter}村", f"7{place}", f"8{place}", f"97{place}1"),
        note=f"{letter}{syllable}{letter}",
        applicant=f"{letter}某{letter}",
        code=f"https://health.example/{place}{place}{place}",
    )


FIRST, SECOND = somebody(0, "甲", "갑"), somebody(5, "乙", "을")


def write(to: QLineEdit, text: str) -> None:
    to.setFocus()
    for letter in text:
        press(letter, PERSON_GAP, to)


@dataclass
class Errand:
    """Something that is done for one person.

    Attributes:
        begin: opens the form, and types all that it has room for.
        finish: does it.
    """

    begin: Callable[["Visit"], None]
    finish: Callable[["Visit"], None]


@dataclass
class Visit:
    """One person at the desk, and the hands that work for the person."""

    hands: Hands
    who: Somebody
    everything: bool = True

    @property
    def window(self):
        return self.hands.window

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the focus."""
        self.hands._qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.hands.settle()

    def dialog(self):
        return top_dialog(self.window)

    def search(self, text: str) -> None:
        self.window.show_page(PROXY)
        self.hands.settle()
        write(self.window.proxy.finder.field, text)
        self.hands.settle()

    def find(self) -> None:
        """Somebody on the list, by typing."""
        self.search(self.who.listed.name)
        assert self.window.proxy.finder.current.resident.name == self.who.listed.name

    def fill(self, form: WalkInDialog, *, name: bool = True) -> None:
        if form.number.number() != self.who.number:
            write(form.number.line.field, self.who.number)
        self.hands.settle()
        if name:
            write(form.name.field, self.who.name)
        if self.everything:
            write(form._korean.field, self.who.korean)
            write(form._phone.field, self.who.phone)
            parts = (form._address.compound, form._address.building, form._address.unit)
            home = self.who.address
            told = (home.compound, home.building, home.unit, home.room)
            for part, text in zip((*parts, form._address.room), told, strict=True):
                write(part.field, text)
        form.name.field.setFocus()
        self.hands.settle()


def on_register_page(visit: Visit) -> None:
    visit.window.show_page(REGISTER)
    visit.key(Qt.Key.Key_F6)
    visit.fill(visit.dialog())


def on_people_page(visit: Visit) -> None:
    visit.search(visit.who.name)
    visit.key(Qt.Key.Key_F6)
    form = visit.dialog()
    assert form.name.text() == visit.who.name, "nobody was found, and a person typed it"
    assert form.name.field.selectedText() in {"", visit.who.name}
    visit.fill(form, name=False)


def on_people_page_after_finding(visit: Visit) -> None:
    visit.find()
    visit.key(Qt.Key.Key_F6)
    assert visit.dialog().name.text() == "", "somebody was found: the search is of that one"
    visit.fill(visit.dialog())


def by_an_unknown_number(visit: Visit) -> None:
    visit.window.show_page(PROXY)
    visit.hands.settle()
    scan(visit.who.number)
    visit.hands.settle()
    visit.key(Qt.Key.Key_F6)
    visit.fill(visit.dialog())


def enter(visit: Visit) -> None:
    for _ in range(2):
        if visit.dialog() is not None:
            visit.key(Qt.Key.Key_Return)
    assert visit.dialog() is None


def applicant(visit: Visit) -> None:
    visit.find()
    visit.window.proxy.ask_applicant()
    if visit.everything:
        write(visit.dialog().name.field, visit.who.applicant)


def use_and_print(visit: Visit) -> None:
    visit.key(Qt.Key.Key_Return)
    visit.window.proxy.finder.field.setFocus()
    visit.key(Qt.Key.Key_Return)


def correction(visit: Visit) -> None:
    visit.find()
    visit.key(Qt.Key.Key_F7)
    fields = visit.dialog().fields
    write(fields["phone"], visit.who.phone)
    if visit.everything:
        write(fields["note"], visit.who.note)
        write(fields["korean"], visit.who.korean)
    visit.hands.settle()


def keep(visit: Visit) -> None:
    visit.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    enter(visit)


def void(visit: Visit) -> None:
    visit.find()
    visit.key(Qt.Key.Key_Return)
    visit.find()
    visit.key(Qt.Key.Key_F10)
    assert visit.dialog().take_key("2")
    visit.hands.settle()


def give_reason(visit: Visit) -> None:
    assert visit.dialog().take_key("1")
    visit.hands.settle()


def whose(visit: Visit) -> None:
    visit.hands.scan(visit.who.code)
    visit.key(Qt.Key.Key_Return)
    write(visit.dialog().finder.field, visit.who.listed.name)
    visit.hands.settle()


def new_person_of_whose(visit: Visit) -> None:
    visit.hands.scan(visit.who.code)
    visit.key(Qt.Key.Key_Return)
    # The search finds somebody, and it is another one.
    write(visit.dialog().finder.field, visit.who.listed.name)
    visit.hands.settle()
    visit.key(Qt.Key.Key_F6)
    assert visit.dialog().name.text() == ""
    visit.fill(visit.dialog())


def household(visit: Visit) -> None:
    visit.find()


def print_card(visit: Visit) -> None:
    visit.key(Qt.Key.Key_Return)


def preview(visit: Visit) -> None:
    visit.find()
    visit.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert visit.dialog() is not None


def leave(visit: Visit) -> None:
    while (dialog := visit.dialog()) is not None:
        if isinstance(dialog, Question):
            dialog.yes.click()
        else:
            visit.key(Qt.Key.Key_Escape)
        visit.hands.settle()


def record(visit: Visit) -> None:
    visit.find()
    visit.key(Qt.Key.Key_F10)
    assert visit.dialog().take_key("5")
    visit.hands.settle()


ERRANDS = {
    "walk-in into the tube": Errand(on_register_page, enter),
    "walk-in on the people page": Errand(on_people_page, enter),
    "walk-in after a search that found": Errand(on_people_page_after_finding, enter),
    "walk-in by a scanned number": Errand(by_an_unknown_number, enter),
    "who fetches": Errand(applicant, use_and_print),
    "correction": Errand(correction, keep),
    "void": Errand(void, give_reason),
    "whose code": Errand(whose, enter),
    "whose code, a new person": Errand(new_person_of_whose, enter),
    "card": Errand(household, print_card),
    "preview": Errand(preview, leave),
    "record": Errand(record, leave),
}


def esc(visit: Visit, _errand: Errand) -> None:
    leave(visit)


def finished(visit: Visit, errand: Errand) -> None:
    errand.finish(visit)


def locked(visit: Visit, _errand: Errand) -> None:
    """As the shell does it: a cover comes before the desk, and goes."""
    shell = visit.window.parentWidget()
    shell.setCurrentIndex(1)
    assert not visit.window.isVisible()
    shell.setCurrentIndex(0)
    leave(visit)


def other_page(visit: Visit, _errand: Errand) -> None:
    leave(visit)
    visit.window.show_page(QUEUE)


ENDS = {"done": finished, "Esc": esc, "locked": locked, "another page": other_page}


@pytest.fixture
def desk(hands, qtbot, tmp_path) -> Iterator[Hands]:
    """A tube is open, papers are files of this test, and the desk can be locked."""
    shell = QStackedWidget()
    shell.resize(1366, 768)
    shell.addWidget(hands.window)
    shell.addWidget(QWidget())
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    hands.window.use_paper(PrintChoice("card", "", str(tmp_path / "cards")))
    hands.scan(TUBE)
    yield hands
    # The window is closed already and goes with the next event; its own fixture ends it.
    hands.window.setParent(None)
    shell.deleteLater()


def of_the_past(window) -> tuple[QWidget, ...]:
    """What is there to tell of those who were here."""
    register = window.register
    past = (register.just_now, register.tube_panel, register.verdict)
    return (*past, window.coverage, window.queue, window.handover)


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, seen or hidden."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    if isinstance(widget, QLabel | FittedText | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(model.rowCount()):
            for column in range(columns):
                index = model.index(row, column)
                yield str(index.data())
                found = index.data(FOUND_ROLE)
                if isinstance(found, Found):
                    yield found.resident.name


def traces_in_window(window, who: Somebody) -> list[str]:
    past = of_the_past(window)
    return [
        f"{type(widget).__name__}: {words}"
        for widget in window.findChildren(QWidget)
        if not any(part is widget or part.isAncestorOf(widget) for part in past)
        for words in words_of(widget)
        if any(trace in words for trace in who.traces)
    ]


def bodies_after(hands: Hands, seq: int) -> list[dict[str, object]]:
    def look():
        with hands.bridge.desk.begin("") as uow:
            return [json.loads(e.body) for e in uow.journal.entries(seq + 1, 10**9)]

    found: list[list[dict[str, object]]] = []
    hands.bridge.read(look, found.append, hands.bridge)
    hands._qtbot.waitUntil(lambda: bool(found))
    return found[0]


def journal_length(hands: Hands) -> int:
    return len(bodies_after(hands, 0))


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", ERRANDS)
def test_nothing_of_the_first_reaches_the_second(desk, name, end):
    errand = ERRANDS[name]
    first = Visit(desk, FIRST)
    errand.begin(first)
    ENDS[end](first, errand)
    desk.settle()

    mark = journal_length(desk)
    second = Visit(desk, SECOND, everything=False)
    errand.begin(second)
    assert traces_in_window(desk.window, FIRST) == []
    errand.finish(second)
    desk.settle()
    written = bodies_after(desk, mark)
    for body in written:
        told = json.dumps(body, ensure_ascii=False)
        assert not [trace for trace in FIRST.traces if trace in told], body
    for body in written:
        if body["kind"] == "resident_registered":
            person = body["resident"]
            assert (person["name"], person["document_number"]) == (SECOND.name, SECOND.number)
            assert not {"korean", "phone", "note"} & set(person)
            assert person.get("address", {}) == {}
        if body["kind"] == "proxy_code_issued":
            assert not {"applicant", "relation"} & set(body)
        if body["kind"] == "resident_corrected":
            assert [c["field"] for c in body["changes"]] == ["phone"]


SCANNED = ["typed whole", "typed without number"]


@pytest.mark.parametrize("before", SCANNED)
@pytest.mark.parametrize("known", [True, False], ids=["somebody listed", "somebody new"])
def test_a_scan_in_the_middle_of_a_form_is_another_person(desk, before, known):
    """The first one's form is full when the second one's ID card is scanned."""
    first = Visit(desk, FIRST)
    desk.window.show_page(REGISTER)
    first.key(Qt.Key.Key_F6)
    form = first.dialog()
    first.fill(form)
    if before == "typed without number":
        form.number.line.field.clear()
        form.number.finish()
    mark = journal_length(desk)
    number = SECOND.listed.document_number if known else SECOND.number
    scan(number)
    desk.settle()
    assert form.number.number() == number
    if not known:
        write(form.name.field, SECOND.name)
    enter(first)
    told = json.dumps(bodies_after(desk, mark), ensure_ascii=False)
    assert not [trace for trace in FIRST.traces if trace in told]
    kinds = [body["kind"] for body in bodies_after(desk, mark)]
    assert kinds == (["sample_taken"] if known else ["resident_registered", "sample_taken"])


def test_f6_after_two_found_people_saves_nobody_under_anothers_name(desk):
    """The complaint as it came: on the second page F6, B's ID, a name; then F6, C's ID, Enter."""
    visit = Visit(desk, FIRST)
    desk.window.show_page(PROXY)
    desk.settle()
    visit.key(Qt.Key.Key_F6)
    scan(FIRST.number)
    desk.settle()
    write(visit.dialog().name.field, FIRST.name)
    visit.key(Qt.Key.Key_Return)
    assert visit.dialog() is None
    mark = journal_length(desk)
    visit.key(Qt.Key.Key_F6)
    scan(SECOND.number)
    desk.settle()
    visit.key(Qt.Key.Key_Return)
    assert visit.dialog() is not None, "the name is missing"
    assert visit.dialog().name.text() == ""
    assert bodies_after(desk, mark) == []
