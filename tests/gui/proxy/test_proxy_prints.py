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
from testdesk.gui.proxy.paper_choice import PrintDialog
from testdesk.gui.proxy.prints import LOG, SAVED, PrintsDialog
from testdesk.gui.widgets.button import Button
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards import codes, prints
from testdesk.services.scanning import code_reading, registration


def issue_without_paper(page, desk, qtbot, *people):
    """Their paper fails: the folder for PDFs is gone."""
    good = page.choices.choice
    page.use_paper(PrintChoice("card", "", "/nonexistent/cards"))
    for person in people:
        type_in(page, desk, qtbot, person.document_number[-4:])
        page.issue()
        desk.settle()
    page.use_paper(good)


def opened(page, desk):
    page.prints.open()
    desk.settle()
    return page.window().findChildren(PrintsDialog)[-1]


def test_a_card_without_paper_waits_in_a_list_also_for_another_page(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, PEI, SHUNZI)
    assert waiting(desk) == [PEI.name, SHUNZI.name]
    assert page.prints.button.caption() == "2 not printed"
    later = ProxyPage(desk.bridge)
    qtbot.addWidget(later)
    later.show()
    later.shown()
    desk.settle()
    assert later.prints.button.caption() == "2 not printed"


def test_ctrl_j_and_enter_print_the_first_and_the_rest_waits(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, PEI, SHUNZI)
    qtbot.keyClick(page.finder.field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    sheet = page.window().findChild(PrintsDialog)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    desk.settle()
    assert waiting(desk) == [SHUNZI.name]
    sheet.all.click()
    desk.settle()
    assert waiting(desk) == []
    assert page.prints.button.caption() == "Prints"
    assert not sheet.one.isVisibleTo(sheet)


def test_a_void_card_waits_for_no_paper(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, PEI)
    [card] = desk.look(lambda: prints.unprinted(station=desk.bridge.station))
    bridge = desk.bridge
    desk.look(lambda: codes.revoke(bridge.context, card=card.card.card, reason="lost"))
    assert waiting(desk) == []


def test_the_log_says_who_printed_what_how_often(page, desk, qtbot):
    type_in(page, desk, qtbot, PEI.document_number[-4:])
    page.issue()
    desk.settle()
    page.print_again()
    desk.settle()
    again, first = desk.look(lambda: prints.print_log(station=desk.bridge.station))
    assert (first.printed.times, again.printed.times) == (1, 2)
    assert {first.resident, again.resident} == {PEI}
    assert (again.printed.operator, again.printed.printer) == ("崔明", "pdf")
    sheet = opened(page, desk)
    sheet.which.pick(1)
    desk.settle()
    assert sheet.which.value() == SAVED
    shown = sheet.table.model()
    assert [shown.index(row, 1).data() for row in range(shown.rowCount())] == [PEI.name]
    sheet.which.pick(2)
    desk.settle()
    assert sheet.which.value() == LOG
    shown = sheet.table.model()
    assert [shown.index(row, 5).data() for row in (0, 1)] == ["saved again, no. 2", "saved"]


def paper_sheet(qtbot, choice):
    dialog = PrintDialog(choice, [])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_receipt_printer_is_chosen_by_its_address_and_prints_slips(page, desk, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        host = printer.address.removeprefix("escpos://")
        sheet = paper_sheet(qtbot, PrintChoice("card"))
        sheet._target.pick(0)
        qtbot.keyClicks(sheet.address.field, host)
        with qtbot.waitSignal(sheet.chosen) as told:
            qtbot.keyClick(sheet, Qt.Key.Key_Return)
        [choice] = told.args
        assert (choice.layout, choice.printer) == ("slip58", printer.address)
        page.use_paper(choice)
        type_in(page, desk, qtbot, PEI.document_number[-4:])
        page.issue()
        desk.settle()
        assert waiting(desk) == []
        assert len(printer.papers()) == 1
        assert paper_sheet(qtbot, choice).address.text() == host


def trial_sheet(desk, qtbot, choice, **how):
    dialog = PrintDialog(choice, [], bridge=desk.bridge, **how)
    qtbot.addWidget(dialog)
    dialog.show()
    desk.settle()
    return dialog


def test_a_test_slip_is_nobodys_and_told(desk, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        sheet = trial_sheet(desk, qtbot, PrintChoice("slip58", printer.address))
        sheet.trial.click()
        desk.settle()
        assert sheet.banner.text().startswith("Test slip printed")
        assert sheet.isVisible()
        [paper] = printer.papers()
        [text] = codes_in(paper)
        reading = desk.look(lambda: code_reading.read_code(station=desk.bridge.station, text=text))
        assert (reading.verdict, reading.resident) == ("refused", None)
        assert desk.look(lambda: prints.print_log(station=desk.bridge.station)) == []
        printer.paper = FINE | 0x60
        sheet.trial.click()
        desk.settle()
        assert sheet.banner.text().startswith("The printer has no paper")


def test_a_plugged_in_printer_is_chosen_by_a_click(desk, qtbot):
    addresses = ["escpos-usb://04b8:0e15", "escpos-serial:/dev/ttyUSB0"]
    sheet = trial_sheet(desk, qtbot, PrintChoice("card"), ports=lambda: addresses)
    assert not sheet.found.isVisibleTo(sheet)
    sheet._target.pick(0)
    offered = sheet.found.findChildren(Button)
    assert [button.caption() for button in offered] == ["USB 04b8:0e15", "/dev/ttyUSB0"]
    offered[1].click()
    with qtbot.waitSignal(sheet.chosen) as told:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert told.args == [PrintChoice("slip58", addresses[1])]


def test_a_printer_out_of_paper_leaves_the_card_in_the_list(page, desk, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.paper = FINE | 0x60
        page.use_paper(PrintChoice("slip58", printer.address))
        type_in(page, desk, qtbot, PEI.document_number[-4:])
        page.issue()
        desk.settle()
        assert waiting(desk) == [PEI.name]
        assert not printer.papers()
        printer.paper = FINE
        page.print_again()
        desk.settle()
        assert waiting(desk) == []
        assert len(printer.papers()) == 1


@pytest.mark.usefixtures("patient")
def test_a_slow_printer_keeps_nobody_waiting(page, desk, qtbot):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_paper(PrintChoice("slip58", printer.address))
        type_in(page, desk, qtbot, PEI.document_number[-4:])
        page.issue()
        # The next two actions are answered while the first slip is still on its way.
        bridge = desk.bridge
        scanned: list[ScanResult] = []
        bridge.run(
            partial(registration.scan, line=TUBE),
            scanned.append,
            page,
        )
        qtbot.waitUntil(lambda: bool(scanned))
        assert scanned[0].reason == "tube_opened"
        assert waiting(desk) == [PEI.name]
        assert bridge.io.waiting
        printer.reads.set()
        desk.settle()
        assert waiting(desk) == []


@pytest.mark.usefixtures("patient")
def test_a_card_that_a_printer_has_is_not_printed_a_second_time(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, SHUNZI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_paper(PrintChoice("slip58", printer.address))
        type_in(page, desk, qtbot, PEI.document_number[-4:])
        page.issue()
        qtbot.waitUntil(lambda: len(page.issuing.under_way) == 1)
        page.prints.open()
        sheet = page.window().findChildren(PrintsDialog)[-1]
        shown = sheet.table.model()
        qtbot.waitUntil(lambda: shown.rowCount() == 2)
        told = {shown.index(row, 1).data(): shown.index(row, 4).data() for row in (0, 1)}
        assert told == {PEI.name: "at the printer", SHUNZI.name: ""}
        sheet.all.click()
        sheet.all.click()
        printer.reads.set()
        desk.settle()
        assert waiting(desk) == []
        assert len(printer.papers()) == 2
        assert page.issuing.under_way == frozenset()


def test_f7_pressed_twice_prints_a_waiting_card_once(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, PEI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        page.use_paper(PrintChoice("slip58", printer.address))
        page.print_again()
        page.print_again()
        qtbot.waitUntil(lambda: bool(desk.bridge.io.waiting))
        page.print_again()
        printer.reads.set()
        desk.settle()
        assert waiting(desk) == []
        assert len(printer.papers()) == 1
        # Once it is out, a wanted reprint is printed.
        page.print_again()
        desk.settle()
        assert len(printer.papers()) == 2


def test_a_card_that_has_just_come_out_is_not_printed_from_the_old_list(page, desk, qtbot):
    issue_without_paper(page, desk, qtbot, PEI)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        page.use_paper(PrintChoice("slip58", printer.address))
        sheet = opened(page, desk)
        # At once when the card is marked: before the list is read again.
        desk.bridge.bus.changed.connect(lambda *_: QTimer.singleShot(0, sheet.all.click))
        sheet.all.click()
        desk.settle()
        assert waiting(desk) == []
        assert len(printer.papers()) == 1


@pytest.mark.parametrize("typed", ["", "a b", "127.0.0.1:port", "escpos-usb://1:2"])
def test_an_address_that_cannot_be_is_told(qtbot, typed):
    sheet = paper_sheet(qtbot, PrintChoice("slip58"))
    sheet._target.pick(0)
    sheet.address.field.setText(typed)
    sheet._use()
    assert sheet.isVisible()
    assert sheet.banner.text()
