"""The lock: who sits here, the tube that stays, and the queue, which goes on."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.domain.station.status import StationStatus
from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.person_texts import tube_text
from testdesk.gui.queue.display_drawing import DisplayFace, draw
from testdesk.gui.status_bar import role_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Translated
from testdesk.messages import catalogue

_LOCK_SIDE, _RATIO = 64, 9 / 16
_MESSAGE_MS = 8000
_ROOMY_HEIGHT = 740


class Locked(msgspec.Struct, frozen=True):
    """What the lock shows.

    Attributes:
        name: the operator's own name; nothing else on the page is about a person.
        role: the operator's role.
        at: the local time at which it was locked, HH:MM.
        idle: whether nobody had used the station for minutes.
        tube: the open tube, or None.
    """

    name: str
    role: str
    at: str
    idle: bool
    tube: Tube | None


class LockSymbol(QWidget):
    """A padlock in the colour of text on the dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(_LOCK_SIDE, _LOCK_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().colour("dark_ground_ink"), 5))
            painter.drawRoundedRect(QRectF(4, 27, 56, 34), 8, 8)
            painter.drawArc(QRectF(16, 4, 32, 40), 0, 180 * 16)
            painter.drawLine(QPointF(16, 24), QPointF(16, 27))
            painter.drawLine(QPointF(48, 24), QPointF(48, 27))
            painter.drawLine(QPointF(32, 40), QPointF(32, 48))


class DisplayThumbnail(QWidget):
    """The queue display, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: DisplayFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(int(self.width() * _RATIO))

    def show_face(self, face: DisplayFace) -> None:
        """Shows what the display shows now."""
        self._face = face
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter, QRectF(self.rect()), self._face)


class LockedPage(Translated, QWidget):
    """Covers the window until a badge is scanned or a PIN typed.

    Attributes:
        message: why a scan changed nothing.

    Signals:
        pin_requested: the operator types the PIN.
        change_requested: somebody else sits down.
        language: another language was chosen.
    """

    pin_requested = Signal()
    change_requested = Signal()
    language = Signal(str)

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked: Locked | None = None
        self._languages = Choice(catalogue.LANGUAGES)
        self._languages.chosen.connect(self.language)
        self._since = Label(tone="sidebar_soft")
        self._name = Label(px=46, bold=True, tone="sidebar", wrap=True)
        self._role = Label(px=24, tone="sidebar_soft")
        self._tube, self._tube_note = (
            Label(px=theme.LIST_NAME_PX, bold=True, tone="sidebar", wrap=True),
            Label(tone="sidebar_soft", wrap=True),
        )
        self.message = Label(px=24, bold=True, tone="sidebar", wrap=True)
        self._message_timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._message_timer.timeout.connect(self._retranslate)
        self.display = DisplayThumbnail()
        top = in_row(
            Label("testdesk", px=24, bold=True, tone="accent"),
            Label(place, tone="soft"),
            STRETCH,
            self._languages,
            gap=theme.GAP,
        )
        cards = in_row((self._dark_card(), 1), (self._queue_card(), 1), gap=theme.GAP)
        in_column(top, (cards, 1), gap=theme.GAP, margins=(48, 20, 48, 24), parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def _dark_card(self) -> CardFrame:
        card = CardFrame(margin=32)
        card.setProperty("dark", "true")
        self._title = Label(lambda: self.tr("Locked"), bold=True, tone="sidebar")
        texts = in_column(self._title, self._since, gap=0)
        head = in_row(LockSymbol(), texts, STRETCH, gap=theme.GAP)
        tube_symbol = SymbolWidget("tube", "dark_ground_accent", side=44)
        self._tube_symbol = tube_symbol
        tube = in_row(tube_symbol, (in_column(self._tube, self._tube_note, gap=0), 1), gap=16)
        pin = Button(lambda: self.tr("Type the PIN"), "Enter", main=True, dark=True)
        other = Button(lambda: self.tr("Somebody else"), "F12", dark=True)
        pin.clicked.connect(self.pin_requested)
        other.clicked.connect(self.change_requested)
        buttons = in_row((pin, 1), (other, 1), gap=theme.STEP)
        add_parts(card.column, head, STRETCH, self._name, self._role, STRETCH)
        add_parts(card.column, tube, STRETCH, self.message, buttons)
        return card

    def _queue_card(self) -> CardFrame:
        card = CardFrame()
        head = Label(lambda: self.tr("The queue goes on"), bold=True)
        note = quiet(lambda: self.tr("Other desks call and register as before."))
        add_parts(card.column, head, self.display, note, STRETCH)
        return card

    def show_locked(self, locked: Locked) -> None:
        """Shows who sits here and which tube is open."""
        self._locked = locked
        self._message_timer.stop()
        self._retranslate()
        self.setFocus()

    def show_status(self, status: StationStatus) -> None:
        """Follows the open tube."""
        if self._locked is not None:
            self._locked = msgspec.structs.replace(self._locked, tube=status.open_tube)
            self._retranslate()

    def refuse_scan(self) -> None:
        """Says for some seconds that a scan changed nothing."""
        self.message.setText(lambda: self.tr("Locked: this scan changed nothing."))
        self._message_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY_HEIGHT
        self._title.set_px(theme.HEADING_PX if roomy else theme.TITLE_PX)
        self._name.set_px(46 if roomy else theme.LIST_NAME_PX)
        self._tube.set_px(theme.LIST_NAME_PX if roomy else 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pin_requested.emit()
        elif event.key() == Qt.Key.Key_F12:
            self.change_requested.emit()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._languages.set_value(catalogue.current_language())
        self.message.setText(lambda: self.tr("Scan your badge to go on at once"))
        locked = self._locked
        if locked is None:
            return
        since = self.tr("since {at}, after four minutes unused")
        text = since if locked.idle else self.tr("since {at}")
        self._since.setText(text.format(at=locked.at))
        self._name.setText(locked.name)
        self._role.setText(role_text().get(locked.role, ""))
        for part in (self._tube_symbol, self._tube, self._tube_note):
            part.setVisible(locked.tube is not None)
        if (tube := locked.tube) is not None:
            full = self.tr("A tube is not full yet: {count} of {capacity}")
            self._tube.setText(full.format(count=len(tube.places), capacity=tube.capacity))
            stay = self.tr("{tube}: leave it here, go on afterwards")
            self._tube_note.setText(stay.format(tube=tube_text(tube.tube)))
