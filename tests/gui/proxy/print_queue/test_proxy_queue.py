"""A card on a system printer is printed when the printer's queue says so, not before."""

import contextlib

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from tests.gui.proxy.proxy_hands import type_in
from tests.gui.proxy.waiting_prints import waiting
from tests.gui.running_station import PEI, SHUNZI
from tests.paper.receipt_printer import FakeReceiptPrinter

from testdesk.domain.cards import CardSelection
from testdesk.gui.proxy.issuing import CardIssuing
from testdesk.printing import watch
from testdesk.printing.batch import BatchReport, CardBatch
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards import prints
from testdesk.services.cards.codes import Applicant


def issue(page, desk, qtbot, printer, person=PEI):
    page.use_paper(PrintChoice("card", printer))
    type_in(page, desk, qtbot, person.document_number[-4:])
    page.issue()


def news(page):
    told = []
    page.issuing.news.connect(lambda words, tone: told.append((words, tone)))
    return told


def test_a_card_is_marked_when_the_queue_is_done_with_it(page, desk, qtbot):
    told = news(page)
    issue(page, desk, qtbot, "good")
    qtbot.waitUntil(lambda: bool(told) and told[-1][0].startswith(f"Printed: {PEI.name} 3-"))
    qtbot.waitUntil(lambda: waiting(desk) == [])
    [entry] = desk.look(lambda: prints.print_log(station=desk.bridge.station))
    assert entry.printed.printer == "good"


def test_a_card_that_waits_for_long_is_told_and_keeps_nobody_waiting(
    page, desk, cups, qtbot, monkeypatch
):
    monkeypatch.setattr(watch, "PATIENCE_SECONDS", 0.5)
    told = news(page)
    issue(page, desk, qtbot, "nobody")
    qtbot.waitUntil(lambda: any("printer's queue" in words for words, _ in told))
    assert told[-1][1] == "attention"
    assert waiting(desk) == [PEI.name]
    # Enter would bring it twice; it says so instead.
    told.clear()
    page.issue()
    desk.settle()
    assert ["printer's queue" in words for words, _ in told] == [True]
    # The next one is printed elsewhere meanwhile.
    issue(page, desk, qtbot, "good", SHUNZI)
    qtbot.waitUntil(lambda: waiting(desk) == [PEI.name])
    qtbot.waitUntil(lambda: told[-1][0].startswith(f"Printed: {SHUNZI.name} 3-"))
    cups.run("cancel", "-a", "nobody")
    qtbot.waitUntil(lambda: "gave up" in told[-1][0])
    assert waiting(desk) == [PEI.name]
    # No paper came out before, so this one is no reprint.
    assert [card.card.prints for card in page.issuing.unprinted] == [0]


def test_a_card_that_leaves_the_queue_late_is_marked_then(page, desk, cups, qtbot, monkeypatch):
    monkeypatch.setattr(watch, "PATIENCE_SECONDS", 0.0)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        cups.add_raw_queue("slow", int(printer.address.rpartition(":")[2]))
        told = news(page)
        issue(page, desk, qtbot, "slow")
        qtbot.waitUntil(lambda: any("printer's queue" in words for words, _ in told))
        assert waiting(desk) == [PEI.name]
        printer.reads.set()
        qtbot.waitUntil(lambda: waiting(desk) == [])
        assert bytes(printer.data).startswith(b"%PDF")


def test_a_stopped_queue_is_handed_nothing(page, desk, cups, qtbot):
    cups.add_pdf_queue("still")
    cups.run("cupsdisable", "still")
    told = news(page)
    issue(page, desk, qtbot, "still")
    qtbot.waitUntil(lambda: any(words.startswith("Issued, but") for words, _ in told))
    assert told[-1][1] == "attention"
    assert waiting(desk) == [PEI.name]


def test_what_a_closed_window_no_longer_follows_stays_unprinted(desk, cups, qtbot):
    holder = QObject()
    issuing = CardIssuing(desk.bridge, holder)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        cups.add_raw_queue("left", int(printer.address.rpartition(":")[2]))
        issuing.issue([PEI.resident], Applicant(), PrintChoice("card", "left"))
        qtbot.waitUntil(lambda: bool(holder.findChildren(watch.PrintWatch)))
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        printer.reads.set()
        qtbot.waitUntil(lambda: printer.data.rstrip().endswith(b"%%EOF"))
        desk.settle()
        assert waiting(desk) == [PEI.name]


def batch_at(desk, printer, folder):
    """A batch for everybody on its way to a printer, the phases that it tells, its report."""
    batch = CardBatch(desk.bridge, desk.bridge)
    phases: list[str] = []
    reports: list[BatchReport] = []
    batch.progress.connect(lambda _done, _all, phase: phases.append(phase))
    batch.finished.connect(reports.append)
    batch.start(CardSelection(), PrintChoice("sheet", printer, str(folder)))
    return batch, phases, reports


@pytest.mark.parametrize("stopped", [False, True], ids=["waited for", "left in the queue"])
def test_a_batch_counts_what_has_left_the_queue(desk, cups, qtbot, monkeypatch, tmp_path, stopped):
    monkeypatch.setattr(watch, "PATIENCE_SECONDS", 0.0)
    with contextlib.closing(FakeReceiptPrinter()) as printer:
        printer.reads.clear()
        queue = f"batch-{int(stopped)}"
        cups.add_raw_queue(queue, int(printer.address.rpartition(":")[2]))
        batch, phases, reports = batch_at(desk, queue, tmp_path / "cards")
        qtbot.waitUntil(lambda: "waiting" in phases)
        issued = waiting(desk)
        assert issued, "nothing has come out, so nothing is marked"
        if stopped:
            batch.cancel()
            assert [(report.cards, report.cancelled) for report in reports] == [(0, True)]
        printer.reads.set()
        if stopped:
            # What the printer has comes out all the same, and is marked then.
            qtbot.waitUntil(lambda: not set(issued) & set(waiting(desk)))
            assert not batch.running
        else:
            qtbot.waitUntil(lambda: bool(reports))
            assert not reports[0].cancelled
            assert reports[0].cards >= len(issued)
            assert reports[0].where == queue
            assert waiting(desk) == []
        assert list((tmp_path / "cards").rglob("*.pdf")) == []
