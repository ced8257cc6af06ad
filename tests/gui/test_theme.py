"""Colours: readable in all three themes, and written in one place."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from testdesk import gui
from testdesk.gui import theme
from testdesk.gui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES

FOLDER = Path(gui.__file__).parent
ON_CARD = ("ink", "soft", "accent", "attention", "stop")
FILLS = ("accent_fill", "attention_fill", "stop_fill")


def luminance(colour: QColor) -> float:
    """WCAG 2.1 relative luminance."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("chosen", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("name", ON_CARD)
def test_text_on_a_card_is_legible(chosen, name):
    least = 7.0 if chosen is HIGH_CONTRAST or name == "ink" else 4.5
    assert contrast(chosen.colour(name), chosen.colour("card")) >= least
    assert contrast(chosen.colour(name), chosen.colour("ground")) >= 4.5


@pytest.mark.parametrize("chosen", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("fill", FILLS)
def test_text_on_a_verdict_is_legible(chosen, fill):
    least = 7.0 if chosen is HIGH_CONTRAST else 4.5
    assert contrast(chosen.colour("on_fill"), chosen.colour(fill)) >= least


@pytest.mark.parametrize("chosen", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("tone", ["accent", "attention", "stop"])
def test_a_notice_can_be_read_on_its_soft_ground(chosen, tone):
    assert contrast(chosen.colour("ink"), chosen.colour(f"{tone}_soft")) >= 7
    assert contrast(chosen.colour(tone), chosen.colour(f"{tone}_soft")) >= 4.5


def test_the_light_theme_has_the_values_of_the_drawings():
    assert (LIGHT.ground, LIGHT.card, LIGHT.line) == ("#F4F5F2", "#FFFFFF", "#DDE2DD")
    assert (LIGHT.ink, LIGHT.soft) == ("#16211C", "#5C6A63")
    assert (LIGHT.accent, LIGHT.attention, LIGHT.stop) == ("#0B6B50", "#A05400", "#B3261E")


def test_every_value_is_a_colour():
    for chosen in THEMES.values():
        for name in set(chosen.__struct_fields__) - {"name"}:
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(chosen, name)), (chosen.name, name)


def test_no_other_module_of_the_window_writes_a_colour():
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|GlobalColor|QColor\(\s*(\d|\")|rgba?\(")
    guilty = [
        path.name
        for path in sorted(FOLDER.rglob("*.py"))
        if path.name != "theme.py" and written.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


@pytest.mark.usefixtures("english")
def test_a_theme_is_on_the_whole_application_at_once(qapp):
    theme.use("dark")
    assert theme.current() is DARK
    assert DARK.card in qapp.styleSheet()
    assert LIGHT.line not in qapp.styleSheet()
    assert qapp.palette().window().color() == DARK.colour("ground")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("language", "first"), [("zh", "SC"), ("ko", "KR")])
def test_each_language_reads_its_own_letters_first(language, first):
    theme.use_fonts(language)
    assert QApplication.font().families()[0].endswith(first)
    theme.use_fonts("en")
