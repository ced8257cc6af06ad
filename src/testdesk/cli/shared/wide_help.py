"""Help pages of Chinese and Korean text: lines are measured in columns, and break between signs.

click breaks lines at spaces alone and counts a Chinese sign as one column, of which it takes two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import click

_HAN = "\u3400-\u9fff"
_OPENING = "（「『“《"
_CLOSING = "，。、；：！？）」』”》…"
# What stays on one line: a Han sign or a word, with the punctuation that clings to it.
_PIECE = re.compile(
    rf"[{_OPENING}]*[{_HAN}][{_CLOSING}]*\s*"
    rf"|[{_OPENING}]*[^\s{_HAN}{_OPENING}{_CLOSING}]+[{_CLOSING}]*\s*"
    r"|\S\s*"
)
# click leaves the lines of such a paragraph alone.
_RAW = "\b\n"


def display_width(text: str) -> int:
    """Columns of a terminal; Chinese and Korean signs take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, columns: int) -> str:
    """The lines of one paragraph, none wider than so many columns but for a single long word."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        if lines[-1] and display_width(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


class WideFormatter(click.HelpFormatter):
    """Writes paragraphs and lists of options whose lines it has broken itself."""

    def write_text(self, text: str) -> None:
        """Paragraphs are separated by empty lines."""
        width = self.width - self.current_indent
        paragraphs = [wrapped(paragraph, width) for paragraph in text.split("\n\n")]
        super().write_text("\n\n".join(_RAW + paragraph for paragraph in paragraphs))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms, which are as wide as their signs are many, and their texts beside them."""
        listed = list(rows)
        first = min(max(len(term) for term, _ in listed), col_max) + col_spacing
        width = max(self.width - first - 2, 10)
        broken = [(term, _RAW + wrapped(text, width) if text else "") for term, text in listed]
        super().write_dl(broken, col_max, col_spacing)


class WideContext(click.Context):
    """A command under way whose help is in Chinese or Korean."""

    formatter_class = WideFormatter
