"""Paints a found person as a row: name, sex and age, address, ID tail; matches are highlighted."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby, pairwise

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from testdesk.bridge.row_model import ROW_ROLE
from testdesk.domain.residents.masking import id_tail, mask_phone
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.proxy.highlights import Highlights, Span, highlights_of
from testdesk.gui.widgets.measured import MeasuredFont, measured_font
from testdesk.gui.widgets.row_delegate import AnyIndex, PaintedRow
from testdesk.messages.catalogue import translate

ROW_HEIGHT = 76
_EDGE, _PAD = 6, 24
# Shares of the width: the name, sex and age, the end of the ID number; the address has the rest.
_NAME_SHARE, _ABOUT_SHARE, _TAIL_SHARE = 0.25, 0.18, 0.16
_MIN_PX = 13
_HIGHLIGHT_OPACITY = 0.16
_PIECES_WIDER = 8
_NO_BREAK = "\u00a0"
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class TextRun(msgspec.Struct, frozen=True):
    """A piece of a line of text, and whether it is highlighted because it matches the query."""

    text: str
    highlighted: bool = False


def name_runs(name: str, spans: tuple[Span, ...]) -> list[TextRun]:
    """A name, split where its highlights begin and end."""
    inside = [any(start <= at < end for start, end in spans) for at in range(len(name))]
    cuts = [0, *(at for at in range(1, len(name)) if inside[at] != inside[at - 1]), len(name)]
    pieces = pairwise(cuts)
    return [TextRun(name[start:end], inside[start]) for start, end in pieces if end > start]


def _split_at_spaces(runs: list[TextRun]) -> list[TextRun]:
    """The same runs, split at spaces, where a line may break."""
    return [
        TextRun(text, run.highlighted) for run in runs for text in re.split("( )", run.text) if text
    ]


def address_runs(address: Address, fields: frozenset[str]) -> list[TextRun]:
    """The parts of an address, separated by spaces; a line may break only between parts."""
    runs: list[TextRun] = []
    for field in ("compound", "building", "unit", "room"):
        one_field = Address(**{field: getattr(address, field)})
        if text := person_texts.full_address(one_field):
            runs += [TextRun(" ")] if runs else []
            runs.append(TextRun(text.replace(" ", _NO_BREAK), field in fields))
    return runs


def tail_runs(resident: Resident, fields: frozenset[str]) -> list[TextRun]:
    """The end of the document number, or the masked phone if it matched and the end did not."""
    if "phone" in fields and "tail" not in fields:
        return [TextRun(mask_phone(resident.phone), highlighted=True)]
    tail = id_tail(resident.document_number)
    if not tail:
        return []
    label = translate("FoundRow", "ID …")
    return [TextRun(label), TextRun(tail, "tail" in fields)]


class FoundRow(PaintedRow):
    """A person in four columns.

    Attributes:
        today: the local day, to calculate ages.
        text: the query; parts of the row that match it are highlighted.
    """

    height, edge = ROW_HEIGHT, _EDGE  # high enough for cold fingers
    today = dt.date.min
    text = ""

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        found: FoundPerson = index.data(ROW_ROLE)
        resident = found.resident
        highlights = highlights_of(resident, self.text)
        left, width = box.left() + _PAD + _EDGE, box.width() - 2 * _PAD - _EDGE
        name, about, tail = width * _NAME_SHARE, width * _ABOUT_SHARE, width * _TAIL_SHARE
        gap = 16.0
        name_box = QRectF(left, box.top(), name - gap, box.height() - 1)
        lines = self._name_lines(resident, highlights)
        paint_lines(painter, name_box, lines, px=theme.LIST_NAME_PX, tone="ink", bold=True)
        details = [TextRun(person_texts.sex_and_age(resident, self.today))]
        where = address_runs(resident.address, highlights.fields)
        column = QRectF(left + name, box.top(), about - gap, name_box.height())
        street = QRectF(
            left + name + about, box.top(), width - name - about - tail - gap, name_box.height()
        )
        px = _shared_px([(details, column.width()), (where, street.width())])
        paint_lines(painter, column, [details], px=px, tone="ink")
        paint_lines(painter, street, [where], px=px, tone="ink")
        end = QRectF(left + width - tail, box.top(), tail, name_box.height())
        paint_lines(
            painter, end, [tail_runs(resident, highlights.fields)], px=px, tone="soft", right=True
        )

    def _name_lines(self, resident: Resident, highlights: Highlights) -> list[list[TextRun]]:
        lines = [name_runs(resident.name, highlights.name)]
        if highlights.korean and resident.korean != resident.name:
            lines.append(name_runs(resident.korean, highlights.korean))
        return lines


def paint_lines(
    painter: QPainter,
    box: QRectF,
    lines: list[list[TextRun]],
    *,
    px: int,
    tone: str,
    bold: bool = False,
    right: bool = False,
    height: int = ROW_HEIGHT,
) -> None:
    """Paints lines in a box; shrinks or breaks them so that nothing is cut off.

    `height` is the most that the lines may use, in pixels.
    """
    if len(lines) > 1:
        px = px * 2 // 3
    font, laid_out = _fit_lines(lines, box.width(), px, bold=bold, height=height)
    top = box.top() + (box.height() - font.height * len(laid_out)) / 2
    painter.setFont(font.font)
    for runs in laid_out:
        at = box.right() - _width(runs, font) if right else box.left()
        _paint_runs(painter, QRectF(at, top, box.width(), font.height), runs, font, tone)
        top += font.height


def _shared_px(columns: list[tuple[list[TextRun], float]]) -> int:
    """The largest size at which each column fits on one line, or the size for two lines."""
    for px in range(theme.BODY_PX, theme.SMALL_TEXT_PX - 1, -1):
        font = measured_font(px)
        if all(_width(runs, font) <= width for runs, width in columns):
            return px
    return theme.SMALL_PX


def _fit_lines(
    lines: list[list[TextRun]], width: float, px: int, *, bold: bool, height: int
) -> tuple[MeasuredFont, list[list[TextRun]]]:
    font = measured_font(px, bold=bold)
    if len(lines) == 1 and font.height <= height - 4:
        # Most lines fit as they are. The pieces of a line may be a little wider than all of it.
        merged = _merge_runs(lines[0])
        if _width(merged, font) + _PIECES_WIDER <= width:
            return font, [merged]
    while True:
        font = measured_font(px, bold=bold)
        broken_lines = [
            _merge_runs(piece)
            for line in lines
            for piece in _break_line(_split_at_spaces(line), width, font)
        ]
        fits = all(_width(runs, font) <= width for runs in broken_lines)
        if px <= _MIN_PX or (fits and len(broken_lines) * font.height <= height - 4):
            return font, broken_lines
        px -= 2 if px <= theme.BODY_PX else 4


def _break_line(runs: list[TextRun], width: float, font: MeasuredFont) -> list[list[TextRun]]:
    """Breaks a line at the last space where the first part fits; drops a "·" at the break."""
    if _width(runs, font) <= width:
        return [runs]
    for at in range(len(runs) - 1, 0, -1):
        if runs[at].text == " " and _width(runs[:at], font) <= width:
            head = runs[: at - 2] if runs[at - 1].text == "·" else runs[:at]
            return [head, runs[at + 1 :]]
    return [runs]


def _merge_runs(runs: list[TextRun]) -> list[TextRun]:
    """Merges adjacent runs that are both highlighted or both not, so that there are no gaps."""
    alike = groupby(runs, key=lambda run: run.highlighted)
    return [
        TextRun("".join(run.text for run in group), highlighted) for highlighted, group in alike
    ]


def _width(runs: list[TextRun], font: MeasuredFont) -> float:
    return sum(font.width(run.text) for run in runs)


def _paint_runs(
    painter: QPainter, box: QRectF, runs: list[TextRun], font: MeasuredFont, tone: str
) -> None:
    colours = theme.current()
    colour = colours.colour(tone)
    at, top, height = box.left(), box.top(), box.height()
    for run in runs:
        width = font.width(run.text)
        if run.highlighted:
            highlight = colours.colour("accent")
            highlight.setAlphaF(_HIGHLIGHT_OPACITY)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(highlight)
            painter.drawRoundedRect(QRectF(at - 1, top, width + 2, height), 3, 3)
        painter.setPen(colour)
        painter.drawText(QRectF(at, top, width + 2, height), _MIDDLE, run.text)
        at += width
