"""Paints a found person in two lines, for the narrow list of the people page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from testdesk.bridge.row_model import ROW_ROLE
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.gui import person_texts, theme
from testdesk.gui.proxy.highlights import Highlights, highlights_of
from testdesk.gui.proxy.rows import (
    FoundRow,
    TextRun,
    address_runs,
    name_runs,
    paint_lines,
    tail_runs,
)
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.row_delegate import MIDDLE_LEFT, AnyIndex
from testdesk.gui.widgets.symbol import Shape, paint_symbol
from testdesk.messages.catalogue import translate

_HEIGHT, _PAD, _UPPER, _LOWER, _SYMBOL = 96, 18, 48, 36, 20
_LEAST_WIDTH = 300  # for two columns


class NarrowFoundRow(FoundRow):
    """Name and end of the number above; sex, age, address and whether sampled below."""

    height = _HEIGHT

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        found: FoundPerson = index.data(ROW_ROLE)
        person, highlights = found.resident, highlights_of(found.resident, self.text)
        left, width = box.left() + _PAD + self.edge, box.width() - 2 * _PAD - self.edge
        top = box.top() + 6
        if width < _LEAST_WIDTH:
            self._paint_three_lines(painter, QRectF(left, top, width, box.height() - 12), found)
            return
        names = _both_names(person, highlights)
        tail = width * 0.24
        upper = QRectF(left, top, width - tail - 8, _UPPER)
        paint_lines(
            painter, upper, [names], px=theme.LIST_NAME_PX, tone="ink", bold=True, height=_UPPER
        )
        end = QRectF(left + width - tail, top, tail, _UPPER)
        runs = [tail_runs(person, highlights.fields)]
        px = theme.SMALL_PX
        paint_lines(painter, end, runs, px=px, tone="soft", right=True, height=_UPPER)
        state = self._paint_state(painter, QRectF(left, top + _UPPER, width, _LOWER), found)
        about = person_texts.sex_and_age(person, self.today)
        parts = [TextRun(about), TextRun(" "), TextRun("·"), TextRun(" ")] if about else []
        lower = QRectF(left, top + _UPPER, width - state - 12, _LOWER)
        where = [[*parts, *address_runs(person.address, highlights.fields)]]
        paint_lines(painter, lower, where, px=theme.SMALL_PX, tone="ink", height=_LOWER + 6)

    def _paint_three_lines(self, painter: QPainter, box: QRectF, found: FoundPerson) -> None:
        """In a small window: name and state, then sex, age and number, then the address."""
        person, highlights = found.resident, highlights_of(found.resident, self.text)
        name, line = box.height() * 0.44, box.height() * 0.28
        room = int(line) + 6  # ideographs leave space above and below
        state = self._paint_state(painter, QRectF(box.left(), box.top(), box.width(), name), found)
        upper = QRectF(box.left(), box.top(), box.width() - state - 8, name)
        names, px = [_both_names(person, highlights)], theme.LIST_NAME_PX
        paint_lines(painter, upper, names, px=px, tone="ink", bold=True, height=int(name))
        about = person_texts.sex_and_age(person, self.today)
        parts = [TextRun(about), TextRun(" "), TextRun("·"), TextRun(" ")] if about else []
        middle = QRectF(box.left(), upper.bottom(), box.width(), line)
        runs = [*parts, *tail_runs(person, highlights.fields)]
        paint_lines(painter, middle, [runs], px=theme.SMALL_TEXT_PX, tone="soft", height=room)
        lower = QRectF(box.left(), middle.bottom(), box.width(), line)
        where = [address_runs(person.address, highlights.fields)]
        paint_lines(painter, lower, where, px=theme.SMALL_TEXT_PX, tone="ink", height=room)

    def _paint_state(self, painter: QPainter, box: QRectF, found: FoundPerson) -> float:
        """Paints at the right whether the person is sampled; returns the width it needs."""
        colours = theme.current()
        tone = "accent" if found.sampled else "soft"
        text = (
            translate("FoundRow", "sampled")
            if found.sampled
            else translate("FoundRow", "not sampled")
        )
        font = measured_font(theme.SMALL_TEXT_PX, bold=found.sampled)
        width = font.width(text)
        at = box.right() - width
        symbol = QRectF(at - _SYMBOL - 6, box.center().y() - _SYMBOL / 2, _SYMBOL, _SYMBOL)
        shape: Shape = "tick" if found.sampled else "dot"
        paint_symbol(painter, symbol, shape, colours.colour(tone))
        painter.setFont(font.font)
        painter.setPen(colours.colour(tone))
        painter.drawText(QRectF(at, box.top(), width + 2, box.height()), MIDDLE_LEFT, text)
        return width + _SYMBOL + 6


def _both_names(person: Resident, highlights: Highlights) -> list[TextRun]:
    names = name_runs(person.name, highlights.name)
    if person.korean and person.korean != person.name:
        names += [TextRun("  "), *name_runs(person.korean, highlights.korean)]
    return names
