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
        doubt: why the name needs confirmation: "searched": it comes from a search; "scanned" or
            "renumbered": a number was scanned or changed after the name was typed; "": it needs no
            confirmation.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.field.setFont(theme.font(28))
        self.doubt: Doubt = ""

    def set_name(self, name: str, doubt: Doubt = "") -> None:
        self.field.setText(name)
        self.set_problem("")
        self.doubt = doubt if name else ""

    def focus(self, problem: Text = "") -> None:
        """Moves the focus here and selects the name: typing replaces it, Enter confirms it."""
        self.field.setFocus()
        self.field.selectAll()
        if problem:
            self.set_problem(problem)

    def is_confirmed(self) -> bool:
        """Whether the operator has typed the name here, or presses Enter in this field."""
        return not self.doubt or self.field.hasFocus()
