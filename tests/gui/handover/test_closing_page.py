"""Closing the day row by row: what is true is ticked, and Enter does what is next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.station_on_disk import PEOPLE

from testdesk.gui import translation
from testdesk.gui.handover.closing.reopen_dialog import ReopenDialog
from testdesk.gui.handover.closing.tubes_dialog import TubesDialog
from testdesk.gui.window import HANDOVER, REGISTER
from testdesk.services.exchange import handover

TUBE, SECOND = "YJ22034417", "YJ22034418"
ROWS = ("sealed", "counted", "exported", "receipt")


def enter(page, qtbot):
    qtbot.keyClick(page, Qt.Key.Key_Return)


def marks(page):
    return {name: getattr(page.rows, name).mark.state for name in ROWS}


def count(page, hands, qtbot, swabs):
    page.count_swabs()
    qtbot.keyClicks(page.rows.count_panel.number, str(swabs))
    qtbot.keyClick(page.rows.count_panel.number, Qt.Key.Key_Return)
    hands.settle()


def export(page, hands, qtbot):
    with qtbot.waitSignal(page.handed_over):
        page.next_step()
    hands.settle()


def close(page, hands, qtbot):
    count(page, hands, qtbot, 3)
    export(page, hands, qtbot)
    enter(page, qtbot)
    hands.settle()


def texts(widget):
    """Everything below a widget that somebody can read."""
    parts = [widget, *widget.findChildren(QWidget)]
    shown = [part for part in parts if part.isVisible()]
    return " ".join(
        [part.text() for part in shown if hasattr(part, "text")]
        + [part.accessibleName() for part in shown]
    )


def test_enter_goes_from_row_to_row_and_closes_the_day(page_without_count, hands, qtbot):
    page = page_without_count
    assert marks(page) == {
        "sealed": "done", "counted": "open", "exported": "open", "receipt": "open",
    }  # fmt: skip
    assert page.rows.step == "count"
    enter(page, qtbot)
    qtbot.keyClicks(page.rows.count_panel.number, "3")
    qtbot.keyClick(page.rows.count_panel.number, Qt.Key.Key_Return)
    hands.settle()
    assert (page.rows.step, page.rows.counting) == ("export", False)
    export(page, hands, qtbot)
    assert page.rows.pull.verdict.state == "safe"
    assert marks(page) == {
        "sealed": "done", "counted": "done", "exported": "done", "receipt": "waiting",
    }  # fmt: skip
    assert page.rows.step == "close"
    enter(page, qtbot)
    hands.settle()
    assert page.done.isVisible()
    assert "Day closed" in page.done.closed.accessibleName()


def test_an_open_tube_leads_to_the_register_page(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    assert hands.window.handover.rows.step == "seal"
    enter(hands.window.handover, qtbot)
    assert hands.window.current_page() is hands.window._pages[REGISTER]


def test_nobody_can_copy_the_number_before_it_is_counted(page_without_count, hands, qtbot):
    page, bar = page_without_count, hands.window.status_bar
    # The bar asks in the background, for which `settle` does not wait.
    qtbot.waitUntil(lambda: bar.status is not None and bar.status.people == 3)
    page.count_swabs()
    hands.settle()
    assert "3 people" not in texts(page)
    assert "people <b>3</b>" not in bar._items[3].text()
    hands.window.show_page(REGISTER)
    hands.settle()
    assert "people <b>3</b>" in bar._items[3].text()
    hands.window.show_page(HANDOVER)
    hands.settle()
    count(page, hands, qtbot, 3)
    assert "3 people" in texts(page)
    assert "people <b>3</b>" in bar._items[3].text()


def test_a_difference_is_explained_by_a_reason_and_a_second_person(
    page_without_count, hands, qtbot
):
    page, panel = page_without_count, page_without_count.rows.count_panel
    count(page, hands, qtbot, 4)
    assert panel.asks_reason
    assert panel.verdict.text() == "1 swab too many; registered: 3"
    assert page.handle_key("1")
    panel.second.field.setText("赵刚")
    qtbot.keyClick(panel.second.field, Qt.Key.Key_Return)
    hands.settle()
    assert (page.rows.counting, page.rows.counted.mark.state) == (False, "differs")
    assert "赵刚" in page.rows.counted.detail.text()
    export(page, hands, qtbot)
    enter(page, qtbot)
    hands.settle()
    assert page.done.isVisible()
    assert "explained 1" in page.done.closed.accessibleName()


@pytest.mark.parametrize("name", ["", "李敏"])
def test_one_person_does_not_explain_a_difference(page_without_count, hands, qtbot, name):
    page, panel = page_without_count, page_without_count.rows.count_panel
    hands.bridge.session.operator = "李敏"
    count(page, hands, qtbot, 4)
    page.handle_key("2")
    panel.second.field.setText(name)
    qtbot.keyClick(panel.second.field, Qt.Key.Key_Return)
    hands.settle()
    assert page.rows.step == "explain"
    assert panel.problem.isVisible()


def test_the_last_reason_needs_a_note(page_without_count, hands, qtbot):
    page, panel = page_without_count, page_without_count.rows.count_panel
    count(page, hands, qtbot, 2)
    page.handle_key("6")
    panel.second.field.setText("赵刚")
    qtbot.keyClick(panel.second.field, Qt.Key.Key_Return)
    hands.settle()
    assert panel.problem.isVisible()
    panel.note.setText("the tray fell over")
    qtbot.keyClick(panel.second.field, Qt.Key.Key_Return)
    hands.settle()
    assert page.rows.step == "export"


def test_miscounted_asks_for_the_number_again(page_without_count, hands, qtbot):
    page, panel = page_without_count, page_without_count.rows.count_panel
    count(page, hands, qtbot, 4)
    page.handle_key("5")
    hands.settle()
    assert not panel.asks_reason
    assert (panel.number.text(), page.rows.counting) == ("", True)
    assert page.rows.step == "count"


def test_esc_closes_row_two_and_changes_nothing(page_without_count, hands, qtbot):
    page = page_without_count
    enter(page, qtbot)
    qtbot.keyClick(page.rows.count_panel, Qt.Key.Key_Escape)
    hands.settle()
    assert (page.rows.counting, page.rows.step) == (False, "count")


def test_the_verdict_about_the_stick_holds_for_one_state_of_the_journal(
    page_without_count, hands, qtbot
):
    page = page_without_count
    assert page.rows.pull.verdict.state == "open"
    count(page, hands, qtbot, 3)
    export(page, hands, qtbot)
    assert page.rows.pull.verdict.state == "safe"
    hands.scan(SECOND)
    hands.scan(PEOPLE[5].document_number)
    hands.window.show_page(HANDOVER)
    hands.settle()
    assert page.rows.pull.verdict.state == "since"
    assert page.rows.pull.verdict.text == "1 person since"


def test_a_stick_that_is_pulled_takes_its_verdict_along(page_without_count, hands, qtbot):
    page = page_without_count
    count(page, hands, qtbot, 3)
    export(page, hands, qtbot)
    page._found_sticks([])
    assert page.rows.pull.verdict.state == "written"


def test_batches_lie_behind_row_three(page_without_count, qtbot):
    page = page_without_count
    assert page.handle_key("3")
    assert page.batches.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.rows.isVisible()


def test_tubes_are_counted_one_by_one(page_without_count, hands, qtbot):
    page = page_without_count
    page.handle_key("1")
    dialog = page.window().findChild(TubesDialog)
    assert dialog.chosen.tube == TUBE
    assert dialog._model.row(0).counted is None
    qtbot.keyClicks(dialog.number.field, "4")
    qtbot.keyClick(dialog.number.field, Qt.Key.Key_Return)
    hands.settle()
    assert dialog._difference_text(dialog._model.row(0)) == "1 swab too many"
    dialog.done(0)


def test_after_the_close_a_scan_is_refused_until_the_day_is_opened_again(
    page_without_count, hands, qtbot
):
    page = page_without_count
    close(page, hands, qtbot)
    hands.scan(SECOND)
    hands.settle()
    assert hands.window.register.verdict.view.what.startswith("The day is closed")
    hands.window.show_page(HANDOVER)
    hands.settle()
    qtbot.keyClick(page, Qt.Key.Key_F10)
    dialog = page.window().findChild(ReopenDialog)
    dialog.reason.field.setText("one more person came")
    dialog.second.field.setText("赵刚")
    qtbot.keyClick(dialog.second.field, Qt.Key.Key_Return)
    hands.settle()
    assert page.rows.isVisible()
    hands.scan(SECOND)
    hands.settle()
    hands.window.status_bar.refresh()
    hands.settle()
    assert hands.window.status_bar.status.open_tube is not None


def test_a_day_is_not_opened_again_without_reason_and_second_person(
    page_without_count, hands, qtbot
):
    page = page_without_count
    close(page, hands, qtbot)
    page.reopen_day()
    dialog = page.window().findChild(ReopenDialog)
    dialog._confirm()
    hands.settle()
    assert dialog.banner.isVisible()
    dialog.reason.field.setText("late")
    dialog._confirm()
    hands.settle()
    assert dialog.banner.isVisible()
    assert page.done.isVisible()


def kinds(hands):
    """The kind of each event of the journal."""
    found: list[str] = []

    def read(station):
        with station.read() as uow:
            return [entry.header.kind for entry in uow.journal.entries(1, uow.journal.length())]

    hands.bridge.read(read, found.extend, hands.window)
    hands.settle()
    return found


def test_enter_sent_twice_counts_closes_and_opens_the_day_once(page_without_count, hands, qtbot):
    page, sheets = page_without_count, []
    page.sheet_requested.connect(lambda: sheets.append("sheet"))
    page.count_swabs()
    qtbot.keyClicks(page.rows.count_panel.number, "3")
    for _ in range(2):
        qtbot.keyClick(page.rows.count_panel.number, Qt.Key.Key_Return)
    hands.settle()
    export(page, hands, qtbot)
    for _ in range(2):
        enter(page, qtbot)
    hands.settle()
    assert sheets == ["sheet"]
    page.reopen_day()
    dialog = page.window().findChild(ReopenDialog)
    dialog.reason.field.setText("one more person came")
    dialog.second.field.setText("赵刚")
    for _ in range(2):
        qtbot.keyClick(dialog.second.field, Qt.Key.Key_Return)
    hands.settle()
    found = kinds(hands)
    ends = ("swabs_counted", "shift_closed", "day_reopened")
    assert [found.count(kind) for kind in ends] == [1, 1, 1]
    assert page.rows.isVisible()


def test_the_rows_follow_the_language(page_without_count):
    page = page_without_count
    english = page.rows.main_button.caption()
    try:
        translation.use("ko")
        assert page.rows.main_button.caption() not in {"", english}
    finally:
        translation.use("en")
    assert page.rows.main_button.caption() == english


def test_what_was_exported_elsewhere_is_written(page_without_count, hands, stick, qtbot):
    page = page_without_count
    count(page, hands, qtbot, 3)
    hands.bridge.run(
        lambda context: handover.export(context, folder=stick), lambda _report: None, hands.window
    )
    hands.settle()
    page._read()
    hands.settle()
    assert (page.rows.step, page.rows.pull.verdict.state) == ("close", "written")
