"""The list of people found, and below it how many more match than are shown."""

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

_MORE_HEIGHT, _MORE_INDENT, _MORE_PADDING = 44, 30, 12


class FoundList(Translated, QListView):
    """One row per person; the search field above forwards its arrow keys to it.

    Attributes:
        more_label: the line at the bottom, always in view; hidden if the list is complete.
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
        self.more_label = Label(px=theme.SMALL_TEXT_PX, tone="attention", wrap=True, parent=self)
        self.more_label.hide()
        self._found = FoundPeople()

    def show_more(self, found: FoundPeople) -> None:
        """Shows how many more people match than the list has, and what to type to get fewer."""
        self._found = found
        self.more_label.setText(more_text(found) if found.more else "")
        self.more_label.setVisible(bool(found.more))
        self._place_more_label()

    def _retranslate(self) -> None:
        self.show_more(self._found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more_label()

    def _place_more_label(self) -> None:
        """Makes the line at the bottom as high as its text needs, so that nothing is cut off."""
        area = self.contentsRect()
        left, width = area.left() + _MORE_INDENT, area.width() - 2 * _MORE_INDENT
        height = (
            max(_MORE_HEIGHT, self.more_label.heightForWidth(width) + _MORE_PADDING)
            if self._found.more
            else 0
        )
        self.more_label.setGeometry(left, area.bottom() + 1 - height, width, height)
        self.setViewportMargins(0, 0, 0, height)
