"""The text of a search that is passed on to the form for a new person."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Za-z]{7,18}")


class SearchField(Protocol):
    """A search field, and whether its search found nobody."""

    @property
    def field(self) -> QLineEdit: ...

    @property
    def empty(self) -> bool:
        """Whether nobody was found for the typed text."""
        ...


class SearchText(QObject):
    """Remembers what the operator typed into a search.

    The text is passed on only if the operator typed it, nobody was found for it, and it can be a
    name or a complete number. Otherwise the form starts empty, because the search field may contain
    the name of a person who was found before.
    """

    def __init__(self, search: SearchField, parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._typed = ""
        search.field.textEdited.connect(self._save_typed)

    def name(self) -> str:
        """A name, which still has to be confirmed, or ""; pinyin is not taken as a name."""
        text = self._text()
        return "" if text.isascii() or any(map(str.isdigit, text)) else text

    def number(self) -> str:
        text = self._text()
        return text if _NUMBER.fullmatch(text) else ""

    def _text(self) -> str:
        text = self._search.field.text()
        return text.strip() if self._search.empty and text == self._typed else ""

    def _save_typed(self, text: str) -> None:
        self._typed = text
