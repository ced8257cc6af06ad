"""Fields for one person: the badge or the name, and beside it the PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.numbers.scans import clean
from testdesk.gui.widgets.field import Field, LabelledField
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.translated import Text

_PIN_WIDTH = 128  # six digits


class PersonFields(QWidget):
    """Also works where no scan router runs: a scanner types the badge into the field.

    Attributes:
        shown: the badge or the name; a badge is hidden, because it could be photographed.
        pin: the PIN.
    """

    def __init__(self, label: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = LabelledField(label)
        self.pin = LabelledField(lambda: self.tr("PIN"), secret=True)
        self.pin.setFixedWidth(_PIN_WIDTH)
        in_row((self.shown, 1), self.pin, gap=16, parent=self)
        self.shown.field.textChanged.connect(self._hide_badge)

    def text(self) -> str:
        """The badge without what a scanner adds, or the name."""
        scanned = clean(self.shown.text())
        return scanned if is_badge_code(scanned) else self.shown.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The line end of a scanned badge leads to the PIN and does not submit the form.
        is_end = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_end and self.shown.field.hasFocus() and is_badge_code(self.text()):
            self.pin.field.setFocus()
        else:
            super().keyPressEvent(event)

    def _hide_badge(self, text: str) -> None:
        mode = Field.EchoMode.Password if is_badge_code(clean(text)) else Field.EchoMode.Normal
        self.shown.field.setEchoMode(mode)
