"""The box under the verdict: the answers of this shift, or the full tube; and the ready light."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
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
_ROOMY_WIDTH, _LOW_BUTTON = 640, 48


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
        self.setMinimumWidth(200)

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
        all_button, other_button: as many swabs as people, or another number.
        scan_field: the ready light; above the parts, or beside the two buttons if there is room.
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
        self.all_button = Button("", "Enter", main=True, focus=NEVER, dark=True)
        self.other_button = Button("", "↓", focus=NEVER, dark=True)
        self._places = 0
        self._head = in_row(self._title, self.lines_button, (self.scan_field, 1), gap=16)
        self._count_row = in_row(self.all_button, self.other_button, gap=16)
        add_parts(self.column, self._head, (self._stack, 1), self._count_row)
        self.show_full(None)

    @property
    def shows_full(self) -> bool:
        """Whether the card shows a full tube."""
        return self._stack.currentWidget() is self.full

    @property
    def asks_to_count(self) -> bool:
        """Whether the card asks the operator to count the swabs of a full tube."""
        return self.shows_full and not self.all_button.isHidden()

    def choose_line(self) -> None:
        """Puts the arrows and Enter on the newest line, unless a full tube is in view."""
        if not self.shows_full:
            self.lines.choose_first()

    def show_full(self, tube: Tube | None, swabs: int | None = None) -> None:
        """Asks the operator to count the swabs of a full tube; None shows the last answers.

        `swabs` is the number counted in the tube; with it nobody is asked any more.
        """
        if tube is not None:
            self.full.show_tube(tube, swabs)
            self._places = len(tube.places)
        dark = tube is not None
        for button in (self.all_button, self.other_button):
            button.setVisible(dark and swabs is None)
        self._stack.setCurrentWidget(self.full if dark else self.lines)
        self.lines_button.setVisible(not dark)
        self.scan_field.set_dark(dark=dark)
        theme.set_style_property(self, "dark", dark)
        self._show_button_texts()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Puts the ready light beside the buttons of a wide dark card; in a low one all is low."""
        roomy = self.width() >= _ROOMY_WIDTH
        # A narrow card has no room for it beside the button and the ready light.
        self._title.setVisible(roomy and not self.shows_full)
        row, other = self._head, self._count_row
        if self.shows_full and roomy:
            row, other = other, row
        if row.indexOf(self.scan_field) < 0:
            other.removeWidget(self.scan_field)
            row.addWidget(self.scan_field, 1)
        low = self.shows_full and not roomy
        self.column.setContentsMargins(
            *((16, 8, 16, 10) if low else (theme.GAP, 16, theme.GAP, 12))
        )
        self._count_row.setSpacing(theme.STEP if low else 16)
        for button in (self.all_button, self.other_button):
            button.setMinimumHeight(theme.TOUCH if roomy else _LOW_BUTTON)

    def _show_button_texts(self) -> None:
        count = self._places
        self.all_button.set_text(lambda: self.tr("It is {count}").format(count=count))
        self.other_button.set_text(lambda: self.tr("Not {count} …").format(count=count))

    def _retranslate(self) -> None:
        self.full.update()
        self.lines.viewport().update()
        self.update()
