"""Tube labels: sheets of them on A4, or single ones from a label printer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import plain_codes
from testdesk.paper.layout.elements import Bars, Box, Element, PaperPage, moved
from testdesk.paper.layout.typesetting import TextStyle, set_text

# labels: sheets of them on A4. label: single ones from a label printer.
LabelLayout = Literal["labels", "label"]

_PRINTER_DPI = 203
_PRINTER_DOT = 25.4 / _PRINTER_DPI
# The widths of the narrowest bar (module) that a label printer may print. A bar of one dot is
# unreliable: a hot print head widens it, and a cold one may not print it.
_PRINTER_MODULES = (_PRINTER_DOT * 2, _PRINTER_DOT * 3)


class LabelSheet(msgspec.Struct, frozen=True):
    """The positions of the labels on a sheet, in millimetres.

    `column_pitch` and `row_pitch` are the distances from one label to the next. The defaults fit
    the usual sheet of 65 labels.
    """

    columns: int = 5
    rows: int = 13
    width: float = 38.1
    height: float = 21.2
    left: float = 4.75
    top: float = 10.7
    column_pitch: float = 40.6
    row_pitch: float = 21.2


class LabelFace(msgspec.Struct, frozen=True):
    """The contents of one label: the tube's number, the round, the testing point."""

    number: str
    round: str = ""
    point: str = ""
    language: Language = "zh"

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return self.number + self.round + self.point


def label_pages(
    faces: Sequence[LabelFace], layout: LabelLayout, sheet: LabelSheet | None = None
) -> Iterator[PaperPage]:
    """The labels in the order given: on sheets, row by row, or each on a page of 40 x 20 mm.

    Raises:
        Refusal: `barcode_impossible`: a number is too long for a barcode of this size.
    """
    if layout == "label":
        for face in faces:
            elements = _elements(face, 40.0, 20.0, _PRINTER_MODULES)
            yield PaperPage(40.0, 20.0, _PRINTER_DPI, tuple(elements))
        return
    positions = sheet or LabelSheet()
    per_sheet = positions.columns * positions.rows
    for first in range(0, len(faces), per_sheet):
        sheet_elements: list[Element] = []
        for index, face in enumerate(faces[first : first + per_sheet]):
            row, column = divmod(index, positions.columns)
            dx = positions.left + column * positions.column_pitch
            dy = positions.top + row * positions.row_pitch
            sheet_elements += (
                moved(element, dx, dy)
                for element in _elements(face, positions.width, positions.height)
            )
        yield PaperPage(210.0, 297.0, 1200, tuple(sheet_elements))


def _elements(
    face: LabelFace, width: float, height: float, modules: tuple[float, ...] | None = None
) -> Iterator[Element]:
    """Point and round, the barcode, the number; the barcode gets the remaining height."""
    inner = width - 3.0
    point = Box(1.5, 1.2, inner * 0.66, 3.4)
    yield from set_text(face.point, face.language, point, TextStyle(2.5))
    round_ = Box(1.5 + inner * 0.68, 1.2, inner * 0.32, 3.4)
    yield from set_text(face.round, "en", round_, TextStyle(2.5, bold=True, align="right"))
    number = Box(1.5, height - 5.4, inner, 4.6)
    allowed_modules = modules or plain_codes.MODULES
    module = plain_codes.widest_module(face.number, width - 0.6, allowed_modules)
    span = (len(plain_codes.bars(face.number)) + 2 * plain_codes.BARS_QUIET) * module
    yield Bars(face.number, (width - span) / 2, 4.8, module, height - 10.6)
    yield from set_text(face.number, "en", number, TextStyle(3.8, bold=True, align="centre"))
