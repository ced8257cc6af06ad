"""Cells that several lists of people have: both names, and a box to be ticked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from testdesk.domain.residents.people import Language
from testdesk.paper.layout.elements import Box, Element, Rule
from testdesk.paper.layout.typesetting import TextStyle, set_text

TICK_BOX_SIZE = 4.6


class Named(Protocol):
    """A row of a list of people."""

    @property
    def name(self) -> str:
        """In full, as on the document."""
        ...

    @property
    def korean(self) -> str:
        """The Hangul spelling, or empty."""
        ...

    @property
    def language(self) -> Language:
        """The language that the person prefers to read."""
        ...


def names_cell(row: Named, box: Box) -> Iterator[Element]:
    """The name and any Korean spelling, the person's own language first."""
    names: list[tuple[Language, str]] = [("zh", row.name)]
    if row.korean:
        names.insert(0 if row.language == "ko" else 1, ("ko", row.korean))
    heights = (box.height,) if len(names) == 1 else (box.height * 0.58, box.height * 0.42)
    top = box.y
    for (language, name), height in zip(names, heights, strict=True):
        first = top == box.y
        style = TextStyle(5.0 if first else 3.2, bold=first, lines=2 if len(names) == 1 else 1)
        yield from set_text(name, language, Box(box.x, top, box.width, height), style)
        top += height


def tick_box(x: float, y: float) -> Iterator[Rule]:
    """An empty square, to be ticked by hand; `x` and `y` are its top left corner."""
    right, bottom = x + TICK_BOX_SIZE, y + TICK_BOX_SIZE
    yield Rule(x, y, right, y, 0.3)
    yield Rule(x, bottom, right, bottom, 0.3)
    yield Rule(x, y, x, bottom, 0.3)
    yield Rule(right, y, right, bottom, 0.3)
