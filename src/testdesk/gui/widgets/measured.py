"""Fonts that remember how wide texts are.

Rows of people are painted again after every key, mostly with the same texts, and measuring a text
in several scripts costs more than painting it.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from testdesk.gui import theme

_CACHED_FONTS, _CACHED_TEXTS = 64, 1000


class MeasuredFont:
    """A font, and the sizes of its letters in pixels.

    Attributes:
        font: the font; it must not be changed.
        height: of a line.
        width: a function from a text to the width of a line.
    """

    def __init__(self, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        self.font = font
        self.height = metrics.height()

        # A function of our own: `lru_cache` copies the docstring, and for the docstring of its own
        # method PySide loads the signatures of all its modules, which delayed the first letter.
        @lru_cache(maxsize=_CACHED_TEXTS)
        def width(text: str) -> float:
            return metrics.horizontalAdvance(text)

        self.width = width


def measured_font(px: int, *, bold: bool = False) -> MeasuredFont:
    """The font of `theme.font`, with what was measured of it before."""
    return _measured(theme.families(), px, bold)


@lru_cache(maxsize=_CACHED_FONTS)
def _measured(_families: tuple[str, ...], px: int, bold: bool) -> MeasuredFont:
    return MeasuredFont(theme.font(px, bold=bold))
