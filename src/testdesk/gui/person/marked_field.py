"""A field for the right value beside the current one, with a mark that says it differs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.translated import Text, Translated, in_this_language, translated

HEIGHT = 46


class MarkedField(Translated, Field):
    """Empty means unchanged; `empties` takes the current value away.

    Attributes:
        name: the field of the record.
    """

    def __init__(
        self, name: str, text: Callable[[], str], *, latin: bool = False, parent: QWidget
    ) -> None:
        super().__init__(parent, px=theme.BODY_PX, latin=latin)
        self.name = name
        self.empties = False
        self._unchanged: Text = ""
        self._emptied: Text = ""
        self._mark = QLabel(self)
        self._mark.setObjectName("chip")
        self._mark.setFont(theme.font(theme.SMALL_TEXT_PX, bold=True))
        self._mark.hide()
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(500)
        translated(self, self.setAccessibleName, text)
        self.textEdited.connect(self._keep)

    def show_unchanged(self, text: Text) -> None:
        self._unchanged = text
        self._retranslate()

    def _retranslate(self) -> None:
        text = self._emptied if self.empties else self._unchanged
        self.setPlaceholderText(in_this_language(text))

    def set_mark(self, text: str) -> None:
        """Says in what way it differs, or nothing."""
        self._mark.setText(text)
        self._mark.adjustSize()
        self._mark.setVisible(bool(text))
        self.setTextMargins(0, 0, self._mark.width() + 8 if text else 0, 0)
        self._place_mark()

    def set_empties(self, text: Text) -> None:
        """The current value shall go; a text says so in the field, "" takes it back."""
        self.empties, self._emptied = bool(text), text
        self.clear()
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        self._mark.move(
            self.width() - self._mark.width() - 12, (self.height() - self._mark.height()) // 2
        )

    def _keep(self, _text: str) -> None:
        self.empties = False
        self._retranslate()
