"""The window: keys, pages, and where a scan goes."""

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import PERSON_GAP, press, scan, type_slowly

from testdesk.domain.refusals import Refusal
from testdesk.gui import translation
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.register.whose_dialog import WhoseDialog
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.window import COVERAGE, HANDOVER, PROXY, QUEUE, REGISTER
from testdesk.printing.choice import PrintChoice

TUBE = "YJ22034417"
PACE = 4  # its place in the status_bar
PHONE_CODE = "https://example.invalid/q?c=AB12CD34EF56"


def page_of(hands):
    return hands.window._stack.currentIndex()


def press_key(hands, qtbot, key):
    target = QApplication.focusWidget() or hands.window
    qtbot.keyClick(target, key)
    hands.settle()


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_F1, REGISTER),
        (Qt.Key.Key_F2, PROXY),
        (Qt.Key.Key_F3, QUEUE),
        (Qt.Key.Key_F4, COVERAGE),
        (Qt.Key.Key_F5, HANDOVER),
    ],
)
def test_a_function_key_leads_to_its_page(hands, qtbot, key, page):
    hands.window.show_page(QUEUE if page != QUEUE else REGISTER)
    press_key(hands, qtbot, key)
    assert page_of(hands) == page


@pytest.mark.parametrize("page", [PROXY, QUEUE, COVERAGE, HANDOVER])
def test_a_tube_scanned_on_any_page_is_registered_and_shown(hands, page):
    hands.window.show_page(page)
    hands.settle()
    assert hands.scan(TUBE).reason == "tube_opened"
    assert page_of(hands) == REGISTER


def test_a_scan_in_the_search_field_is_registered_and_the_search_is_over(hands, qtbot):
    hands.scan(TUBE)
    hands.window.show_page(PROXY)
    hands.settle()
    field = hands.window.proxy.finder.field
    assert field.hasFocus()
    type_slowly("psz")
    scan(PHONE_CODE)
    qtbot.waitUntil(lambda: len(hands.answers) == 2)
    hands.settle()
    assert hands.answers[-1].kind == "external_code"
    # The page was left: what was searched there is of nobody who comes next.
    assert field.text() == ""


def test_an_id_card_on_the_proxy_page_finds_the_person_and_registers_nobody(hands):
    hands.scan(TUBE)
    hands.window.show_page(PROXY)
    hands.settle()
    scan(PEOPLE[4].document_number)
    hands.settle()
    assert len(hands.answers) == 1
    assert page_of(hands) == PROXY


def test_escape_leads_back_to_waiting(hands, qtbot):
    hands.scan("YJ0")
    hands.window.show_page(HANDOVER)
    press_key(hands, qtbot, Qt.Key.Key_Escape)
    assert page_of(hands) == REGISTER
    press_key(hands, qtbot, Qt.Key.Key_Escape)
    assert hands.window.register.verdict.view.heading == "Ready"


def test_a_scan_while_a_reason_is_asked_closes_the_question_and_is_answered(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    press_key(hands, qtbot, Qt.Key.Key_F8)
    dialog = hands.window.findChild(SealDialog)
    assert dialog.isVisible()
    assert hands.scan(PEOPLE[1].document_number).position == 2
    assert hands.window.register.tube_panel.tube.state == "open"


def test_a_number_key_alone_chooses_the_reason(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    press_key(hands, qtbot, Qt.Key.Key_F8)
    press("1", PERSON_GAP, hands.window.findChild(SealDialog))
    qtbot.waitUntil(lambda: hands.answers[-1].reason == "tube_sealed")


def test_a_scan_never_closes_a_form_that_is_being_filled_in(hands):
    class Form(Dialog):
        closes_on_scan = False

    form = Form("Form", hands.window)
    form.open()
    scan(TUBE)
    hands.settle()
    assert form.isVisible()
    assert form.banner.text().startswith("A form is still open.")
    assert hands.answers == []
    form.reject()


def test_undo_has_its_key_on_every_page(hands, qtbot):
    hands.scan(TUBE)
    hands.window.show_page(COVERAGE)
    press_key(hands, qtbot, Qt.Key.Key_F9)
    assert (page_of(hands), hands.answers[-1].reason) == (REGISTER, "tube_opened")
    press_key(hands, qtbot, Qt.Key.Key_F9)
    assert (page_of(hands), hands.answers[-1].reason) == (REGISTER, "tube_discarded")


def test_enter_on_a_question_opens_the_search_for_the_person(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PHONE_CODE)
    press_key(hands, qtbot, Qt.Key.Key_Return)
    dialog = hands.window.findChild(WhoseDialog)
    assert dialog.isVisible()
    dialog.answered.emit(PEOPLE[5].resident)
    dialog.accept()
    hands.settle()
    assert hands.answers[-1].resident.name == PEOPLE[5].name


def test_f6_on_a_question_writes_a_new_person_down(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PHONE_CODE)
    press_key(hands, qtbot, Qt.Key.Key_F6)
    dialog = hands.window.findChild(WalkInDialog)
    assert dialog.isVisible()
    dialog.registered.emit(PEOPLE[5])
    dialog.accept()
    hands.settle()
    assert hands.answers[-1].resident.name == PEOPLE[5].name


def test_f6_on_the_register_page_puts_a_traveller_into_the_tube_in_four_actions(hands, qtbot):
    hands.scan(TUBE)
    press_key(hands, qtbot, Qt.Key.Key_F6)
    dialog = hands.window.findChild(WalkInDialog)
    type_slowly("EA1234567")
    assert dialog.number.type_choice.value() == "03"
    press("\t", PERSON_GAP)
    type_slowly("JOHN SMITH\r")
    hands.settle()
    result = hands.answers[-1]
    assert (result.reason, result.position) == ("sampled", 1)
    assert (result.resident.name, result.resident.document_type) == ("JOHN SMITH", "03")
    assert page_of(hands) == REGISTER


def test_a_traveller_written_down_without_a_tube_is_not_called_registered(hands, qtbot):
    press_key(hands, qtbot, Qt.Key.Key_F6)
    type_slowly("EA1234567\rJOHN SMITH\r")
    hands.settle()
    assert (hands.answers[-1].verdict, hands.answers[-1].reason) == ("refused", "no_open_tube")


def test_while_another_page_covers_the_window_a_scan_is_refused_and_reported(hands, qtbot):
    hands.window.hide()
    with qtbot.waitSignal(hands.window.scanned_while_covered):
        hands.window.handle_scan(TUBE)
    hands.settle()
    assert hands.answers == []


def test_a_failure_that_no_page_speaks_of_is_shown_above_the_page(hands):
    def refuse(_station):
        raise Refusal("queue_empty")

    hands.bridge.read(refuse, print, hands.window)
    hands.settle()
    assert hands.window._banner.text().startswith("Nobody is waiting.")


def test_the_window_fits_a_small_laptop_in_every_language(hands):
    assert (hands.window.width(), hands.window.height()) == (1366, 768)
    assert hands.window.minimumSizeHint().width() <= 1366
    assert hands.window.minimumSizeHint().height() <= 768


def test_the_status_bar_is_true_after_a_scan(hands, qtbot):
    hands.scan(TUBE)
    hands.scan(PEOPLE[0].document_number)
    status_bar = hands.window.status_bar
    qtbot.waitUntil(lambda: status_bar.status is not None and status_bar.status.people == 1)
    facts = " ".join(fact.text() for fact in status_bar._items)
    assert "people <b>1</b>" in facts
    assert f"Tube <b>{TUBE[-4:]}</b> · <b>1</b>/<b>10</b>" in facts
    assert "<b>李敏</b>" in facts


@pytest.mark.parametrize(
    ("people", "events", "hidden", "text"),
    [
        (128, 400, False, "Not exported <b>128 people</b>"),
        (1, 2, False, "Not exported <b>1 person</b>"),
        (0, 3, False, "Not exported <b>3 entries</b>"),
        (0, 0, False, "Not exported <b>0 people</b>"),
        (128, 400, True, "Not exported <b>–</b>"),
    ],
)
def test_the_status_bar_counts_people_not_events(hands, people, events, hidden, text):
    """While the swabs are counted, it does not give the number away."""
    status_bar = hands.window.status_bar
    status_bar.refresh()
    hands.settle()
    status_bar.hide_people(hidden)
    status = msgspec.structs.replace(status_bar.status, unexported_people=people, unexported=events)
    status_bar._show(status)
    assert status_bar._items[5].text() == text


def test_the_texts_of_the_covers_are_made_once_for_each_change(hands):
    status_bar, made = hands.window.status_bar, list[Any]()
    status_bar.refresh()
    hands.settle()
    shown = status_bar._shown
    status_bar.texts_changed.connect(made.append)
    status_bar._show(msgspec.structs.replace(status_bar.status))
    assert (status_bar._shown is shown, made) == (True, [])
    status_bar._show(msgspec.structs.replace(status_bar.status, people=7, unexported_people=7))
    assert len(made) == 1
    assert "<b>7</b>" in made[0].counts


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_on_a_narrow_screen_the_status_bar_leaves_out_what_can_be_missed(hands, language):
    translation.use(language)
    status_bar = hands.window.status_bar
    hands.scan(TUBE)
    status_bar.refresh()
    hands.settle()
    assert not status_bar._items[PACE].isVisible()  # nobody came yet, so there is no pace
    status_bar._show(msgspec.structs.replace(status_bar.status, seconds_per_person=11.9))
    assert all(fact.isVisible() for fact in status_bar._items)
    hands.window.resize(1024, 680)
    status_bar.show_missing(["scanner"])
    assert status_bar.layout().sizeHint().width() <= hands.window.width() <= 1024
    assert status_bar.alarm.isVisible()
    assert [status_bar._items[place].isVisible() for place in (0, 5, 6, 7)] == [True] * 4


def test_a_page_is_made_when_it_is_first_shown_and_knows_what_was_chosen_before(hands, tmp_path):
    window, choice = hands.window, PrintChoice("slip58", "", str(tmp_path))
    pages = window._pages
    assert [number for number in range(5) if pages.has(number)] == [REGISTER]
    window.use_print_choice(choice)
    window.links.use_folder(tmp_path)
    for page in (PROXY, QUEUE, COVERAGE, HANDOVER):
        window.show_page(page)
        assert pages.has(page)
        assert window.current_page() is pages[page]
        hands.settle()
    assert window.proxy.choices.choice == choice
    assert window.handover._folder == tmp_path


def test_the_other_pages_are_made_in_advance_one_at_a_time(hands, qtbot):
    made: list[int] = []
    hands.window._pages.made.connect(made.append)
    hands.window.make_pages_in_advance()
    assert made == [HANDOVER]
    qtbot.waitUntil(lambda: made == [HANDOVER, PROXY, QUEUE, COVERAGE])
    assert page_of(hands) == REGISTER
