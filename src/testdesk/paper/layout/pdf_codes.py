"""Finds the QR codes in a PDF, as a scanner would find them on its paper.

Needs a QGuiApplication. A QPdfDocument belongs to the thread that made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

POINTS = 72  # per inch, the unit of a PDF
_QR = zxingcpp.barcode_formats_from_str("QRCode")
# In dots per inch: a large code needs the second.
_RESOLUTIONS = (150, 300)
# A4 at 300 dpi has 8.7 million dots; no paper of ours is larger.
_MOST_DOTS = 20_000_000
_MOST_PAGES = 20


@contextmanager
def opened_pdf(data: bytes) -> Iterator[QPdfDocument]:
    """Opens a PDF; anything else has the status of an error and no pages.

    Args:
        data: the whole file: the library aborts the program if it cannot read from a disk.
    """
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()


def rendered_page(document: QPdfDocument, number: int, dpi: int) -> QImage:
    """A page, counted from 0, in grey on white; a PDF's own background is transparent."""
    points = document.pagePointSize(number)
    # A multiple of four bytes, so that the decoder gets rows without padding.
    width = round(points.width() * dpi / POINTS / 4) * 4
    height = round(points.height() * dpi / POINTS)
    rendered = document.render(number, QSize(width, height))
    page = QImage(width, height, QImage.Format.Format_Grayscale8)
    page.fill(0xFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, rendered)
    painter.end()
    return page


def codes_on(page: QImage) -> list[zxingcpp.Barcode]:
    """The codes of a rendered page: upright, black on white and large enough, as we print them."""
    dots = memoryview(page.constBits()).cast("B", (page.height(), page.width()))
    return zxingcpp.read_barcodes(
        dots, formats=_QR, try_rotate=False, try_downscale=False, try_invert=False
    )


def codes_in_pdf(data: bytes) -> Iterator[str]:
    """The texts of all codes, page by page; none if it is no PDF or its pages are too large."""
    with opened_pdf(data) as document:
        if document.status() != QPdfDocument.Status.Ready:
            return
        for number in range(min(document.pageCount(), _MOST_PAGES)):
            points = document.pagePointSize(number)
            for dpi in _RESOLUTIONS:
                if 0 < points.width() * points.height() * (dpi / POINTS) ** 2 <= _MOST_DOTS:
                    yield from (
                        code.text for code in codes_on(rendered_page(document, number, dpi))
                    )
