"""Prints pages on a system printer.

Needs a QGuiApplication, and should be called from a worker thread: a print server may take seconds
to answer. Qt allows a QPainter on a QPrinter off the GUI thread.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.faces import CardFace, Layout
from testdesk.paper.cards.pages import pages
from testdesk.paper.layout.canvas import page_size, paint
from testdesk.paper.layout.elements import PaperPage
from testdesk.paper.output.print_queue import QueueJob, can_track_jobs, new_job, queue_fault


def printers() -> list[str]:
    """The names of the system's printers, the default printer first."""
    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name))


def print_faces(
    printer_name: str, faces: Sequence[CardFace], layout: Layout, *, title: str = ""
) -> tuple[QueueJob, ...]:
    """Hands cards to a printer's queue; returns when the queue has them, not when they are printed.

    Args:
        printer_name: one of `printers()`.
        faces: the cards to print, in this order.
        layout: the kind of paper.
        title: for the margin of a sheet and the name of the job, such as the building's name.

    Returns:
        the jobs, whose state can be queried; empty if the system reports none (Windows).

    Raises:
        Refusal: `nothing_to_print`; `characters_missing` with `count`.
        EnvironmentFault: `printer_gone`: there is no such printer, or it accepted no job;
            `printer_stopped`: its queue is stopped or accepts no jobs.
    """
    return print_pages(
        printer_name, pages(faces, layout, title), " ".join(("testdesk", layout, title)).strip()
    )


def print_pages(
    printer_name: str, paper_pages: Iterable[PaperPage], name: str
) -> tuple[QueueJob, ...]:
    """Hands pages of any kind to a printer's queue; returns when the queue has them.

    Args:
        printer_name: one of `printers()`.
        paper_pages: in the order of printing; nothing is sent before all are laid out.
        name: the name of the job in the queue; never a person's name.

    Returns:
        the jobs, whose state can be queried; empty if the system reports none (Windows).

    Raises:
        EnvironmentFault: `printer_gone`: there is no such printer, or it accepted no job;
            `printer_stopped`: its queue is stopped or accepts no jobs.
    """
    paper_pages = list(paper_pages)
    info = QPrinterInfo.printerInfo(printer_name)
    if info.isNull():
        raise EnvironmentFault("printer_gone")
    # A stopped queue still accepts jobs, but would print them when nobody waits for them any more.
    if queue_fault(printer_name) == "printer_stopped":
        raise EnvironmentFault("printer_stopped")
    jobs = []
    # Adjacent pages of one size make one job: some drivers cannot change the paper within a job.
    for _, group in groupby(paper_pages, key=lambda page: (page.width, page.height)):
        job = new_job(printer_name, name)
        _print_job(info, list(group), job.title)
        jobs.append(job)
    return tuple(jobs) if can_track_jobs() else ()


def _print_job(info: QPrinterInfo, job: Sequence[PaperPage], name: str) -> None:
    printer = _prepared(info, job[0], name)
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFault("printer_gone")
    paper_width = round(printer.paperRect(QPrinter.Unit.DevicePixel).width())
    dpi = printer.resolution()
    for number, page in enumerate(job):
        if number and not printer.newPage():
            painter.end()
            raise EnvironmentFault("printer_gone")
        # A receipt printer's paper may be reported as narrow as its head, so pages are centred.
        paint(painter, page, dpi, (paper_width - round(page.width / 25.4 * dpi)) // 2)
    painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise EnvironmentFault("printer_gone")


def _prepared(info: QPrinterInfo, page: PaperPage, name: str) -> QPrinter:
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("testdesk")
    printer.setFullPage(True)
    printer.setPageSize(page_size(page))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    # On Windows a driver draws in its own dots, to which modules are rounded. Elsewhere the queue
    # gets a PDF, in whose unit our modules are whole numbers.
    if sys.platform != "win32":
        printer.setResolution(page.dpi)
    return printer
