"""A field for the right value beside the one of now, with a mark that says it differs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.parts.field import Field

HEIGHT = 46


class MarkedField(Field):
    """Empty means unchanged; `empties` takes the value of now away.

    Attributes:
        name: the field of the record.
    """

    def __init__(self, name: str, words: str, *, latin: bool = False, parent: QWidget) -> None:
        super().__init__(parent, px=theme.BODY_PX, latin=latin)
        self.name = name
        self.empties = False
        self._unchanged = ""
        self._mark = QLabel(self)
        self._mark.setObjectName("chip")
        self._mark.setFont(theme.font(theme.STRIP_PX, bold=True))
        self._mark.hide()
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(500)
        self.setAccessibleName(words)
        self.textEdited.connect(self._keep)

    def say_unchanged(self, words: str) -> None:
        """What stands in it while it is empty."""
        self._unchanged = words
        self.setPlaceholderText(words)

    def set_mark(self, words: str) -> None:
        """Says in what way it differs, or nothing."""
        self._mark.setText(words)
        self._mark.adjustSize()
        self._mark.setVisible(bool(words))
        self.setTextMargins(0, 0, self._mark.width() + 8 if words else 0, 0)
        self._place_mark()

    def set_empties(self, words: str) -> None:
        """The value of now shall go; words say so in the field, "" takes it back."""
        self.empties = bool(words)
        self.clear()
        self.setPlaceholderText(words or self._unchanged)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark stays at the right end."""
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        self._mark.move(
            self.width() - self._mark.width() - 12, (self.height() - self._mark.height()) // 2
        )

    def _keep(self, _text: str) -> None:
        self.empties = False
        self.setPlaceholderText(self._unchanged)
