"""A field for the new value beside the current one, with a mark if the two differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.translated import Text, Translated, in_this_language, translated

HEIGHT = 46


class MarkedField(Translated, Field):
    """An empty field leaves the value unchanged, unless `removes_value` is set.

    Attributes:
        name: the name of the record's field.
        removes_value: whether the correction removes the current value.
    """

    def __init__(
        self, name: str, text: Callable[[], str], *, latin: bool = False, parent: QWidget
    ) -> None:
        super().__init__(parent, px=theme.BODY_PX, latin=latin)
        self.name = name
        self.removes_value = False
        self._unchanged_text: Text = ""
        self._removal_text: Text = ""
        self._mark = QLabel(self)
        self._mark.setObjectName("chip")
        self._mark.setFont(theme.font(theme.SMALL_TEXT_PX, bold=True))
        self._mark.hide()
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(500)
        translated(self, self.setAccessibleName, text)
        self.textEdited.connect(self._cancel_removal)

    def show_unchanged(self, text: Text) -> None:
        self._unchanged_text = text
        self._retranslate()

    def _retranslate(self) -> None:
        text = self._removal_text if self.removes_value else self._unchanged_text
        self.setPlaceholderText(in_this_language(text))

    def set_mark(self, text: str) -> None:
        """Shows how the new value differs; "" hides the mark."""
        self._mark.setText(text)
        self._mark.adjustSize()
        self._mark.setVisible(bool(text))
        self.setTextMargins(0, 0, self._mark.width() + 8 if text else 0, 0)
        self._place_mark()

    def set_removal(self, text: Text) -> None:
        """Marks the current value for removal and shows a text for it; "" cancels the removal."""
        self.removes_value, self._removal_text = bool(text), text
        self.clear()
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        self._mark.move(
            self.width() - self._mark.width() - 12, (self.height() - self._mark.height()) // 2
        )

    def _cancel_removal(self, _text: str) -> None:
        self.removes_value = False
        self._retranslate()
