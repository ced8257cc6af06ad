"""The panel of a dialog: its parts, and its size and position in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from testdesk.gui import theme
from testdesk.gui.widgets.banner import Banner
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.scrim import Scrim
from testdesk.gui.widgets.scrolled_body import ScrolledBody
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Text

_WIDE = 760  # px, the width of dialogs in the design drawings
_EDGE = 16
_NOTICE = 84  # px, the height of a banner of two lines


class Panel(QFrame):
    """A frame in the middle of its scrim's room; it keeps the position and size of its opening.

    A message is shown in space reserved for it; if it needs more, the body shrinks and scrolls.
    `fit`, called after the form has changed, only makes the panel higher.

    Attributes:
        title: the heading.
        body: the layout for the widgets of the dialog.
        buttons: the row of buttons at the bottom, filled from the right.
        banner: shows what went wrong.
    """

    def __init__(self, title: Text, scrim: Scrim | None, *, width: int, fills: bool) -> None:
        super().__init__(scrim)
        self._scrim, self._fills, self._wide = scrim, fills, max(width, _WIDE)
        self._wish, self._tight = QSize(), False
        self.setObjectName("dialog")
        self.title = Label(title, px=theme.TITLE_PX, bold=True, wrap=True, parent=self)
        self.banner = Banner(self)
        self.body, self.buttons = QVBoxLayout(), QHBoxLayout()
        self._lay_frame_out()
        if scrim is not None:
            # In a widget with this flag, Tab moves the focus round within the widget.
            self.setWindowFlags(Qt.WindowType.SubWindow)
            scrim.room_changed.connect(self._stand)
            scrim.focus_moved.connect(self._body.show_part)
            self.destroyed.connect(scrim.deleteLater)

    def fit_anew(self) -> None:
        self._wish = QSize()
        self.fit()

    def fit(self) -> None:
        """Makes the panel as high as its contents, but not lower than before."""
        room = self._room().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self._fills:
            self._wish = room.size()
        else:
            self._column.activate()
            # Not wider than the room; in a narrower panel, texts may need more lines.
            wide = min(max(self._wide, self._least_width()), room.width())
            high = self._height_for(wide)
            if high > room.height() and not self._tight:
                self._tighten()
                high = self._height_for(wide)
            self._wish = QSize(wide, max(high, self._wish.height()))
        self._stand()

    def event(self, event: QEvent) -> bool:
        # Texts in another language may need more room.
        used = super().event(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.fit_anew()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            least = self._least_width()
            if least > self._wish.width():
                self._wish.setWidth(least)
                self._stand()
        return used

    def _tighten(self) -> None:
        """Reduces the margins and gaps, before anything has to scroll."""
        self._tight = True
        self._column.setContentsMargins(32, _EDGE, 32, _EDGE)
        self._column.setSpacing(8)
        self.body.setSpacing(min(8, self.body.spacing()))

    def _lay_frame_out(self) -> None:
        self._body = ScrolledBody(self)
        self.body.setSpacing(16)
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self._body.column.addLayout(self.body)
        self._rest = QSpacerItem(0, 0)
        self._body.column.addItem(self._rest)
        self._kept = QWidget(self)
        kept = QVBoxLayout(self._kept)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignBottom)
        parts = (self.title, (self._body, 1), self._kept, self.buttons)
        self._column = in_column(*parts, gap=16, margins=32, of=self)

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
            # A longer message that is shown already when the dialog opens gets all its lines.
            _NOTICE if self.banner.isHidden() else max(_NOTICE, self.banner.heightForWidth(inner)),
            self.buttons.sizeHint().height(),
        )
        line = self.height() - self.contentsRect().height()
        return sum(parts) + 3 * spacing + margins.top() + margins.bottom() + line

    def _stand(self) -> None:
        if self._wish.isEmpty():
            return
        room = self._room()
        inside = room.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        wish = inside.size() if self._fills else self._wish
        size = wish.boundedTo(inside.size())
        # On a low screen, the space reserved for a message is given up first.
        self._kept.setMinimumHeight(max(0, _NOTICE - max(0, wish.height() - size.height())))
        if self._scrim is None:
            self.resize(size)
            return
        frame = QRect(0, 0, size.width(), size.height())
        frame.moveCenter(room.center())
        self.setGeometry(frame)
