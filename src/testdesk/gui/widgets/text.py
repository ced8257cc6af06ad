"""Texts on a page, in a size and a tone of the theme."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.translated import Text, Translated, in_this_language

_VERY_WIDE = 100_000


class Label(Translated, QLabel):
    """A label that keeps its type when the language's letters change.

    Plain text is never read as markup; `rich` is for `strong` below.
    """

    def __init__(
        self,
        text: Text = "",
        *,
        px: int = theme.BODY_PX,
        bold: bool = False,
        tone: str = "ink",
        wrap: bool = False,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._px, self._bold = px, bold
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme.font(px, bold=bold))
        self.set_tone(tone)
        self.setText(text)

    def setText(self, text: Text) -> None:
        self._text = text
        super().setText(in_this_language(text))

    def _retranslate(self) -> None:
        self.setText(self._text)

    def set_tone(self, tone: str) -> None:
        """ink, soft, accent, attention, stop, on_fill or sidebar."""
        if theme.mark(self, "tone", tone):
            # Qt gives back the letters that the label had when it first got its tone.
            self.refit()

    def minimumSizeHint(self) -> QSize:
        # One line for text that wraps: the layout asks for the height at their real width.
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(60, self.heightForWidth(_VERY_WIDE))

    def set_px(self, px: int) -> None:
        self._px = px
        self.refit()

    def refit(self) -> None:
        self.setFont(theme.font(self._px, bold=self._bold))


def caption(text: Text = "", *, parent: QWidget | None = None) -> Label:
    """One quiet line over or beside what it names."""
    return Label(text, px=theme.SMALL_PX, tone="soft", parent=parent)


def quiet(text: Text = "", *, px: int = theme.SMALL_PX) -> Label:
    """Quiet sentences, in as many lines as they need."""
    return Label(text, px=px, tone="soft", wrap=True)


def strong(text: object) -> str:
    """Bold, safe inside a rich text."""
    return f"<b>{escape(str(text))}</b>"


def hairline(*, vertical: bool = False, parent: QWidget | None = None) -> QFrame:
    """A line of one pixel between two things."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
