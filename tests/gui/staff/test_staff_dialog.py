"""The dialog of operators: who is enrolled, once, and who is removed, after a question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.staff.staffed_window import PIN, StaffedWindow

from testdesk.domain.staff.members import StaffMember
from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.ports import Station
from testdesk.services.staff.enrolment import staff_of


def enter_twice(widget: Any) -> None:
    for _ in range(2):
        QTest.keyClick(widget, Qt.Key.Key_Return)


def staff(staffed: StaffedWindow) -> list[StaffMember]:
    found: list[list[StaffMember]] = []
    staffed.bridge.read(staff_of, found.append, staffed.window)
    staffed.until(lambda: bool(found))
    return found[0]


def kinds(staffed: StaffedWindow) -> list[str]:
    """The kind of each event of the journal."""

    def read(station: Station) -> list[str]:
        with station.read() as uow:
            return [e.header.kind for e in uow.journal.entries(1, uow.journal.length())]

    found: list[list[str]] = []
    staffed.bridge.read(read, found.append, staffed.window)
    staffed.until(lambda: bool(found))
    return found[0]


def test_enter_twice_enrols_once_and_makes_one_badge(
    operators: Any, staffed: StaffedWindow
) -> None:
    before = kinds(staffed).count("operator_enrolled")
    operators.name.field.setText("全哲洙")
    enter_twice(operators.name.field)
    staffed.until(lambda: operators.banner.text() == "全哲洙 is enrolled.")
    # A third one, when the answer is there, does not void the badge that was just made.
    enter_twice(operators.name.field)
    staffed.until(lambda: staffed.bridge.is_idle)
    assert kinds(staffed).count("operator_enrolled") == before + 1
    assert operators.banner.text() == "全哲洙 is enrolled."
    QTest.keyClicks(operators.pin.field, PIN)  # but something new is saved
    QTest.keyClick(operators.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: kinds(staffed).count("operator_enrolled") == before + 2)


def test_nobody_is_removed_without_an_answer(operators: Any, staffed: StaffedWindow) -> None:
    member = next(one for one in staff(staffed) if one.name == "李敏")
    operators._choose(member)
    operators._remove.click()
    question: Any = top_dialog(staffed.window)
    assert isinstance(question, Question)
    assert "李敏" in question.title.text()
    QTest.keyClick(question, Qt.Key.Key_Return)  # Enter means no
    staffed.until(lambda: staffed.bridge.is_idle)
    assert next(one for one in staff(staffed) if one.name == "李敏").enrolled
    operators._remove.click()
    question = top_dialog(staffed.window)
    assert question.handle_key("1")
    staffed.until(lambda: "is removed" in operators.banner.text())
    assert not next(one for one in staff(staffed) if one.name == "李敏").enrolled


def test_a_wrong_pin_sent_twice_is_one_wrong_try(differing: StaffedWindow) -> None:
    differing.badge("赵刚")
    differing.until(lambda: isinstance(top_dialog(differing.window), SecondPersonDialog))
    dialog: Any = top_dialog(differing.window)
    QTest.keyClicks(dialog.pin.field, PIN)
    enter_twice(dialog.pin.field)
    differing.until(lambda: "wrong" in dialog.banner.text())
    differing.until(lambda: differing.bridge.is_idle)
    lead = differing.badges["赵刚"].member.operator
    found: list[int] = []

    def tries(station: Station) -> int:
        with station.read() as uow:
            return uow.staff.wrong_tries(lead).count

    differing.bridge.read(tries, found.append, differing.window)
    differing.until(lambda: bool(found))
    assert found == [1]


def test_a_badge_read_twice_opens_one_dialog(differing: StaffedWindow) -> None:
    for _ in range(2):
        differing.window.handle_scan(differing.badges["赵刚"].badge)
    differing.until(lambda: differing.bridge.is_idle)
    differing.until(lambda: isinstance(top_dialog(differing.window), SecondPersonDialog))
    assert len(differing.window.findChildren(SecondPersonDialog)) == 1
