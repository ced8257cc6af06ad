"""Tube or document? Asked in the window, answered by one key."""

import pytest
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import press, scan, type_slowly

from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog

NUMBER = "M12345678"


def buttons(hands):
    one = hands.window.register.choices
    row = (one.find, one.new, one.tube, one.document)
    return [button.caption() for button in row if button.isVisible()]


def answer_by(hands, qtbot, key):
    before = len(hands.answers)
    press(key, 1_000)
    qtbot.waitUntil(lambda: len(hands.answers) > before)
    hands.settle()
    return hands.answers[-1]


def test_the_question_has_two_answers_and_enter_is_none(old_kit):
    result = old_kit.scan(NUMBER)
    view = old_kit.window.register.verdict.view
    assert (result.reason, view.heading) == ("tube_or_document", "Tube or document?")
    assert buttons(old_kit) == ["Tube", "Document"]
    count = len(old_kit.answers)
    type_slowly("\r")
    old_kit.settle()
    assert len(old_kit.answers) == count
    assert old_kit.window.register.asks_tube_or_document()


def test_one_opens_the_tube(old_kit, qtbot):
    old_kit.scan(NUMBER)
    assert answer_by(old_kit, qtbot, "1").reason == "tube_opened"
    assert old_kit.window.register.tube_panel.tube.tube == NUMBER
    assert not old_kit.window.register.asks_tube_or_document()


def test_two_asks_for_the_person_and_the_number_is_in_the_form(old_kit, qtbot):
    old_kit.scan("YJ22034417")
    old_kit.scan(NUMBER)
    result = answer_by(old_kit, qtbot, "2")
    assert (result.kind, result.reason) == ("id_number", "unknown_person")
    assert buttons(old_kit) == ["Find this person", "New person"]
    old_kit.window.register.add_person()
    dialog = old_kit.window.findChild(WalkInDialog)
    assert dialog.number.number() == NUMBER
    dialog.reject()


def test_the_next_scan_takes_the_place_of_the_question(old_kit):
    old_kit.scan(NUMBER)
    assert old_kit.scan(PEOPLE[6].document_number).reason == "no_open_tube"
    assert buttons(old_kit) == []
    count = len(old_kit.answers)
    type_slowly("1")
    old_kit.settle()
    assert len(old_kit.answers) == count


@pytest.mark.parametrize("end", ["\r\r", "\r\r\r", "\r\t", "\t\r"])
def test_a_second_end_presses_no_button(hands, qtbot, end):
    hands.scan("YJ22034417")
    before = len(hands.answers)
    scan("]Q1https://jkm.example/4f9a02", end)
    qtbot.waitUntil(lambda: len(hands.answers) > before)
    hands.settle()
    assert hands.answers[-1].reason == "unknown_code"
    # Enter would have opened the search for the person.
    assert top_dialog(hands.window) is None
    assert len(hands.answers) == before + 1
