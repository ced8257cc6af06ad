"""What of a search is handed on to the form for a new person."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Za-z]{7,18}")


class SearchField(Protocol):
    """A field, and whether it found nobody."""

    @property
    def field(self) -> QLineEdit: ...

    @property
    def empty(self) -> bool:
        """Whether nobody was found for what is typed."""
        ...


class SearchedFor(QObject):
    """Remembers what a person typed into a search.

    It is handed on only where a person typed it, nobody was found for it, and it can be a name
    or a whole number. Else a form begins empty: what stands in the search may be the name of
    somebody who was found, as the person before.
    """

    def __init__(self, search: SearchField, parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._typed = ""
        search.field.textEdited.connect(self._note)

    def name(self) -> str:
        """A name to be confirmed, or nothing; letters of pinyin are no name."""
        text = self._text()
        return "" if text.isascii() or any(map(str.isdigit, text)) else text

    def number(self) -> str:
        text = self._text()
        return text if _NUMBER.fullmatch(text) else ""

    def _text(self) -> str:
        shown = self._search.field.text()
        return shown.strip() if self._search.empty and shown == self._typed else ""

    def _note(self, text: str) -> None:
        self._typed = text
