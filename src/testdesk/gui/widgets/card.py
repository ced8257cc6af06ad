"""A white card with a hairline and round corners.

Short, because it is the frame of every page.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from testdesk.gui import theme


class CardFrame(QFrame):
    """Holds a part of a page.

    Attributes:
        column: where its widgets go, from top to bottom.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = theme.GAP) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.STEP)
