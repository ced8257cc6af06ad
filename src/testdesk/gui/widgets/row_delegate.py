"""Delegates for the rows of lists: they set the height and draw the cells on Qt's background."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from testdesk.gui import theme

AnyIndex = QModelIndex | QPersistentModelIndex
MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Rows of equal height, with their texts drawn by Qt.

    Attributes:
        height: in pixels; 0 if the view sets it.
    """

    height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), self.height or size.height())


class PaintedRow(RowDelegate):
    """Rows whose cells a subclass draws in `paint_cell`, on Qt's background and hairline.

    Attributes:
        edge: the width of the bar at the left of the selected row, in pixels.
    """

    edge = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if self.edge and option.state & QStyle.StateFlag.State_Selected:
            bar = QRectF(box.left(), box.top(), self.edge, box.height())
            painter.fillRect(bar, theme.current().colour("accent"))
        self.paint_cell(painter, box, index)
        painter.restore()

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        """Draws the contents of a cell; the painter is restored afterwards."""
        raise NotImplementedError
