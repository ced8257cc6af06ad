"""Cards that wait for their paper, today's print log, and a receipt printer chosen by address."""

import contextlib
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.proxy.waiting_prints import waiting
from tests.gui.running_station import PEI, SHUNZI, TUBE
from tests.paper.conftest import codes_in
from tests.paper.receipt_printer import FINE, FakeReceiptPrinter

from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.proxy.page import ProxyPage
from testdesk.gui.proxy.print_dialog import PrintDialog
from testdesk.gui.proxy.prints import SAVED, TODAY, PrintsDialog
from testdesk.gui.widgets.button import Button
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards import codes, prints
from testdesk.services.scanning import code_reading, registration


def issue_without_paper(page, running_station, qtbot, *people):
    """Their paper fails: the folder for PDFs is gone."""
    good = page.choices.choice
    page.use_print_choice(PrintChoice("card", "", "/nonexistent/cards"))
    for person in people:
        type_in(page, running_station, qtbot, person.document_number[-4:])
        page.issue()
        running_station.settle()
    page.use_print_choice(good)


def opened(page, running_station):
    page.prints.open()
    running_station.settle()
    return page.window().findChildren(PrintsDialog)[-1]


def test_a_card_without_paper_waits_in_a_list_also_for_another_page(page, running_station, qtbot):
    issue_without_paper(page, running_station, qtbot, PEI, SHUNZI)
    assert waiting(running_station) == [PEI.name, SHUNZI.name]
    assert page.prints.button.caption() == "2 not printed"
    later = ProxyPage(running_station.bridge)
    qtbot.addWidget(later)
    later.show()
    later.on_shown()
    running_station.settle()
    assert later.prints.button.caption() == "2 not printed"


def test_ctrl_j_and_enter_print_the_first_and_the_rest_waits(page, running_station, qtbot):
    issue_without_paper(page, running_station, qtbot, PEI, SHUNZI)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    running_station.settle()
    dialog = page.window().findChild(PrintsDialog)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    running_station.settle()
    assert waiting(running_station) == [SHUNZI.name]
    dialog.print_all_button.click()
    running_station.settle()
    assert waiting(running_station) == []
    assert page.prints.button.caption() == "Prints"
    assert not dialog.print_one_button.isVisibleTo(dialog)


def test_a_void_card_waits_for_no_paper(page, running_station, qtbot):
    issue_without_paper(page, running_station, qtbot, PEI)
    [card] = running_station.look(lambda: prints.unprinted(station=running_station.bridge.station))
    bridge = running_station.bridge
    running_station.look(lambda: codes.revoke(bridge.context, card=card.card.card, reason="lost"))
    assert waiting(running_station) == []


def test_the_log_records_who_printed_what_and_how_often(page, running_station, qtbot):
    type_in(page, running_station, qtbot, PEI.document_number[-4:])
    page.issue()
    running_station.settle()
    page.print_again()
    running_station.settle()
    again, first = running_station.look(
        lambda: prints.print_log(station=running_station.bridge.station)
    )
    assert (first.printed.times, again.printed.times) == (1, 2)
    assert {first.resident, again.resident} == {PEI}
    assert (again.printed.operator, again.printed.printer) == ("崔明", "pdf")
    dialog = opened(page, running_station)
    dialog.table_choice.pick(1)
    running_station.settle()
    assert dialog.table_choice.value() == SAVED
    shown = dialog.table.model()
    assert [shown.index(row, 1).data() for row in range(shown.rowCount())] == [PEI.name]
    dialog.table_choice.pick(2)
    running_station.settle()
    assert dialog.table_choice.value() == TODAY
    shown = dialog.table.model()
    assert [shown.index(row, 5).data() for row in (0, 1)] == ["saved again, no. 2", "saved"]


def paper_dialog(qtbot, choice):
    dialog = PrintDialog(choice, [])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_receipt_printer_is_chosen_by_its_address_and_prints_slips(page, running_station, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        host = printer.address.removeprefix("escpos://")
        dialog = paper_dialog(qtbot, PrintChoice("card"))
        dialog._target.pick(0)
        qtbot.keyClicks(dialog.address.field, host)
        with qtbot.waitSignal(dialog.chosen) as blocker:
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
        [choice] = blocker.args
        assert (choice.layout, choice.printer) == ("slip58", printer.address)
        page.use_print_choice(choice)
        type_in(page, running_station, qtbot, PEI.document_number[-4:])
        page.issue()
        running_station.settle()
        assert waiting(running_station) == []
        assert len(printer.papers()) == 1
        assert paper_dialog(qtbot, choice).address.text() == host


def trial_dialog(running_station, qtbot, choice, **how):
    dialog = PrintDialog(choice, [], bridge=running_station.bridge, **how)
    qtbot.addWidget(dialog)
    dialog.show()
    running_station.settle()
    return dialog


def test_a_test_slip_belongs_to_nobody_and_is_reported(running_station, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        dialog = trial_dialog(running_station, qtbot, PrintChoice("slip58", printer.address))
        dialog.test_button.click()
        running_station.settle()
        assert dialog.banner.text().startswith("Test slip printed")
        assert dialog.isVisible()
        [paper] = printer.papers()
        [text] = codes_in(paper)
        reading = running_station.look(
            lambda: code_reading.read_code(station=running_station.bridge.station, text=text)
        )
        assert (reading.verdict, reading.resident) == ("refused", None)
        assert (
            running_station.look(lambda: prints.print_log(station=running_station.bridge.station))
            == []
        )
        printer.paper = FINE | 0x60
        dialog.test_button.click()
        running_station.settle()
        assert dialog.banner.text().startswith("The printer has no paper")


def test_a_plugged_in_printer_is_chosen_by_a_click(running_station, qtbot):
    addresses = ["escpos-usb://04b8:0e15", "escpos-serial:/dev/ttyUSB0"]
    dialog = trial_dialog(
        running_station, qtbot, PrintChoice("card"), find_printers=lambda: addresses
    )
    assert not dialog.found_printers.isVisibleTo(dialog)
    dialog._target.pick(0)
    offered = dialog.found_printers.findChildren(Button)
    assert [button.caption() for button in offered] == ["USB 04b8:0e15", "/dev/ttyUSB0"]
    offered[1].click()
    with qtbot.waitSignal(dialog.chosen) as blocker:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert blocker.args == [PrintChoice("slip58", addresses[1])]


def test_a_printer_out_of_paper_leaves_the_card_in_the_list(page, running_station, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.paper = FINE | 0x60
        page.use_print_choice(PrintChoice("slip58", printer.address))
        type_in(page, running_station, qtbot, PEI.document_number[-4:])
        page.issue()
        running_station.settle()
        assert waiting(running_station) == [PEI.name]
        assert not printer.papers()
        printer.paper = FINE
        page.print_again()
        running_station.settle()
        assert waiting(running_station) == []
        assert len(printer.papers()) == 1


@pytest.mark.usefixtures("patient")
def test_a_slow_printer_keeps_nobody_waiting(page, running_station, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_print_choice(PrintChoice("slip58", printer.address))
        type_in(page, running_station, qtbot, PEI.document_number[-4:])
        page.issue()
        # The next two actions are answered while the first slip is still on its way.
        bridge = running_station.bridge
        scanned: list[ScanResult] = []
        bridge.run(
            partial(registration.scan, line=TUBE),
            scanned.append,
            page,
        )
        qtbot.waitUntil(lambda: bool(scanned))
        assert scanned[0].reason == "tube_opened"
        assert waiting(running_station) == [PEI.name]
        assert bridge.io.waiting
        printer.reads.set()
        running_station.settle()
        assert waiting(running_station) == []


@pytest.mark.usefixtures("patient")
def test_a_card_that_a_printer_has_is_not_printed_a_second_time(page, running_station, qtbot):
    issue_without_paper(page, running_station, qtbot, SHUNZI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_print_choice(PrintChoice("slip58", printer.address))
        type_in(page, running_station, qtbot, PEI.document_number[-4:])
        page.issue()
        qtbot.waitUntil(lambda: len(page.issuing.under_way) == 1)
        page.prints.open()
        dialog = page.window().findChildren(PrintsDialog)[-1]
        shown = dialog.table.model()
        qtbot.waitUntil(lambda: shown.rowCount() == 2)
        states = {shown.index(row, 1).data(): shown.index(row, 4).data() for row in (0, 1)}
        assert states == {PEI.name: "at the printer", SHUNZI.name: ""}
        dialog.print_all_button.click()
        dialog.print_all_button.click()
        printer.reads.set()
        running_station.settle()
        assert waiting(running_station) == []
        assert len(printer.papers()) == 2
        assert page.issuing.under_way == frozenset()


def test_f7_pressed_twice_prints_a_waiting_card_once(page, running_station, qtbot):
    issue_without_paper(page, running_station, qtbot, PEI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_print_choice(PrintChoice("slip58", printer.address))
        page.print_again()
        page.print_again()
        qtbot.waitUntil(lambda: bool(running_station.bridge.io.waiting))
        page.print_again()
        printer.reads.set()
        running_station.settle()
        assert waiting(running_station) == []
        assert len(printer.papers()) == 1
        # Once it is out, a wanted reprint is printed.
        page.print_again()
        running_station.settle()
        assert len(printer.papers()) == 2


def test_a_card_that_has_just_come_out_is_not_printed_from_the_old_list(
    page, running_station, qtbot
):
    issue_without_paper(page, running_station, qtbot, PEI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        page.use_print_choice(PrintChoice("slip58", printer.address))
        dialog = opened(page, running_station)
        # At once when the card is marked: before the list is read again.
        running_station.bridge.bus.changed.connect(
            lambda *_: QTimer.singleShot(0, dialog.print_all_button.click)
        )
        dialog.print_all_button.click()
        running_station.settle()
        assert waiting(running_station) == []
        assert len(printer.papers()) == 1


@pytest.mark.parametrize("typed", ["", "a b", "127.0.0.1:port", "escpos-usb://1:2"])
def test_an_impossible_address_is_reported(qtbot, typed):
    dialog = paper_dialog(qtbot, PrintChoice("slip58"))
    dialog._target.pick(0)
    dialog.address.field.setText(typed)
    dialog._confirm()
    assert dialog.isVisible()
    assert dialog.banner.text()
