"""The interface of pages and dialogs to which the window passes scans, ID cards and keys."""

from __future__ import annotations

from typing import Protocol

import msgspec
from PySide6.QtWidgets import QWidget

from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, ScanKind, read_scan
from testdesk.gui.widgets.translated import Translated
from testdesk.readers.id_card import IdCard


class SortedScan(msgspec.Struct, frozen=True):
    """A scanned line and its kind.

    Attributes:
        kind: recognised by the form of the line.
        line: as the scanner typed it; the command sorts it again, by the tube form then in use.
    """

    kind: ScanKind
    line: str


def sorted_scan(line: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> SortedScan:
    """Recognises the kind of a line; see `domain.numbers.scans.read_scan`."""
    return SortedScan(read_scan(line, tube_form=tube_form).kind, line)


class Page(Protocol):
    """The page in front, or the dialog over it; each method returns whether it used its input."""

    def handle_scan(self, scan: SortedScan) -> bool: ...

    def handle_card(self, card: IdCard) -> bool: ...

    def handle_key(self, key: str) -> bool:
        """Handles a single key that was typed on its own, outside every field."""
        ...


class StackedPage(Translated, QWidget):
    """One of the window's five pages; what a page does not use is left to the register page."""

    def handle_scan(self, scan: SortedScan) -> bool:
        return False

    def handle_card(self, card: IdCard) -> bool:
        return False

    def handle_key(self, key: str) -> bool:
        return False

    def shown(self) -> None:
        raise NotImplementedError
