"""A field for the new value of a correction; a label in it states how the value differs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.translated import Text, Translated, in_this_language, translated

HEIGHT = 44


class MarkedField(Translated, Field):
    """An empty field leaves the value unchanged, unless `removes_value` is set.

    Attributes:
        name: the name of the record's field.
        removes_value: whether the correction removes the current value.

    Args:
        name: see above.
        text: the name that a screen reader reads aloud.
        latin: see `Field`.
        parent: the dialog.
    """

    def __init__(
        self, name: str, text: Callable[[], str], *, latin: bool = False, parent: QWidget
    ) -> None:
        super().__init__(parent, px=theme.BODY_PX, latin=latin)
        self.name = name
        self.removes_value = False
        self._unchanged_text: Text = ""
        self._removal_text: Text = ""
        self._difference = QLabel(self)
        self._difference.setObjectName("chip")
        self._difference.setFont(theme.font(theme.SMALL_TEXT_PX, bold=True))
        self._difference.hide()
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

    def show_difference(self, text: str) -> None:
        """Shows how the new value differs, at the right end of the field; "" hides the label."""
        self._difference.setText(text)
        self._difference.adjustSize()
        self._difference.setVisible(bool(text))
        self.setTextMargins(0, 0, self._difference.width() + 8 if text else 0, 0)
        self._place_difference()

    def set_removal(self, text: Text) -> None:
        """Marks the current value for removal and shows a text for it; "" cancels the removal."""
        self.removes_value, self._removal_text = bool(text), text
        self.clear()
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_difference()

    def _place_difference(self) -> None:
        self._difference.move(
            self.width() - self._difference.width() - 12,
            (self.height() - self._difference.height()) // 2,
        )

    def _cancel_removal(self, _text: str) -> None:
        self.removes_value = False
        self._retranslate()
