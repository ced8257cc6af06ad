"""A field for the right value beside the one of now, with a mark that says it differs."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.field import Field

HEIGHT = 46


class MarkedField(Field):
    """Empty means unchanged; `empties` takes the value of now away.

    Attributes:
        name: the field of the record.
    """

    def __init__(self, name: str, text: str, *, latin: bool = False, parent: QWidget) -> None:
        super().__init__(parent, px=theme.BODY_PX, latin=latin)
        self.name = name
        self.empties = False
        self._unchanged = ""
        self._mark = QLabel(self)
        self._mark.setObjectName("chip")
        self._mark.setFont(theme.font(theme.SMALL_TEXT_PX, bold=True))
        self._mark.hide()
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(500)
        self.setAccessibleName(text)
        self.textEdited.connect(self._keep)

    def show_unchanged(self, text: str) -> None:
        """What stands in it while it is empty."""
        self._unchanged = text
        self.setPlaceholderText(text)

    def set_mark(self, text: str) -> None:
        """Says in what way it differs, or nothing."""
        self._mark.setText(text)
        self._mark.adjustSize()
        self._mark.setVisible(bool(text))
        self.setTextMargins(0, 0, self._mark.width() + 8 if text else 0, 0)
        self._place_mark()

    def set_empties(self, text: str) -> None:
        """The value of now shall go; words say so in the field, "" takes it back."""
        self.empties = bool(text)
        self.clear()
        self.setPlaceholderText(text or self._unchanged)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        self._mark.move(
            self.width() - self._mark.width() - 12, (self.height() - self._mark.height()) // 2
        )

    def _keep(self, _text: str) -> None:
        self.empties = False
        self.setPlaceholderText(self._unchanged)
