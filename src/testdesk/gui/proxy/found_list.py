"""The list of people found, and below it the number of people who are not in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from testdesk.bridge.row_model import RowModel
from testdesk.domain.search.finding import FoundPeople
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import theme
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.sentences.more_matches import more_text

_LINE, _EDGE, _AIR = 44, 30, 12


class FoundList(Translated, QListView):
    """One row per person; key presses are forwarded from the field above.

    Attributes:
        more: the line at the bottom, always in view; hidden if the list is complete.
    """

    def __init__(self, parent: QWidget, model: RowModel[FoundPerson]) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFont(theme.font(theme.BODY_PX))
        self.more = Label(px=theme.SMALL_TEXT_PX, tone="attention", wrap=True, parent=self)
        self.more.hide()
        self._found = FoundPeople()

    def show_more(self, found: FoundPeople) -> None:
        """Shows how many more people match than the list has, and what to type to narrow it."""
        self._found = found
        self.more.setText(more_text(found) if found.more else "")
        self.more.setVisible(bool(found.more))
        self._place()

    def _retranslate(self) -> None:
        self.show_more(self._found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Makes the line at the bottom as high as its text needs, so that nothing is cut off."""
        inside = self.contentsRect()
        left, wide = inside.left() + _EDGE, inside.width() - 2 * _EDGE
        tall = max(_LINE, self.more.heightForWidth(wide) + _AIR) if self._found.more else 0
        self.more.setGeometry(left, inside.bottom() + 1 - tall, wide, tall)
        self.setViewportMargins(0, 0, 0, tall)
