"""Help pages in Chinese and Korean: measured in columns, with breaks between characters.

click breaks lines only at spaces and counts a Chinese character as one column instead of two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import click

_HAN = "\u3400-\u9fff"
_OPENING = "（「『“《"
_CLOSING = "，。、；：！？）」』”》…"
# What is kept on one line: a Han character or a word, with the punctuation attached to it.
_PIECE = re.compile(
    rf"[{_OPENING}]*[{_HAN}][{_CLOSING}]*\s*"
    rf"|[{_OPENING}]*[^\s{_HAN}{_OPENING}{_CLOSING}]+[{_CLOSING}]*\s*"
    r"|\S\s*"
)
# click does not break the lines of a paragraph that begins so.
_RAW = "\b\n"


def display_width(text: str) -> int:
    """Width in terminal columns; Chinese and Korean characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, columns: int) -> str:
    """The lines of one paragraph, none wider than `columns` except for a single long word."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        if lines[-1] and display_width(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


class WideFormatter(click.HelpFormatter):
    """Writes paragraphs and lists of options with its own line breaks."""

    def write_text(self, text: str) -> None:
        """Writes paragraphs, separated by empty lines in `text`."""
        width = self.width - self.current_indent
        paragraphs = [wrapped(paragraph, width) for paragraph in text.split("\n\n")]
        super().write_text("\n\n".join(_RAW + paragraph for paragraph in paragraphs))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Writes terms, measured in columns, with their texts beside them."""
        listed = list(rows)
        first_column = min(max(len(term) for term, _ in listed), col_max) + col_spacing
        width = max(self.width - first_column - 2, 10)
        broken = [(term, _RAW + wrapped(text, width) if text else "") for term, text in listed]
        super().write_dl(broken, col_max, col_spacing)


class WideContext(click.Context):
    """A running command whose help is in Chinese or Korean."""

    formatter_class = WideFormatter
