"""Folds the full-width characters that an input method types for plain ones, and nothing else.

NFKC folds more: it turns ①, ² and 𝟏 into digits. Nobody uses them in a telephone number or a name,
so a text that contains them is suspicious.

Short, because scans, forms and lists share this one rule.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile("[0-9A-Za-z]")
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>", "<noBreak>")


def fold_width(text: str) -> str:
    """Replaces full-width, half-width and small characters and blanks by plain ones."""
    return text if text.isascii() else "".join(map(_folded, text))


def is_plainly_written(text: str) -> bool:
    """Whether NFKC would make no further characters into digits or Latin letters."""
    return text.isascii() or all(
        sign.isascii() or not _PLAIN.search(unicodedata.normalize("NFKC", sign))
        for sign in fold_width(text)
    )


def _folded(character: str) -> str:
    if unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.decomposition(character).startswith(_WIDTHS):
        return unicodedata.normalize("NFKC", character)
    return character
