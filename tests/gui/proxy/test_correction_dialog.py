"""F7 on the people page: now and new side by side, a reason, and nothing by accident."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.running_station import HUSBAND, PEI, SHANZHU, SHUNZI
from tests.gui.window_hands import PERSON_GAP, press

from testdesk.domain.journal.events import ResidentCorrected
from testdesk.domain.journal.hash_chain import read
from testdesk.gui.page import sorted_scan
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.widgets.dialog import Question, top_dialog
from testdesk.services.people.correction import value_of

NEW_NUMBER = "222401199003072467"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sheet(page, desk, qtbot):
    """Over 朴顺子."""
    type_in(page, desk, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F7)
    opened = top_dialog(page)
    assert isinstance(opened, CorrectionDialog)
    return opened


def write(field, text):
    for letter in text:
        press(letter, PERSON_GAP, field)


def enter(sheet, desk, qtbot, field="phone"):
    qtbot.keyClick(sheet.fields[field], Qt.Key.Key_Return)
    desk.settle()


def corrections(desk):
    def look():
        with desk.bridge.station.read() as uow:
            return uow.journal.entries(1, uow.journal.length())

    bodies = [event.body for event in map(read, desk.look(look)) if event is not None]
    return [body for body in bodies if isinstance(body, ResidentCorrected)]


def now(desk, resident):
    def look():
        with desk.bridge.station.read() as uow:
            return uow.people.get(resident.resident)

    return desk.look(look)


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
def test_one_field_is_corrected_and_all_others_stay(sheet, page, desk, qtbot, field):
    sheet.fields[field].setFocus()
    write(sheet.fields[field], TYPED[field])
    desk.settle()
    sheet.fields["korean"].setText("" if field == "name" else sheet.fields["korean"].text())
    sheet._proposed = ""
    qtbot.keyClick(sheet.fields[field], Qt.Key.Key_1, ALT)
    enter(sheet, desk, qtbot, field)
    [body] = corrections(desk)
    [change] = [c for c in body.changes if c.field not in {"birth", "sex"}]
    assert (change.field, change.after, body.reason) == (field, TYPED[field], "list_wrong")
    assert change.before == value_of(SHUNZI, field)
    assert value_of(now(desk, SHUNZI), field) == TYPED[field]
    assert page.finder.current.resident == now(desk, SHUNZI)
    assert page.person._banner.text().startswith("Corrected: ")


def test_without_a_reason_nothing_is_written(sheet, desk, qtbot):
    write(sheet.fields["phone"], "13800000001")
    enter(sheet, desk, qtbot)
    assert sheet.isVisible()
    assert "reason" in sheet.banner.text()
    assert corrections(desk) == []


def test_nothing_typed_is_no_correction(sheet, desk, qtbot):
    qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_1, ALT)
    enter(sheet, desk, qtbot)
    assert sheet.isVisible()
    assert sheet.banner.text()
    assert corrections(desk) == []


def test_esc_asks_before_it_throws_away_what_was_typed(sheet, page, desk, qtbot):
    write(sheet.fields["phone"], "13800000001")
    qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_Escape)
    question = top_dialog(page)
    assert isinstance(question, Question)
    question.yes.click()
    desk.settle()
    assert top_dialog(page) is None
    assert corrections(desk) == []


def test_esc_leaves_at_once_where_nothing_was_typed(sheet, page, qtbot):
    qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_Escape)
    assert top_dialog(page) is None


def test_a_field_is_emptied_only_on_purpose(sheet, desk, qtbot):
    phone = sheet.fields["phone"]
    phone.setFocus()
    sheet.empty_field()
    assert phone.placeholderText() == "will be emptied"
    qtbot.keyClick(phone, Qt.Key.Key_3, ALT)
    enter(sheet, desk, qtbot)
    assert now(desk, SHUNZI).phone == ""
    [body] = corrections(desk)
    assert [(c.field, c.after) for c in body.changes] == [("phone", "")]


def test_emptying_is_taken_back_by_the_same_key_and_by_typing(sheet):
    phone = sheet.fields["phone"]
    phone.setFocus()
    sheet.empty_field()
    sheet.empty_field()
    assert (phone.empties, sheet.changes()) == (False, {})
    sheet.empty_field()
    write(phone, "1")
    assert sheet.changes() == {"phone": "1"}
    name = sheet.fields["name"]
    name.setFocus()
    sheet.empty_field()
    assert not name.empties


def test_a_reading_is_proposed_and_looked_at_before_it_is_kept(sheet, desk, qtbot):
    """朴善珠 on the list is 박선주: so 善 is 선 and 珠 is 주 in this city."""
    write(sheet.fields["name"], "朴善子")
    desk.settle()
    korean = sheet.fields["korean"]
    assert korean.text() == "박선자"
    qtbot.keyClick(sheet.fields["name"], Qt.Key.Key_2, ALT)
    enter(sheet, desk, qtbot, "name")
    assert sheet.isVisible()
    assert korean.hasFocus()
    assert corrections(desk) == []
    enter(sheet, desk, qtbot, "korean")
    assert (now(desk, SHUNZI).name, now(desk, SHUNZI).korean) == ("朴善子", "박선자")


def test_a_reading_never_writes_over_what_somebody_typed(sheet, desk):
    write(sheet.fields["korean"], "박")
    write(sheet.fields["name"], "朴善子")
    desk.settle()
    assert sheet.fields["korean"].text() == "박"


def test_a_name_that_nobody_here_reads_has_no_proposal(sheet, desk):
    write(sheet.fields["name"], "朴鑫子")
    desk.settle()
    assert sheet.fields["korean"].text() == ""


def test_the_number_of_another_is_refused_by_the_name(sheet, desk, qtbot):
    write(sheet.fields["document_number"], PEI.document_number)
    qtbot.keyClick(sheet.fields["document_number"], Qt.Key.Key_1, ALT)
    enter(sheet, desk, qtbot, "document_number")
    assert sheet.isVisible()
    assert PEI.name in sheet.banner.text()
    assert corrections(desk) == []


def test_a_scan_is_only_for_the_field_of_the_number(sheet):
    sheet.fields["name"].setFocus()
    assert not sheet.handle_scan(sorted_scan(NEW_NUMBER))
    assert not sheet.gives_way
    sheet.fields["document_number"].setFocus()
    assert not sheet.handle_scan(sorted_scan("YJ22034417"))
    assert sheet.handle_scan(sorted_scan(NEW_NUMBER))
    assert sheet.changes() == {"document_number": NEW_NUMBER}


def test_language_and_kind_are_chosen(sheet, desk, qtbot):
    sheet.language.pick(1)
    for _ in range(2):
        qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_F8)
    assert sheet.changes() == {"language": "ko", "document_type": "03"}
    for _ in range(4):
        qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_F8)
    qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_3, ALT)
    enter(sheet, desk, qtbot)
    assert now(desk, SHUNZI).language == "ko"


def test_f7_does_nothing_where_nobody_is_shown(page, qtbot):
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F7)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    assert top_dialog(page) is None


def test_the_panel_shows_what_was_done_last(sheet, page, desk, qtbot):
    write(sheet.fields["phone"], "13800000001")
    qtbot.keyClick(sheet.fields["phone"], Qt.Key.Key_1, ALT)
    enter(sheet, desk, qtbot)
    shown = [line.text() for line in page.person._lines if line.isVisibleTo(page)]
    assert [words.split("  ")[1] for words in shown] == ["Corrected: Phone"]
    type_in(page, desk, qtbot, "0165")
    assert page.finder.current.resident == SHANZHU
    assert all("Corrected" not in line.text() for line in page.person._lines)


def test_the_family_of_the_number_is_the_person_too(sheet, page, desk, qtbot):
    """The household is read again under the new pseudonym."""
    write(sheet.fields["document_number"], NEW_NUMBER)
    qtbot.keyClick(sheet.fields["document_number"], Qt.Key.Key_2, ALT)
    enter(sheet, desk, qtbot, "document_number")
    assert page.finder.current.resident.document_number == NEW_NUMBER
    members = [found.resident.name for found, _box in page.person.household._members]
    assert members == [SHUNZI.name, HUSBAND.name]
