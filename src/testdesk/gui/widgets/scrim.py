"""The scrim: dims the page under a dialog, and keeps clicks, keys and the focus off that page."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from testdesk.gui import theme

_DISABLED_BY_SCRIM = "silenced"  # the Qt property of such a shortcut
_RESIZE_EVENTS = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


@runtime_checkable
class DialogHost(Protocol):
    """A widget that limits dialogs to a part of itself; other widgets give them all the space."""

    def dialog_area(self) -> QRect:
        """The part that may be dimmed, in the host's own coordinates."""


def host_of(widget: QWidget) -> QWidget:
    """The widget that shows dialogs opened from `widget`: its `DialogHost`, else its window."""
    ancestor: QWidget | None = widget
    while ancestor is not None:
        if isinstance(ancestor, DialogHost):
            return ancestor
        ancestor = ancestor.parentWidget()
    return widget.window()


def top_scrim(host: QWidget) -> Scrim | None:
    """The scrim of the dialog in front, the only one that can be used."""
    found = host.findChildren(Scrim, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # `raise_` moves a child to the end of the list.
    return next((scrim for scrim in reversed(found) if not scrim.isHidden()), None)


class Scrim(QWidget):
    """Covers its host and dims the part of it for dialogs; its only child is the panel.

    It draws nothing over the sidebar and the status bar, but blocks clicks on them as well.

    Signals:
        host_resized: the size of the host has changed.
        focus_moved: the widget of the panel that has the focus now.
    """

    host_resized = Signal()
    focus_moved = Signal(QWidget)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self._focus_to_restore: QWidget | None = None

    @property
    def _host(self) -> QWidget:
        # Read from Qt each time: when Python shuts down, Qt may still send events to a scrim whose
        # Python attributes no longer exist.
        return cast("QWidget", self.parentWidget())

    def panel_area(self) -> QRect:
        """The area in which the panel may be placed."""
        host = self._host
        return host.dialog_area() if isinstance(host, DialogHost) else host.rect()

    def cover(self) -> None:
        app = cast("QApplication", QApplication.instance())
        self._focus_to_restore = app.focusWidget()
        self.setGeometry(self._host.rect())
        self.raise_()
        self.show()
        app.focusChanged.connect(self._focus_moved)
        self._host.installEventFilter(self)
        _update_shortcuts(self._host)

    def uncover(self) -> None:
        """Hides the scrim and restores the focus."""
        if self.isHidden():
            return
        cast("QApplication", QApplication.instance()).focusChanged.disconnect(self._focus_moved)
        self._host.removeEventFilter(self)
        self.hide()
        _update_shortcuts(self._host)
        if not self._host.isVisible():
            return
        to_restore, top = self._focus_to_restore, top_scrim(self._host)
        if top is not None:
            top.focus_field()
        elif to_restore is not None and isValid(to_restore) and to_restore.isVisible():
            to_restore.setFocus()
        else:
            self._host.setFocus()

    def focus_field(self) -> None:
        """Sets the focus to the panel's widget that last had it, or else to its first field."""
        panel = self._panel()
        last = panel.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus()
        elif not panel.focusNextPrevChild(True):
            panel.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() in _RESIZE_EVENTS and not self.isHidden():
            self.setGeometry(self._host.rect())
            self.host_resized.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.panel_area(), theme.scrim())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Consumes the key, so that it does not reach the page below."""

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Consumes the key too."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Consumes a click beside the panel, so that it does not reach the page below."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Consumes the click too."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Consumes the double click too."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def _panel(self) -> QWidget:
        return next(child for child in self.children() if isinstance(child, QWidget))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keeps the focus in the panel.

        If a page below takes the focus, for example when an answer arrives, the panel takes it back
        and the page gets it when the dialog is closed.
        """
        if new is not None and self.isAncestorOf(new):
            self.focus_moved.emit(new)
        if new is None or self.isAncestorOf(new) or not self._host.isAncestorOf(new):
            return
        if top_scrim(self._host) is self:
            self._focus_to_restore = new
            self.focus_field()


def _update_shortcuts(host: QWidget) -> None:
    """Disables all shortcuts outside the dialog in front; enables again those disabled before.

    Without a dialog, it enables all shortcuts that a scrim had disabled.
    """
    top = top_scrim(host)
    for shortcut in host.findChildren(QShortcut):
        owner = shortcut.parent()
        below = top is not None and not (isinstance(owner, QWidget) and top.isAncestorOf(owner))
        if below and shortcut.isEnabled():
            shortcut.setEnabled(False)
            shortcut.setProperty(_DISABLED_BY_SCRIM, True)
        elif not below and shortcut.property(_DISABLED_BY_SCRIM):
            shortcut.setEnabled(True)
            shortcut.setProperty(_DISABLED_BY_SCRIM, None)
