"""The box under the verdict: the answers of this shift, or the full tube; and the ready light."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.register.full_tube import FullTube
from testdesk.gui.register.recent_scans import RecentScans
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.field import SENSITIVE
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.text import caption
from testdesk.gui.widgets.translated import Translated

_COLOURS_ON_LIGHT = ("ink", "soft", "accent")
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ScanField(QWidget):
    """The ready light: shows that a scan will be received, and what is being typed by hand.

    The widget has the focus while nothing else needs the focus, and keeps the input method switched
    off, so that a Chinese or Korean input method cannot intercept a scan.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | SENSITIVE)
        self._typed = ""
        self._dark = False
        self.setFixedHeight(32)
        self.setMinimumWidth(240)

    def text(self) -> str:
        """What has been typed by hand so far."""
        return self._typed

    def show_typed(self, text: str) -> None:
        self._typed = text
        self.update()

    def set_dark(self, *, dark: bool) -> None:
        """Sets whether the text is light, for the dark panel of a full tube."""
        self._dark = dark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours = theme.current()
            ink, soft, ready = (
                ("dark_ground_ink", "dark_ground_soft", "dark_ground_accent")
                if self._dark
                else _COLOURS_ON_LIGHT
            )
            text = self._typed or self.tr("Ready to scan")
            font = fitted_font(
                text,
                width=self.width() - 28,
                height=self.height(),
                px=theme.BODY_PX if self._typed else theme.SMALL_PX,
                bold=bool(self._typed),
            )
            text_width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(colours.colour(ink if self._typed else soft))
            painter.drawText(self.rect(), _MIDDLE | Qt.AlignmentFlag.AlignRight, text)
            light = QRectF(self.width() - text_width - 26, self.height() / 2 - 8, 16, 16)
            paint_symbol(painter, light, "dot", colours.colour(ready))


class JustNow(Translated, CardFrame):
    """The box under the verdict: the answers, or a full tube whose swabs must be counted.

    Attributes:
        lines: the answers of this shift.
        lines_button: puts the arrows and Enter on the lines.
        full: the panel of a full tube, shown in place of `lines`.
        scan_field: the ready light.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(theme.GAP, 16, theme.GAP, 12)
        self._title = caption(lambda: self.tr("Just now"))
        self.scan_field = ScanField()
        self.lines, self.full = RecentScans(), FullTube()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.full)
        self.lines_button = Button(lambda: self.tr("Whole day"), "F10", small=True, focus=NEVER)
        self.lines_button.setFixedHeight(36)
        self.lines_button.clicked.connect(self.choose_line)
        head = in_row(self._title, self.lines_button, (self.scan_field, 1), gap=16)
        add_parts(self.column, head, (self._stack, 1))

    @property
    def asks_to_count(self) -> bool:
        """Whether the card asks the operator to count the swabs of a full tube."""
        return self._stack.currentWidget() is self.full

    def choose_line(self) -> None:
        """Puts the arrows and Enter on the newest line, unless a full tube is in view."""
        if not self.asks_to_count:
            self.lines.choose_first()

    def show_full(self, tube: Tube | None) -> None:
        """Asks the operator to count the swabs of a full tube; None shows the last answers."""
        if tube is not None:
            self.full.show_tube(tube)
        dark = tube is not None
        self._stack.setCurrentWidget(self.full if dark else self.lines)
        self._title.setVisible(not dark)
        self.lines_button.setVisible(not dark)
        self.scan_field.set_dark(dark=dark)
        theme.set_style_property(self, "dark", dark)

    def _retranslate(self) -> None:
        self.full.update()
        self.lines.viewport().update()
        self.update()
