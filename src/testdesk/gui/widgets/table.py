"""A plain table: whole rows with hairlines between them, and no grid."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from testdesk.bridge.row_model import RowModel
from testdesk.gui import theme
from testdesk.gui.widgets.translated import Translated


class TableView(Translated, QTableView):
    """A table with rows of equal height, which are selected as a whole; it scrolls by pixels."""

    def __init__(
        self,
        model: QAbstractItemModel,
        *,
        row_height: int = 52,
        px: int = theme.BODY_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setFont(theme.font(px))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        vertical_header = self.verticalHeader()
        vertical_header.hide()
        vertical_header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical_header.setDefaultSectionSize(row_height)
        horizontal_header = self.horizontalHeader()
        horizontal_header.setHighlightSections(False)
        horizontal_header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def stretch(self, column: int) -> None:
        """Makes a column use the width that the others do not need for their contents."""
        horizontal_header = self.horizontalHeader()
        horizontal_header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        horizontal_header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _retranslate(self) -> None:
        model = self.model()
        if isinstance(model, RowModel):
            model.refresh_texts()
