"""The frame of a card, with a hairline border and rounded corners.

Short, because it is the frame of every page.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from testdesk.gui import theme


class CardFrame(QFrame):
    """Holds a part of a page.

    Attributes:
        column: the layout of its widgets, from top to bottom.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = theme.GAP) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.STEP)
