"""Texts in the language of now: set when a part is made, and again at Qt's LanguageChange.

Qt sends that event to a window, which hands it to its children and they to theirs: a part cares
for its own texts only, and its owner needs not know of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QObject as _Object
    from PySide6.QtWidgets import QWidget as _Widget
else:  # Qt wants one C++ class at the bottom, that of the part itself
    _Widget = _Object = object


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
    """The same for what is no widget; its parent is a widget, which hands the event on."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        raise NotImplementedError
