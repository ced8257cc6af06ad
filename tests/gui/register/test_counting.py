"""A full tube's swabs are counted on the register page: Enter, or another number and why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.window_hands import press, type_slowly

from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.gui import translation
from testdesk.gui.register.count_dialog import CountDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.services.tube_counts import tube_checks

SECOND = "YJ22034418"


def key(hands, which):
    QTest.keyClick(hands.window.register.just_now.scan_field, which)
    hands.settle()


def enter(hands):
    press("\r", 1_000)
    hands.settle()


def checked(hands):
    """What is counted in the first tube of the shift: swabs, reason, note."""
    found: list[TubeCheck] = []
    hands.bridge.read(tube_checks, found.extend, hands.window)
    hands.settle()
    return found[0].counted, found[0].reason, found[0].note


def length(hands):
    """The number of events in the journal."""
    found: list[int] = []

    def query(station):
        with station.read() as uow:
            return uow.journal.length()

    hands.bridge.read(query, found.append, hands.window)
    hands.settle()
    return found[0]


def opened(hands):
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, CountDialog)
    return dialog


def test_enter_counts_as_many_swabs_as_people(full, hands):
    assert full.just_now.all_button.caption() == "It is 10"
    enter(hands)
    assert checked(hands) == (10, "", "")
    assert not full.just_now.asks_to_count
    assert full.just_now.shows_full
    assert full.just_now.full.accessibleName().startswith("Counted: 10 swabs ")
    assert full.verdict.view.heading == "Please swab", "the tenth person is still to be swabbed"


def test_a_second_enter_counts_nothing(full, hands):
    enter(hands)
    before = length(hands)
    enter(hands)
    assert length(hands) == before
    assert full.just_now.shows_full


def test_enter_pressed_twice_at_once_counts_once(full, hands):
    before = length(hands)
    press("\r", 1_000)
    press("\r", 1_000)
    hands.settle()
    assert length(hands) == before + 1
    assert full.just_now.shows_full


def test_arrow_down_asks_for_another_number_and_a_digit_gives_the_reason(full, hands):
    key(hands, Qt.Key.Key_Down)
    dialog = opened(hands)
    type_slowly("9")
    assert not dialog.asks_reason
    enter(hands)
    assert dialog.asks_reason
    assert dialog._difference.text() == "1 swab too few; registered: 10. Why?"
    enter(hands)
    assert checked(hands)[0] is None, "Enter gives no reason"
    hands.window._handle_single_key("4")
    hands.settle()
    assert top_dialog(hands.window) is None
    assert checked(hands) == (9, "not_swabbed", "")
    assert full.just_now.full._heading() == "Counted: 9 swabs · 1 swab too few"


def test_esc_goes_back_and_counts_nothing(full, hands):
    key(hands, Qt.Key.Key_Down)
    type_slowly("9")
    press("\x1b", 1_000)
    assert top_dialog(hands.window) is None
    assert checked(hands)[0] is None
    assert full.just_now.asks_to_count


def test_letters_are_no_number_and_miscounted_asks_again(full, hands):
    key(hands, Qt.Key.Key_Down)
    dialog = opened(hands)
    type_slowly("x")
    enter(hands)
    assert (dialog.number.text(), dialog.asks_reason) == ("", False)
    type_slowly("11")
    enter(hands)
    assert dialog.handle_key("5")
    assert (dialog.number.text(), dialog.asks_reason) == ("", False)
    type_slowly("10")
    enter(hands)
    assert checked(hands) == (10, "", "")
    assert full.just_now.shows_full


@pytest.mark.usefixtures("full")
def test_another_number_after_the_reason_asks_once_more(hands):
    key(hands, Qt.Key.Key_Down)
    dialog = opened(hands)
    type_slowly("9")
    enter(hands)
    assert dialog.handle_key("6")
    dialog.number.field.setFocus()
    type_slowly("9")
    assert (dialog.number.text(), dialog.asks_reason) == ("99", False)


@pytest.mark.usefixtures("full")
def test_the_last_reason_needs_a_note(hands):
    key(hands, Qt.Key.Key_Down)
    dialog = opened(hands)
    type_slowly("9")
    enter(hands)
    assert dialog.handle_key("6")
    enter(hands)
    assert dialog.banner.isVisible()
    assert checked(hands)[0] is None
    dialog.note.field.setText("the tray fell over")
    enter(hands)
    assert checked(hands) == (9, "other", "the tray fell over")


def test_the_next_tube_may_be_scanned_without_counting(full, hands):
    hands.scan(SECOND)
    assert not full.just_now.shows_full
    assert checked(hands)[0] is None
    key(hands, Qt.Key.Key_Down)
    assert top_dialog(hands.window) is None


def test_a_scan_of_the_next_tube_closes_the_dialog(full, hands):
    key(hands, Qt.Key.Key_Down)
    hands.scan(SECOND)
    assert top_dialog(hands.window) is None
    assert full.tube_panel.tube.tube == SECOND


def test_with_a_place_chosen_arrows_and_enter_belong_to_it(full, hands):
    key(hands, Qt.Key.Key_Up)
    key(hands, Qt.Key.Key_Down)
    assert full.tube_panel.places.outlined is not None
    assert top_dialog(hands.window) is None
    enter(hands)
    assert checked(hands)[0] is None
    assert top_dialog(hands.window) is not None


def test_both_buttons_count_by_touch(full, hands):
    full.just_now.other_button.click()
    opened(hands).reject()
    full.just_now.all_button.click()
    hands.settle()
    assert checked(hands) == (10, "", "")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
@pytest.mark.parametrize("language", ["en", "zh", "ko"])
def test_buttons_and_ready_light_stay_inside_the_panel(full, hands, size, language):
    hands.window.resize(*size)
    try:
        translation.use(language)
        hands.settle()
        card = full.just_now
        card.layout().activate()
        for part in (card.all_button, card.other_button, card.scan_field, card.full):
            assert card.rect().contains(part.geometry())
            assert part.geometry().size().expandedTo(part.minimumSizeHint()) == part.size()
    finally:
        translation.use("en")
