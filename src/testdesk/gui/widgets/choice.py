"""One of a few: buttons side by side, of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.translated import Texts, Translated, in_this_language


class Choice(Translated, QWidget):
    """Buttons for the values of `texts`, in its order.

    `numbered` writes 1, 2, 3 … beside them, `keys` what must be held with these.

    Signals:
        chosen: the value that a person picked.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, now = texts, in_this_language(texts)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for index, (value, text) in enumerate(now.items()):
            key = f"{keys} {index + 1}".strip() if numbered else ""
            button = Button(text, key, px=px, focus=TAB, parent=self)
            button.setCheckable(True)
            self._group.addButton(button, index)
            self._buttons[value] = button
            wide = columns or len(now)
            grid.addWidget(button, index // wide, index % wide)
        self._group.idClicked.connect(self._picked)

    def value(self) -> str:
        """The chosen value, empty while none is."""
        return next((v for v, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Chooses without a signal."""
        self._buttons[value].setChecked(True)

    def set_text(self, texts: Texts) -> None:
        self._texts = texts
        for value, text in in_this_language(texts).items():
            self._buttons[value].set_text(text)

    def _retranslate(self) -> None:
        self.set_text(self._texts)

    def pick(self, place: int) -> bool:
        """Chooses the button at a place from 0, as a click does; False where there is none."""
        if not 0 <= place < len(self._buttons):
            return False
        list(self._buttons.values())[place].click()
        return True

    def _picked(self, place: int) -> None:
        self.chosen.emit(list(self._buttons)[place])
