"""A choice between a few values: buttons side by side, one of which is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.translated import Texts, Translated, in_this_language


class Choice(Translated, QWidget):
    """Shows a button for each value of `texts`, in the same order.

    If `numbered`, the buttons show the keys 1, 2, 3 …; `keys` is what must be held with the digit,
    such as "Alt". `height` is that of a button in pixels.

    Signals:
        chosen: the value that the operator picked.
    """

    chosen = Signal(str)

    def __init__(
        self,
        texts: Texts,
        *,
        columns: int = 0,
        numbered: bool = False,
        keys: str = "",
        px: int = theme.BODY_PX,
        height: int = theme.TOUCH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, translated_texts = texts, in_this_language(texts)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for index, (value, text) in enumerate(translated_texts.items()):
            key = f"{keys} {index + 1}".strip() if numbered else ""
            button = Button(text, key, px=px, focus=TAB, parent=self)
            button.setMinimumHeight(height)
            button.setCheckable(True)
            self._group.addButton(button, index)
            self._buttons[value] = button
        self.set_columns(columns or len(translated_texts))
        self._group.idClicked.connect(self._picked)

    def set_columns(self, columns: int) -> None:
        """Arranges the buttons in so many columns."""
        for index, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, index // columns, index % columns)

    def set_height(self, height: int) -> None:
        """Sets the height of its buttons in pixels."""
        for button in self._buttons.values():
            button.setMinimumHeight(height)

    def value(self) -> str:
        """The chosen value, or empty if none is chosen."""
        return next((v for v, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Chooses a value without emitting a signal."""
        self._buttons[value].setChecked(True)

    def clear(self) -> None:
        """Chooses nothing, without emitting a signal."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_text(self, texts: Texts) -> None:
        self._texts = texts
        for value, text in in_this_language(texts).items():
            self._buttons[value].set_text(text)

    def _retranslate(self) -> None:
        self.set_text(self._texts)

    def pick(self, index: int) -> bool:
        """Chooses the button at an index from 0, like a click; returns False if there is none."""
        if not 0 <= index < len(self._buttons):
            return False
        list(self._buttons.values())[index].click()
        return True

    def _picked(self, index: int) -> None:
        self.chosen.emit(list(self._buttons)[index])
