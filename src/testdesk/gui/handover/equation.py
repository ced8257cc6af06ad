"""The equation of the day, in four numbers: people = swabs = places in tubes = exported."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from testdesk.domain.station.status import StationStatus
from testdesk.gui import theme
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import draw_fitted, fitted_font
from testdesk.gui.widgets.text import hairline

_MARGIN, _HEIGHT = 28, 150


class Term(QAbstractButton):
    """One number of the equation; amber, with the difference, if it is not the number of people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._sign, self._equal = "", "", True
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_term(self, number: str, text: str, sign: str, *, equal: bool) -> None:
        self._number, self._sign, self._equal = number, sign, equal
        self.setText(text)
        self.setAccessibleName(f"{number} {text} {sign}")
        self.update()

    def sign(self) -> str:
        """The text in the corner: `=`, the difference, or nothing for the first number."""
        return self._sign

    def sizeHint(self) -> QSize:
        return QSize(240, 148)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours, width = theme.current(), self.width() - 2 * _MARGIN
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(colours.colour("accent"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), 8, 8)
            painter.setPen(colours.colour("ink"))
            compact = self.height() < _HEIGHT - 20
            number = QRectF(_MARGIN, 8, width, 48) if compact else QRectF(_MARGIN, 18, width, 72)
            px = 40 if compact else 58
            painter.setFont(
                fitted_font(self._number, width=width - 100, height=number.height() + 4, px=px)
            )
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, self._number)
            painter.setPen(colours.colour("accent" if self._equal else "attention"))
            painter.setFont(theme.font(26 if self._sign == "=" else theme.BODY_PX, bold=True))
            top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(QRectF(_MARGIN, number.top() + 8, width, 40), top_right, self._sign)
            painter.setPen(colours.colour("soft"))
            text_box = QRectF(_MARGIN, number.bottom(), width, self.height() - number.bottom() - 8)
            top = Qt.AlignmentFlag.AlignTop
            draw_fitted(painter, text_box, self.text(), px=theme.SMALL_PX, bold=False, vertical=top)


class Equation(CardFrame):
    """Shows the four numbers of the equation, its terms, side by side.

    Signals:
        clicked: the name of the term: people, swabs, places or exported.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=1)
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.terms = {name: Term() for name in ("people", "swabs", "places", "exported")}
        for index, (name, term) in enumerate(self.terms.items()):
            if index:
                row.addWidget(hairline(vertical=True))
            row.addWidget(term, 1)
            term.clicked.connect(lambda _on=False, name=name: self.clicked.emit(name))
        self.column.addLayout(row)

    def set_compact(self, *, compact: bool) -> None:
        self.setFixedHeight(_HEIGHT - 46 if compact else _HEIGHT)

    def show_status(self, status: StationStatus) -> None:
        text = self.tr("people")
        if status.clock_doubtful:
            text = self.tr("people · clock wrong {count}").format(count=status.clock_doubtful)
        self.terms["people"].show_term(f"{status.people:,}", text, "", equal=True)
        self._compare("places", status.places, status.people,
                      self.tr("places · tubes {tubes}").format(tubes=status.tubes))  # fmt: skip
        self._compare("exported", status.exported_people, status.people, self.tr("exported"))
        if status.swabs is None:
            text = self.tr("swabs: click to enter")
            self.terms["swabs"].show_term("–", text, self.tr("not counted"), equal=False)
        else:
            self._compare("swabs", status.swabs, status.people, self.tr("swabs, counted by hand"))

    def _compare(self, name: str, number: int, people: int, text: str) -> None:
        equal = number == people
        difference = self.tr("differs by {count}").format(count=abs(number - people))
        self.terms[name].show_term(f"{number:,}", text, "=" if equal else difference, equal=equal)
