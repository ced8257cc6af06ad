"""The scrim: dims the page under a dialog, and keeps clicks, keys and the focus off that page."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from testdesk.gui import theme

_SILENCED = "silenced"
_MOVING = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


@runtime_checkable
class DialogHost(Protocol):
    """A widget that says where in itself dialogs stand; others give them all their room."""

    def dialog_area(self) -> QRect:
        """The part that may be dimmed, in the host's own coordinates."""


def host_of(widget: QWidget) -> QWidget:
    """Who shows the dialogs that are opened from a widget: its page's host, else its window."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, DialogHost):
            return above
        above = above.parentWidget()
    return widget.window()


def top_scrim(host: QWidget) -> Scrim | None:
    """The scrim of the dialog in front, which is the only one that is worked with."""
    found = host.findChildren(Scrim, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # `raise_` puts a child last.
    return next((scrim for scrim in reversed(found) if not scrim.isHidden()), None)


class Scrim(QWidget):
    """Covers all of its host, and dims the host's room for dialogs; it has one child, the panel.

    It draws nothing over the sidebar and the status bar, but takes their clicks as well.

    Signals:
        room_changed: the host has another size.
        focus_moved: what of the panel has the keys now.
    """

    room_changed = Signal()
    focus_moved = Signal(QWidget)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self._focus_after: QWidget | None = None

    @property
    def _host(self) -> QWidget:
        # Asked of Qt: while Python tidies up, Qt may still send events to a scrim whose own
        # attributes are gone.
        return cast("QWidget", self.parentWidget())

    def room(self) -> QRect:
        """Where the panel may stand."""
        host = self._host
        return host.dialog_area() if isinstance(host, DialogHost) else host.rect()

    def cover(self) -> None:
        app = cast("QApplication", QApplication.instance())
        self._focus_after = app.focusWidget()
        self.setGeometry(self._host.rect())
        self.raise_()
        self.show()
        app.focusChanged.connect(self._focus_moved)
        self._host.installEventFilter(self)
        _silence_shortcuts(self._host)

    def uncover(self) -> None:
        """Goes, and gives the focus back."""
        if self.isHidden():
            return
        cast("QApplication", QApplication.instance()).focusChanged.disconnect(self._focus_moved)
        self._host.removeEventFilter(self)
        self.hide()
        _silence_shortcuts(self._host)
        if not self._host.isVisible():
            return
        after, top = self._focus_after, top_scrim(self._host)
        if top is not None:
            top.take_focus()
        elif after is not None and isValid(after) and after.isVisible():
            after.setFocus()
        else:
            self._host.setFocus()

    def take_focus(self) -> None:
        """Gives the keys to what had them last in the panel, else to its first field."""
        panel = self._panel()
        last = panel.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus()
        elif not panel.focusNextPrevChild(True):
            panel.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in _MOVING and not self.isHidden():
            self.setGeometry(self._host.rect())
            self.room_changed.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.room(), theme.scrim())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key reaches the page below."""

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """No release of a key reaches the page below."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """No click reaches the page below; beside the panel it does nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """No release of a button reaches the page below."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """No double click reaches the page below."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def _panel(self) -> QWidget:
        return next(child for child in self.children() if isinstance(child, QWidget))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A page below that takes the focus (an answer came) gets it when the dialog is closed."""
        if new is not None and self.isAncestorOf(new):
            self.focus_moved.emit(new)
        if new is None or self.isAncestorOf(new) or not self._host.isAncestorOf(new):
            return
        if top_scrim(self._host) is self:
            self._focus_after = new
            self.take_focus()


def _silence_shortcuts(host: QWidget) -> None:
    """Only the dialog in front hears its keys; the page's own come back when all are closed."""
    top = top_scrim(host)
    for shortcut in host.findChildren(QShortcut):
        owner = shortcut.parent()
        below = top is not None and not (isinstance(owner, QWidget) and top.isAncestorOf(owner))
        if below and shortcut.isEnabled():
            shortcut.setEnabled(False)
            shortcut.setProperty(_SILENCED, True)
        elif not below and shortcut.property(_SILENCED):
            shortcut.setEnabled(True)
            shortcut.setProperty(_SILENCED, None)
