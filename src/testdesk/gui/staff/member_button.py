"""A name in the list of operators, with the role beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from testdesk.domain.staff.members import StaffMember
from testdesk.gui import theme
from testdesk.gui.status_bar import role_text
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.symbol import paint_symbol

_MARGIN, _GAP, _TICK = 16, 12, 20


class MemberButton(QPushButton):
    """Paints name and role of one member; tinted and with a tick while it is checked."""

    def __init__(self, member: StaffMember, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member = member
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(theme.TOUCH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{member.name}, {self._role()}")

    def sizeHint(self) -> QSize:
        name = measured_font(theme.BODY_PX, bold=True).width(self.member.name)
        role = measured_font(theme.SMALL_TEXT_PX).width(self._role())
        return QSize(int(name + role) + 2 * _MARGIN + 2 * _GAP + _TICK, theme.TOUCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, checked = theme.current(), self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = checked or self.hasFocus()
            pen = QPen(colours.colour("accent" if strong else "line"), 2 if strong else 1)
            painter.setPen(pen)
            painter.setBrush(colours.colour("accent_soft" if checked else "card"))
            inset = pen.widthF() / 2
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
            right = self.width() - _MARGIN
            if checked:
                right -= _TICK
                tick = QRectF(right, (self.height() - _TICK) / 2, _TICK, _TICK)
                paint_symbol(painter, tick, "tick", colours.colour("accent"))
                right -= _GAP
            self._paint_texts(painter, right)

    def _paint_texts(self, painter: QPainter, right: float) -> None:
        """Paints the name, and beside it or, if the name is long, below it the role."""
        role, name = self._role(), self.member.name
        role_font = measured_font(theme.SMALL_TEXT_PX)
        name_font = measured_font(theme.BODY_PX, bold=True)
        role_width, name_width = role_font.width(role), name_font.width(name)
        room, height = right - _MARGIN, float(self.height())
        beside = name_width + _GAP + role_width <= room
        name_box = QRectF(_MARGIN, 0, room, height if beside else height * 0.58)
        role_box = QRectF(
            _MARGIN, 0 if beside else height * 0.5, room, height / (1 if beside else 2)
        )
        if name_width > room:  # written smaller, never cut
            name_font = measured_font(int(theme.BODY_PX * room / name_width), bold=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.current().colour("soft"))
        painter.setFont(role_font.font)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        painter.drawText(role_box, middle | side, role)
        painter.setPen(theme.current().colour("ink"))
        painter.setFont(name_font.font)
        painter.drawText(name_box, middle, name)

    def _role(self) -> str:
        return role_text().get(self.member.role, self.member.role)
