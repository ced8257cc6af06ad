"""Texts in the current language: set when a widget is created, and again at LanguageChange.

Qt sends that event to a window, which passes it on to its children, and they to theirs. A label or
button whose text is a function calls the function again by itself:

    Label(lambda: self.tr("Paper"))

`Translated` is for widgets that must do more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QObject as _Object
    from PySide6.QtWidgets import QWidget as _Widget
else:  # Qt allows only one C++ base class, that of the widget itself
    _Widget = _Object = object

T = TypeVar("T")
# The text itself, or a function that is called again when the language changes.
Text = str | Callable[[], str]
Texts = Mapping[str, str] | Callable[[], Mapping[str, str]]


def in_this_language(text: T | Callable[[], T]) -> T:
    """The text itself, or what its function returns now."""
    return text() if callable(text) else text


def translated(owner: QObject, show: Callable[[str], object], text: Callable[[], str]) -> None:
    """Shows a text now and after every change of language, by a setter that takes no function.

    Args:
        owner: a widget; the text is updated as long as it lives.
        show: the setter, for instance the widget's `setAccessibleName`.
        text: called each time.
    """
    _RetranslatedText(owner, lambda: show(text()))


class Translated(_Widget):
    """A widget whose `_retranslate` sets its texts; its `__init__` must call `_retranslate` too."""

    def changeEvent(self, event: QEvent) -> None:
        # Sent when the language changes, and when the colours change, which rich texts contain.
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        raise NotImplementedError


class TranslatedObject(_Object):
    """Like `Translated`, for an object that is not a widget; its parent passes the event on."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        raise NotImplementedError


class _RetranslatedText(TranslatedObject, QObject):
    def __init__(self, owner: QObject, show: Callable[[], object]) -> None:
        super().__init__(owner)
        self._show = show
        show()

    def _retranslate(self) -> None:
        self._show()
