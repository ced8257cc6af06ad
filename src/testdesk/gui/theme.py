"""Colours, sizes and fonts; colours are defined only here."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from testdesk.gui.style_rules import RULES

ThemeName = Literal["light", "dark", "high_contrast"]


class Theme(msgspec.Struct, frozen=True):
    """Named colours, as #RRGGBB.

    Attributes:
        name: one of the three themes.
        ground, card, line: the background of the window, of a framed part of a page (`CardFrame`),
            and the frame.
        ink, soft: text and less prominent text on these backgrounds.
        accent, attention, stop: text and lines for good news, for a warning, and for a refusal.
        accent_soft, attention_soft, stop_soft: light backgrounds for the same three.
        accent_fill, attention_fill, stop_fill: strong backgrounds for the same three.
        on_fill: text on the three strong backgrounds.
        empty: an unfilled part, such as an empty bar or the border of a free place.
        dark_ground, dark_ground_current, dark_ground_ink, dark_ground_soft, dark_ground_accent: a
            dark background, such as the sidebar's, and what is drawn on it.
    """

    name: ThemeName
    ground: str
    card: str
    line: str
    ink: str
    soft: str
    accent: str
    accent_soft: str
    accent_fill: str
    attention: str
    attention_soft: str
    attention_fill: str
    stop: str
    stop_soft: str
    stop_fill: str
    on_fill: str
    empty: str
    dark_ground: str
    dark_ground_current: str
    dark_ground_ink: str
    dark_ground_soft: str
    dark_ground_accent: str

    def colour(self, name: str) -> QColor:
        """One of the colours by its name, for painting."""
        return QColor(getattr(self, name))


LIGHT = Theme(
    name="light",
    ground="#F4F5F2",
    card="#FFFFFF",
    line="#DDE2DD",
    ink="#16211C",
    soft="#5C6A63",
    accent="#0B6B50",
    accent_soft="#E3F0EA",
    accent_fill="#0B6B50",
    attention="#A05400",
    attention_soft="#FBF0DF",
    attention_fill="#A05400",
    stop="#B3261E",
    stop_soft="#FBE9E7",
    stop_fill="#B3261E",
    on_fill="#FFFFFF",
    empty="#DFE4E0",
    dark_ground="#10241C",
    dark_ground_current="#1D3A2E",
    dark_ground_ink="#FFFFFF",
    dark_ground_soft="#A9BDB3",
    dark_ground_accent="#4CC79A",
)
DARK = Theme(
    name="dark",
    ground="#0F1512",
    card="#19211D",
    line="#34413A",
    ink="#EDF2EE",
    soft="#A6B3AB",
    accent="#63D2A9",
    accent_soft="#1C3A2E",
    accent_fill="#0B6B50",
    attention="#F0B261",
    attention_soft="#3B2A12",
    attention_fill="#9A5300",
    stop="#FF9C92",
    stop_soft="#43201D",
    stop_fill="#B3261E",
    on_fill="#FFFFFF",
    empty="#36433C",
    dark_ground="#0A100D",
    dark_ground_current="#1C3A2E",
    dark_ground_ink="#FFFFFF",
    dark_ground_soft="#A6B3AB",
    dark_ground_accent="#4CC79A",
)
HIGH_CONTRAST = Theme(
    name="high_contrast",
    ground="#FFFFFF",
    card="#FFFFFF",
    line="#000000",
    ink="#000000",
    soft="#262626",
    accent="#00452F",
    accent_soft="#D9F5E8",
    accent_fill="#00452F",
    attention="#6B3600",
    attention_soft="#FFF1D6",
    attention_fill="#6B3600",
    stop="#8A0B05",
    stop_soft="#FFE4E1",
    stop_fill="#8A0B05",
    on_fill="#FFFFFF",
    empty="#8C8C8C",
    dark_ground="#000000",
    dark_ground_current="#00452F",
    dark_ground_ink="#FFFFFF",
    dark_ground_soft="#FFFFFF",
    dark_ground_accent="#5CFFC0",
)
THEMES: dict[ThemeName, Theme] = {t.name: t for t in (LIGHT, DARK, HIGH_CONTRAST)}

# Font sizes.
NAME_PX = 104
HUGE_PX = 88
HEADING_PX = 56
TITLE_PX = 34
LIST_NAME_PX = 30
BODY_PX = 20
SMALL_PX = 18
SMALL_TEXT_PX = 16
KEY_PX = 15

# Lengths in px: gaps between and within the parts of a page, rounded corners, the least height of
# what is touched, and the fixed parts of the window. SIDE_WIDTH is that of a page's right part.
GAP = 24
STEP = 8
RADIUS = 12
SMALL_RADIUS = 8
TOUCH = 64
SIDEBAR_WIDTH = 112
STATUS_BAR_HEIGHT = 44
SIDE_WIDTH = 400

_CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
)
_KOREAN_FONTS = ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic")


class _Current:
    """The theme and the font families in use."""

    theme: Theme = LIGHT
    families: tuple[str, ...] = (*_CHINESE_FONTS, *_KOREAN_FONTS)


def current() -> Theme:
    """The theme in use; widgets that paint themselves call this at each paint."""
    return _Current.theme


def scrim() -> QColor:
    """The colour that dims a page under a dialog."""
    colour = current().colour("dark_ground")
    colour.setAlphaF(0.55)
    return colour


def use(name: ThemeName) -> None:
    """Applies a theme to the whole application."""
    _Current.theme = THEMES[name]
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setPalette(_palette(current()))
        app.setStyleSheet(stylesheet(current()))


def use_fonts(language: str) -> None:
    """Chooses the fonts: Korean first for Korean, so that Chinese characters look right."""
    _Current.families = (
        (*_KOREAN_FONTS, *_CHINESE_FONTS) if language == "ko" else (*_CHINESE_FONTS, *_KOREAN_FONTS)
    )
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setFont(font(BODY_PX))


def families() -> tuple[str, ...]:
    """The font families in use, in the order in which a letter is looked for."""
    return _Current.families


def font(px: int, *, bold: bool = False) -> QFont:
    """The font at a size in pixels, normal or bold, with digits of equal width."""
    return QFont(_made_font(_Current.families, px, bold))  # a copy: some callers change it


@lru_cache(maxsize=256)
def _made_font(families: tuple[str, ...], px: int, bold: bool) -> QFont:
    new_font = QFont()
    new_font.setFamilies(list(families))
    new_font.setPixelSize(px)
    new_font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    new_font.setFeature(QFont.Tag("tnum"), 1)
    return new_font


def stylesheet(theme: Theme) -> str:
    """The style sheet of a theme, for the widgets that Qt draws."""
    return RULES.format_map({**msgspec.structs.asdict(theme), **_SIZES})


def set_style_property(widget: QWidget, name: str, value: object) -> bool:
    """Sets a property that the style sheet uses; returns whether its value has changed."""
    if widget.property(name) == value:
        return False
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return True


_SIZES = {"radius": RADIUS, "small_radius": SMALL_RADIUS, "head_px": SMALL_TEXT_PX}


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "ground"),
        (roles.Base, "card"),
        (roles.AlternateBase, "ground"),
        (roles.Button, "card"),
        (roles.ToolTipBase, "card"),
        (roles.WindowText, "ink"),
        (roles.Text, "ink"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "soft"),
        (roles.Highlight, "accent_fill"),
        (roles.HighlightedText, "on_fill"),
    ):
        palette.setColor(role, theme.colour(name))
    return palette
