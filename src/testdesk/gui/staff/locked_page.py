"""The lock: who sits here, the tube that stays, and the queue, which goes on."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from testdesk.domain.station.tubes import Tube
from testdesk.gui import theme
from testdesk.gui.person_texts import tube_text
from testdesk.gui.staff.cover_bar import CoverBar
from testdesk.gui.staff.queue_card import QueueCard
from testdesk.gui.status_bar import StatusTexts, role_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, hairline, strong
from testdesk.gui.widgets.translated import Translated
from testdesk.messages import catalogue

_LOCK_SIDE, _BADGE_SIDE = 64, 32
_MESSAGE_MS = 8000
_ROOMY_HEIGHT = 740


class Locked(msgspec.Struct, frozen=True):
    """What the lock shows.

    Attributes:
        name: the operator's own name; nothing else on the page is about a person.
        role: the operator's role.
        station: the number of the station.
        at: the local time at which it was locked, HH:MM.
        idle: whether nobody had used the station for minutes.
        tube: the open tube, or None.
    """

    name: str
    role: str
    station: int
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


class BadgeSymbol(QWidget):
    """A badge in the accent of the dark ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(_BADGE_SIDE, _BADGE_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().colour("dark_ground_accent"), 2))
            painter.drawRoundedRect(QRectF(1, 5, 30, 22), 4, 4)
            painter.drawRect(QRectF(6, 11, 9, 9))
            painter.drawLine(QPointF(19, 12), QPointF(26, 12))
            painter.drawLine(QPointF(19, 17), QPointF(26, 17))
            painter.drawLine(QPointF(6, 23), QPointF(26, 23))


class LockedPage(Translated, QWidget):
    """Covers the window until a badge is scanned or a PIN typed.

    Attributes:
        message: why a scan changed nothing.
        queue: the card of the queue.
        bar: the bar at the foot.

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
        self._since = Label(tone="sidebar_soft", wrap=True)
        self._name = Label(px=46, bold=True, tone="sidebar", wrap=True)
        self._role = Label(px=24, tone="sidebar_soft")
        self._tube = Label(px=theme.LIST_NAME_PX, bold=True, tone="sidebar", wrap=True)
        self._tube_note = Label(tone="sidebar_soft", wrap=True)
        self.message = Label(px=24, bold=True, tone="sidebar", wrap=True)
        self._message_timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._message_timer.timeout.connect(self._retranslate)
        self.queue, self.bar = QueueCard(), CoverBar((2, 0, 1))
        self._texts: StatusTexts | None = None
        name, self._place = Label("testdesk", px=24, bold=True, tone="accent"), Label(tone="soft")
        self._place.setText(place)
        top = in_row(name, self._place, STRETCH, self._languages, gap=theme.GAP)
        cards = in_row((self._dark_card(), 1), (self.queue, 1), gap=theme.GAP)
        page = self._column = in_column(top, (cards, 1), gap=theme.GAP)
        in_column((page, 1), self.bar, gap=0, parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def _dark_card(self) -> CardFrame:
        card = self._dark = CardFrame()
        card.setProperty("dark", "true")
        self._title = Label(lambda: self.tr("Locked"), bold=True, tone="sidebar")
        texts = in_column(self._title, self._since, gap=0)
        head = in_row(LockSymbol(), (texts, 1), gap=16)
        line = hairline()
        line.setProperty("dark", "true")
        pin = Button(lambda: self.tr("Type the PIN"), "Enter", main=True, dark=True)
        other = Button(lambda: self.tr("Somebody else…"), "F12", dark=True)
        pin.clicked.connect(self.pin_requested)
        other.clicked.connect(self.change_requested)
        buttons = in_row((pin, 1), (other, 1), gap=theme.STEP)
        message = in_row(BadgeSymbol(), (self.message, 1), gap=12)
        add_parts(card.column, head, 4, line, STRETCH, self._name, self._role, STRETCH)
        add_parts(card.column, self._tube_box(), STRETCH, message, buttons)
        return card

    def _tube_box(self) -> QFrame:
        """The open tube, in a frame; hidden if there is none."""
        box = self._tube_frame = QFrame()
        box.setObjectName("outlined")
        symbol = SymbolWidget("tube", "dark_ground_accent", side=44)
        texts = in_column(self._tube, self._tube_note, gap=0)
        in_row(symbol, (texts, 1), gap=16, margins=(20, 8, 20, 8), parent=box)
        return box

    def show_texts(self, texts: StatusTexts) -> None:
        """Shows what the status bar of the window shows, and follows the open tube."""
        self._texts = texts
        if self._locked is not None:
            self._locked = msgspec.structs.replace(self._locked, tube=texts.open_tube)
            self._show_tube(texts.open_tube)
        self._place.setText(texts.place)
        self.bar.show_texts(texts)
        self._show_own()

    def show_locked(self, locked: Locked) -> None:
        """Shows who sits here and which tube is open."""
        self._locked = locked
        self._message_timer.stop()
        self._retranslate()
        self.setFocus()

    def refuse_scan(self) -> None:
        """Says for some seconds that a scan changed nothing."""
        self.message.setText(lambda: self.tr("Locked: this scan changed nothing."))
        self._message_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY_HEIGHT
        self._column.setContentsMargins(48, 20 if roomy else 12, 48, 24 if roomy else 16)
        self._column.setSpacing(theme.GAP if roomy else 16)
        side, end = (36, 32) if roomy else (theme.GAP, 16)
        self._dark.column.setContentsMargins(side, end, side, end)
        self._title.set_px(theme.HEADING_PX if roomy else theme.TITLE_PX)
        self._name.set_px(46 if roomy else theme.LIST_NAME_PX)
        self._role.set_px(24 if roomy else theme.BODY_PX)
        self._tube.set_px(theme.LIST_NAME_PX if roomy else theme.BODY_PX)
        self._tube_note.set_px(theme.BODY_PX if roomy else theme.SMALL_PX)
        self._since.set_px(theme.BODY_PX if roomy else theme.SMALL_PX)
        self.message.set_px(theme.LIST_NAME_PX if roomy else theme.BODY_PX)
        self.queue.set_roomy(roomy=roomy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pin_requested.emit()
        elif event.key() == Qt.Key.Key_F12:
            self.change_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_own(self) -> None:
        """In the bar: the operator, the counts of the shift, and that the station is locked."""
        if self._texts is not None:
            locked = strong(self.tr("Locked"))
            self.bar.show_own(self._texts.operator, self._texts.counts, locked)

    def _retranslate(self) -> None:
        self._show_own()
        self._languages.set_value(catalogue.current_language())
        self.message.setText(lambda: self.tr("Scan your badge to go on at once"))
        locked = self._locked
        if locked is None:
            return
        since = self.tr("since {at}, after four minutes unused")
        text = since if locked.idle else self.tr("since {at}")
        self._since.setText(text.format(at=locked.at))
        self._name.setText(locked.name)
        role = self.tr("{role} · station {station}")
        self._role.setText(
            role.format(role=role_text().get(locked.role, ""), station=locked.station)
        )
        self._show_tube(locked.tube)

    def _show_tube(self, tube: Tube | None) -> None:
        self._tube_frame.setVisible(tube is not None)
        if tube is not None:
            full = self.tr("A tube is not full yet: {count} of {capacity}")
            self._tube.setText(full.format(count=len(tube.places), capacity=tube.capacity))
            stay = self.tr("{tube} · leave it here, go on afterwards")
            self._tube_note.setText(stay.format(tube=tube_text(tube.tube)))
