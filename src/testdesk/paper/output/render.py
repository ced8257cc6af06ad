"""Draws cards and other pages as a PDF file or an image.

Needs a QGuiApplication, and may be called from a worker thread: Qt allows a QPainter on a
QPdfWriter or a QImage off the GUI thread, as long as one thread uses it at a time.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from testdesk.atomic_write import replacing
from testdesk.disk_faults import write_fault
from testdesk.paper.cards.faces import CardFace, Layout
from testdesk.paper.cards.pages import pages
from testdesk.paper.layout.canvas import page_size, paint
from testdesk.paper.layout.elements import PaperPage


def write_pdf(path: Path, faces: Sequence[CardFace], layout: Layout, *, title: str = "") -> None:
    """Writes cards to a PDF; nobody ever sees an incomplete file.

    Args:
        path: the target; an existing file is replaced.
        faces: the cards to print, in this order.
        layout: the kind of paper.
        title: for the margin of a sheet, such as the building's name.

    Raises:
        Refusal: `nothing_to_print`; `characters_missing` with `count`.
        EnvironmentFault: `disk_full`, `write_failed`; an existing file is then unchanged.
    """
    write_pages(path, pages(faces, layout, title))


def write_pages(
    path: Path, paper_pages: Iterable[PaperPage], *, on_complete: Callable[[], object] | None = None
) -> None:
    """Writes pages of any kind to a PDF; nobody ever sees an incomplete file.

    Args:
        path: the target; an existing file is replaced.
        paper_pages: the pages.
        on_complete: called once all pages are on the disk, before the file gets its name; not
            called if they could not be written. If it raises, the target stays as it was.

    Raises:
        EnvironmentFault: `disk_full`, `write_failed`; an existing file is then unchanged.
    """
    try:
        with replacing(path) as file:
            _write(file.fileno(), paper_pages)
            if on_complete is not None:
                os.fsync(file.fileno())
                on_complete()
    except OSError as error:
        raise write_fault(error) from error


def render_image(face: CardFace, layout: Layout, dpi: int) -> QImage:
    """One card as an image with `dpi` dots per inch; for a sheet, a sheet with one card.

    At 203 dpi, the middle 384 columns of a slip's image (576 on 80 mm paper) are dot for dot what a
    receipt printer prints.

    Raises:
        Refusal: `characters_missing` with `count`.
    """
    return page_image(next(pages([face], layout)), dpi)


def page_image(page: PaperPage, dpi: int) -> QImage:
    """A page as an image on white, with `dpi` dots per inch."""
    width, height = (round(length / 25.4 * dpi) for length in (page.width, page.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter, page, dpi)
    painter.end()
    return image


def _write(descriptor: int, paper_pages: Iterable[PaperPage]) -> None:
    """Draws the pages into an open file; each is released once drawn, to use little memory.

    Raises:
        OSError: a disk fault; Qt distinguishes a full disk from other faults.
    """
    device = QFile()
    device.open(descriptor, QIODevice.OpenModeFlag.WriteOnly)
    _draw(device, paper_pages)
    device.flush()
    fault = device.error()
    device.close()
    if fault == QFileDevice.FileError.ResourceError:
        raise OSError(errno.ENOSPC, "disk full")
    if fault != QFileDevice.FileError.NoError:
        raise OSError(errno.EIO, "write failed")


def _draw(device: QFile, paper_pages: Iterable[PaperPage]) -> None:
    writer = QPdfWriter(device)
    writer.setCreator("testdesk")
    writer.setTitle("testdesk")
    painter = QPainter()
    for number, page in enumerate(paper_pages):
        writer.setPageSize(page_size(page))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(page.dpi)
        if number == 0:
            painter.begin(writer)
        else:
            writer.newPage()
        paint(painter, page, page.dpi)
    painter.end()
