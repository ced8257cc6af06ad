"""How the two tables of the coverage page draw their cells."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from testdesk.bridge.row_model import ROW_ROLE
from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage
from testdesk.gui import theme
from testdesk.gui.widgets.bars import paint_share
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.row_delegate import MIDDLE_LEFT, MIDDLE_RIGHT, AnyIndex, PaintedRow
from testdesk.gui.widgets.symbol import Shape, paint_symbol

_PERCENT_WIDTH = 64
_MIN_BAR_WIDTH = 24  # px; a shorter bar would add nothing to the number


class ShareDelegate(PaintedRow):
    """Draws a building's bar and the percentage beside it."""

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        row: BuildingCoverage = index.data(ROW_ROLE)
        bar = QRectF(box.left() + 24, box.center().y() - 5, box.width() - _PERCENT_WIDTH - 44, 10)
        if bar.width() >= _MIN_BAR_WIDTH:
            paint_share(painter, bar, row.sampled / row.listed if row.listed else 0.0)
        painter.setFont(theme.font(theme.BODY_PX, bold=True))
        painter.setPen(theme.current().colour("ink"))
        number = QRectF(box.right() - _PERCENT_WIDTH - 8, box.top(), _PERCENT_WIDTH, box.height())
        painter.drawText(number, MIDDLE_RIGHT, str(index.data()))


class PersonDelegate(PaintedRow):
    """Draws a person's row: a symbol that shows whether the person was sampled, room and name."""

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        person: PersonCoverage = index.data(ROW_ROLE)
        if index.column() == 0:
            _paint_room(painter, box, person, str(index.data()))
            return
        painter.setPen(theme.current().colour("ink" if person.is_missing else "soft"))
        # The name shrinks and breaks rather than being cut.
        name = box.adjusted(0, 0, -8, 0)
        draw_fitted(painter, name, str(index.data()), px=theme.BODY_PX, bold=False)


def _paint_room(painter: QPainter, box: QRectF, person: PersonCoverage, room: str) -> None:
    colours = theme.current()
    symbol = QRectF(box.left() + 2, box.center().y() - 9, 18, 18)
    shape: Shape = "tick" if person.sampled else "dot"
    tone = "attention" if person.is_missing else "accent" if person.sampled else "soft"
    paint_symbol(painter, symbol, shape, colours.colour(tone))
    painter.setFont(theme.font(theme.SMALL_PX))
    painter.setPen(colours.colour("soft"))
    painter.drawText(box.adjusted(32, 0, 0, 0), MIDDLE_LEFT, room)
