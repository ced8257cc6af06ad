"""The interface of pages and dialogs to which the window passes scans, ID cards and keys."""

from __future__ import annotations

from typing import Protocol

import msgspec
from PySide6.QtWidgets import QWidget

from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, ScanKind, read_scan
from testdesk.gui.widgets.translated import Translated
from testdesk.readers.id_card import IdCard


class RecognisedScan(msgspec.Struct, frozen=True):
    """A scanned line and its kind.

    Attributes:
        kind: what the line is, recognised by its form.
        line: as the scanner typed it. The command recognises it again, in case the tube form has
            changed by then.
    """

    kind: ScanKind
    line: str


def recognise_scan(line: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> RecognisedScan:
    """Recognises the kind of a line by its form; tubes have the tube form of the city."""
    return RecognisedScan(read_scan(line, tube_form=tube_form).kind, line)


class Page(Protocol):
    """The page in front, or a dialog over it; each method returns whether it used its input."""

    def handle_scan(self, scan: RecognisedScan) -> bool: ...

    def handle_card(self, card: IdCard) -> bool: ...

    def handle_key(self, key: str) -> bool:
        """Handles a single key that was typed on its own, outside every field."""
        ...


class StackedPage(Translated, QWidget):
    """One of the window's five pages; the register page gets the input that a page does not use."""

    def handle_scan(self, scan: RecognisedScan) -> bool:
        return False

    def handle_card(self, card: IdCard) -> bool:
        return False

    def handle_key(self, key: str) -> bool:
        return False

    def on_shown(self) -> None:
        raise NotImplementedError
