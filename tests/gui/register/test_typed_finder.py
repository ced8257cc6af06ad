"""Typing on the register page goes on in the finder; what a scanner could have typed is a scan."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import press, scan, type_slowly

from testdesk.domain.numbers.scans import UNREADABLE
from testdesk.gui.register.whose_dialog import WhoseDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import PROXY, REGISTER

TUBE = "YJ22034417"
SOMEBODY = PEOPLE[4]


def page_of(hands):
    return hands.window._stack.currentIndex()


def field_of(hands):
    return hands.window.proxy.finder.field


@pytest.mark.parametrize("text", ["psz", "0021", "liyg", "3-2-202", "wang 3", "M1234567"])
def test_what_is_typed_on_the_register_page_appears_in_the_finder(hands, text):
    type_slowly(text)
    hands.settle()
    assert page_of(hands) == PROXY
    assert field_of(hands).text() == text
    assert field_of(hands).cursorPosition() == len(text)
    assert field_of(hands).selectedText() == ""
    assert hands.answers == []


def test_escape_leads_back(hands):
    type_slowly("psz\x1b")
    hands.settle()
    assert page_of(hands) == REGISTER
    assert hands.window.register.just_now.scan_field.text() == ""


def test_one_letter_opens_the_finder_when_the_hand_rests(hands, qtbot):
    type_slowly("p")
    assert page_of(hands) == REGISTER
    qtbot.waitUntil(lambda: page_of(hands) == PROXY)
    assert field_of(hands).text() == "p"


def test_what_an_input_method_composed_is_not_lost(hands):
    event = QInputMethodEvent()
    event.setCommitString("金英")
    QApplication.sendEvent(hands.window.register.just_now.scan_field, event)
    hands.settle()
    assert page_of(hands) == PROXY
    assert field_of(hands).text() == "金英"


def test_a_scan_stays_a_scan(hands):
    hands.scan(TUBE)
    assert hands.scan(SOMEBODY.document_number).reason == "sampled"
    assert page_of(hands) == REGISTER
    assert field_of(hands).text() == ""


@pytest.mark.parametrize("code", [TUBE, SOMEBODY.document_number])
def test_a_code_typed_by_hand_is_what_it_would_be_as_a_scan(hands, qtbot, code):
    if code != TUBE:
        hands.scan(TUBE)
    before = len(hands.answers)
    type_slowly(code)
    hands.settle()
    type_slowly("\r")
    qtbot.waitUntil(lambda: len(hands.answers) > before)
    hands.settle()
    assert page_of(hands) == REGISTER
    assert hands.answers[-1].verdict == "accepted"
    assert field_of(hands).text() == ""


def test_a_command_typed_by_hand_is_left_alone(hands, qtbot):
    hands.scan(TUBE)
    type_slowly("!undo\r")
    qtbot.waitUntil(lambda: len(hands.answers) == 2)
    assert page_of(hands) == REGISTER
    assert hands.answers[-1].kind == "command"


def test_a_scan_behind_a_few_typed_letters_takes_nothing_of_them(hands):
    hands.scan(TUBE)
    type_slowly("psz")
    scan(SOMEBODY.document_number)
    hands.settle()
    assert page_of(hands) == PROXY
    assert hands.window.proxy.finder.current.resident.resident == SOMEBODY.resident
    assert all(answer.scan != UNREADABLE for answer in hands.answers)


def test_where_a_code_asks_for_its_person_the_question_is_answered_by_typing(hands):
    hands.scan(TUBE)
    assert hands.scan("https://example.invalid/q?c=AB12CD34EF56").verdict == "needs_person"
    type_slowly("psz")
    hands.settle()
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, WhoseDialog)
    assert dialog.finder.field.text() == "psz"
    press("i", 140)
    assert dialog.finder.field.text() == "pszi"
    dialog.reject()
