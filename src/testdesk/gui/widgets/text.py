"""Labels for the texts on a page, with a size and a tone of the theme."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from testdesk.gui import theme
from testdesk.gui.widgets.translated import Text, Translated, in_this_language

_VERY_WIDE = 100_000


class Label(Translated, QLabel):
    """A label that keeps its font size and weight when a new language changes the fonts.

    Plain text is never interpreted as markup; `rich` is for texts that contain `strong` ones.
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
        """Sets the colour: ink, soft, accent, attention, stop, on_fill, or sidebar(_soft)."""
        if theme.set_style_property(self, "tone", tone):
            # Qt resets the label to the font that it had when its tone was first set.
            self.apply_font()

    def minimumSizeHint(self) -> QSize:
        # One line for text that wraps; the layout asks for the height at the real width itself.
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(60, self.heightForWidth(_VERY_WIDE))

    def set_px(self, px: int) -> None:
        self._px = px
        self.apply_font()

    def apply_font(self) -> None:
        self.setFont(theme.font(self._px, bold=self._bold))


def caption(text: Text = "", *, parent: QWidget | None = None) -> Label:
    """A one-line label in the soft tone, above or beside the widget that it describes."""
    return Label(text, px=theme.SMALL_PX, tone="soft", parent=parent)


def quiet(text: Text = "", *, px: int = theme.SMALL_PX) -> Label:
    """A label in the soft tone, which wraps into as many lines as it needs."""
    return Label(text, px=px, tone="soft", wrap=True)


def strong(text: object) -> str:
    """The text in bold, escaped for use in a rich text."""
    return f"<b>{escape(str(text))}</b>"


def hairline(*, vertical: bool = False, parent: QWidget | None = None) -> QFrame:
    """A line of one pixel that separates two parts."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
