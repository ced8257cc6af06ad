"""A card on a system printer is printed when the printer's queue says so, not before."""

import contextlib
import subprocess

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.proxy.waiting_prints import waiting
from tests.gui.running_station import HUSBAND, PEI, SHUNZI
from tests.paper.receipt_printer import FakeReceiptPrinter

from testdesk.domain.cards import CardSelection
from testdesk.gui.proxy.issuing import CardIssuing
from testdesk.printing import watch
from testdesk.printing.choice import PrintChoice
from testdesk.printing.print_run import PrintRun, PrintRunReport
from testdesk.services.cards import prints
from testdesk.services.cards.codes import Applicant


def issue(page, running_station, qtbot, printer, person=PEI):
    page.use_print_choice(PrintChoice("card", printer))
    type_in(page, running_station, qtbot, person.document_number[-4:])
    page.issue()


def news(page):
    shown = []
    page.issuing.reported.connect(lambda text, tone: shown.append((text(), tone)))
    return shown


def test_a_card_is_marked_when_the_queue_is_done_with_it(page, running_station, qtbot):
    shown = news(page)
    issue(page, running_station, qtbot, "good")
    qtbot.waitUntil(lambda: bool(shown) and shown[-1][0].startswith(f"Printed: {PEI.name} 3-"))
    qtbot.waitUntil(lambda: waiting(running_station) == [])
    [entry] = running_station.look(lambda: prints.print_log(station=running_station.bridge.station))
    assert entry.printed.printer == "good"


def test_a_card_that_waits_for_long_is_reported_and_keeps_nobody_waiting(
    page, running_station, cups, qtbot, monkeypatch
):
    monkeypatch.setattr(watch, "DELAY_SECONDS", 0.5)
    shown = news(page)
    issue(page, running_station, qtbot, "nobody")
    qtbot.waitUntil(lambda: any("printer's queue" in text for text, _ in shown))
    assert shown[-1][1] == "attention"
    assert waiting(running_station) == [PEI.name]
    # Enter would bring it twice; it says so instead.
    shown.clear()
    page.issue()
    running_station.settle()
    assert ["printer's queue" in text for text, _ in shown] == [True]
    # The next one is printed elsewhere meanwhile.
    issue(page, running_station, qtbot, "good", SHUNZI)
    qtbot.waitUntil(lambda: waiting(running_station) == [PEI.name])
    qtbot.waitUntil(lambda: shown[-1][0].startswith(f"Printed: {SHUNZI.name} 3-"))
    cups.run("cancel", "-a", "nobody")
    qtbot.waitUntil(lambda: "gave up" in shown[-1][0])
    assert waiting(running_station) == [PEI.name]
    # No paper came out before, so this one is no reprint.
    assert [card.card.prints for card in page.issuing.unprinted] == [0]


def test_a_card_that_leaves_the_queue_late_is_marked_then(
    page, running_station, cups, qtbot, monkeypatch
):
    monkeypatch.setattr(watch, "DELAY_SECONDS", 0.0)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        cups.add_raw_queue("slow", int(printer.address.rpartition(":")[2]))
        shown = news(page)
        issue(page, running_station, qtbot, "slow")
        qtbot.waitUntil(lambda: any("printer's queue" in text for text, _ in shown))
        assert waiting(running_station) == [PEI.name]
        printer.reads.set()
        qtbot.waitUntil(lambda: waiting(running_station) == [])
        assert bytes(printer.data).startswith(b"%PDF")


def test_a_stopped_queue_is_handed_nothing(page, running_station, cups, qtbot):
    cups.add_pdf_queue("still")
    cups.run("cupsdisable", "still")
    shown = news(page)
    issue(page, running_station, qtbot, "still")
    qtbot.waitUntil(lambda: any(text.startswith("Issued, but") for text, _ in shown))
    assert shown[-1][1] == "attention"
    assert waiting(running_station) == [PEI.name]


def jobs_of(cups, queue):
    """The jobs that wait in a queue, in order."""
    listed = subprocess.check_output(["lpstat", "-o", queue], env=cups.environment, text=True)
    return [line.split()[0] for line in listed.splitlines()]


def test_one_of_two_cards_that_leaves_the_queue_is_out_and_the_other_is_missing(
    page, running_station, cups, qtbot
):
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        cups.add_raw_queue("half", int(printer.address.rpartition(":")[2]))
        page.use_print_choice(PrintChoice("card", "half"))
        type_in(page, running_station, qtbot, SHUNZI.document_number[-4:])
        page.person.household.toggle(1)
        page.issue()
        qtbot.waitUntil(lambda: len(jobs_of(cups, "half")) == 2)
        cups.run("cancel", jobs_of(cups, "half")[1])
        printer.reads.set()
        qtbot.waitUntil(lambda: page.result.shown is not None)
        text = page.result.accessibleName()
        assert text.startswith(f"1 of 2 cards came out. {SHUNZI.name}")
        assert f"{HUSBAND.name} missing. The printer's queue gave up" in text
        running_station.settle()
        assert waiting(running_station) == [HUSBAND.name]
        # No paper of it came out before, so it is no reprint.
        assert [card.card.prints for card in page.issuing.unprinted] == [0]
        assert page.issuing.under_way == frozenset()


def test_what_a_closed_window_no_longer_follows_stays_unprinted(running_station, cups, qtbot):
    holder = QObject()
    issuing = CardIssuing(running_station.bridge, holder)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        cups.add_raw_queue("left", int(printer.address.rpartition(":")[2]))
        issuing.issue([PEI.resident], Applicant(), PrintChoice("card", "left"))
        qtbot.waitUntil(lambda: bool(holder.findChildren(watch.PrintWatch)))
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        printer.reads.set()
        qtbot.waitUntil(lambda: printer.data.rstrip().endswith(b"%%EOF"))
        running_station.settle()
        assert waiting(running_station) == [PEI.name]


def batch_at(running_station, printer, folder):
    """A print run for everybody on its way to a printer, the phases that it reports, its result."""
    batch = PrintRun(running_station.bridge, running_station.bridge)
    phases: list[str] = []
    reports: list[PrintRunReport] = []
    batch.progress.connect(lambda _done, _all, phase: phases.append(phase))
    batch.finished.connect(reports.append)
    batch.start(CardSelection(), PrintChoice("sheet", printer, str(folder)))
    return batch, phases, reports


@pytest.mark.parametrize("stopped", [False, True], ids=["waited for", "left in the queue"])
def test_a_batch_counts_what_has_left_the_queue(
    running_station, cups, qtbot, monkeypatch, tmp_path, stopped
):
    monkeypatch.setattr(watch, "DELAY_SECONDS", 0.0)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        queue = f"batch-{int(stopped)}"
        cups.add_raw_queue(queue, int(printer.address.rpartition(":")[2]))
        batch, phases, reports = batch_at(running_station, queue, tmp_path / "cards")
        qtbot.waitUntil(lambda: "waiting" in phases)
        issued = waiting(running_station)
        assert issued, "nothing has come out, so nothing is marked"
        if stopped:
            batch.cancel()
            assert [(report.cards, report.cancelled) for report in reports] == [(0, True)]
        printer.reads.set()
        if stopped:
            # What the printer has comes out all the same, and is marked then.
            qtbot.waitUntil(lambda: not set(issued) & set(waiting(running_station)))
            assert not batch.running
        else:
            qtbot.waitUntil(lambda: bool(reports))
            assert not reports[0].cancelled
            assert reports[0].cards >= len(issued)
            assert reports[0].where == queue
            assert waiting(running_station) == []
        assert list((tmp_path / "cards").rglob("*.pdf")) == []
