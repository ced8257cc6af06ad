"""The count of swabs belongs before the export that ends the day."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui.handover.day_dialogs import DayDialog, SwabDialog
from testdesk.gui.widgets.text import Label
from testdesk.gui.window import HANDOVER


@pytest.fixture
def page(hands, stick):
    """Three people in a sealed tube, the folder in place of a stick, no count yet."""
    hands.scan("YJ22034417")
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    hands.scan("!seal end_of_queue")
    hands.window.show_page(HANDOVER)
    hands.window.handover.use_folder(stick)
    hands.settle()
    return hands.window.handover


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def test_the_last_export_of_the_day_takes_the_count_along(page, hands, qtbot):
    page.hand_over()
    hands.settle()
    sheet = page.window().findChild(SwabDialog)
    with qtbot.waitSignal(page.handed_over):
        qtbot.keyClicks(sheet.number.field, "3")
        qtbot.keyClick(sheet.number.field, Qt.Key.Key_Return)
    page.close_day()
    hands.settle()
    page.window().findChild(DayDialog).close_button.click()
    hands.settle()
    shown = [s.title.text() for s in page.window().findChildren(DayDialog) if s.isVisible()]
    assert shown == ["The day is done"]


def test_an_export_without_the_count_is_one_key_away(page, hands, qtbot):
    page.hand_over()
    hands.settle()
    with qtbot.waitSignal(page.handed_over) as exported:
        qtbot.keyClick(page.window().findChild(SwabDialog).number.field, Qt.Key.Key_Escape)
    assert exported.args[0].people == 3
    assert page.equation.terms["swabs"].sign() == "not counted"


def test_closing_asks_for_a_missing_count_and_says_where_it_belongs(page, hands, qtbot):
    page.hand_over()
    hands.settle()
    with qtbot.waitSignal(page.handed_over):
        page.window().findChild(SwabDialog).reject()
    page.close_day()
    hands.settle()
    page.window().findChild(SwabDialog).counted.emit(3)
    hands.settle()
    words = [text.text() for text in page.window().findChild(DayDialog).findChildren(Label)]
    assert "Everybody is exported, but the count of swabs is not." in words
    assert "Not everything is exported." not in words
