"""Scans are found wherever the focus is; a person's typing is left alone."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from tests.gui.register.scan_page import CODE, ID
from tests.gui.window_hands import PERSON_GAP, SCANNER_GAP, press, scan, type_slowly


def test_a_scan_outside_every_field_is_received(page, received):
    page.button.setFocus()
    scan(ID)
    assert received.lines == [ID]
    assert page.clicks == []


@pytest.mark.parametrize("end", ["\r", "\t"])
def test_a_scan_into_a_field_is_received_and_the_field_is_put_back(page, received, end):
    page.field.setText("psz 3号楼")
    page.field.setCursorPosition(4)
    page.field.setFocus()
    scan(ID, end)
    assert received.lines == [ID]
    assert (page.field.text(), page.field.cursorPosition()) == ("psz 3号楼", 4)
    assert page.returns == []
    assert page.field.hasFocus()


def test_a_scan_over_a_selection_brings_the_selected_text_back(page, received):
    page.field.setText("old words")
    page.field.setFocus()
    page.field.selectAll()
    scan(ID)
    assert (received.lines, page.field.text()) == ([ID], "old words")


def test_a_scan_right_after_a_persons_typing_takes_only_its_own_letters(page, received):
    page.field.setFocus()
    type_slowly("psz")
    scan(ID)
    assert (received.lines, page.field.text()) == ([ID], "psz")


def test_a_persons_typing_in_a_field_is_left_alone(page, received):
    page.field.setFocus()
    type_slowly(ID + "\r")
    assert (received.lines, page.field.text(), page.returns) == ([], ID, [ID])


def test_a_short_fast_word_in_a_field_is_left_alone(page, received):
    page.field.setFocus()
    scan("psz")
    assert (received.lines, page.field.text(), page.returns) == ([], "psz", ["psz"])


def test_a_slow_proxy_code_in_a_field_is_a_scan_by_its_check_digits(page, received):
    page.field.setFocus()
    scan(CODE, gap=70)
    assert (received.lines, page.field.text()) == ([CODE], "")


def test_a_proxy_code_without_an_end_is_taken_after_a_silence(page, received, qtbot):
    page.field.setFocus()
    with qtbot.waitSignal(received.router.scanned):
        scan(CODE, end="")
    assert (received.lines, page.field.text()) == ([CODE], "")


def test_a_passphrase_that_comes_fast_stays_in_its_field(page, received):
    page.secret.setFocus()
    scan("correct horse battery")
    assert (received.lines, page.secret.text()) == ([], "correct horse battery")


def test_a_proxy_code_does_not_stay_in_a_passphrase_field(page, received):
    page.secret.setText("half")
    page.secret.setFocus()
    scan(CODE)
    assert (received.lines, page.secret.text()) == ([CODE], "half")


def test_a_scan_into_a_text_of_many_lines_is_taken_out_again(page, received):
    page.notes.setPlainText("note ")
    page.notes.moveCursor(page.notes.textCursor().MoveOperation.End)
    page.notes.setFocus()
    scan(ID)
    assert (received.lines, page.notes.toPlainText()) == ([ID], "note ")


def test_a_card_number_typed_by_hand_is_shown_as_it_grows_and_received(page, received):
    shown: list[str] = []
    received.router.typed.connect(shown.append)
    page.button.setFocus()
    type_slowly("1-0046\b7-3\r")
    assert received.lines == ["1-0047-3"]
    assert shown[:4] == ["1", "1-", "1-0", "1-00"]
    assert shown[-1] == ""


def test_what_was_left_lying_is_not_the_start_of_a_scan(page, received):
    page.button.setFocus()
    type_slowly("9")
    scan(ID)
    assert received.lines == [ID]


def test_escape_undoes_what_was_typed(page, received):
    page.button.setFocus()
    type_slowly("123\x1b\r")
    assert received.lines == []


def test_enter_and_blank_work_a_button_when_nothing_was_scanned(page, received):
    page.button.setFocus()
    press(" ", PERSON_GAP)
    assert page.clicks == [1]
    assert received.lines == []


def test_a_blank_inside_a_scan_presses_no_button(page, received):
    page.button.setFocus()
    scan("AB 1234 CD")
    assert (received.lines, page.clicks) == (["AB 1234 CD"], [])


def test_what_was_typed_into_a_field_is_not_the_start_of_a_key_outside(page, received, qtbot):
    page.field.setFocus()
    type_slowly("9072")
    page.button.setFocus()
    with qtbot.waitSignal(received.router.single_key_typed) as blocker:
        press("1", PERSON_GAP)
    assert (blocker.args, page.field.text()) == (["1"], "9072")


def test_a_scan_goes_on_when_a_page_takes_the_focus_from_its_field(page, received):
    page.field.setText("psz")
    page.field.setFocus()
    scan(ID[:9], end="")
    page.button.setFocus()
    for letter in ID[9:] + "\r":
        press(letter, SCANNER_GAP)
    assert (received.lines, page.field.text()) == ([ID], "psz")


def test_a_single_key_is_reported_after_a_silence(page, received, qtbot):
    page.button.setFocus()
    with qtbot.waitSignal(received.router.single_key_typed) as blocker:
        press("3", PERSON_GAP)
    assert blocker.args == ["3"]


def test_two_scans_in_a_row_are_two_lines(page, received):
    page.field.setFocus()
    scan(ID)
    scan(CODE)
    assert (received.lines, page.field.text()) == ([ID, CODE], "")


def test_keys_with_control_are_nobodys_scan(page, received, qtbot):
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("\r", PERSON_GAP)
    assert received.lines == []


def test_caps_lock_does_not_turn_a_scanned_code_round(page, received):
    caps_lock_of_x = 0x2
    page.field.setFocus()
    at = 5_000_000
    for letter in "aBC123XyZ":
        at += 4
        typed = letter.swapcase()
        event = QKeyEvent(
            QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, 0, 0, caps_lock_of_x, typed
        )
        event.setTimestamp(at)
        QCoreApplication.sendEvent(page.field, event)
    end = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    end.setTimestamp(at + 4)
    QCoreApplication.sendEvent(page.field, end)
    assert (received.lines, page.field.text()) == (["aBC123XyZ"], "")


def test_an_id_number_whose_enter_was_lost_is_taken_after_a_silence(page, received, qtbot):
    page.button.setFocus()
    with qtbot.waitSignal(received.router.scanned):
        scan(ID, end="")
    assert received.lines == [ID]


def test_an_id_number_typed_by_hand_waits_for_its_enter(page, received, qtbot):
    page.button.setFocus()
    type_slowly(ID)
    with qtbot.assertNotEmitted(received.router.scanned, wait=250):
        page.button.setFocus()
    press("\r", PERSON_GAP)
    assert received.lines == [ID]


@pytest.mark.parametrize("place", ["field", "button"])
@pytest.mark.parametrize("end", ["\r", "\t", "\r\r", "\r\t\r", "\t\t"])
@pytest.mark.parametrize("before", ["", "]Q1", "]C0", "]d2"])
@pytest.mark.parametrize("text", [ID, CODE, "YJ00000012"])
def test_what_a_scanner_adds_is_no_part_of_the_scan_and_presses_nothing(
    page, received, place, end, before, text
):
    getattr(page, place).setFocus()
    scan(before + text, end)
    assert (received.lines, page.field.text()) == ([text], "")
    assert (page.clicks, page.returns) == ([], [])


@pytest.mark.parametrize("added", ["]Q1", "]C0]C0", "］Ｑ１ "])
def test_what_a_scanner_adds_to_nothing_presses_nothing(page, received, added):
    page.button.setFocus()
    scan(added)
    assert (received.lines, page.clicks) == ([], [])


def test_a_person_presses_a_button_a_moment_after_a_scan(page, received):
    page.button.setFocus()
    scan(ID)
    type_slowly(" ")
    assert (received.lines, len(page.clicks)) == ([ID], 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_J, Qt.Key.Key_I])
def test_an_end_that_is_typed_with_ctrl_ends_the_scan(page, received, key):
    page.button.setFocus()
    scan("YJ00000012", end="")
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier, "")
    QCoreApplication.sendEvent(page.button, event)
    assert received.lines == ["YJ00000012"]


def test_a_router_at_rest_receives_nothing_while_it_reports_that_nothing_is_typed(page, received):
    page.button.setFocus()
    reported = []

    def scan_once(typed):
        reported.append(typed)
        if len(reported) == 1:
            scan(ID)

    received.router.typed.connect(scan_once)
    received.router.stop()
    assert reported == [""]
    assert received.lines == []
