"""The fonts for paper, and the characters that they lack.

Everything here needs a QGuiApplication, and may be called from a worker thread: Qt allows text off
the GUI thread. A new QFont is made for each use, because two threads must not share one.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Language

# Text is measured at this many pixels and scaled, so that a line has the same length in millimetres
# on every device.
EM = 100

_CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei")
_KOREAN = ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic")
_PREFERRED: dict[Language, tuple[str, ...]] = {
    "zh": _CHINESE + _KOREAN,
    "ko": _KOREAN + _CHINESE,
    "en": _CHINESE + _KOREAN,
}


@lru_cache
def families(language: Language) -> tuple[str, ...]:
    """The installed preferred families for a language, best first; may be empty."""
    installed = set(QFontDatabase.families())
    return tuple(family for family in _PREFERRED[language] if family in installed)


def font(language: Language, *, bold: bool = False) -> QFont:
    """A font of `EM` pixels; other fonts of the system supply missing characters."""
    result = QFont()
    result.setFamilies(list(families(language)) or result.families())
    result.setPixelSize(EM)
    result.setBold(bold)
    # Hinting and sub-pixel positions depend on the device; paper must look the same on all of them.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return result


@lru_cache(maxsize=16384)
def width_in_ems(text: str, language: Language, *, bold: bool = False) -> float:
    """The length of a line in units of its font size; cached, since most texts recur."""
    return QFontMetricsF(font(language, bold=bold)).horizontalAdvance(text) / EM


@lru_cache(maxsize=4096)
def _drawable(character: str) -> bool:
    layout = QTextLayout(character, font("zh"))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    return bool(glyphs) and 0 not in glyphs


def missing_characters(text: str) -> str:
    """The characters of a text that no installed font can draw, in order, without duplicates."""
    return "".join(
        character
        for character in dict.fromkeys(text)
        if not character.isspace() and not _drawable(character)
    )


# If more are missing, a font for a whole script probably is, so a longer list would not help.
_MAX_CHARACTERS = 12


def refuse_missing(text: str) -> None:
    """Refuses a text with characters that cannot be drawn.

    Raises:
        Refusal: `characters_missing`, with `count` and `characters`: the first of them, sorted,
            each with its code point, but without any of the text around them.
    """
    if missing := sorted(missing_characters(text)):
        character_list = ", ".join(
            f"{character} U+{ord(character):04X}" for character in missing[:_MAX_CHARACTERS]
        )
        more = " …" if len(missing) > _MAX_CHARACTERS else ""
        raise Refusal("characters_missing", count=len(missing), characters=character_list + more)
