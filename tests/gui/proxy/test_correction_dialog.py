"""F7 on the people page: now and new side by side, a reason, and nothing by accident."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.running_station import HUSBAND, PEI, SHANZHU, SHUNZI
from tests.gui.window_hands import PERSON_GAP, press

from testdesk.domain.journal.events import ResidentCorrected
from testdesk.domain.journal.hash_chain import read_event
from testdesk.gui.page import recognise_scan
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.services.people.correction import value_of

NEW_NUMBER = "222401199003072467"
ALT = Qt.KeyboardModifier.AltModifier


def write(field, text):
    for letter in text:
        press(letter, PERSON_GAP, field)


def enter(dialog, running_station, qtbot, field="phone"):
    qtbot.keyClick(dialog.fields[field], Qt.Key.Key_Return)
    running_station.settle()


def corrections(running_station):
    def look():
        with running_station.bridge.station.read() as uow:
            return uow.journal.entries(1, uow.journal.length())

    bodies = [
        event.body for event in map(read_event, running_station.look(look)) if event is not None
    ]
    return [body for body in bodies if isinstance(body, ResidentCorrected)]


def now(running_station, resident):
    def look():
        with running_station.bridge.station.read() as uow:
            return uow.people.get(resident.resident)

    return running_station.look(look)


TYPED = {
    "name": "朴顺姬",
    "korean": "박순희",
    "phone": "13800000001",
    "compound": "河南小区",
    "building": "9",
    "unit": "9",
    "room": "909",
    "note": "hard of hearing",
    "document_number": NEW_NUMBER,
}


@pytest.mark.parametrize("field", TYPED)
def test_one_field_is_corrected_and_all_others_stay(
    correction_dialog, page, running_station, qtbot, field
):
    correction_dialog.fields[field].setFocus()
    write(correction_dialog.fields[field], TYPED[field])
    running_station.settle()
    correction_dialog.fields["korean"].setText(
        "" if field == "name" else correction_dialog.fields["korean"].text()
    )
    correction_dialog._proposed_reading = ""
    qtbot.keyClick(correction_dialog.fields[field], Qt.Key.Key_1, ALT)
    enter(correction_dialog, running_station, qtbot, field)
    [body] = corrections(running_station)
    [change] = [c for c in body.changes if c.field not in {"birth", "sex"}]
    assert (change.field, change.after, body.reason) == (field, TYPED[field], "list_wrong")
    assert change.before == value_of(SHUNZI, field)
    assert value_of(now(running_station, SHUNZI), field) == TYPED[field]
    assert page.finder.current.resident == now(running_station, SHUNZI)
    assert page.person._banner.text().startswith("Corrected: ")


def test_without_a_reason_nothing_is_written(correction_dialog, running_station, qtbot):
    write(correction_dialog.fields["phone"], "13800000001")
    enter(correction_dialog, running_station, qtbot)
    assert correction_dialog.isVisible()
    assert "reason" in correction_dialog.banner.text()
    assert corrections(running_station) == []


def test_nothing_typed_is_no_correction(correction_dialog, running_station, qtbot):
    qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_1, ALT)
    enter(correction_dialog, running_station, qtbot)
    assert correction_dialog.isVisible()
    assert correction_dialog.banner.text()
    assert corrections(running_station) == []


def test_esc_asks_before_it_throws_away_what_was_typed(
    correction_dialog, page, running_station, qtbot
):
    write(correction_dialog.fields["phone"], "13800000001")
    qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_Escape)
    question = top_dialog(page)
    assert isinstance(question, Question)
    question.yes.click()
    running_station.settle()
    assert top_dialog(page) is None
    assert corrections(running_station) == []


def test_esc_leaves_at_once_where_nothing_was_typed(correction_dialog, page, qtbot):
    qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_Escape)
    assert top_dialog(page) is None


def test_a_field_is_emptied_only_on_purpose(correction_dialog, running_station, qtbot):
    phone = correction_dialog.fields["phone"]
    phone.setFocus()
    correction_dialog.toggle_removal()
    assert phone.placeholderText() == "will be emptied"
    qtbot.keyClick(phone, Qt.Key.Key_3, ALT)
    enter(correction_dialog, running_station, qtbot)
    assert now(running_station, SHUNZI).phone == ""
    [body] = corrections(running_station)
    assert [(c.field, c.after) for c in body.changes] == [("phone", "")]


def test_emptying_is_undone_by_the_same_key_and_by_typing(correction_dialog):
    phone = correction_dialog.fields["phone"]
    phone.setFocus()
    correction_dialog.toggle_removal()
    correction_dialog.toggle_removal()
    assert (phone.removes_value, correction_dialog.changes()) == (False, {})
    correction_dialog.toggle_removal()
    write(phone, "1")
    assert correction_dialog.changes() == {"phone": "1"}
    name = correction_dialog.fields["name"]
    name.setFocus()
    correction_dialog.toggle_removal()
    assert not name.removes_value


def test_a_reading_is_proposed_and_looked_at_before_it_is_kept(
    correction_dialog, running_station, qtbot
):
    """朴善珠 on the list is 박선주: so 善 is 선 and 珠 is 주 in this city."""
    write(correction_dialog.fields["name"], "朴善子")
    running_station.settle()
    korean = correction_dialog.fields["korean"]
    assert korean.text() == "박선자"
    qtbot.keyClick(correction_dialog.fields["name"], Qt.Key.Key_2, ALT)
    enter(correction_dialog, running_station, qtbot, "name")
    assert correction_dialog.isVisible()
    assert korean.hasFocus()
    assert corrections(running_station) == []
    enter(correction_dialog, running_station, qtbot, "korean")
    assert (now(running_station, SHUNZI).name, now(running_station, SHUNZI).korean) == (
        "朴善子",
        "박선자",
    )


def test_a_reading_never_writes_over_what_somebody_typed(correction_dialog, running_station):
    write(correction_dialog.fields["korean"], "박")
    write(correction_dialog.fields["name"], "朴善子")
    running_station.settle()
    assert correction_dialog.fields["korean"].text() == "박"


def test_a_name_that_nobody_here_reads_has_no_proposal(correction_dialog, running_station):
    write(correction_dialog.fields["name"], "朴鑫子")
    running_station.settle()
    assert correction_dialog.fields["korean"].text() == ""


def test_the_number_of_another_is_refused_by_the_name(correction_dialog, running_station, qtbot):
    write(correction_dialog.fields["document_number"], PEI.document_number)
    qtbot.keyClick(correction_dialog.fields["document_number"], Qt.Key.Key_1, ALT)
    enter(correction_dialog, running_station, qtbot, "document_number")
    assert correction_dialog.isVisible()
    assert PEI.name in correction_dialog.banner.text()
    assert corrections(running_station) == []


def test_a_scan_is_only_for_the_field_of_the_number(correction_dialog):
    correction_dialog.fields["name"].setFocus()
    assert not correction_dialog.handle_scan(recognise_scan(NEW_NUMBER))
    assert not correction_dialog.closes_on_scan
    correction_dialog.fields["document_number"].setFocus()
    assert not correction_dialog.handle_scan(recognise_scan("YJ22034417"))
    assert correction_dialog.handle_scan(recognise_scan(NEW_NUMBER))
    assert correction_dialog.changes() == {"document_number": NEW_NUMBER}


def test_language_and_kind_are_chosen(correction_dialog, running_station, qtbot):
    correction_dialog.language.pick(1)
    for _ in range(2):
        qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_F8)
    assert correction_dialog.changes() == {"language": "ko", "document_type": "03"}
    for _ in range(4):
        qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_F8)
    qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_3, ALT)
    enter(correction_dialog, running_station, qtbot)
    assert now(running_station, SHUNZI).language == "ko"


def test_f7_does_nothing_where_nobody_is_shown(page, qtbot):
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F7)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    assert top_dialog(page) is None


def test_the_panel_shows_what_was_done_last(correction_dialog, page, running_station, qtbot):
    write(correction_dialog.fields["phone"], "13800000001")
    qtbot.keyClick(correction_dialog.fields["phone"], Qt.Key.Key_1, ALT)
    enter(correction_dialog, running_station, qtbot)
    shown = [line.text() for line in page.person._history_labels if line.isVisibleTo(page)]
    assert shown[0].split("  ")[1] == "Corrected: Phone"
    type_in(page, running_station, qtbot, "0165")
    assert page.finder.current.resident == SHANZHU
    assert all("Corrected" not in line.text() for line in page.person._history_labels)


def test_the_family_of_the_number_is_the_person_too(
    correction_dialog, page, running_station, qtbot
):
    """The household is read again under the new pseudonym."""
    write(correction_dialog.fields["document_number"], NEW_NUMBER)
    qtbot.keyClick(correction_dialog.fields["document_number"], Qt.Key.Key_2, ALT)
    enter(correction_dialog, running_station, qtbot, "document_number")
    assert page.finder.current.resident.document_number == NEW_NUMBER
    members = [found.resident.name for found, _box in page.person.household._members]
    assert members == [SHUNZI.name, HUSBAND.name]
