"""Sets the window's language: has Qt translate with our catalogue and with Qt's own."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from testdesk.messages import catalogue
from testdesk.messages.catalogue import LANGUAGES, LOCALES


class _CatalogueTranslator(QTranslator):
    """Answers calls of `tr` from the catalogue, with the name of the class as context."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's own name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # Qt looks up its own texts here too. None means not found: Qt then tries its own catalogue.
        found = catalogue.translate(context, sourceText)
        return found if found != sourceText else cast("str", None)

    def isEmpty(self) -> bool:
        return False


def system_language() -> str:
    """The language of the system if the program has it, otherwise Chinese."""
    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "zh"


def use(language: str) -> None:
    """Changes the language of all windows, and their texts at once."""
    before = catalogue.current_language()
    catalogue.use_language(language)
    app = QCoreApplication.instance()
    if app is None or language == before:
        return
    # English is not in LOCALES: the texts in the code are English and need no catalogue.
    if before in LOCALES:
        app.removeTranslator(_translator())
        app.removeTranslator(_qt_translator(before))
    if language in LOCALES:
        app.installTranslator(_qt_translator(language))
        app.installTranslator(_translator())
    announce()


def announce() -> None:
    """Sends LanguageChange to every window, so that all open widgets set their texts at once.

    Qt has posted the same event to each window. It is removed here: it would arrive later, and the
    widgets would then remove messages that were shown in between.
    """
    if not isinstance(QCoreApplication.instance(), QApplication):
        return
    change = QEvent.Type.LanguageChange
    for window in QApplication.topLevelWidgets():
        QCoreApplication.removePostedEvents(window, change.value)
        if window.parentWidget() is None:  # otherwise its parent passes the event on
            QCoreApplication.sendEvent(window, QEvent(change))


@cache
def _translator() -> QTranslator:
    return _CatalogueTranslator()


@cache
def _qt_translator(language: str) -> QTranslator:
    """Qt's own texts, as in the menus of text fields; they stay English if Qt lacks the file."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{LOCALES[language]}.qm", folder)
    return translator
