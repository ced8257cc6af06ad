"""The count of swabs belongs before the export that ends the day."""

from PySide6.QtCore import Qt
from testdesk.gui.handover.day_dialogs import DayDialog, SwabDialog

from testdesk.gui.widgets.text import Label


def test_the_last_export_of_the_day_takes_the_count_along(page_without_count, hands, qtbot):
    page_without_count.hand_over()
    hands.settle()
    dialog = page_without_count.window().findChild(SwabDialog)
    with qtbot.waitSignal(page_without_count.handed_over):
        qtbot.keyClicks(dialog.number.field, "3")
        qtbot.keyClick(dialog.number.field, Qt.Key.Key_Return)
    page_without_count.close_day()
    hands.settle()
    page_without_count.window().findChild(DayDialog).close_button.click()
    hands.settle()
    shown = [
        s.title.text() for s in page_without_count.window().findChildren(DayDialog) if s.isVisible()
    ]
    assert shown == ["The day is done"]


def test_an_export_without_the_count_is_one_key_away(page_without_count, hands, qtbot):
    page_without_count.hand_over()
    hands.settle()
    with qtbot.waitSignal(page_without_count.handed_over) as exported:
        qtbot.keyClick(
            page_without_count.window().findChild(SwabDialog).number.field, Qt.Key.Key_Escape
        )
    assert exported.args[0].people == 3
    assert page_without_count.equation.terms["swabs"].sign() == "not counted"


def test_closing_asks_for_a_missing_count_and_adds_it_to_the_right_shift(
    page_without_count, hands, qtbot
):
    page_without_count.hand_over()
    hands.settle()
    with qtbot.waitSignal(page_without_count.handed_over):
        page_without_count.window().findChild(SwabDialog).reject()
    page_without_count.close_day()
    hands.settle()
    page_without_count.window().findChild(SwabDialog).counted.emit(3)
    hands.settle()
    texts = [
        text.text() for text in page_without_count.window().findChild(DayDialog).findChildren(Label)
    ]
    assert "Everybody has been exported, but the count of swabs has not." in texts
    assert "Not everything has been exported." not in texts
