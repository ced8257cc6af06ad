"""Banners: messages that must be read, about what happened and what to do."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.symbol import Shape, SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text
from testdesk.messages.sentences import sentence_of

PASSING_MS = 20_000
TIGHT_PX = 15
BannerTone = Literal["accent", "attention", "stop"]
_SHAPES: dict[BannerTone, Shape] = {"accent": "tick", "attention": "triangle", "stop": "cross"}


class Banner(QFrame):
    """A symbol and a message; hidden while there is no message."""

    def __init__(self, parent: QWidget | None = None, *, px: int = theme.BODY_PX) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._symbol = SymbolWidget("triangle", "attention", side=28, parent=self)
        self._text = Label(px=px, wrap=True, parent=self)
        self._row = in_row(
            self._symbol, (self._text, 1), gap=12, margins=(16, 12, 16, 12), parent=self
        )
        self.hide()

    def show_message(self, text: Text, tone: BannerTone = "attention") -> None:
        """Shows a message until it is replaced or cleared; docs/notices.md states when that is."""
        self._text.setText(text)
        self._symbol.show_shape(_SHAPES[tone], tone)
        if theme.set_style_property(self, "tone", tone):
            self._text.apply_font()  # a new style resets the text to its first font
        self.setVisible(bool(self.text()))

    def show_fault(self, error: CodedError, tone: BannerTone = "stop") -> None:
        """Shows what went wrong, and what to do."""
        self.show_message(partial(sentence_of, error), tone)

    def set_px(self, px: int) -> None:
        self._text.set_px(px)

    def set_tight(self, *, tight: bool, px: int = TIGHT_PX) -> None:
        """Uses a smaller font (`px` pixels) and margins, to leave space for other widgets."""
        self.set_px(px if tight else theme.SMALL_PX)
        self._row.setContentsMargins(*((8, 4, 8, 4) if tight else (16, 12, 16, 12)))

    def text(self) -> str:
        return self._text.text()


class PassingBanner(Banner):
    """A banner about a completed action; it disappears by itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lasting = False
        self._passing = QTimer(self, interval=PASSING_MS, singleShot=True)
        self._passing.timeout.connect(self.expire)

    def announce(self, text: Text, tone: BannerTone, *, lasting: bool = False) -> None:
        """Shows a message for a while; a `lasting` one until it is replaced or cleared."""
        self.show_message(text, tone)
        self._lasting = lasting
        self._passing.start()

    def expire(self) -> None:
        """Hides the message, unless it is a lasting one."""
        if not self._lasting:
            self._passing.stop()
            self.show_message("")
