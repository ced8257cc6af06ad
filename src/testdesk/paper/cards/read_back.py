"""Reads back every code of a finished PDF, before it counts as done.

The codes are read from the modules that a page paints. A page on which they cannot be read in this
way, or are not the expected ones, is drawn and read as a scanner would read it; what is found then
is what counts.

Needs a QGuiApplication, and should be called from a worker thread: a page takes a moment. Each call
opens the PDF anew, because an open one belongs to its thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.card import HEIGHT
from testdesk.paper.cards.faces import Layout
from testdesk.paper.cards.sheet import PER_SHEET
from testdesk.paper.layout.painted_codes import painted_codes
from testdesk.paper.layout.pdf_codes import POINTS, codes_on, opened_pdf, rendered_page
from testdesk.paper.layout.pdf_contents import UnusualPdf, WrittenPdf

# In dots per inch. The first gives four dots per module, fewer than any printer has; codes are
# readable even with two. A page that differs is drawn once more, with seven, before it is called
# wrong.
_RESOLUTIONS = (80, 150)


def codes_by_page(codes: Sequence[str], layout: Layout) -> list[Sequence[str]]:
    """The codes that must be on each page of a layout, in reading order."""
    size = PER_SHEET if layout == "sheet" else 1
    return [codes[start : start + size] for start in range(0, len(codes), size)]


def read_back(
    path: Path, pages: Sequence[Sequence[str]], *, first: int = 0, count: int | None = None
) -> None:
    """Compares the codes in a PDF with the expected ones.

    Args:
        path: the PDF.
        pages: the codes that must be on each page of the PDF, row by row.
        first: the first page to check, from 0.
        count: how many pages to check; by default all from `first` on.

    Raises:
        EnvironmentFault: `paper_read_back_differs`: a code cannot be read, differs, or is elsewhere
            on the page; `page` is the number of the page from 1, or 0 if the file is not a PDF with
            that many pages. `paper_unreadable`: the disk cannot read the file.
    """
    try:
        # The file is read completely first: the library aborts the program on a read error.
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFault("paper_unreadable") from error
    end = len(pages) if count is None else first + count
    with opened_pdf(data) as document:
        if document.status() != QPdfDocument.Status.Ready or document.pageCount() != len(pages):
            raise EnvironmentFault("paper_read_back_differs", page=0)
        for number in wrong_unless_drawn(data, pages, first, end):
            expected = list(pages[number])
            if all(_codes_drawn(document, number, dpi) != expected for dpi in _RESOLUTIONS):
                raise EnvironmentFault("paper_read_back_differs", page=number + 1)


def wrong_unless_drawn(
    data: bytes, pages: Sequence[Sequence[str]], first: int, end: int
) -> Iterator[int]:
    """The pages from `first` to before `end` that do not paint the expected codes as we do.

    The arguments are those of `read_back`, with the whole file as `data`.
    """
    written: WrittenPdf | None = None
    with suppress(UnusualPdf):
        written = WrittenPdf(data)
    for number in range(first, min(end, len(pages))):
        if written is None or _codes_painted(written, number) != list(pages[number]):
            yield number


def _codes_painted(written: WrittenPdf, number: int) -> list[str] | None:
    """The codes that a page paints, row by row; None if only drawing it can show them."""
    try:
        codes = painted_codes(written.page(number))
    except UnusualPdf:
        return None
    row = HEIGHT / 25.4 * POINTS
    return [code.text for code in sorted(codes, key=lambda code: (code.top // row, code.left))]


def _codes_drawn(document: QPdfDocument, number: int, dpi: int) -> list[str]:
    """The codes of a drawn page, row by row of cards, from left to right."""
    row = HEIGHT / 25.4 * dpi  # the height of a card in dots
    found = sorted(
        codes_on(rendered_page(document, number, dpi)),
        key=lambda code: (code.position.top_left.y // row, code.position.top_left.x),
    )
    return [code.text for code in found]
