"""A sentence that a person must read: what happened and what to do."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.parts.mark import Mark, Shape
from testdesk.gui.parts.text import Text

NoticeTone = Literal["accent", "attention", "stop"]
_SHAPES: dict[NoticeTone, Shape] = {"accent": "tick", "attention": "triangle", "stop": "cross"}


class Notice(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None, *, px: int = theme.BODY_PX) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._mark = Mark("triangle", "attention", side=28, parent=self)
        self._words = Text(px=px, wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str, tone: NoticeTone = "attention") -> None:
        """Shows a sentence; nothing hides it again."""
        self._words.setText(words)
        self._mark.show_shape(_SHAPES[tone], tone)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            theme.repolish(self)
        self.setVisible(bool(words))

    def set_px(self, px: int) -> None:
        """Letters of another size."""
        self._words.set_px(px)

    def text(self) -> str:
        """The sentence."""
        return self._words.text()
