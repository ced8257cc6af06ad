"""While nothing is typed, the left list is what was done today; nobody is chosen by it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.proxy.proxy_hands import CTRL, ENTER, cards_of, press, print_for, type_in
from tests.gui.running_station import HUSBAND, PEI, SHANZHU, SHUNZI, TUBE

from testdesk.gui import translation
from testdesk.gui.proxy.done_rows import done_text, others_text, row_text
from testdesk.gui.proxy.page import ProxyPage
from testdesk.services.cards import codes
from testdesk.services.just_done import PAGE_LENGTH
from testdesk.services.people.history import person_record
from testdesk.services.scanning import registration


def names(page):
    return [[one.name for one in row.people] for row in page.just_done.rows]


def texts(page):
    return [done_text(row) for row in page.just_done.rows]


def click(page, running_station, row):
    view = page.just_done.list
    box = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    running_station.settle()


def test_an_empty_finder_lists_what_was_done_newest_first(two_done):
    page = two_done
    assert page.just_done.isVisible()
    assert not page.finder.list.isVisible()
    assert names(page) == [[SHUNZI.name, HUSBAND.name], [PEI.name]]
    assert texts(page) == ["2 cards as PDF", "1 card as PDF"]
    assert others_text(page.just_done.rows[0]) == f"same household: {HUSBAND.name}"
    assert page.just_done._people_text() == "today 3 people"


def test_typing_lists_the_people_found_until_the_finder_is_empty_again(
    two_done, running_station, qtbot
):
    page = two_done
    type_in(page, running_station, qtbot, "7713")
    assert page.finder.list.isVisible()
    assert not page.just_done.isVisible()
    page.finder.field.selectAll()
    press(page, running_station, qtbot, Qt.Key.Key_Backspace)
    assert page.just_done.isVisible()
    assert len(page.just_done.rows) == 2
    assert page.person.found is None


def test_enter_in_an_empty_finder_acts_on_nobody(two_done, running_station, qtbot):
    page = two_done
    length = running_station.look(lambda: journal_length(running_station))
    for _ in range(3):
        press(page, running_station, qtbot, ENTER)
        press(page, running_station, qtbot, ENTER, CTRL)
    assert page.person.found is None
    assert page.just_done.chosen is None
    assert running_station.look(lambda: journal_length(running_station)) == length


def journal_length(running_station):
    with running_station.bridge.station.read() as uow:
        return uow.journal.length()


def lookups_of(running_station, person):
    def read():
        record = person_record(
            running_station.bridge.station, resident=person.resident, lookups=True
        )
        return [line.page for line in record.history if line.kind == "looked_up"]

    return running_station.look(read)


def test_down_and_enter_open_a_person_which_is_a_look(two_done, running_station, qtbot):
    page = two_done
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    assert [one.name for one in page.just_done.chosen.people] == [PEI.name]
    assert page.person.resident == SHUNZI.resident, "the result stays until a row is opened"
    press(page, running_station, qtbot, ENTER)
    assert page.person.found.resident == PEI
    assert not page.result.isVisibleTo(page)
    [card] = cards_of(running_station, PEI)
    assert card.card.saves == 1
    page.lookups.write()
    running_station.settle()
    assert lookups_of(running_station, PEI) == ["people"]


def test_a_click_opens_the_person_and_nobody_else(two_done, running_station):
    page = two_done
    click(page, running_station, 1)
    assert (page.person.found.resident, page.finder.field.text()) == (PEI, PEI.name)
    page.finder.clear()
    running_station.settle()
    click(page, running_station, 0)
    assert page.person.found.resident == SHUNZI
    page.lookups.write()
    running_station.settle()
    assert lookups_of(running_station, HUSBAND) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Up])
def test_esc_or_up_ends_the_choice(two_done, running_station, qtbot, key):
    page = two_done
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    assert page.just_done.chosen is not None
    press(page, running_station, qtbot, key)
    assert page.just_done.chosen is None
    press(page, running_station, qtbot, ENTER)
    assert page.person.found is None


def test_typing_over_a_choice_ends_it(two_done, running_station, qtbot):
    page = two_done
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    type_in(page, running_station, qtbot, "0165")
    assert page.just_done.chosen is None
    assert page.finder.current.resident == SHANZHU
    press(page, running_station, qtbot, ENTER)
    assert [len(cards_of(running_station, one)) for one in (SHANZHU, SHUNZI)] == [1, 1]


def command(running_station, action):
    """A command of another page."""
    running_station.bridge.run(action, lambda _value: None, running_station.bridge)
    running_station.settle()


def test_a_new_row_leaves_the_choice_with_its_people(two_done, running_station, qtbot):
    page = two_done
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    [card] = running_station.look(
        lambda: codes.issue_many(running_station.bridge.context, residents=[SHANZHU.resident]).value
    )
    printed = partial(
        codes.record_printed, cards=[card.card.card], layout="slip58", printer="EPSON"
    )
    command(running_station, printed)
    assert names(page)[0] == [SHANZHU.name]
    assert [one.name for one in page.just_done.chosen.people] == [SHUNZI.name, HUSBAND.name]
    [mine] = cards_of(running_station, SHUNZI)
    command(running_station, partial(codes.revoke, card=mine.card.card, reason="lost"))
    assert page.just_done.chosen is None, "the row has other people now"
    assert names(page) == [[SHANZHU.name], [HUSBAND.name], [PEI.name]]
    assert texts(page)[0] == "1 card"


def logged_samples(running_station):
    with running_station.bridge.station.read() as uow:
        return uow.shift_log.lines(1, before=10**6, limit=9)


def test_registering_by_name_is_a_row_and_without_a_scan(page, running_station, qtbot):
    """Whoever has a good card already: nothing comes out, and no code was scanned."""
    context = running_station.bridge.context
    print_for(page, running_station, qtbot, PEI)
    running_station.look(lambda: registration.scan(context, TUBE))
    type_in(page, running_station, qtbot, "7713")
    assert page.person.main_button.caption() == "Register"
    press(page, running_station, qtbot, ENTER)
    page.finder.clear()
    running_station.settle()
    assert texts(page) == ["1 card as PDF, registered"]
    [line, _tube] = running_station.look(lambda: logged_samples(running_station))
    assert line.by == "walk_in"
    command(running_station, partial(registration.scan, line="!undo"))
    assert texts(page) == ["1 card as PDF"]


def test_leaving_the_page_or_locking_forgets_the_rows(two_done, running_station, qtbot):
    page = two_done
    press(page, running_station, qtbot, Qt.Key.Key_Down)
    page.just_done.read_newest()
    page.hide()
    running_station.settle()
    assert (page.just_done.rows, page.just_done.chosen) == ([], None)
    page.show()
    page.on_shown()
    running_station.settle()
    assert len(page.just_done.rows) == 2
    assert (page.just_done.chosen, page.person.found) == (None, None)


def test_the_rows_are_there_on_a_page_that_is_opened_later(two_done, running_station, qtbot):
    later = ProxyPage(running_station.bridge)
    qtbot.addWidget(later)
    later.show()
    running_station.settle()
    assert later.just_done.rows == two_done.just_done.rows


def test_the_rows_follow_the_language(two_done):
    page = two_done
    english = [page.just_done._count_label.text(), *texts(page)]
    try:
        translation.use("ko")
        korean = [page.just_done._count_label.text(), *texts(page)]
        accessible = page.just_done.list.model().index(0, 0).data()
    finally:
        translation.use("en")
    assert not set(english) & set(korean)
    assert korean[1] in accessible


def test_a_row_shows_no_number(two_done, running_station):
    shown = " ".join(map(row_text, two_done.just_done.rows))
    for person in (SHUNZI, HUSBAND, PEI):
        [card] = cards_of(running_station, person)
        assert person.document_number[-4:] not in shown
        assert card.card_number not in shown


def print_often(running_station, times):
    def write(context):
        card = codes.issue(context, resident=PEI.resident).value.card.card
        other = codes.issue(context, resident=SHANZHU.resident).value.card.card
        codes.record_printed(context, cards=[other], layout="slip58", printer="EPSON")
        done = None
        for _ in range(times):
            done = codes.record_printed(context, cards=[card], layout="slip58", printer="EPSON")
        assert done is not None
        return done

    command(running_station, write)


def test_older_rows_are_read_when_the_newest_events_leave_room(page, running_station):
    print_often(running_station, PAGE_LENGTH + 3)
    running_station.settle()
    assert names(page) == [[PEI.name], [SHANZHU.name]]
    assert page.just_done._people_text() == "today 2 people"
