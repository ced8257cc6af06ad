"""The list of the day: it scrolls, it survives a restart, and each line opens something."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import owned

from testdesk.domain.changes import Done
from testdesk.domain.journal import events as ev
from testdesk.gui.register.page import RegisterPage
from testdesk.gui.register.recent_scans import LINE_HEIGHT
from testdesk.gui.tube.dialog import TubeDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import COVERAGE, PROXY, REGISTER
from testdesk.services.people.history import person_record
from testdesk.services.shift_log import PAGE_LENGTH
from testdesk.services.voiding import void_sample

TUBE = "YJ22034417"


def press(hands, qtbot, key):
    qtbot.keyClick(QApplication.focusWidget() or hands.window, key)
    hands.settle()


def reasons(lines):
    return [line.result.reason for line in lines.lines]


def click(qtbot, lines, row):
    box = lines.visualRect(lines.model().index(row, 0))
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def other_page(hands, qtbot):
    """A page that is opened on the same station after a restart of the window."""
    page = RegisterPage(hands.bridge)
    page.resize(1254, 724)
    page.show()
    qtbot.waitExposed(page)
    hands.settle()
    return page


def test_the_lines_are_there_after_a_restart(page_of_three, hands, qtbot):
    for _ in range(2):
        press(hands, qtbot, Qt.Key.Key_F9)
    shown = page_of_three.just_now.lines
    with owned(other_page(hands, qtbot)) as page:
        lines = page.just_now.lines
        assert (
            reasons(lines) == reasons(shown) == ["sample_undone", *["sampled"] * 3, "tube_opened"]
        )
        assert [line.is_struck_through for line in lines.lines] == [True, True, False, False, False]
        names = [line.result.resident.name for line in lines.lines[1:4]]
        assert names == [person.name for person in reversed(PEOPLE[:3])]


def test_lines_that_are_shown_already_are_not_read_twice(page_of_three, hands):
    before = list(page_of_three.just_now.lines.lines)
    page_of_three.day_log.read_newest()
    hands.settle()
    assert page_of_three.just_now.lines.lines == before


def test_a_sample_that_another_page_voided_is_struck_through(page_of_three, hands):
    action = partial(void_sample, resident=PEOPLE[0].resident, reason="not_swabbed")
    hands.bridge.run(action, lambda _done: None, hands.window)
    hands.settle()
    lines = page_of_three.just_now.lines.lines
    assert [line.result.reason for line in lines][:2] == ["sample_voided", "sampled"]
    struck = {line.result.resident.name for line in lines if line.undone}
    assert struck == {PEOPLE[0].name}


def test_refused_scans_are_lines_until_the_window_closes(page_of_three, hands, qtbot):
    hands.scan("YJ99990000")
    assert reasons(page_of_three.just_now.lines)[0] == "other_tube_open"
    with owned(other_page(hands, qtbot)) as page:
        assert "other_tube_open" not in reasons(page.just_now.lines)


def write_many(hands, count):
    """Opens and discards tubes, as if a long day had passed."""

    def write(context):
        codes = [f"YJ{number:08d}" for number in range(count)]
        with context.write("settle") as uow:
            for code in codes:
                uow.journal.append(ev.TubeOpened(code, "R7", "pool", 10))
                uow.journal.append(ev.TubeDiscarded(code, "R7", "pool", 10))
            uow.commit()
        return Done(None)

    hands.bridge.run(write, lambda _done: None, hands.window)
    hands.settle()


def test_older_lines_are_read_when_the_end_is_reached(hands, qtbot):
    write_many(hands, 40)
    with owned(other_page(hands, qtbot)) as page:
        lines = page.just_now.lines
        assert len(lines.lines) == PAGE_LENGTH
        lines.scrollToBottom()
        hands.settle()
        assert len(lines.lines) == 80
        lines.scrollToBottom()
        hands.settle()
        seqs = [line.result.seq for line in lines.lines]
        assert seqs == sorted(set(seqs), reverse=True)
        assert len(seqs) == 80


def test_a_new_answer_comes_into_view(page_of_three, hands):
    lines = page_of_three.just_now.lines
    lines.verticalScrollBar().setValue(lines.verticalScrollBar().maximum())
    hands.scan(PEOPLE[5].document_number)
    assert lines.verticalScrollBar().value() == 0


def test_a_click_on_a_person_opens_that_person_and_is_a_lookup(page_of_three, hands, qtbot):
    click(qtbot, page_of_three.just_now.lines, 1)
    hands.settle()
    window = hands.window
    assert window.current_page() is window.proxy
    assert window.proxy.person.resident == PEOPLE[1].resident
    window.show_page(REGISTER)
    hands.settle()
    kinds: list[str] = []
    read = partial(person_record, resident=PEOPLE[1].resident, lookups=True)
    hands.bridge.read(lambda s: [line.kind for line in read(s).history], kinds.extend, window)
    hands.settle()
    assert kinds.count("looked_up") == 1


def test_a_click_on_a_tube_opens_the_tube(page_of_three, hands, qtbot):
    lines = page_of_three.just_now.lines
    row = reasons(lines).index("tube_opened")
    lines.scrollTo(lines.model().index(row, 0))
    click(qtbot, lines, row)
    hands.settle()
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, TubeDialog)
    assert dialog.title.text() == "YJ 2203 4417"


def test_f10_arrows_and_enter_open_a_line(page_of_three, hands, qtbot):
    lines = page_of_three.just_now.lines
    press(hands, qtbot, Qt.Key.Key_F10)
    assert lines.chosen == lines.lines[0]
    press(hands, qtbot, Qt.Key.Key_Up)
    press(hands, qtbot, Qt.Key.Key_Down)
    press(hands, qtbot, Qt.Key.Key_Down)
    assert lines.chosen == lines.lines[2]
    press(hands, qtbot, Qt.Key.Key_Return)
    assert hands.window.proxy.person.resident == PEOPLE[0].resident
    assert lines.chosen is None


@pytest.mark.parametrize("how", ["esc", "scan", "leave"])
def test_after_something_else_the_arrows_belong_to_the_tube_again(page_of_three, hands, qtbot, how):
    press(hands, qtbot, Qt.Key.Key_F10)
    if how == "esc":
        press(hands, qtbot, Qt.Key.Key_Escape)
    elif how == "scan":
        hands.scan(PEOPLE[5].document_number)
    else:
        hands.window.show_page(COVERAGE)
        hands.window.show_page(REGISTER)
    assert page_of_three.just_now.lines.chosen is None
    press(hands, qtbot, Qt.Key.Key_Up)
    assert page_of_three.tube_panel.places.outlined is not None


def test_the_list_never_has_the_focus(page_of_three, hands, qtbot):
    click(qtbot, page_of_three.just_now.lines, 0)
    hands.settle()
    hands.window.show_page(REGISTER)
    assert page_of_three.just_now.scan_field.hasFocus()
    assert page_of_three.just_now.lines.height() >= LINE_HEIGHT
    assert hands.window.current_page() is not hands.window._pages[PROXY]
