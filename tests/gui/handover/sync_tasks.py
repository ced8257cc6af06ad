"""Two people, and every task for one of them at the station, begun and finished by keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.gui.station_on_disk import PEOPLE, id_number
from tests.gui.window_hands import PERSON_GAP, Hands, press, scan

from testdesk.domain.residents.people import Address, Resident
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.gui.window import PROXY, REGISTER

TUBE = "YJ20220326"


@dataclass(frozen=True)
class Somebody:
    """All that may be typed, scanned or shown of one person; no part of it is another's."""

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
        """Texts that give this person away wherever they appear."""
        traces = {self.name, self.number, self.korean, self.phone, self.note, self.applicant}
        traces |= {self.code, self.address.compound, self.address.room}
        listed = self.listed
        return traces | {listed.name, listed.document_number, listed.resident}


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
class Task:
    """Something that is done for one person.

    Attributes:
        begin: opens the form, and types all that it has room for.
        finish: does it.
    """

    begin: Callable[["Visit"], None]
    finish: Callable[["Visit"], None]


@dataclass
class Visit:
    """One person at the station, and the hands that work for the person."""

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
            write(form.number.number_field.field, self.who.number)
        self.hands.settle()
        if name:
            write(form.name.field, self.who.name)
        if self.everything:
            write(form._korean.field, self.who.korean)
            write(form._phone.field, self.who.phone)
            parts = (form._address.compound, form._address.building, form._address.unit)
            home = self.who.address
            address_texts = (home.compound, home.building, home.unit, home.room)
            for part, text in zip((*parts, form._address.room), address_texts, strict=True):
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
    visit.window.proxy.choices.ask_applicant()
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
    assert visit.dialog().handle_key("2")
    visit.hands.settle()


def give_reason(visit: Visit) -> None:
    assert visit.dialog().handle_key("1")
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
    assert visit.dialog().handle_key("5")
    visit.hands.settle()


TASKS = {
    "walk-in into the tube": Task(on_register_page, enter),
    "walk-in on the people page": Task(on_people_page, enter),
    "walk-in after a search that found": Task(on_people_page_after_finding, enter),
    "walk-in by a scanned number": Task(by_an_unknown_number, enter),
    "who fetches": Task(applicant, use_and_print),
    "correction": Task(correction, keep),
    "void": Task(void, give_reason),
    "whose code": Task(whose, enter),
    "whose code, a new person": Task(new_person_of_whose, enter),
    "card": Task(household, print_card),
    "preview": Task(preview, leave),
    "record": Task(record, leave),
}
