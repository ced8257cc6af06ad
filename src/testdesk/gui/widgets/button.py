"""A button with a text, and beside it the key for the same action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.theme import Theme
from testdesk.gui.widgets.translated import Text, Translated, in_this_language

_PADDING, _GAP, _KEYCAP_PADDING, _SMALL_HEIGHT = 20, 12, 10, 44
# Focus policies: a button gets the focus only by Tab, or never.
TAB, NEVER = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus


class Button(Translated, QPushButton):
    """A button that paints itself, and is never narrower than its text.

    A `main` button is filled; a page has only one. `key` is only shown; the page handles it. A
    `small` button is lower and has a smaller font. `focus` is the focus policy. A checkable button
    is tinted while it is checked. `dark` is for a dark ground, where the main button is white.
    """

    def __init__(
        self,
        text: Text = "",
        key: str = "",
        *,
        main: bool = False,
        small: bool = False,
        px: int = theme.BODY_PX,
        focus: Qt.FocusPolicy | None = None,
        dark: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._main, self._px = key, main, theme.SMALL_TEXT_PX if small else px
        self._dark = dark
        self.setMinimumHeight(_SMALL_HEIGHT if small else theme.TOUCH)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if focus is not None:
            self.setFocusPolicy(focus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text)

    @property
    def key(self) -> str:
        return self._key

    def set_text(self, text: Text) -> None:
        """Sets the text; an ampersand in it is shown as such, and underlines no letter."""
        self._caption = text
        translated_text = in_this_language(text)
        self.setText(translated_text.replace("&", "&&"))
        self.setAccessibleName(translated_text)
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.set_text(self._caption)

    def caption(self) -> str:
        return self.text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses the button that has the focus, not the main button.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isCheckable():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self._text_metrics().horizontalAdvance(self.caption()) + 2 * _PADDING
        if self._key:
            width += _GAP + self._keycap_width()
        return QSize(width, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = theme.current()
            self._paint_background(painter, colours)
            text_width = self._text_metrics().horizontalAdvance(self.caption())
            total = text_width + (_GAP + self._keycap_width() if self._key else 0)
            left = (self.width() - total) / 2
            painter.setFont(self._text_font())
            painter.setPen(self._text_colour(colours))
            painter.drawText(
                QRectF(left, 0, text_width + 2, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                self.caption(),
            )
            if self._key:
                self._paint_keycap(painter, colours, left + text_width + _GAP)

    def _paint_background(self, painter: QPainter, colours: Theme) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill, edge = self._box_colours(colours)
        painter.setBrush(QColor(fill))
        pen = QPen(QColor(edge), 2 if self.isChecked() else 1)
        if not self.isEnabled() and colours is theme.HIGH_CONTRAST:
            pen.setStyle(Qt.PenStyle.DashLine)  # its greys are too dark to show what is disabled
        painter.setPen(pen)
        painter.drawRoundedRect(box, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
        if self.hasFocus():
            focus_colour = colours.accent_fill if self._dark else colours.on_fill
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(focus_colour if self._main else colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 6, 6)

    def _box_colours(self, colours: Theme) -> tuple[str, str]:
        """The colours of the box and of its edge."""
        touched = self.isDown() or self.underMouse()
        if self._dark:
            if self._main and self.isEnabled():
                return colours.dark_ground_ink, colours.dark_ground_ink
            fill = colours.dark_ground_current if touched else colours.dark_ground
            return fill, colours.dark_ground_soft
        if not self.isEnabled():
            return colours.ground, colours.line
        if self._main:
            return colours.accent_fill, colours.accent_fill
        fill = colours.accent_soft if self.isChecked() or touched else colours.card
        return fill, colours.accent if self.isChecked() else colours.line

    def _paint_keycap(self, painter: QPainter, colours: Theme, left: float) -> None:
        box = QRectF(left, self.height() / 2 - 13, self._keycap_width(), 26)
        fill, edge = self._box_colours(colours)
        text = self._text_colour(colours).name()
        if not self._dark:
            filled = self._main and self.isEnabled()
            edge = fill = colours.on_fill if filled else fill
            edge = edge if filled else colours.line
            text = colours.accent_fill if filled else colours.soft
        elif self._main:
            edge = text
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(theme.font(theme.KEY_PX, bold=self._main))
        painter.setPen(QColor(text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _text_colour(self, colours: Theme) -> QColor:
        if self._dark:
            if not self.isEnabled():
                return QColor(colours.dark_ground_soft)
            return QColor(colours.accent_fill if self._main else colours.dark_ground_ink)
        if not self.isEnabled():
            return QColor(colours.soft)
        return QColor(colours.on_fill if self._main else colours.ink)

    def _text_font(self) -> QFont:
        return theme.font(self._px, bold=self._main)

    def _text_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._text_font())

    def _keycap_width(self) -> int:
        metrics = QFontMetrics(theme.font(theme.KEY_PX, bold=self._main))
        return metrics.horizontalAdvance(self._key) + 2 * _KEYCAP_PADDING
