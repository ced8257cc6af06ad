"""Full-width signs, which an input method types for plain ones; nothing else is folded.

NFKC folds more: ①, ² and 𝟏 become digits. Nobody writes a telephone number or
names a person with them, so that what has them is not what it seems.

Short, because scans, forms and lists fold by one rule.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile("[0-9A-Za-z]")
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>", "<noBreak>")


def fold_width(text: str) -> str:
    """A text with full-width, half-width and small signs as the plain ones; blanks as blanks."""
    return text if text.isascii() else "".join(map(_folded, text))


def is_plainly_written(text: str) -> bool:
    """Whether all that NFKC makes digits and Latin letters are such, in whatever width."""
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
