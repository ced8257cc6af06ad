"""Texts in the current language: set when a widget is made, and again at Qt's LanguageChange.

Qt sends that event to a window, which hands it to its children and they to theirs. A label or
button that is given a function for its text asks it again by itself:

    Label(lambda: self.tr("Paper"))

so that its owner has nothing to do. `Translated` is for widgets that must do more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QObject as _Object
    from PySide6.QtWidgets import QWidget as _Widget
else:  # Qt wants one C++ class at the bottom, that of the widget itself
    _Widget = _Object = object

T = TypeVar("T")
# Data as it is, or a function that is asked again in another language.
Text = str | Callable[[], str]
Texts = Mapping[str, str] | Callable[[], Mapping[str, str]]


def in_this_language(text: T | Callable[[], T]) -> T:
    """Data as it is; of a function what it says now."""
    return text() if callable(text) else text


def translated(owner: QObject, show: Callable[[str], object], text: Callable[[], str]) -> None:
    """Shows a text now and in every later language, for what takes no function itself.

    Args:
        owner: a widget; the text is kept up as long as it lives.
        show: for instance its `setAccessibleName`.
        text: asked each time.
    """
    _KeptText(owner, lambda: show(text()))


class Translated(_Widget):
    """A widget whose `_retranslate` sets its texts; its `__init__` calls that, too."""

    def changeEvent(self, event: QEvent) -> None:
        # Another language, or other colours, which stand within rich texts.
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        raise NotImplementedError


class TranslatedObject(_Object):
    """An object that is no widget and does the same; its parent widget hands the event on."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        raise NotImplementedError


class _KeptText(TranslatedObject, QObject):
    def __init__(self, owner: QObject, show: Callable[[], object]) -> None:
        super().__init__(owner)
        self._show = show
        show()

    def _retranslate(self) -> None:
        self._show()
