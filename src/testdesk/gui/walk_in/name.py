"""The name of a new person; one that was not typed here for this number is confirmed first."""

from __future__ import annotations

from typing import Literal

from testdesk.gui import theme
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.translated import Text

Doubt = Literal["", "searched", "scanned", "renumbered"]


class NameEntry(LabelledField):
    """A name and how it came here.

    Attributes:
        doubt: why Enter elsewhere leads here first: the name was searched for, stood there before
            a number was scanned, or before another number was typed.
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
        """The next key replaces the name, and Enter confirms it."""
        self.field.setFocus()
        self.field.selectAll()
        if problem:
            self.set_problem(problem)

    def is_confirmed(self) -> bool:
        """Whether somebody has looked at it: typed it, or presses Enter in it."""
        return not self.doubt or self.field.hasFocus()
