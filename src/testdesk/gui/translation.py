"""The window's language: hands the catalogue of messages to Qt, and Qt's own texts beside it."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from testdesk.messages import catalogue
from testdesk.messages.catalogue import LANGUAGES, LOCALES


class _CatalogueTranslator(QTranslator):
    """What `tr` asks: the catalogue, by the name of the class as context."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's own name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # Qt asks for its own texts, too; a null string sends it on to its own catalogue.
        found = catalogue.translate(context, sourceText)
        return found if found != sourceText else cast("str", None)

    def isEmpty(self) -> bool:
        return False


def of_this_laptop() -> str:
    """The language that the system is set to, if it is one of ours; else Chinese."""
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "zh"


def use(language: str) -> None:
    """Makes every window speak a language; see `announce`."""
    before = catalogue.current()
    catalogue.use(language)
    app = QCoreApplication.instance()
    if app is None or language == before:
        return
    if before in LOCALES:
        app.removeTranslator(_translator())
        app.removeTranslator(_translator_of_qt(before))
    if language in LOCALES:
        app.installTranslator(_translator_of_qt(language))
        app.installTranslator(_translator())
    announce()


def announce() -> None:
    """Sends LanguageChange to every window: all that is open says its texts again, at once.

    Qt would do so later, when its own event comes round; what was reported in between would be
    wiped away by it.
    """
    if not isinstance(QCoreApplication.instance(), QApplication):
        return
    change = QEvent.Type.LanguageChange
    for window in QApplication.topLevelWidgets():
        QCoreApplication.removePostedEvents(window, change.value)
        if window.parentWidget() is None:  # else its parent hands the event on
            QCoreApplication.sendEvent(window, QEvent(change))


@cache
def _translator() -> QTranslator:
    return _CatalogueTranslator()


@cache
def _translator_of_qt(language: str) -> QTranslator:
    """Qt's own words in the menus of text fields; a Qt packed without them speaks English there."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{LOCALES[language]}.qm", folder)
    return translator
