"""The three languages of the desk; needs no window, so the command line uses it too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = {"zh": "中文", "ko": "한국어", "en": "English"}
FOLDER = Path(__file__).parent.parent / "resources" / "i18n"
_FILES = {"zh": "zh_CN", "ko": "ko"}


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """Marks a text of a table for the translators, who know the mark by Qt's own name for it."""
    return source


class _InUse:
    """What the window speaks now."""

    language = "en"


def current() -> str:
    """The language in use: zh, ko or en."""
    return _InUse.language


def of_this_laptop() -> str:
    """The language that the system is set to, if it is one of ours; else Chinese."""
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "zh"


def use(language: str) -> None:
    """Makes every window speak a language; Qt tells them by a LanguageChange event."""
    app = QCoreApplication.instance()
    if app is None or language == _InUse.language:
        _InUse.language = language
        return
    for other in _FILES:
        if other == _InUse.language:
            app.removeTranslator(_translator(other))
            app.removeTranslator(_translator_of_qt(other))
    _InUse.language = language
    if language in _FILES:
        app.installTranslator(_translator_of_qt(language))
        app.installTranslator(_translator(language))


def translate(context: str, source: str, language: str | None = None) -> str:
    """A text of the source in a language, the one in use by default."""
    wanted = language or current()
    if wanted not in _FILES:
        return source
    return _translator(wanted).translate(context, source) or source


@cache
def _translator(language: str) -> QTranslator:
    """Reads a compiled translation; a missing file is a broken installation, so a bug."""
    translator = QTranslator()
    name = f"testdesk_{_FILES[language]}.qm"
    if not translator.load(name, str(FOLDER)):
        raise FileNotFoundError(name)
    return translator


@cache
def _translator_of_qt(language: str) -> QTranslator:
    """Qt's own words in the menus of text fields; a Qt packed without them speaks English there."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{_FILES[language]}.qm", folder)
    return translator
