"""Whose code is this?"""

from PySide6.QtCore import Qt
from tests.gui.running_station import PEI, SHUNZI, TUBE

from testdesk.gui.page import recognise_scan
from testdesk.gui.walk_in.dialog import WalkInDialog

CODE = "https://example.org/health/abcdef"
STRANGER = "222401199003072467"


def test_a_person_is_found_by_name_and_answers(running_station, opened_whose, qtbot):
    dialog = opened_whose(CODE)
    qtbot.keyClicks(dialog.finder.field, "psz")
    running_station.settle()
    wanted = dialog.finder.current.resident.resident
    with qtbot.waitSignal(dialog.answered) as blocker:
        qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Return)
    assert blocker.args == [wanted]
    assert not dialog.isVisible()


def test_a_scanned_id_card_answers_at_once(opened_whose, qtbot):
    dialog = opened_whose(CODE)
    with qtbot.waitSignal(dialog.answered) as blocker:
        assert dialog.handle_scan(recognise_scan(PEI.document_number))
    assert blocker.args == [PEI.resident]


def test_a_typed_id_number_with_enter_finds_the_person(running_station, opened_whose, qtbot):
    dialog = opened_whose(CODE)
    qtbot.keyClicks(dialog.finder.field, SHUNZI.document_number)
    running_station.settle()
    qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert dialog.finder.current.resident == SHUNZI


def test_an_unknown_id_card_leads_to_the_walk_in_with_its_number(
    running_station, opened_whose, qtbot
):
    dialog = opened_whose(CODE)
    dialog.handle_scan(recognise_scan(STRANGER))
    running_station.settle()
    walk_in = dialog.window().findChild(WalkInDialog)
    assert walk_in.number.number() == STRANGER
    walk_in.name.field.setText("李美花")
    with qtbot.waitSignal(dialog.answered):
        qtbot.keyClick(walk_in.name.field, Qt.Key.Key_Return)


def test_a_scanned_number_that_nobody_has_is_the_new_persons(running_station, opened_whose, qtbot):
    dialog = opened_whose(STRANGER)
    assert STRANGER not in dialog.title.text()  # shown masked
    qtbot.keyClick(dialog.finder.field, Qt.Key.Key_F6)
    running_station.settle()
    assert dialog.window().findChild(WalkInDialog).number.number() == STRANGER


def test_a_faulty_number_is_reported_and_answers_nothing(running_station, opened_whose, qtbot):
    dialog = opened_whose(CODE)
    with qtbot.assertNotEmitted(dialog.answered):
        dialog.handle_scan(recognise_scan(STRANGER[:-1] + "9"))
        running_station.settle()
    assert dialog.banner.isVisibleTo(dialog)


def test_a_tube_is_not_for_this_dialog(opened_whose):
    assert not opened_whose(CODE).handle_scan(recognise_scan(TUBE))


def test_enter_on_an_empty_search_answers_nothing(running_station, opened_whose, qtbot):
    dialog = opened_whose(CODE)
    with qtbot.assertNotEmitted(dialog.answered):
        qtbot.keyClick(dialog.finder.field, Qt.Key.Key_Return)
        running_station.settle()
