"""The proxy page, driven by its keys, on a real station."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import cards_of, type_in
from tests.gui.running_station import HUSBAND, PEI, PEOPLE, SHANZHU, SHUNZI, TUBE

from testdesk.gui import translation
from testdesk.gui.page import recognise_scan
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.proxy.print_dialog import PrintDialog
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.banner import Banner
from testdesk.messages import catalogue
from testdesk.printing.choice import PrintChoice
from testdesk.services import status
from testdesk.services.people import directory
from testdesk.services.people.directory import WalkIn
from testdesk.services.scanning import registration
from testdesk.services.session import Context


def test_a_known_person_has_a_card_in_three_actions(page, running_station, qtbot, tmp_path):
    actions = 0
    type_in(page, running_station, qtbot, "ps")
    actions += 1  # a few letters
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Down)
    actions += 1  # the second of the list
    wanted = page.finder.current.resident
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    actions += 1
    running_station.settle()
    [card] = cards_of(running_station, wanted)
    assert actions == 3
    assert (card.card.prints, card.card.saves) == (0, 1)
    assert (tmp_path / "cards" / f"card-{card.card_number}.pdf").read_bytes()[:4] == b"%PDF"


def test_arrow_keys_move_in_the_list_while_typing_goes_on(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "p")
    first = page.finder.current
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Down)
    assert page.finder.current is not first
    qtbot.keyClicks(page.finder.field, "sz")
    running_station.settle()
    assert page.finder.field.text() == "psz"


def test_the_answer_to_an_older_question_is_dropped(page, running_station, qtbot):
    qtbot.keyClicks(page.finder.field, "kim")
    page.finder.field.setText("4525")
    running_station.settle()
    assert page.finder.current.resident == SHUNZI


def test_enter_before_the_answer_is_there_issues_nothing(page, running_station, qtbot):
    qtbot.keyClicks(page.finder.field, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert cards_of(running_station, SHUNZI) == []


def test_a_second_enter_does_not_void_the_card_just_printed(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    for _ in range(2):
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
        running_station.settle()
    assert len(cards_of(running_station, SHUNZI)) == 1


def test_a_household_fetches_its_cards_at_once(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert [len(cards_of(running_station, one)) for one in (SHUNZI, HUSBAND)] == [1, 1]


def test_with_nobody_ticked_there_is_nothing_to_print(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not page.person.main_button.isEnabled()


def test_a_printer_failure_leaves_the_card_issued_and_enter_prints_it(
    page, running_station, qtbot, tmp_path
):
    page.use_print_choice(PrintChoice("slip58", "no such printer", ""))
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    [card] = cards_of(running_station, SHUNZI)
    assert (card.card.prints, card.card.saves) == (0, 0)
    page.use_print_choice(PrintChoice("card", "", str(tmp_path / "later")))
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    [card] = cards_of(running_station, SHUNZI)
    assert (card.card.prints, card.card.saves) == (0, 1)
    assert list((tmp_path / "later").iterdir())


def test_print_and_register_puts_the_person_into_the_open_tube(page, running_station, qtbot):
    bridge = running_station.bridge
    running_station.look(lambda: registration.scan(bridge.context, TUBE))
    type_in(page, running_station, qtbot, "4525")
    with qtbot.waitSignal(page.registered) as blocker:
        qtbot.keyClick(page.finder.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running_station.settle()
    [result] = blocker.args[0]
    assert (result.verdict, result.resident, result.position) == ("accepted", SHUNZI, 1)


def test_a_printed_person_is_registered_without_a_second_card(page, running_station, qtbot):
    bridge = running_station.bridge
    running_station.look(lambda: registration.scan(bridge.context, TUBE))
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    with qtbot.waitSignal(page.registered):
        page.person.second_button.click()
    running_station.settle()
    assert len(cards_of(running_station, SHUNZI)) == 1
    assert running_station.look(lambda: status.status(station=bridge.station)).people == 1


def test_a_scanned_id_number_finds_that_person(page, running_station):
    assert page.handle_scan(recognise_scan(PEI.document_number))
    running_station.settle()
    assert page.finder.current.resident == PEI
    assert page.finder.field.text() == PEI.name  # the number does not stay on the screen


@pytest.mark.parametrize("text", [TUBE, "1" * 58, "https://example.org/abcdef"])
def test_other_scans_are_not_for_this_page(page, text):
    assert not page.handle_scan(recognise_scan(text))


def test_a_typed_id_number_finds_at_the_first_enter_and_prints_at_the_second(
    page, running_station, qtbot
):
    type_in(page, running_station, qtbot, SHANZHU.document_number)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert cards_of(running_station, SHANZHU) == []
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    assert len(cards_of(running_station, SHANZHU)) == 1


def test_an_unknown_number_is_handed_to_the_walk_in(page, running_station):
    page.handle_scan(recognise_scan("222401199003072467"))
    running_station.settle()
    page.new_person()
    dialog = page.window().findChild(WalkInDialog)
    assert dialog.number.number() == "222401199003072467"
    dialog.name.field.setText("李美花")
    dialog.register()
    running_station.settle()
    assert page.finder.current.resident.name == "李美花"


def test_the_page_reads_again_when_another_command_changes_people(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "limeihua")
    assert page.finder.empty
    bridge, form = running_station.bridge, WalkIn("李美花", document_number="222401199003072467")
    bridge.run(
        partial(directory.register_walk_in, form=form),
        lambda _person: None,
        bridge,
    )
    running_station.settle()
    assert page.finder.current.resident.name == "李美花"


def test_chosen_paper_is_reported_so_that_it_is_kept(page, qtbot):
    page.choices.open_print_dialog(["EPSON"])
    with qtbot.waitSignal(page.print_choice_made) as blocker:
        qtbot.keyClick(page.window().findChild(PrintDialog), Qt.Key.Key_Return)
    assert blocker.args[0].layout == "card"


def test_news_is_shown_again_in_another_language(page, running_station, qtbot):
    page.use_print_choice(PrintChoice("slip58", "no such printer", ""))
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Return)
    running_station.settle()
    source = "Issued, but not printed: {people}. {why} Press Enter to print it again."
    try:
        translation.use("ko")
        last = page.person.findChild(Banner).text()
    finally:
        translation.use("en")
    saved = catalogue.translate("CardIssuing", source, "ko").split("{")[0]
    assert last.startswith(saved)
    assert saved != source.split("{", maxsplit=1)[0]


def test_the_applicant_is_forgotten_with_the_next_person(page, running_station, qtbot):
    type_in(page, running_station, qtbot, "4525")
    page.choices.ask_applicant()
    dialog = page.window().findChild(ApplicantDialog)
    qtbot.keyClicks(dialog.name.field, "Li Na")
    qtbot.keyClick(dialog.name.field, Qt.Key.Key_Return)
    assert "Li Na" in page.choices.applicant_button.caption()
    type_in(page, running_station, qtbot, "kim")
    assert "Li Na" not in page.choices.applicant_button.caption()


def test_what_is_not_in_the_list_is_explained_below_it(page, running_station, qtbot):
    home = PEOPLE[0].address

    def crowd():
        session = running_station.bridge.session
        for n in range(60):
            form = WalkIn(f"全永{n:02d}", "99", f"X{n:05d}21", address=home)
            directory.register_walk_in(Context(running_station.bridge.station, session), form=form)

    running_station.look(crowd)
    type_in(page, running_station, qtbot, "qy")
    more = page.finder.list.more_label
    assert page.finder.list.model().rowCount() == 50
    assert more.isVisible()
    assert more.text() == "10 more: add the building or the last four digits of the ID"
    assert more.geometry().bottom() <= page.finder.list.height()
    type_in(page, running_station, qtbot, "qy 0721")
    assert page.finder.current.resident.name == "全永07"
    assert not more.isVisible()


def test_another_text_chooses_its_first_row_again(page, running_station, qtbot):
    """Who was chosen among the hits of fewer letters is not who is named exactly now."""
    type_in(page, running_station, qtbot, "p")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_Down)
    before = page.finder.current
    wanted = next(r for r in PEOPLE if r.resident != before.resident.resident and r.name[0] == "朴")
    page.finder.field.setText(wanted.name)
    running_station.settle()
    assert page.finder.list.currentIndex().row() == 0
    assert page.finder.current.resident == wanted
