"""The name of a new person; it needs confirmation unless it was typed for this number."""

from __future__ import annotations

from typing import Literal

from testdesk.gui import theme
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.translated import Text

Doubt = Literal["", "searched", "scanned", "renumbered"]


class NameEntry(LabelledField):
    """The field for a name, and whether the name needs to be confirmed.

    Attributes:
        doubt: why Enter in another field first moves the focus here: the name comes from a search,
            or was there before a number was scanned or another number was typed; "" if confirmed.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.field.setFont(theme.font(28))
        self.doubt: Doubt = ""

    def put(self, name: str, doubt: Doubt = "") -> None:
        self.field.setText(name)
        self.set_problem("")
        self.doubt = doubt if name else ""

    def lead_to(self, problem: Text = "") -> None:
        """Selects the whole name, so that typing replaces it and Enter confirms it."""
        self.field.setFocus()
        self.field.selectAll()
        if problem:
            self.set_problem(problem)

    def is_confirmed(self) -> bool:
        """Whether the operator has typed the name here, or presses Enter in this field."""
        return not self.doubt or self.field.hasFocus()
