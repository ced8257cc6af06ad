"""What the window hands a scan, a card and a key to."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from testdesk.readers.id_card import IdCard


class Page(Protocol):
    """A page in front, or the dialog over it: each says whether it used what was read."""

    def handle_scan(self, text: str) -> bool:
        """A scanned line."""
        ...

    def handle_card(self, card: IdCard) -> bool:
        """A card on the ID-card reader."""
        ...

    def handle_key(self, key: str) -> bool:
        """A single key that was typed on its own, outside every field."""
        ...


class StackedPage(QWidget):
    """One of the window's five; a page that uses none of a kind leaves it to the register page."""

    def handle_scan(self, text: str) -> bool:
        """See `Page`."""
        return False

    def handle_card(self, card: IdCard) -> bool:
        """See `Page`."""
        return False

    def handle_key(self, key: str) -> bool:
        """See `Page`."""
        return False

    def shown(self) -> None:
        """Came to the front."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """The texts in the language of now."""
        raise NotImplementedError
