"""Functions that lay out parts in a row or a column in one call.

A part is a widget or a layout, alone or in a tuple with its stretch factor; a number is a gap in
pixels, and `STRETCH` is space that grows:

    in_column(title, 8, (table, 1), in_row(STRETCH, back, save), parent=self)
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH = None
Part = QWidget | QLayout | tuple[QWidget | QLayout | None, int] | int | None
Margins = int | tuple[int, int, int, int]
Box = TypeVar("Box", bound=QBoxLayout)


def in_row(
    *parts: Part, gap: int | None = None, margins: Margins = 0, parent: QWidget | None = None
) -> QHBoxLayout:
    """Lays out parts from left to right.

    Args:
        parts: the parts in their order.
        gap: the space between two parts in pixels; None uses that of the enclosing layout.
        margins: one number for all four sides, or left, top, right, bottom.
        parent: the widget that gets the layout, if any.
    """
    return _fill_layout(QHBoxLayout(), parts, gap, margins, parent)


def in_column(
    *parts: Part, gap: int | None = None, margins: Margins = 0, parent: QWidget | None = None
) -> QVBoxLayout:
    """Lays out parts from top to bottom; see `in_row` for the arguments."""
    return _fill_layout(QVBoxLayout(), parts, gap, margins, parent)


def add_parts(layout: QBoxLayout, *parts: Part) -> None:
    """Appends parts to a layout."""
    for part in parts:
        item, stretch = part if isinstance(part, tuple) else (part, 1 if part is STRETCH else 0)
        if isinstance(item, QWidget):
            layout.addWidget(item, stretch)
        elif isinstance(item, QLayout):
            layout.addLayout(item, stretch)
        elif item is STRETCH:
            layout.addStretch(stretch)
        else:
            layout.addSpacing(item)


def _fill_layout(
    layout: Box, parts: tuple[Part, ...], gap: int | None, margins: Margins, parent: QWidget | None
) -> Box:
    if parent is not None:
        parent.setLayout(layout)
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*sides)
    if gap is not None:
        layout.setSpacing(gap)
    add_parts(layout, *parts)
    return layout
