"""A laptop that stalls, scans that stick together, an end that comes late: no scan is altered."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.register.scan_page import CODE, ID
from tests.gui.window_hands import press, scan, type_slowly

from testdesk.domain.numbers.scans import UNREADABLE


class Pauses:
    """A clock of the keys: each comes 8 ms after the one before, and some after a stall."""

    def __init__(self, stalls=()):
        self.at, self.keys, self.stalls = 1_000, 0, set(stalls)

    def __call__(self):
        self.keys += 1
        self.at += 900 if self.keys in self.stalls else 8
        return self.at


def type_through(page, line):
    """Keys that come through the window, as a real keyboard's do, and not to a widget."""
    for letter in line:
        QTest.keyClick(page.windowHandle(), letter)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Return)


@pytest.mark.parametrize("place", ["field", "button", "notes"])
def test_no_key_of_the_window_system_is_lost_or_doubled(page, scans_by_clock, place):
    received = scans_by_clock(Pauses())
    getattr(page, place).setFocus()
    sent = [f"YJ{number:08}AA11" for number in range(30)]
    for line in sent:
        type_through(page, line)
    assert received.lines == sent
    assert (page.field.text(), page.notes.toPlainText(), page.clicks) == ("", "", [])


@pytest.mark.parametrize("line", [ID, CODE, "YJ00000012", "YJ00000012AA11", "https://a.cn/x?y=1"])
def test_a_laptop_that_stalls_cuts_no_scan_outside_the_fields(page, scans_by_clock, line):
    received = scans_by_clock(clock := Pauses())
    page.button.setFocus()
    sent = 0
    for stall in range(2, len(line) + 2, 1 + len(line) // 15):
        clock.keys, clock.stalls = 0, {stall}
        type_through(page, line)
        sent += 1
    whole = [text for text in received.lines if text == line]
    assert set(received.lines) <= {line, UNREADABLE}
    assert len(received.lines) == sent
    # A shorter tube and a person's key beside it look the same: that one is asked for again.
    assert sent - len(whole) <= (3 if line == "YJ00000012" else 0)
    assert page.clicks == []


@pytest.mark.parametrize("line", [ID, CODE, "YJ0000001234"])
def test_a_scan_with_a_stall_in_a_field_is_recognised_by_its_form(page, scans_by_clock, line):
    received = scans_by_clock(clock := Pauses())
    page.field.setText("psz")
    page.field.setFocus()
    for stall in range(2, len(line) + 2, 1 + len(line) // 15):
        clock.keys, clock.stalls = 0, {stall}
        type_through(page, line)
    assert set(received.lines) <= {line, UNREADABLE}
    assert len(received.lines) == len(range(2, len(line) + 2, 1 + len(line) // 15))
    assert page.field.text() == "psz"


def test_digits_left_lying_do_not_become_the_beginning_of_a_tube(page, received):
    page.button.setFocus()
    type_slowly("12")
    scan("YJ12345678")
    scan("YJ12345678")
    assert received.lines == [UNREADABLE, "YJ12345678"]


def test_digits_typed_after_a_tube_without_an_end_do_not_become_its_end(page, received):
    page.button.setFocus()
    scan("YJ00000012", end="")
    type_slowly("310478\r")
    assert received.lines == [UNREADABLE]


@pytest.mark.parametrize("place", ["field", "button"])
@pytest.mark.parametrize("codes", [(CODE, CODE), (ID, CODE), (CODE, ID, ID)])
def test_scans_stuck_together_are_each_received(page, received, place, codes):
    getattr(page, place).setFocus()
    scan("".join(codes))
    assert (received.lines, page.field.text()) == (list(codes), "")


def test_an_end_that_comes_late_presses_nothing(page, received, qtbot):
    page.button.setFocus()
    with qtbot.waitSignal(received.router.scanned):
        scan(ID, end="")
    press("\r", 300)
    assert (received.lines, page.clicks) == ([ID], [])
    press("\r", 300)
    assert received.lines == [ID]


def test_a_full_width_code_is_one(page, received):
    page.field.setFocus()
    scan("".join(chr(ord(digit) + 0xFEE0) for digit in CODE))
    assert (received.lines, page.field.text()) == ([CODE], "")


@pytest.mark.parametrize("pause", [300, 700])
def test_a_foreign_code_right_after_typing_is_whole_or_asked_for_again(page, received, pause):
    page.field.setFocus()
    type_slowly("psz")
    code = "https://a.cn/x?y=1"
    press(code[0], pause)
    for letter in code[1:] + "\r":
        press(letter, 8)
    assert received.lines == [code if pause == 700 else UNREADABLE]
    assert page.field.text() == "psz"
    scan(code)
    assert received.lines[-1] == code


@pytest.mark.parametrize("first", [1, 2])
@pytest.mark.parametrize("stall", [100, 700, 5_000])
def test_a_foreign_code_that_stalls_after_its_first_keys_is_never_cut(page, received, first, stall):
    code = "https://a.cn/x?y=1"
    page.field.setFocus()
    press(code[0], 8)
    for letter in code[1:first]:
        press(letter, stall)
    for place, letter in enumerate(code[first:] + "\r"):
        press(letter, 8 if place else stall)
    assert received.lines == [UNREADABLE]
    scan(code)
    assert received.lines == [UNREADABLE, code]


def held_down(widget, letter, times, key=0):
    for count in range(times):
        kind = QEvent.Type.KeyPress
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter, autorep=count > 0)
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("place", ["field", "button"])
def test_a_key_held_down_is_no_scan(page, received, place):
    target = getattr(page, place)
    target.setFocus()
    held_down(target, "0", 12)
    press("\r", 8)
    assert not [line for line in received.lines if len(line) > 1]
    assert page.field.text() == ("0" * 12 if place == "field" else "")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_held_down_acts_once(page, received, key):
    page.field.setFocus()
    held_down(page.field, "\r", 5, key)
    assert (page.returns, received.lines) == ([""], [])


def test_a_key_that_a_stalled_laptop_repeats_does_not_alter_a_scan(page, received):
    page.field.setFocus()
    for letter in "YJ0000":
        press(letter, 8)
    held_down(page.field, "0", 2)
    scan("12", gap=8)
    assert set(received.lines) <= {"YJ00000012", UNREADABLE}


def compose(page, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(page.field, event)


@pytest.mark.parametrize("stall", [0, 3])
def test_a_tube_whose_letters_an_input_method_took_is_asked_for_again(page, scans_by_clock, stall):
    received = scans_by_clock(Pauses({stall}))
    page.field.setFocus()
    compose(page, "ㅛ")
    compose(page, "ㅓ")
    type_through(page, "00000012")
    assert (received.lines, page.field.text()) == ([UNREADABLE], "ㅛㅓ")


def test_a_code_right_after_a_composed_name_is_received(page, scans_by_clock):
    received = scans_by_clock(Pauses())
    page.field.setFocus()
    # The digit that ends the last syllable's composing comes with it.
    compose(page, "박순자")
    type_through(page, CODE)
    assert (received.lines, page.field.text()) == ([CODE], "박순자")


def test_a_name_that_is_composed_and_entered_is_no_scan(page, scans_by_clock):
    received = scans_by_clock(clock := Pauses())
    page.field.setFocus()
    compose(page, "박순자")
    type_through(page, "")
    clock.stalls = {clock.keys + 2}
    compose(page, "延吉市河南街道办事处")
    type_through(page, "")
    assert received.lines == []
    assert page.returns == ["박순자", "박순자延吉市河南街道办事处"]
