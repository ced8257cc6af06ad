"""The frame of the pages before the desk: language, title, one card in the middle."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from testdesk.domain.refusals import CodedError
from testdesk.gui import theme, translation
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.notice import Notice, NoticeTone
from testdesk.gui.parts.sheet import top_dialog
from testdesk.gui.parts.text import Text
from testdesk.gui.sentences import sentence_of


class Cover(QWidget):
    """A page with a card in the middle.

    Attributes:
        card: what is asked.
        title, intro: above it.
        notice: what went wrong; see `say`.

    Signals:
        language: another language was chosen.
    """

    language = Signal(str)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Text("testdesk", px=24, bold=True, tone="accent")
        self._languages = Choice(translation.LANGUAGES)
        self._languages.chosen.connect(self.language)
        top = QHBoxLayout()
        top.addWidget(name)
        top.addStretch(1)
        top.addWidget(self._languages)
        self.card = Card(margin=28)
        self.card.column.setSpacing(11)
        self.card.setFixedWidth(width)
        self.title = Text(px=theme.TITLE_PX, bold=True, wrap=True)
        self.intro = Text(px=theme.SMALL_PX, tone="soft", wrap=True)
        self.notice = Notice()
        self.card.column.addWidget(self.title)
        self.card.column.addWidget(self.intro)
        self.card.column.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 20)
        column.addLayout(top)
        column.addStretch(1)
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def dialog_room(self) -> QRect:
        """All of it: here is neither sidebar nor status bar."""
        return self.rect()

    def say(self, words: str, tone: NoticeTone = "stop") -> None:
        """Shows a sentence in the place of the introduction, so that nothing jumps."""
        self.notice.say(words, tone)
        self.intro.setVisible(not words)

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._languages.set_value(translation.current())
        self.say("")


def tell_over(page: QWidget, fault: CodedError) -> bool:
    """Says a fault in the dialog in front of a page, else on a page before the desk.

    Returns:
        Whether there was such a place.
    """
    words, dialog = sentence_of(fault), top_dialog(page)
    if dialog is not None:
        dialog.notice.say(words, "attention")
    elif isinstance(page, Cover):
        page.say(words, "attention")
    return dialog is not None or isinstance(page, Cover)
