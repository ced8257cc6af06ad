"""The list is painted before the person beside it; whom the keys and buttons mean meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.proxy.proxy_hands import ENTER, cards_of, type_in
from tests.gui.running_station import HUSBAND, PEI, PEOPLE, SHUNZI

from testdesk.domain.residents.people import Resident


class OnPaint(QObject):
    """Calls a function each time before a widget is painted."""

    def __init__(self, widget: QWidget, act: Callable[[], None]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._act()
        return False


def press_enter(page) -> None:
    """As the window system does it: the key waits until the page has time for it."""
    key = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(page.finder.field, key)


def click_main(page) -> None:
    QTimer.singleShot(0, page, page.person.main_button.click)


def test_the_list_is_painted_before_the_person_beside_it(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    painted = []
    OnPaint(
        page.finder.list.viewport(),
        lambda: painted.append((page.finder.current.resident, page.person.found.resident)),
    )
    type_in(page, running_station, qtbot, "7713")
    assert (PEI, SHUNZI) in painted
    assert page.person.found.resident == PEI


@pytest.mark.parametrize("act", [press_enter, click_main])
def test_what_is_pressed_when_the_list_is_seen_acts_on_its_current_row(
    page, running_station, qtbot, act
):
    type_in(page, running_station, qtbot, "4525")
    beside: list[Resident] = []

    def press_once() -> None:
        if not beside and page.finder.current.resident == PEI:
            beside.append(page.person.found.resident)
            act(page)

    OnPaint(page.finder.list.viewport(), press_once)
    type_in(page, running_station, qtbot, "7713")
    running_station.settle()
    assert beside == [SHUNZI]
    assert len(cards_of(running_station, PEI)) == 1
    assert cards_of(running_station, SHUNZI) == []


def test_enter_after_each_letter_acts_on_the_current_row_only(page, running_station, qtbot):
    """Enter is pressed at once, when the list is painted, and again when the text is whole."""
    meant = []

    def enter() -> None:
        if page.finder.is_up_to_date and page.finder.current is not None:
            meant.append(page.finder.current.resident)
        qtbot.keyClick(page.finder.field, ENTER)

    for letter in "jyh":  # 金永浩
        qtbot.keyClicks(page.finder.field, letter)
        enter()
        qtbot.waitUntil(lambda: page.finder.is_up_to_date)
    assert not meant
    enter()
    running_station.settle()
    assert meant == [HUSBAND]
    assert [len(cards_of(running_station, one)) for one in PEOPLE] == [
        int(one == HUSBAND) for one in PEOPLE
    ]
