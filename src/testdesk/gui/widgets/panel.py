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

_MIN_WIDTH = 760  # px, the width of dialogs in the design drawings
_MIN_MARGIN = 16
_BANNER_HEIGHT = 84  # px, for two lines
_TIGHT_TITLE_PX = 28
_LOW_HEIGHT = 600  # px, of the space for dialogs on the smallest laptop


class Panel(QFrame):
    """A frame in the middle of its scrim; keeps the position and size that it had when opened.

    A message appears in space reserved for it; if it needs more, the body shrinks and scrolls.
    `fit`, called after the form has changed, only makes the panel higher.

    Attributes:
        title: the heading.
        body: the layout for the widgets of the dialog.
        buttons: the row of buttons at the bottom, filled from the right.
        banner: shows what went wrong.
    """

    def __init__(self, title: Text, scrim: Scrim | None, *, width: int, fills: bool) -> None:
        super().__init__(scrim)
        self._scrim, self._fills, self._width = scrim, fills, max(width, _MIN_WIDTH)
        self._wanted_size, self._tight = QSize(), False
        self.setObjectName("dialog")
        self.title = Label(title, px=theme.TITLE_PX, bold=True, wrap=True, parent=self)
        self.banner = Banner(self)
        self.body, self.buttons = QVBoxLayout(), QHBoxLayout()
        self._lay_out_frame()
        if scrim is not None:
            # With this flag, Tab moves the focus only within the widget.
            self.setWindowFlags(Qt.WindowType.SubWindow)
            scrim.host_resized.connect(self._set_geometry)
            scrim.focus_moved.connect(self._body.show_part)
            self.destroyed.connect(scrim.deleteLater)

    def refit(self) -> None:
        """Fits the panel as if it had just been opened: it may also become lower."""
        self._wanted_size = QSize()
        self.fit()

    def fit(self) -> None:
        """Makes the panel as high as its contents, but not lower than before."""
        host_area = self._host_area().adjusted(_MIN_MARGIN, _MIN_MARGIN, -_MIN_MARGIN, -_MIN_MARGIN)
        if self._fills:
            self._wanted_size = host_area.size()
            if host_area.height() < _LOW_HEIGHT and not self._tight:
                self._tighten()
        else:
            self._column.activate()
            # Not wider than the window; in a narrower panel, texts may need more lines.
            width = min(max(self._width, self._minimum_width()), host_area.width())
            height = self._height_for(width)
            if height > host_area.height() and not self._tight:
                self._tighten()
                height = self._height_for(width)
            self._wanted_size = QSize(width, max(height, self._wanted_size.height()))
        self._set_geometry()

    def event(self, event: QEvent) -> bool:
        # Texts in another language may need more space.
        handled = super().event(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.refit()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            minimum = self._minimum_width()
            if minimum > self._wanted_size.width():
                self._wanted_size.setWidth(minimum)
                self._set_geometry()
        return handled

    def _tighten(self) -> None:
        """Reduces title, margins and gaps, so that less has to scroll; a dialog may do more."""
        self._tight = True
        self.title.set_px(_TIGHT_TITLE_PX)
        self._column.setContentsMargins(32, _MIN_MARGIN, 32, _MIN_MARGIN)
        self._column.setSpacing(8)
        self.body.setSpacing(min(8, self.body.spacing()))

    def _lay_out_frame(self) -> None:
        self._body = ScrolledBody(self)
        self.body.setSpacing(16)
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self._body.column.addLayout(self.body)
        self._spacer = QSpacerItem(0, 0)
        self._body.column.addItem(self._spacer)
        self._banner_area = QWidget(self)
        banner_layout = QVBoxLayout(self._banner_area)
        banner_layout.setContentsMargins(0, 0, 0, 0)
        banner_layout.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignBottom)
        parts = (self.title, (self._body, 1), self._banner_area, self.buttons)
        self._column = in_column(*parts, gap=16, margins=32, parent=self)

    def _host_area(self) -> QRect:
        if self._scrim is None:
            return self.screen().availableGeometry()
        return self._scrim.panel_area()

    def _minimum_width(self) -> int:
        return self._column.totalMinimumSize().width()

    def _height_for(self, width: int) -> int:
        margins, spacing = self._column.contentsMargins(), self._column.spacing()
        inner = (
            width - margins.left() - margins.right() - (self.width() - self.contentsRect().width())
        )
        body_expands = bool(self.body.expandingDirections() & Qt.Orientation.Vertical)
        policy = QSizePolicy.Policy.Fixed if body_expands else QSizePolicy.Policy.Expanding
        self._spacer.changeSize(0, 0, QSizePolicy.Policy.Minimum, policy)
        parts = (
            self.title.heightForWidth(inner),
            self._body.height_for(inner),
            # A message that is shown when the dialog opens gets all its lines.
            _BANNER_HEIGHT
            if self.banner.isHidden()
            else max(_BANNER_HEIGHT, self.banner.heightForWidth(inner)),
            self.buttons.sizeHint().height(),
        )
        frame_height = self.height() - self.contentsRect().height()
        return sum(parts) + 3 * spacing + margins.top() + margins.bottom() + frame_height

    def _set_geometry(self) -> None:
        if self._wanted_size.isEmpty():
            return
        host_area = self._host_area()
        inner_area = host_area.adjusted(_MIN_MARGIN, _MIN_MARGIN, -_MIN_MARGIN, -_MIN_MARGIN)
        wanted = inner_area.size() if self._fills else self._wanted_size
        size = wanted.boundedTo(inner_area.size())
        # On a low screen, the space reserved for a message is given up first.
        missing = wanted.height() - size.height()
        if self._fills and self._tight:
            missing = _BANNER_HEIGHT
        self._banner_area.setMinimumHeight(max(0, _BANNER_HEIGHT - max(0, missing)))
        if self._scrim is None:
            self.resize(size)
            return
        geometry = QRect(0, 0, size.width(), size.height())
        geometry.moveCenter(host_area.center())
        self.setGeometry(geometry)
