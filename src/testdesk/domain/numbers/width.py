"""Full-width characters, which an input method types for plain ones; nothing else is folded.

NFKC folds more: ①, ² and 𝟏 become digits. Nobody uses them in a telephone number or a name, so a
text that has them is not what it seems.

Short, because scans, forms and lists fold by one rule.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile("[0-9A-Za-z]")
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>", "<noBreak>")


def fold_width(text: str) -> str:
    """A text with full-width, half-width and small characters and blanks made plain."""
    return text if text.isascii() else "".join(map(_folded, text))


def is_plainly_written(text: str) -> bool:
    """Whether everything that NFKC makes a digit or Latin letter is one already, in any width."""
    return all(
        sign.isascii() or not _PLAIN.search(unicodedata.normalize("NFKC", sign))
        for sign in fold_width(text)
    )


def _folded(sign: str) -> str:
    if unicodedata.category(sign) == "Zs":
        return " "
    if unicodedata.decomposition(sign).startswith(_WIDTHS):
        return unicodedata.normalize("NFKC", sign)
    return sign
