"""Two people confirm an action: who is signed in, and a second person, who gives a name.

Short, because it is the one place in the window that asks for a second person; with badges, the
second person scans one here.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import translated


class SecondPerson(QWidget):
    """Shows the first person with a tick, and a field for the name of the second.

    Attributes:
        field: the name of the second person.

    Signals:
        entered: Enter was pressed in the field.
    """

    entered = Signal()

    def __init__(self, first_person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_person = first_person
        title = Label(lambda: self.tr("Two people confirm:"), px=theme.SMALL_PX, tone="soft")
        self._name = Label(first_person, px=theme.SMALL_PX, bold=True)
        self.field = Field(self, px=theme.BODY_PX)
        self.field.setFixedHeight(48)
        translated(self, self._set_prompt, lambda: self.tr("Name of the second person"))
        tick = SymbolWidget("tick", "accent", side=24)
        parts = (title, tick, self._name, (self.field, 1))
        in_row(*parts, gap=12, parent=self)
        self.field.returnPressed.connect(self.entered)

    def show_first_person(self, name: str) -> None:
        self._first_person = name
        self._name.setText(name)

    def names(self) -> tuple[str, str]:
        """The names of both; the second is empty until it is typed."""
        return self._first_person, self.field.text().strip()

    def clear(self) -> None:
        self.field.clear()

    def _set_prompt(self, text: str) -> None:
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)
