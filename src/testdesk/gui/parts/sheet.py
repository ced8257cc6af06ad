"""A sheet: the frame of every dialog, drawn inside the window.

A subclass fills `body` and `buttons`; whoever opens it connects its signals and calls `open`:

    sheet = SwabSheet(page)
    sheet.counted.connect(...)
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()

`top_dialog(widget)` is the one in front; `Question` asks yes or no.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from testdesk.domain.id_numbers import is_id_number
from testdesk.gui import theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.notice import Notice
from testdesk.gui.parts.scrim import Scrim, host_of, top_scrim
from testdesk.gui.parts.text import Text
from testdesk.readers.id_card import IdCard

_EDGE = 16
_NOTICE = 84  # two lines
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def top_dialog(widget: QWidget) -> Sheet | None:
    """The dialog in front of the page that a widget is on, or None."""
    scrim = top_scrim(host_of(widget))
    return None if scrim is None else scrim.findChild(Sheet)


class _Body(QScrollArea):
    """What a dialog holds; it scrolls where the window has no room for all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.held = QWidget()
        self.held.setObjectName("scrolled")
        self.column = QVBoxLayout(self.held)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.held)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows belong to the dialog."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        """As wide as what it holds and the bar beside it; the height is what is left."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.held.minimumSizeHint().width() + bar, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice that takes room hides no field that is typed into."""
        super().resizeEvent(event)
        self.show_part(QApplication.focusWidget())

    def show_part(self, part: QWidget | None) -> None:
        """Scrolls until a part and its label are seen; Qt's own way shows only its cursor."""
        if part is not None and self.held.isAncestorOf(part):
            top = part.mapTo(self.held, QPoint(0, 0)).y()
            self.ensureVisible(0, top + part.height(), 0, 8)
            self.ensureVisible(0, top, 0, 40)

    def height_for(self, width: int) -> int:
        """How high all that it holds is."""
        column = self.column
        column.activate()
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()


class Sheet(QFrame):
    """A title, what it is about, a notice, and a row of buttons, on a scrim over the page.

    Place and size are those of its opening: a notice takes room that was kept for it, and what
    it takes beyond that the body gives and scrolls. `fit`, for a form that a person changed,
    only makes it higher.

    While a sheet is open a scan is offered to its `take_scan` first. A sheet that did not take
    it is closed if it `gives_way` and nothing was typed, and the scan goes on; else the scan is
    refused with a word.

    Attributes:
        body: where its widgets go.
        buttons: the row at the foot, filled from the right.
        notice: what went wrong.
        gives_way: whether a scan that is not for it closes it.
        asks_first: whether Esc asks before it throws away what was typed; not for a search.

    Signals:
        accepted, rejected: how it was closed; then `finished`, with 1 or 0.
    """

    accepted = Signal()
    rejected = Signal()
    finished = Signal(int)

    gives_way = True
    asks_first = True

    def __init__(
        self, title: str, parent: QWidget | None = None, *, width: int = 760, fills: bool = False
    ) -> None:
        """A `parent` is the page, or the dialog, that opens it: its window shows the sheet.

        Args:
            title: the large words.
            parent: None only where there is no window, as in a test of the form alone.
            width: in pixels, as wide as the drawings' dialogs at least.
            fills: as large as there is room, as for a page of paper.
        """
        scrim = None if parent is None else Scrim(host_of(parent))
        super().__init__(scrim)
        self._scrim, self._fills, self._wide = scrim, fills, max(width, 760)
        self._wish = QSize()
        self._typed_into: set[QLineEdit] = set()
        self._opening: dict[QLineEdit, str] = {}
        self.setObjectName("sheet")
        self.title = Text(title, px=theme.TITLE_PX, bold=True, wrap=True, parent=self)
        self.notice = Notice(self)
        self.body, self.buttons = QVBoxLayout(), QHBoxLayout()
        self._tight = False
        self._lay_frame_out()
        if scrim is not None and parent is not None:
            # Tab goes round within such a widget.
            self.setWindowFlags(Qt.WindowType.SubWindow)
            scrim.room_changed.connect(self._stand)
            scrim.focus_moved.connect(self._body.show_part)
            self.destroyed.connect(scrim.deleteLater)
            self._go_with(parent)

    def open(self) -> None:
        """Shows it; it is closed by `accept` or `reject`, and may be opened again."""
        if self._scrim is not None:
            self._scrim.cover()
        self.setVisible(True)

    def show(self) -> None:
        """The same as `open`."""
        self.open()

    def accept(self) -> None:
        """Closes it: what it was for is done."""
        self.done(1)

    def reject(self) -> None:
        """Closes it and changes nothing; asks first if something was typed."""
        if self.isVisible() and self.has_typed():
            self._ask_to_leave()
        else:
            self.done(0)

    def done(self, result: int) -> None:
        """Closes it without asking."""
        if self.isHidden():
            return
        if self._scrim is not None:
            self._scrim.uncover()
        self.setVisible(False)
        (self.accepted if result else self.rejected).emit()
        self.finished.emit(result)

    def has_typed(self) -> bool:
        """Whether a person typed something that would be lost."""
        fields = self._opening.items()
        return self.asks_first and any(
            field in self._typed_into and field.text() != before for field, before in fields
        )

    def fit(self) -> None:
        """As high as what it holds, and no less high than before."""
        room = self._room().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self._fills:
            self._wish = room.size()
        else:
            self._column.activate()
            wide = max(self._wide, self._least_width())
            high = self._height_for(wide)
            if high > room.height() and not self._tight:
                self._tighten()
                high = self._height_for(wide)
            self._wish = QSize(wide, max(high, self._wish.height()))
        self._stand()

    def take_scan(self, text: str) -> bool:
        """Whether the sheet used a scanned line itself."""
        return False

    def take_card(self, card: IdCard) -> bool:
        """Whether the sheet used a card on the reader itself; most take its number as scanned."""
        return is_id_number(card.number) and self.take_scan(card.number)

    def take_key(self, key: str) -> bool:
        """Whether the sheet used a single key that was typed on its own."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, Enter presses the main button; no other key leaves the dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            for button in self.findChildren(QPushButton):
                if button.isDefault() and button.isVisible():
                    button.click()
                    return

    def showEvent(self, event: QShowEvent) -> None:
        """Stands in its place, and has the keys."""
        super().showEvent(event)
        self._remember_fields()
        self._wish = QSize()
        self.fit()
        if self._scrim is not None:
            self._scrim.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same as Esc."""
        self.reject()
        if self.isVisible():
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Words of another language may want more width."""
        used = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            least = self._least_width()
            if least > self._wish.width():
                self._wish.setWidth(least)
                self._stand()
        return used

    def _tighten(self) -> None:
        """Spares the air between things, before anything has to scroll."""
        self._tight = True
        self._column.setContentsMargins(32, _EDGE, 32, _EDGE)
        self._column.setSpacing(8)
        self.body.setSpacing(min(8, self.body.spacing()))

    def _lay_frame_out(self) -> None:
        self._body = _Body(self)
        self.body.setSpacing(16)
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self._body.column.addLayout(self.body)
        self._rest = QSpacerItem(0, 0)
        self._body.column.addItem(self._rest)
        self._kept = QWidget(self)
        kept = QVBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignBottom)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self._body, 1)
        column.addWidget(self._kept)
        column.addLayout(self.buttons)

    def _room(self) -> QRect:
        if self._scrim is None:
            return self.screen().availableGeometry()
        return self._scrim.room()

    def _least_width(self) -> int:
        return self._column.totalMinimumSize().width()

    def _height_for(self, width: int) -> int:
        margins, spacing = self._column.contentsMargins(), self._column.spacing()
        inner = (
            width - margins.left() - margins.right() - (self.width() - self.contentsRect().width())
        )
        growing = bool(self.body.expandingDirections() & Qt.Orientation.Vertical)
        up = QSizePolicy.Policy.Fixed if growing else QSizePolicy.Policy.Expanding
        self._rest.changeSize(0, 0, QSizePolicy.Policy.Minimum, up)
        parts = (
            self.title.heightForWidth(inner),
            self._body.height_for(inner),
            _NOTICE,
            self.buttons.sizeHint().height(),
        )
        line = self.height() - self.contentsRect().height()
        return sum(parts) + 3 * spacing + margins.top() + margins.bottom() + line

    def _stand(self) -> None:
        """Takes its place in the middle of the room."""
        if self._wish.isEmpty():
            return
        room = self._room()
        inside = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wish = inside.size() if self._fills else self._wish
        size = wish.boundedTo(inside.size())
        # On a low screen the room for a notice goes first.
        self._kept.setMinimumHeight(max(0, _NOTICE - max(0, wish.height() - size.height())))
        if self._scrim is None:
            self.resize(size)
            return
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        self.setGeometry(place)

    def _remember_fields(self) -> None:
        self._typed_into.clear()
        self._opening = {field: field.text() for field in self.findChildren(QLineEdit)}
        for field in self._opening:
            field.textEdited.connect(self._note_typing, Qt.ConnectionType.UniqueConnection)

    def _note_typing(self, _text: str) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._typed_into.add(field)

    def _go_with(self, parent: QWidget) -> None:
        """A dialog over a dialog is closed with the one that opened it."""
        owner: QWidget | None = parent
        while owner is not None and not isinstance(owner, Sheet):
            owner = owner.parentWidget()
        if owner is not None:
            owner.finished.connect(self._owner_closed)
            owner.destroyed.connect(self.deleteLater)

    def _owner_closed(self) -> None:
        self.done(0)

    def _ask_to_leave(self) -> None:
        question = Question(
            self.tr("Leave without keeping what you typed?"),
            "",
            yes=self.tr("Leave"),
            no=self.tr("Keep typing"),
            parent=self,
        )
        question.confirmed.connect(self._owner_closed)
        question.finished.connect(question.deleteLater)
        question.open()


class Question(Sheet):
    """Yes or no; Enter and Esc are no.

    Signals:
        confirmed: yes, after it was closed.
    """

    confirmed = Signal()
    gives_way = False

    def __init__(self, title: str, about: str, *, yes: str, no: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        if about:
            self.body.addWidget(Text(about, tone="soft", wrap=True))
        self.yes, self.no = Button(yes, "1"), Button(no, "Enter", main=True)
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.buttons.addWidget(self.yes)
        self.buttons.addWidget(self.no)
        self.no.setFocus()

    def take_key(self, key: str) -> bool:
        """1 is yes."""
        if key == "1":
            self._confirm()
        return key == "1"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same where no scans are looked for."""
        if not self.take_key(event.text()):
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
