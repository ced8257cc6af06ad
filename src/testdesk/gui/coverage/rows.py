"""How the two tables of the coverage page draw their cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from testdesk.bridge.coverage_model import SHARE_ROLE, PeopleModel
from testdesk.gui import theme
from testdesk.gui.widgets.bars import paint_share
from testdesk.gui.widgets.fitted import fitted_font
from testdesk.gui.widgets.mark import Shape, paint_mark

_PERCENT = 64
_LEAST_BAR = 24  # a shorter one tells nothing that the number does not
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)


class ShareDelegate(QStyledItemDelegate):
    """A bar and the percentage beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Bar, then number."""
        box = QRectF(option.rect)
        super().paint(painter, _without_text(option), QModelIndex())
        bar = QRectF(box.left() + 24, box.center().y() - 5, box.width() - _PERCENT - 44, 10)
        if bar.width() >= _LEAST_BAR:
            paint_share(painter, bar, float(index.data(SHARE_ROLE) or 0.0))
        painter.setFont(theme.font(theme.BODY_PX, bold=True))
        painter.setPen(theme.current().colour("ink"))
        number = QRectF(box.right() - _PERCENT - 8, box.top(), _PERCENT, box.height())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, right, str(index.data()))


class PersonDelegate(QStyledItemDelegate):
    """A person's line: a mark for who was there, room and name."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The column's words; the name shrinks rather than being cut."""
        box = QRectF(option.rect)
        model = index.model()
        person = model.row(index.row()) if isinstance(model, PeopleModel) else None
        if person is None:
            return
        colours = theme.current()
        painter.setPen(colours.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(colours.colour("ink" if person.is_missing else "soft"))
        if index.column() == 0:
            mark = QRectF(box.left() + 2, box.center().y() - 9, 18, 18)
            shape: Shape = "tick" if person.sampled else "dot"
            tone = "attention" if person.is_missing else "accent" if person.sampled else "soft"
            paint_mark(painter, mark, shape, colours.colour(tone))
            painter.setFont(theme.font(theme.SMALL_PX))
            painter.setPen(colours.colour("soft"))
            painter.drawText(box.adjusted(32, 0, 0, 0), _MIDDLE, str(index.data()))
            return
        text = str(index.data())
        letters = fitted_font(
            text, width=box.width() - 8, height=box.height(), px=theme.BODY_PX, bold=False
        )
        painter.setFont(letters)
        painter.drawText(box, _MIDDLE | int(Qt.TextFlag.TextWordWrap), text)


def _without_text(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    plain = QStyleOptionViewItem(option)
    plain.text = ""
    return plain
