"""Two people confirm an action: who is signed in, and a second person with a badge or a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.numbers.scans import read_scan
from testdesk.gui import theme
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import translated

_HEIGHT = 48


class SecondPerson(QWidget):
    """Shows the first person with a tick, and the fields for the second.

    Where operators are enrolled, a scanned badge or the name is confirmed by the PIN.

    Attributes:
        field: the badge or the name of the second person.
        pin: the PIN of the second person; hidden at a station without operators.

    Signals:
        entered: Enter was pressed in the last field, or a badge that needs no PIN was scanned.
    """

    entered = Signal()

    def __init__(self, first_person: str, *, staffed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Label(lambda: self.tr("Two people confirm:"), px=theme.SMALL_PX, tone="soft")
        self._name = Label(first_person, px=theme.SMALL_PX, bold=True)
        self.field, self.pin = Field(px=theme.BODY_PX), Field(px=theme.BODY_PX, secret=True)
        for field in (self.field, self.pin):
            field.setFixedHeight(_HEIGHT)
        self.pin.setMaximumWidth(160)
        translated(self, self._set_prompt, lambda: self.tr("Badge or name of the second person"))
        translated(self, self._set_pin_prompt, lambda: self.tr("PIN"))
        tick = SymbolWidget("tick", "accent", side=24)
        parts = (title, tick, self._name, (self.field, 1), self.pin)
        in_row(*parts, gap=12, parent=self)
        self.field.returnPressed.connect(self._name_entered)
        self.pin.returnPressed.connect(self.entered)
        self.show_people(first_person, staffed=staffed)

    def show_people(self, first_person: str, *, staffed: bool) -> None:
        """Shows the first person; `staffed` asks for the PIN of the second."""
        self._staffed = staffed
        self._name.setText(first_person)
        self.pin.setVisible(staffed)

    def show_badge(self, line: str) -> bool:
        """Fills in a scanned badge; returns whether the line is one."""
        read = read_scan(line)
        command, _, code = read.text.partition(" ")
        if read.kind != "command" or command != "badge":
            return False
        # A badge that is on the screen could be photographed.
        self.field.setEchoMode(Field.EchoMode.Password)
        self.field.setText(code)
        self.pin.setFocus()
        return True

    def line(self) -> str:
        """The confirmation as `staff.confirmation.approvals_in` reads it; may be empty."""
        return f"{self.field.text().strip()} {self.pin.text()}".strip()

    @property
    def needs_pin(self) -> bool:
        """Whether a name is typed that only the PIN proves."""
        text = self.field.text().strip()
        return self._staffed and text != "" and not self.pin.text() and not is_badge_code(text)

    def clear(self) -> None:
        self.field.setEchoMode(Field.EchoMode.Normal)
        self.field.clear()
        self.pin.clear()

    def _name_entered(self) -> None:
        if self.needs_pin:
            self.pin.setFocus()
        else:
            self.entered.emit()

    def _set_prompt(self, text: str) -> None:
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)

    def _set_pin_prompt(self, text: str) -> None:
        self.pin.setPlaceholderText(text)
        self.pin.setAccessibleName(text)
