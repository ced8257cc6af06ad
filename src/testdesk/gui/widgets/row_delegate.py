"""How the window draws the rows of its lists: Qt draws the ground, here are height and cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from testdesk.gui import theme

AnyIndex = QModelIndex | QPersistentModelIndex
MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Texts as Qt draws them, in rows of one height.

    Attributes:
        height: in pixels; 0 where the view sets it.
    """

    height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), self.height or size.height())


class PaintedRow(RowDelegate):
    """A subclass draws the cells, in `paint_cell`, on Qt's ground and hairline.

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
        """Draws what stands in a cell; the painter is restored afterwards."""
        raise NotImplementedError
