"""Fits text into boxes: text is shrunk and wrapped, never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout.elements import Box, TextLine
from testdesk.paper.layout.fonts import width_in_ems

Align = Literal["left", "centre", "right"]

# Line spacing, and the distance from the top of a line to its baseline, in ems. A Chinese character
# extends 0.84 above and 0.12 below the baseline, Latin capitals with accents and descenders 0.95
# and 0.25.
LEADING = 1.22
_ASCENT = 0.95

# Of a box's width, for text: ink may extend a little beyond the measured length, and devices round.
_SAFETY = 0.985

# Words, each with the spaces, dots or hyphens after it.
_PIECES = re.compile(r"\S*?[\s·•・-]+|\S+")


class TextStyle(msgspec.Struct, frozen=True):
    """The style of a text.

    Attributes:
        size: largest font size (em), in millimetres.
        bold: weight 700, otherwise 400.
        lines: the most lines into which it may be wrapped.
        align: the horizontal alignment of the lines in the box.
    """

    size: float
    bold: bool = False
    lines: int = 1
    align: Align = "left"


def set_text(text: str, language: Language, box: Box, style: TextStyle) -> tuple[TextLine, ...]:
    """The lines of a text, in the largest size that fits the box, centred vertically."""
    if not text.strip():
        return ()
    size, lines = _fit(text, language, box, style)
    top = box.y + (box.height - len(lines) * LEADING * size) / 2
    set_lines = []
    for number, line in enumerate(lines):
        spare_width = box.width - width_in_ems(line, language, bold=style.bold) * size
        x = box.x + spare_width * {"left": 0.0, "centre": 0.5, "right": 1.0}[style.align]
        baseline = top + (number * LEADING + _ASCENT) * size
        set_lines.append(TextLine(line, language, style.bold, size, x, baseline, box))
    return tuple(set_lines)


def set_pair(
    label: str, value: str, language: Language, box: Box, style: TextStyle
) -> tuple[TextLine, ...]:
    """A label and its bold value on one line."""
    label_ems = width_in_ems(label + " ", language)
    ems = label_ems + width_in_ems(value, language, bold=True)
    size = min(style.size, box.height / LEADING, box.width * _SAFETY / ems)
    spare_width = box.width - ems * size
    x = box.x + spare_width * {"left": 0.0, "centre": 0.5, "right": 1.0}[style.align]
    baseline = box.y + (box.height - LEADING * size) / 2 + _ASCENT * size
    return (
        TextLine(label, language, False, size, x, baseline, box),
        TextLine(value, language, True, size, x + label_ems * size, baseline, box),
    )


@lru_cache(maxsize=4096)
def _fit(
    text: str, language: Language, box: Box, style: TextStyle
) -> tuple[float, tuple[str, ...]]:
    """The largest size that fits, and the fewest lines with which it does."""
    chunks = _PIECES.findall(text)
    # Lines may always break between words, but inside a word only if the text gets much larger: by
    # the factor beside each.
    break_options = ((chunks, 1.01), (list(text), 1.01 if len(chunks) == 1 else 1.2))
    best: tuple[float, tuple[str, ...]] = (0.0, (text,))
    for count in range(1, style.lines + 1):
        for chunks, gain in break_options:
            lines = _balanced_lines(chunks, count, language, style)
            widest = max(width_in_ems(line, language, bold=style.bold) for line in lines)
            height = box.height / (len(lines) * LEADING)
            size = min(style.size, height, box.width * _SAFETY / widest)
            if size > best[0] * gain:
                best = (size, lines)
    return best


def _balanced_lines(
    pieces: Sequence[str], count: int, language: Language, style: TextStyle
) -> tuple[str, ...]:
    """The pieces in at most `count` lines, with the widest line as narrow as possible."""
    widths = [width_in_ems(piece, language, bold=style.bold) for piece in pieces]
    ends = [0.0, *accumulate(widths)]
    limits = sorted({b - a for i, a in enumerate(ends) for b in ends[i + 1 :]})
    low, high = 0, len(limits) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_line_starts(widths, limits[middle])) <= count:
            high = middle
        else:
            low = middle + 1
    starts = [*_line_starts(widths, limits[low]), len(pieces)]
    return tuple("".join(pieces[a:b]).strip() for a, b in pairwise(starts))


def _line_starts(widths: Sequence[float], limit: float) -> list[int]:
    """The index of each line's first piece, with lines filled greedily.

    If a piece is wider than `limit`, the list is longer than the list of pieces.
    """
    starts, used = [0], 0.0
    for index, width in enumerate(widths):
        if width > limit + 1e-9:
            return list(range(len(widths) + 1))
        if used + width > limit + 1e-9:
            starts.append(index)
            used = 0.0
        used += width
    return starts
