"""Writing down a person who is on no list."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.register.walk_in import opened
from tests.gui.running_station import SHUNZI

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.gui.page import recognise_scan
from testdesk.gui.walk_in.dialog import TwiceDialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.services.people import directory

GOOD = "222401199003072467"
SHUNZI_S_OTHER = "22240119430307999" + check_digit("22240119430307999")


def test_number_and_name_are_enough(running_station, walk_in_dialog, qtbot):
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, GOOD)
    qtbot.keyClick(walk_in_dialog.number.number_field.field, Qt.Key.Key_Return)
    running_station.settle()
    assert walk_in_dialog.name.field.hasFocus()
    qtbot.keyClicks(walk_in_dialog.name.field, "LI MEIHUA")
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        qtbot.keyClick(walk_in_dialog.name.field, Qt.Key.Key_Return)
    [person] = blocker.args
    assert (person.name, person.document_number, person.birth, person.sex) == (
        "LI MEIHUA",
        GOOD,
        "1990-03-07",
        "F",
    )
    running_station.settle()
    [found] = running_station.look(
        lambda: directory.find(station=running_station.bridge.station, text="2467")
    )
    assert found.resident == person


def test_tab_leads_from_the_number_to_the_name(walk_in_dialog, qtbot):
    walk_in_dialog.number.number_field.field.setFocus()
    qtbot.keyClick(walk_in_dialog.number.number_field.field, Qt.Key.Key_Tab)
    assert walk_in_dialog.name.field.hasFocus()


def test_birth_sex_and_area_are_shown_for_confirmation(running_station, walk_in_dialog):
    walk_in_dialog.number.set_number(GOOD)
    running_station.settle()
    for fact in ("1990-03-07", "延吉市"):
        assert fact in walk_in_dialog.number.number_banner.text()


def test_half_a_number_is_not_called_wrong(walk_in_dialog, qtbot):
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, GOOD[:11])
    assert not walk_in_dialog.number.number_banner.isVisibleTo(walk_in_dialog)


def test_a_wrong_check_digit_is_reported_and_nothing_is_written(
    running_station, walk_in_dialog, qtbot
):
    walk_in_dialog.name.field.setText("李美花")
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, GOOD[:-1] + "9")
    assert walk_in_dialog.number.number_banner.isVisibleTo(walk_in_dialog)
    qtbot.keyClick(walk_in_dialog.name.field, Qt.Key.Key_Return)
    running_station.settle()
    assert walk_in_dialog.isVisible()
    assert not running_station.look(
        lambda: directory.find(station=running_station.bridge.station, text="李美花")
    )


def test_a_known_number_leads_to_the_entry_there_is(running_station, walk_in_dialog, qtbot):
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, SHUNZI.document_number)
    running_station.settle()
    assert SHUNZI.name in walk_in_dialog.number.number_banner.text()
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        qtbot.keyClick(walk_in_dialog.number.number_field.field, Qt.Key.Key_Return)
    assert blocker.args == [SHUNZI]


def test_a_passport_is_noticed_without_choosing(running_station, walk_in_dialog):
    walk_in_dialog.number.set_number("EA1234567")
    running_station.settle()
    assert walk_in_dialog.number.type_choice.value() == "03"


def test_a_chosen_kind_of_document_is_kept(walk_in_dialog, qtbot):
    walk_in_dialog.number.type_choice.pick(2)
    walk_in_dialog.number.set_number("H12345678")
    walk_in_dialog.name.field.setText("CHAN TAI MAN")
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        walk_in_dialog.register()
    assert blocker.args[0].document_type == "06"


def test_without_a_number_the_address_must_identify_the_person(running_station, walk_in_dialog):
    walk_in_dialog.name.field.setText("李美花")
    walk_in_dialog.register()
    running_station.settle()
    assert walk_in_dialog.banner.isVisibleTo(walk_in_dialog)
    assert walk_in_dialog.isVisible()


def test_a_scanned_id_card_fills_the_number(running_station, walk_in_dialog):
    assert walk_in_dialog.handle_scan(recognise_scan(GOOD))
    assert not walk_in_dialog.handle_scan(recognise_scan("https://example.org/code"))
    running_station.settle()
    assert walk_in_dialog.number.number() == GOOD
    assert walk_in_dialog.name.field.hasFocus()


def test_what_was_known_before_is_filled_in(running_station, qtbot, parent):
    dialog = opened(running_station, qtbot, parent, number=GOOD, name="李美花")
    with qtbot.waitSignal(dialog.registered) as blocker:
        qtbot.keyClick(dialog.name.field, Qt.Key.Key_Return)
    assert blocker.args[0].name == "李美花"


def test_a_hangul_name_makes_korean_the_first_language(walk_in_dialog, qtbot):
    walk_in_dialog.number.set_number(GOOD)
    walk_in_dialog.name.field.insert("김영희")
    walk_in_dialog.name.field.textEdited.emit("김영희")
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        walk_in_dialog.register()
    assert blocker.args[0].language == "ko"


def test_the_dialog_fits_the_smallest_screen_in_its_tallest_state(running_station, walk_in_dialog):
    walk_in_dialog.number.set_number("M12345678")
    running_station.settle()
    walk_in_dialog.banner.show_message("Something went wrong. Try again.", "stop")
    hint = walk_in_dialog.sizeHint()
    assert (hint.width() <= 1366, hint.height() <= 800) == (True, True)


@pytest.mark.parametrize(
    ("number", "message", "selected"),
    [
        ("222401199013072467", "11 to 12: 13", "13"),
        ("2224O1199003072467", "digit 5: O", "O"),
        ("222401 19900307 24 6O", "digit 18: O", "O"),
    ],
)
def test_the_faulty_place_is_named_and_marked(walk_in_dialog, number, message, selected):
    walk_in_dialog.number.set_number(number)
    assert message in walk_in_dialog.number.number_banner.text()
    assert walk_in_dialog.number.number_field.field.selectedText() == selected


def test_an_impossible_month_is_reported_before_the_number_is_complete(walk_in_dialog, qtbot):
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, "222401199013072")
    assert not walk_in_dialog.number.number_banner.isVisibleTo(walk_in_dialog)
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, "4")
    assert "11 to 12" in walk_in_dialog.number.number_banner.text()
    assert walk_in_dialog.number.number_field.field.selectedText() == ""


def test_a_number_one_slip_away_is_offered_and_never_taken_by_itself(
    running_station, walk_in_dialog, qtbot
):
    mistyped = SHUNZI.document_number[:13] + "9" + SHUNZI.document_number[14:]
    qtbot.keyClicks(walk_in_dialog.number.number_field.field, mistyped)
    running_station.settle()
    assert "Digit 14: 朴顺子" in walk_in_dialog.number.number_banner.text()
    assert walk_in_dialog.number.number() == mistyped
    qtbot.keyClick(walk_in_dialog.number.number_field.field, Qt.Key.Key_F8)
    running_station.settle()
    assert walk_in_dialog.number.number() == SHUNZI.document_number
    assert walk_in_dialog.number.known == SHUNZI
    assert not walk_in_dialog.number.near_button.isVisibleTo(walk_in_dialog)


def twice(running_station, dialog, qtbot):
    """Shunzi's name, birthday and room under another number: what is asked then."""
    qtbot.keyClicks(dialog.number.number_field.field, SHUNZI_S_OTHER)
    dialog.name.field.setText(SHUNZI.name)
    compound, building, unit, room = (
        part.field for part in dialog._address.findChildren(LabelledField)
    )
    for field, text in ((compound, "网通小区"), (building, "3"), (unit, "1"), (room, "202")):
        field.setText(text)
    before = running_station.look(lambda: length(running_station))
    dialog.register()
    running_station.settle()
    assert running_station.look(lambda: length(running_station)) == before
    return dialog.window().findChild(TwiceDialog)


def length(running_station):
    with running_station.bridge.station.read() as uow:
        return uow.journal.length()


def test_the_same_name_birthday_and_room_is_asked_about(running_station, walk_in_dialog, qtbot):
    dialog = twice(running_station, walk_in_dialog, qtbot)
    assert dialog.isVisible()
    with qtbot.assertNotEmitted(walk_in_dialog.registered):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        assert dialog.handle_key("1")
    assert blocker.args == [SHUNZI]
    assert not walk_in_dialog.isVisible()


def test_somebody_else_of_the_same_name_birthday_and_room_is_written_down(
    running_station, walk_in_dialog, qtbot
):
    dialog = twice(running_station, walk_in_dialog, qtbot)
    with qtbot.waitSignal(walk_in_dialog.registered) as blocker:
        assert dialog.handle_key("2")
    assert blocker.args[0].document_number == SHUNZI_S_OTHER


def test_going_back_from_the_question_leaves_the_form_as_it_is(
    running_station, walk_in_dialog, qtbot
):
    dialog = twice(running_station, walk_in_dialog, qtbot)
    dialog.reject()
    assert walk_in_dialog.isVisible()
    assert walk_in_dialog.number.number() == SHUNZI_S_OTHER
