"""The coverage page: who is missing, building by building."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from tests.gui.coverage_page import open_page, shown
from tests.gui.station_on_disk import EVERYBODY, PEOPLE

from testdesk.domain.residents.people import Address, Resident
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.services.people.directory import WalkIn, register_walk_in


def test_a_row_a_building_and_totals_above(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    assert shown(page.buildings)[0] == ["网通小区", "1", "4", "1", "3", "25%"]
    assert page.totals.numbers() == [
        str(len(EVERYBODY)),
        "1",
        str(len(EVERYBODY) - 1),
        "6%",
        "0",
        "0",
    ]


def test_a_walk_in_is_a_figure_of_its_own_and_changes_no_other(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    before, building = page.totals.numbers(), shown(page.buildings)[0]
    home = PEOPLE[0].address
    form = WalkIn(name="外来人", address=Address(home.compound, home.building, "9", "901"))
    written: list[Resident] = []
    hands.bridge.run(partial(register_walk_in, form=form), written.append, hands.window)
    hands.settle()
    hands.settle()
    assert shown(page.people)[-1][1] == "外来人 · walk-in"
    assert page.totals.numbers() == before
    assert shown(page.buildings)[0] == building
    assert written[0].resident not in {one.resident for one in EVERYBODY}


def test_the_chosen_building_shows_its_people_the_missing_first(hands):
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    names = [row[1] for row in shown(page.people)]
    assert names == ["李明哲", "朴顺子", "张伟", "王秀兰"]
    page.buildings.selectRow(1)
    hands.settle()
    assert [row[1] for row in shown(page.people)] == [p.name for p in PEOPLE[4:8]]
    assert page._missing_label.text() == "Not yet seen: 4"


def test_a_sample_taken_elsewhere_is_seen_while_the_page_is_open(hands):
    page = open_page(hands)
    assert shown(page.buildings)[0][3] == "0"
    register = hands.window.register
    register.scan("YJ22034417")
    register.scan(PEOPLE[1].document_number)
    hands.settle()
    hands.settle()
    assert shown(page.buildings)[0][3] == "1"


def test_a_small_window_keeps_who_is_missing_and_the_share(hands):
    page = open_page(hands)
    across = page.buildings.horizontalHeader()
    full = [across.isSectionHidden(column) for column in range(6)]
    page.resize(912, 596)
    assert [across.isSectionHidden(column) for column in range(6)] == [0, 0, 1, 1, 0, 0]
    assert full == [0] * 6
    page.resize(1254, 724)
    assert not any(across.isSectionHidden(column) for column in range(6))


def dialog_of(page) -> Any:
    dialog = top_dialog(page)
    assert dialog is not None
    return dialog


def choose_person(hands, page, place=0):
    page.people.setFocus()
    page.people.setCurrentIndex(page.people.model().index(place, 0))
    hands.settle()


def press(hands, qtbot, key, target=None):
    qtbot.keyClick(target or hands.window.coverage.people, key)
    for _ in range(4):
        hands.settle()


def test_a_missing_person_is_excused_by_keys_and_looked_for_again(hands, qtbot):
    page = open_page(hands)
    missing = int(page.totals.numbers()[2])
    name = shown(page.people)[0][1]
    choose_person(hands, page)
    press(hands, qtbot, Qt.Key.Key_Return)
    dialog = dialog_of(page)
    press(hands, qtbot, Qt.Key.Key_Return, dialog)
    assert dialog.isVisible()
    dialog.handle_key("1")
    for _ in range(4):
        hands.settle()
    assert top_dialog(page) is None
    assert int(page.totals.numbers()[2]) == missing - 1
    assert page.totals.numbers()[4] == "1"
    (place,) = [n for n, row in enumerate(shown(page.people)) if row[1].startswith(name)]
    assert shown(page.people)[place][1] == f"{name} · In quarantine"
    choose_person(hands, page, place)
    press(hands, qtbot, Qt.Key.Key_F9)
    assert hands.window.current_page() is page
    assert int(page.totals.numbers()[2]) == missing
    assert name in [row[1] for row in shown(page.people)]


def test_another_reason_needs_a_note_and_esc_excuses_nobody(hands, qtbot):
    page = open_page(hands)
    before = page.totals.numbers()
    choose_person(hands, page)
    press(hands, qtbot, Qt.Key.Key_Return)
    dialog_of(page).handle_key("7")
    hands.settle()
    note = dialog_of(page)
    press(hands, qtbot, Qt.Key.Key_Return, note.note.field)
    assert note.isVisible()
    assert note.note.problem.text()
    press(hands, qtbot, Qt.Key.Key_Escape, note)
    assert top_dialog(page) is None
    assert page.totals.numbers() == before
    choose_person(hands, page)
    press(hands, qtbot, Qt.Key.Key_Return)
    dialog_of(page).handle_key("7")
    hands.settle()
    note = dialog_of(page)
    note.note.field.setText("夜班")
    press(hands, qtbot, Qt.Key.Key_Return, note.note.field)
    assert page.totals.numbers()[4] == "1"


def test_f9_undoes_the_last_sample_where_nobody_excused_is_chosen(hands, qtbot):
    page = open_page(hands)
    choose_person(hands, page)
    press(hands, qtbot, Qt.Key.Key_F9)
    assert hands.window.current_page() is hands.window.register


def test_f9_at_once_takes_the_excuse_back_and_no_sample(hands, qtbot):
    """The rows move when somebody is excused; the person stays chosen, and has the keys."""
    hands.scan("YJ22034417")
    hands.scan(PEOPLE[0].document_number)
    page = open_page(hands)
    before = page.totals.numbers()
    choose_person(hands, page)
    press(hands, qtbot, Qt.Key.Key_Return)
    dialog_of(page).handle_key("2")
    for _ in range(4):
        hands.settle()
    assert page.totals.numbers()[4] == "1"
    press(hands, qtbot, Qt.Key.Key_F9)
    assert hands.window.current_page() is page
    assert page.totals.numbers() == before
