"""If one of several cards does not come out, the result is amber and names it."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import CTRL, ENTER, cards_of, press, print_for, type_in
from tests.gui.proxy.waiting_prints import waiting
from tests.gui.running_station import HUSBAND, PEI, SHUNZI
from tests.paper.conftest import codes_in
from tests.paper.receipt_printer import FINE, FakeReceiptPrinter

from testdesk.domain.changes import Done
from testdesk.domain.journal import events as ev
from testdesk.gui import translation
from testdesk.printing.choice import PrintChoice
from testdesk.services import just_done

NO_PAPER = FINE | 0x60


class StoppingPrinter(FakeReceiptPrinter):
    """Its roll ends once it has cut as many slips as `slips`."""

    slips: int | None = None

    def _receive(self, line, received):
        # The question after a slip is answered well; that before the next one is not.
        cut = self.data.count(b"\x1dVB\x00")
        asked_after = len(self.data) in self.asked_at[-2:]
        if self.slips is not None:
            out = cut >= self.slips and asked_after
            self.paper = NO_PAPER if out else FINE
        super()._receive(line, received)


@contextlib.contextmanager
def stopping_printer(page, slips):
    with contextlib.closing(StoppingPrinter()) as printer:
        printer.slips = slips
        page.use_print_choice(PrintChoice("slip58", printer.address))
        yield printer


def print_both(page, running_station, qtbot):
    print_for(page, running_station, qtbot, SHUNZI, also=[Qt.Key.Key_2])


def rows(running_station):
    page = running_station.look(lambda: just_done.just_done(running_station.bridge.station))
    return [([one.name for one in row.people], row.cards) for row in page.rows]


def test_one_of_two_is_amber_and_enter_prints_the_missing_one(page, running_station, qtbot):
    with stopping_printer(page, 1) as printer:
        print_both(page, running_station, qtbot)
        [mine], [his] = cards_of(running_station, SHUNZI), cards_of(running_station, HUSBAND)
        assert (mine.card.prints, his.card.prints) == (1, 0)
        text = page.result.accessibleName()
        assert text.startswith(f"1 of 2 cards came out. 朴顺子 {mine.card_number} new card.")
        assert "金永浩 missing. The printer has no paper" in text
        assert text.endswith("Enter prints the missing card.")
        assert his.card_number not in text
        assert page.finder.field.text() == ""
        assert page.person.main_button.caption() == "Print the missing card"
        boxes = [box for _found, box in page.person.household._members]
        assert [box.isEnabled() for box in boxes] == [False, True]
        states = [row._state.text() for row in page.person.household._rows[:2]]
        assert states == ["has a card", "card missing"]
        assert rows(running_station) == [([SHUNZI.name], 1)]

        printer.slips = None
        printer.paper = FINE
        press(page, running_station, qtbot, ENTER)
        assert page.result.accessibleName() == (
            "2 cards printed."
            f" 朴顺子 {mine.card_number} new card. 金永浩 {his.card_number} new card"
        )
        assert [codes_in(paper) for paper in printer.papers()] == [[mine.code], [his.code]]
        assert waiting(running_station) == []
        assert page.person.main_button.caption() == "Next person"
        press(page, running_station, qtbot, ENTER)
        assert page.person.found is None
        assert len(printer.papers()) == 2


def test_what_came_out_since_is_not_reported_as_missing_to_the_next(page, running_station, qtbot):
    with stopping_printer(page, 1) as printer:
        print_both(page, running_station, qtbot)
        printer.slips, printer.paper = None, FINE
        press(page, running_station, qtbot, ENTER)
        type_in(page, running_station, qtbot, "7713")
        assert page.person.found.resident == PEI
        assert page.person._banner.text() == ""


def test_the_missing_one_is_named_above_the_next_person(page, running_station, qtbot):
    with stopping_printer(page, 1):
        print_both(page, running_station, qtbot)
        type_in(page, running_station, qtbot, "7713")
        assert page.person.found.resident == PEI
        assert HUSBAND.name in page.person._banner.text()
        assert SHUNZI.name not in page.person._banner.text()
        assert not page.result.isVisibleTo(page)
        assert waiting(running_station) == [HUSBAND.name]


def test_ctrl_enter_goes_on_and_the_card_waits(page, running_station, qtbot):
    with stopping_printer(page, 1) as printer:
        print_both(page, running_station, qtbot)
        assert page.person.second_button.caption() == "Next person"
        press(page, running_station, qtbot, ENTER, CTRL)
        assert page.person.found is None
        for _ in range(2):
            press(page, running_station, qtbot, ENTER)
        assert len(printer.papers()) == 1
        assert waiting(running_station) == [HUSBAND.name]


def test_a_second_failure_stays_amber_with_the_newest_reason(page, running_station, qtbot):
    with stopping_printer(page, 1) as printer:
        print_both(page, running_station, qtbot)
        printer.slips, printer.paper, printer.state = None, FINE, FINE | 0x04
        press(page, running_station, qtbot, ENTER)
        text = page.result.accessibleName()
        assert text.startswith("1 of 2 cards came out.")
        assert "no paper" not in text
        assert page.person.main_button.caption() == "Print the missing card"
        assert len(printer.papers()) == 1


def test_a_missing_card_that_is_saved_is_not_called_printed(page, running_station, qtbot, tmp_path):
    with stopping_printer(page, 1):
        print_both(page, running_station, qtbot)
        page.use_print_choice(PrintChoice("card", "", str(tmp_path / "later")))
        assert page.person.main_button.caption() == "Save the missing card as PDF"
        press(page, running_station, qtbot, ENTER)
        [his] = cards_of(running_station, HUSBAND)
        assert page.result.accessibleName() == (
            f"1 card saved as PDF, not printed. 金永浩 {his.card_number} new card"
        )


def test_none_of_two_is_no_result(page, running_station, qtbot):
    with stopping_printer(page, 0) as printer:
        printer.paper, printer.slips = NO_PAPER, None
        print_both(page, running_station, qtbot)
        assert not page.result.isVisibleTo(page)
        assert "Issued, but not printed" in page.person._banner.text()
        assert rows(running_station) == []


def rename(running_station, person, name):
    """A name with a character that no font has."""

    def action(context):
        change = ev.FieldChange("name", person.name, name)
        with context.write("settle") as uow:
            uow.journal.append(ev.ResidentCorrected(person.resident, (change,), "typing"))
            uow.commit()
        return Done(None)

    running_station.bridge.run(action, lambda _none: None, running_station.bridge)
    running_station.settle()


@pytest.mark.parametrize("printed", [True, False], ids=["printed", "saved"])
def test_a_name_that_no_font_can_draw_keeps_nobody_else_back(
    page, running_station, qtbot, tmp_path, printed
):
    rename(running_station, HUSBAND, "\U00013000永浩")
    with stopping_printer(page, None):
        if not printed:
            page.use_print_choice(PrintChoice("card", "", str(tmp_path / "cards")))
        print_both(page, running_station, qtbot)
        [mine] = cards_of(running_station, SHUNZI)
        assert (mine.card.prints, mine.card.saves) == (int(printed), int(not printed))
        assert page.result.accessibleName().startswith("1 of 2 cards")


def test_the_amber_panel_follows_the_language_and_goes_with_the_page(page, running_station, qtbot):
    with stopping_printer(page, 1):
        print_both(page, running_station, qtbot)
        english = page.result.accessibleName()
        try:
            translation.use("zh")
            chinese = page.result.accessibleName()
        finally:
            translation.use("en")
        assert chinese.startswith("2 张卡只出了 1 张")
        assert HUSBAND.name in chinese
        assert page.result.accessibleName() == english
        page.hide()
        running_station.settle()
        assert (page.result.shown, page.result.accessibleName()) == (None, "")
