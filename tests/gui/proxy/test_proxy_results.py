"""What became of the cards: the same one on Enter, results by name, and nothing of it stays."""

from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import cards_of, type_in
from tests.gui.running_station import HUSBAND, PEI, SHUNZI, TUBE

from testdesk.domain.journal import events as ev
from testdesk.gui import translation
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards import codes
from testdesk.services.scanning import registration

CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_enter_on_somebody_with_a_good_card_brings_the_same_card(page, running_station, qtbot):
    for modifier in (Qt.KeyboardModifier.NoModifier, CTRL):
        type_in(page, running_station, qtbot, "4525")
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return, modifier)
        running_station.settle()
    [card] = cards_of(running_station, SHUNZI)
    assert card.card.saves == 2
    type_in(page, running_station, qtbot, "4525")
    assert page.person.valid_card.card_number == card.card_number
    assert page.person.second_button.caption() == "Save this card again"


def test_a_new_card_over_a_good_one_is_behind_f10_and_has_a_reason(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F10)
    running_station.settle()
    more = top_dialog(page)
    assert isinstance(more, MoreDialog)
    assert more.handle_key("1")
    why = top_dialog(page)
    assert why is not None
    qtbot.keyClick(why, Qt.Key.Key_Return)
    running_station.settle()
    assert len(cards_of(running_station, SHUNZI)) == 1, "Enter gives no reason"
    assert why.handle_key("2")
    running_station.settle()
    old, new = cards_of(running_station, SHUNZI)
    assert (new.card.issue_number, new.card.saves) == (2, 1)
    good = running_station.look(
        lambda: codes.valid_card(station=running_station.bridge.station, resident=SHUNZI.resident)
    )
    assert good.card_number == new.card_number != old.card_number


def test_a_result_names_everybody_and_marks_cards_as_same_or_new(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    news = []
    page.issuing.reported.connect(lambda text, _tone: news.append(text()))
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page.person.main_button.caption() == "Save 2 cards as PDF"
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    [mine], [his] = cards_of(running_station, SHUNZI), cards_of(running_station, HUSBAND)
    assert news[-1].startswith(
        "2 cards saved as PDF, not printed:"
        f" 朴顺子 {mine.card_number} (same card), 金永浩 {his.card_number} (new card)."
    )


def test_after_the_card_the_finder_is_empty_and_the_result_stays(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert page.finder.field.text() == ""
    assert SHUNZI.name in page.result.accessibleName()
    type_in(page, running_station, qtbot, "7713")
    assert page.finder.current.resident == PEI
    assert not page.result.isVisibleTo(page)
    assert page.result.accessibleName() == ""


def print_for_both(page, running_station, qtbot):
    if page.person.found is None:
        type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()


def test_the_result_is_a_panel_with_everybodys_card_and_who_fetches_them(
    page, running_station, qtbot
):
    type_in(page, running_station, qtbot, "4525")
    page.choices.ask_applicant()
    dialog = page.window().findChild(ApplicantDialog)
    qtbot.keyClicks(dialog.name.field, "Jin Chengzhe")
    qtbot.keyClick(dialog.name.field, Qt.Key.Key_Return)
    print_for_both(page, running_station, qtbot)
    [mine], [his] = cards_of(running_station, SHUNZI), cards_of(running_station, HUSBAND)
    assert page.result.accessibleName() == (
        "2 cards saved as PDF, not printed."
        f" 朴顺子 {mine.card_number} new card. 金永浩 {his.card_number} new card"
    )
    assert page.result.isVisibleTo(page)
    assert "hand to: Jin Chengzhe" in page.result._about(page.result.shown)
    assert not page.person.facts.isVisibleTo(page)
    boxes = [box for _found, box in page.person.household._members]
    assert [box.isEnabled() for box in boxes[:2]] == [False, False]


def test_enter_after_the_result_waits_for_the_next_person(page, running_station, qtbot):
    print_for_both(page, running_station, qtbot)
    assert page.person.main_button.caption() == "Next person"
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert page.person.found is None
    assert not page.result.isVisibleTo(page)
    [mine] = cards_of(running_station, SHUNZI)
    assert mine.card.saves == 1, "Enter prints nothing once more"
    type_in(page, running_station, qtbot, "4525")
    assert all(box.isEnabled() for _found, box in page.person.household._members)


def test_ctrl_enter_after_the_result_registers_only_who_is_not_sampled(
    page, running_station, qtbot
):
    context = running_station.bridge.context
    for line in (TUBE, SHUNZI.document_number):
        running_station.look(lambda line=line: registration.scan(context, line))
    print_for_both(page, running_station, qtbot)
    assert page.person.second_button.caption() == f"Register {HUSBAND.name}"
    with qtbot.waitSignal(page.registered) as blocker:
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return, CTRL)
    running_station.settle()
    [result] = blocker.args[0]
    assert (result.verdict, result.resident) == ("accepted", HUSBAND)


def test_the_result_follows_the_language(page, running_station, qtbot):
    print_for_both(page, running_station, qtbot)
    english = page.result.accessibleName()
    try:
        translation.use("ko")
        assert page.result.accessibleName() not in {"", english}
    finally:
        translation.use("en")
    assert page.result.accessibleName() == english


def test_a_late_message_about_the_last_person_does_not_cover_the_next(page, running_station, qtbot):
    """The first is printed while the clerk looks at the second already."""
    type_in(page, running_station, qtbot, "4525")
    [card] = running_station.look(
        lambda: codes.issue_many(running_station.bridge.context, residents=[SHUNZI.resident]).value
    )
    page.issuing.print_or_save_cards([card], page.choices.choice)
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, "7713")
    running_station.settle()
    assert page.person.found.resident == PEI
    assert SHUNZI.name not in page.person._banner.text()
    assert page.finder.field.text() == "7713"


def test_what_is_typed_while_the_card_comes_out_stays(page, running_station, qtbot):
    """The answer of the printer never takes away what the clerk types for the next one."""
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, "7713")
    running_station.settle()
    assert page.finder.field.text() == "7713"
    assert page.person.found.resident == PEI


def test_a_failure_for_the_last_person_is_reported_by_name(page, running_station, qtbot):
    page.use_print_choice(PrintChoice("slip58", "no such printer", ""))
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    page.finder.field.selectAll()
    qtbot.keyClicks(page.finder.field, "7713")
    running_station.settle()
    assert page.person.found.resident == PEI
    assert SHUNZI.name in page.person._banner.text()


def test_leaving_the_page_leaves_nobody_on_it(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    page.choices.ask_applicant()
    dialog = page.window().findChild(ApplicantDialog)
    qtbot.keyClicks(dialog.name.field, "Li Na")
    qtbot.keyClick(dialog.name.field, Qt.Key.Key_Return)
    page.hide()
    page.show()
    page.on_shown()
    running_station.settle()
    assert (page.finder.field.text(), page.person.found) == ("", None)
    assert "Li Na" not in page.choices.applicant_button.caption()


def test_who_has_a_card_is_registered_without_a_second_paper(page, running_station, qtbot):
    bridge = running_station.bridge
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    running_station.look(lambda: registration.scan(bridge.context, TUBE))
    type_in(page, running_station, qtbot, "4525")
    assert page.person.main_button.caption() == "Register"
    with qtbot.waitSignal(page.registered) as blocker:
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    [card] = cards_of(running_station, SHUNZI)
    assert (blocker.args[0][0].verdict, card.card.saves) == ("accepted", 1)


def bind_phone_code(running_station, person):
    """The person has shown a phone code before."""

    def bind():
        with running_station.bridge.context.write("settle") as uow:
            uow.journal.append(ev.CodeBound("d" * 32, person.resident))
            uow.commit()

    running_station.look(bind)


def test_who_has_a_phone_code_is_registered_by_enter_without_a_card(page, running_station, qtbot):
    bind_phone_code(running_station, PEI)
    running_station.look(lambda: registration.scan(running_station.bridge.context, TUBE))
    type_in(page, running_station, qtbot, "7713")
    assert page.person.offer.second == "print"
    with qtbot.waitSignal(page.registered) as blocker:
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    [result] = blocker.args[0]
    assert (result.verdict, result.resident, result.position) == ("accepted", PEI, 1)
    assert cards_of(running_station, PEI) == []


def test_without_a_tube_nobody_is_registered_and_the_button_gives_the_reason(
    page, running_station, qtbot
):
    bind_phone_code(running_station, PEI)
    type_in(page, running_station, qtbot, "7713")
    assert page.person.main_button.caption() == "Register: scan a tube first"
    assert not page.person.main_button.isEnabled()
    with qtbot.assertNotEmitted(page.registered):
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
        running_station.settle()
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return, CTRL)
    running_station.settle()
    assert len(cards_of(running_station, PEI)) == 1


def test_who_is_sampled_has_one_button_and_the_tube_opens(page, running_station, qtbot):
    context = running_station.bridge.context
    for line in (TUBE, PEI.document_number):
        running_station.look(lambda line=line: registration.scan(context, line))
    type_in(page, running_station, qtbot, "7713")
    assert not page.person.second_button.isVisibleTo(page)
    assert page.person.facts.tiles[0].fact.details == "tube YJ 2203 4417, place 1"
    with qtbot.waitSignal(page.tube_requested) as blocker:
        qtbot.keyClick(page.finder.field, Qt.Key.Key_B, CTRL)
    assert blocker.args == [TUBE]
    with qtbot.waitSignal(page.tube_requested):
        qtbot.mouseClick(page.person.facts.tiles[0], Qt.MouseButton.LeftButton)


def test_nothing_of_the_last_person_stays_in_the_facts(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    assert page.person.facts.tiles[3].fact.title == "On the roster"
    page.clear()
    assert {tile.fact.title for tile in page.person.facts.tiles} == {""}


def test_a_person_is_excused_and_the_excuse_withdrawn_behind_f10(page, running_station, qtbot):
    def choose(*keys):
        type_in(page, running_station, qtbot, "7713")
        page.open_more()
        running_station.settle()
        for key in keys:
            shown = top_dialog(page)
            assert shown is not None
            assert shown.handle_key(key)
        for _ in range(3):
            running_station.settle()

    choose("6", "2")
    assert page.person._banner.text() == f"{PEI.name} is excused: Away."
    type_in(page, running_station, qtbot, "7713")
    assert page.person.facts.tiles[0].fact.title == "Excused"
    choose("6", "1")
    type_in(page, running_station, qtbot, "7713")
    assert page.person.facts.tiles[0].fact.title == "Not sampled in this round"
