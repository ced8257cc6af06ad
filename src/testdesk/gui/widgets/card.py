"""The boxes with rounded corners of which pages consist; unrelated to proxy cards and ID cards.

Short, because the style sheet draws the box, and only its margins are set here.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from testdesk.gui import theme


class CardFrame(QFrame):
    """Holds a part of a page.

    Attributes:
        column: the layout of the widgets in the box, from top to bottom.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = theme.GAP) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.STEP)
