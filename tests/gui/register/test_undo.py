"""Taking back on the register page: named first; that person and nobody else; seen afterwards."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.station_on_disk import PEOPLE, YELLOW

from testdesk.domain.station.tubes import VOID_REASONS
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.register.whose_dialog import WhoseDialog
from testdesk.gui.sounds import tone_of
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import COVERAGE
from testdesk.services import tubes

TUBE = "YJ22034417"
PHONE = "https://example.invalid/q?c=AB12CD34EF56"


def press(hands, qtbot, key):
    qtbot.keyClick(QApplication.focusWidget() or hands.window, key)
    hands.settle()


def names(page_of_three):
    return [place.name for place in page_of_three.tube_panel.tube.places]


def dialog_of(hands):
    (dialog,) = [one for one in hands.window.findChildren(VoidDialog) if one.isVisible()]
    return dialog


def click_place(qtbot, page_of_three, position):
    places = page_of_three.tube_panel.places
    point = places.box_of(position).center().toPoint()
    qtbot.mouseClick(places, Qt.MouseButton.LeftButton, pos=point)


def test_f9_names_the_person_and_the_place_and_changes_nothing(page_of_three, hands, qtbot):
    press(hands, qtbot, Qt.Key.Key_F9)
    shown = page_of_three.verdict.view
    assert (shown.name, shown.shape) == (PEOPLE[2].name, "back")
    assert shown.what == "tube YJ 2203 4417, place 3"
    assert names(page_of_three) == [p.name for p in PEOPLE[:3]]
    press(hands, qtbot, Qt.Key.Key_F9)
    assert names(page_of_three) == [p.name for p in PEOPLE[:2]]
    assert hands.answers[-1].reason == "sample_undone"


def test_esc_leaves_what_f9_named(page_of_three, hands, qtbot):
    press(hands, qtbot, Qt.Key.Key_F9)
    press(hands, qtbot, Qt.Key.Key_Escape)
    assert page_of_three.verdict.view.heading == "Ready"
    press(hands, qtbot, Qt.Key.Key_F9)
    assert names(page_of_three) == [p.name for p in PEOPLE[:3]]


@pytest.mark.parametrize("between", [PEOPLE[5].document_number, "YJ99990000", PHONE, "!single"])
def test_any_scan_leaves_what_f9_named(page_of_three, hands, qtbot, between):
    press(hands, qtbot, Qt.Key.Key_F9)
    hands.scan(between)
    press(hands, qtbot, Qt.Key.Key_F9)
    assert names(page_of_three)[:3] == [p.name for p in PEOPLE[:3]]


def test_leaving_the_page_leaves_what_f9_named(page_of_three, hands, qtbot):
    press(hands, qtbot, Qt.Key.Key_F9)
    hands.window.show_page(COVERAGE)
    press(hands, qtbot, Qt.Key.Key_F9)
    assert page_of_three.undo_panel.proposed is not None
    assert names(page_of_three) == [p.name for p in PEOPLE[:3]]


def test_what_was_done_elsewhere_meanwhile_is_not_undone_instead(page_of_three, hands, qtbot):
    press(hands, qtbot, Qt.Key.Key_F9)
    hands.bridge.run(
        partial(tubes.seal, reason="other"),
        lambda _done: None,
        hands.window,
    )
    hands.settle()
    press(hands, qtbot, Qt.Key.Key_F9)
    assert page_of_three.verdict.view.what == "Something else was done in the meantime."
    assert page_of_three.undo_panel.proposed is None


def test_after_undo_of_a_hand_made_binding_the_code_is_shown_as_free(page_of_three, hands, qtbot):
    hands.scan(PHONE)
    page_of_three.name_owner(PEOPLE[5].resident)
    hands.settle()
    for _ in range(2):
        press(hands, qtbot, Qt.Key.Key_F9)
    assert "The code belongs to nobody any more." in page_of_three.verdict.view.what
    assert hands.scan(PHONE).verdict == "needs_person"


def test_what_was_undone_is_struck_through_and_has_no_tick(page_of_three, hands, qtbot):
    for _ in range(2):
        press(hands, qtbot, Qt.Key.Key_F9)
    lines = page_of_three.just_now.lines.lines
    struck = [(line.result.reason, line.is_struck_through) for line in lines]
    assert struck[:2] == [("sample_undone", True), ("sampled", True)]
    assert [flag for _, flag in struck[2:]] == [False] * 3


def test_a_click_on_a_place_takes_that_person_out_with_a_reason(page_of_three, hands, qtbot):
    click_place(qtbot, page_of_three, 2)
    dialog = dialog_of(hands)
    assert PEOPLE[1].name in dialog.title.text()
    assert dialog.handle_key("1")
    hands.settle()
    assert names(page_of_three) == [PEOPLE[0].name, PEOPLE[2].name]
    assert (hands.answers[-1].reason, hands.answers[-1].position) == ("sample_voided", 2)
    assert page_of_three.just_now.lines.lines[0].is_struck_through
    page_of_three.scan(PEOPLE[6].document_number)
    hands.settle()
    assert hands.answers[-1].position == 2


def test_a_click_on_an_empty_place_asks_nothing(page_of_three, hands, qtbot):
    click_place(qtbot, page_of_three, 7)
    assert hands.window.findChildren(VoidDialog) == []


def test_arrows_and_enter_choose_a_place(page_of_three, hands, qtbot):
    places = page_of_three.tube_panel.places
    press(hands, qtbot, Qt.Key.Key_Down)  # from the newest, place 3, there is nothing below
    press(hands, qtbot, Qt.Key.Key_Up)
    assert places.outlined.position == 1
    press(hands, qtbot, Qt.Key.Key_Right)
    assert places.outlined.position == 2
    press(hands, qtbot, Qt.Key.Key_Return)
    assert PEOPLE[1].name in dialog_of(hands).title.text()
    dialog_of(hands).reject()
    assert places.outlined is None
    assert names(page_of_three) == [p.name for p in PEOPLE[:3]]


@pytest.mark.parametrize(("number", "reason"), list(enumerate(VOID_REASONS, 1)))
@pytest.mark.parametrize("sealed", [True, False])
def test_every_reason_has_a_key_of_its_own(qtbot, english, number, reason, sealed):
    assert english
    dialog = VoidDialog("金善姬", TUBE, 3, sealed=sealed)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        assert dialog.handle_key(str(number))
    assert chosen.args == [reason]


def test_f7_on_a_place_corrects_that_person_and_leaves_the_tube(page_of_three, hands, qtbot):
    click_place(qtbot, page_of_three, 2)
    qtbot.keyClick(dialog_of(hands), Qt.Key.Key_F7)
    hands.settle()
    dialog = top_dialog(hands.window)
    assert isinstance(dialog, CorrectionDialog)
    assert PEOPLE[1].name in dialog.title.text()
    dialog.reject()
    assert names(page_of_three) == [p.name for p in PEOPLE[:3]]


def test_a_second_read_changes_neither_panel_nor_list_and_makes_no_sound(page_of_three, hands):
    clock = hands.bridge.station.clock
    moment = clock.now()
    clock.now = lambda: moment  # the scanner reads faster than a second
    hands.scan(PEOPLE[2].document_number)
    hands.scan(f"!undo {PEOPLE[2].document_number}")
    hands.scan(PEOPLE[2].document_number)
    before = (page_of_three.verdict.view, list(page_of_three.just_now.lines.lines))
    again = hands.scan(PEOPLE[2].document_number)
    assert (again.repeated, tone_of(again)) == (True, "")
    assert (page_of_three.verdict.view, page_of_three.just_now.lines.lines) == before


@pytest.mark.usefixtures("page_of_three")
def test_the_full_tube_and_whoever_goes_alone_have_tones_of_their_own(hands):
    for person in PEOPLE[3:10]:
        hands.scan(person.document_number)
    assert [tone_of(one) for one in hands.answers[-2:]] == ["accepted", "tube_full"]
    hands.scan("!single")
    hands.scan("YJ22034418")
    alone = hands.scan(YELLOW.document_number)
    assert (alone.sealed, tone_of(alone)) == (True, "attention")


# A verdict belongs to its moment.


def leave(hands):
    hands.window.show_page(COVERAGE)
    hands.window.show_page(0)


def lock(hands):
    hands.window.hide()
    hands.window.show()


def wait(hands):
    hands.window.register._clear_timer.timeout.emit()


@pytest.mark.parametrize("go", [leave, lock, wait])
@pytest.mark.parametrize(
    "last",
    [
        PEOPLE[5].document_number,  # accepted
        "YJ99990000",  # refused
        PHONE,  # a question
        "!undo",  # taken back
    ],
)
def test_a_verdict_goes_when_its_moment_is_over(page_of_three, hands, last, go):
    hands.scan(last)
    assert page_of_three.verdict.view.heading != "Ready"
    go(hands)
    hands.settle()
    assert page_of_three.verdict.view.heading == "Ready"
    assert not page_of_three.verdict.choices.isVisible()
    assert not page_of_three.asks_owner()
    assert page_of_three.just_now.lines.lines[0].result == hands.answers[-1]


def test_a_verdict_rests_after_the_seconds_that_were_chosen(page_of_three, hands, qtbot):
    page_of_three.clear_verdict_after(1)
    hands.scan(PEOPLE[5].document_number)
    assert page_of_three._clear_timer.interval() == 1000
    qtbot.waitUntil(lambda: page_of_three.verdict.view.heading == "Ready")


def test_an_answer_that_comes_when_the_page_was_left_is_a_line_alone(page_of_three, hands):
    page_of_three.scan(PEOPLE[5].document_number)
    hands.window.show_page(COVERAGE)
    hands.settle()
    hands.window.show_page(0)
    hands.settle()
    assert page_of_three.verdict.view.heading == "Ready"
    assert page_of_three.just_now.lines.lines[0].result.resident.name == PEOPLE[5].name


def test_a_question_is_left_alone_while_somebody_answers_it(page_of_three, hands):
    hands.scan(PHONE)
    page_of_three.find_person()
    wait(hands)
    assert page_of_three.asks_owner()
    (dialog,) = hands.window.findChildren(WhoseDialog)
    dialog.reject()
    wait(hands)
    assert not page_of_three.asks_owner()


@pytest.mark.parametrize("go", [leave, lock, wait])
def test_a_code_that_nobody_answered_for_is_nobody_s_any_more(page_of_three, hands, go):
    hands.scan(PHONE)
    go(hands)
    hands.settle()
    assert hands.bridge.session.pending is None
    page_of_three.scan(f"!bind {PEOPLE[5].document_number}")
    hands.settle()
    assert hands.answers[-1].reason == "nothing_pending"
    page_of_three.scan(PHONE)
    hands.settle()
    assert page_of_three.asks_owner()
    assert hands.bridge.session.pending is not None
