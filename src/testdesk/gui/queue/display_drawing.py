"""Draws the queue display at any size; it shows no personal data."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from testdesk.domain.station.status import QueueView
from testdesk.domain.station.tickets import Ticket
from testdesk.gui import theme
from testdesk.gui.queue import texts

# On a 24-inch screen, digits of a quarter of its height can be read from ten metres.
_DIGIT_HEIGHT = 0.27
_SIDE_BY_SIDE_RATIO = 1.45  # of width to height
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DisplayFace(msgspec.Struct, frozen=True):
    """The contents of the display.

    Attributes:
        queue: the tickets; None before they have been read.
        point: the name of the testing point.
        clock: the time, as HH:MM.
    """

    queue: QueueView | None
    point: str
    clock: str


def draw(painter: QPainter, area: QRectF, face: DisplayFace) -> None:
    """Draws the whole display; in a wide area its two parts are side by side, otherwise stacked."""
    colours = theme.current()
    painter.fillRect(area, colours.colour("dark_ground"))
    unit = area.height() / 100  # the unit of length; all sizes are hundredths of the height
    footer = QRectF(area.left(), area.bottom() - 11 * unit, area.width(), 11 * unit)
    if area.width() / area.height() > _SIDE_BY_SIDE_RATIO:
        split = area.width() * 0.665
        main = QRectF(area.left(), area.top(), split, 89 * unit)
        side = QRectF(area.left() + split, area.top(), area.width() - split, 89 * unit)
    else:
        main = QRectF(area.left(), area.top(), area.width(), 65 * unit)
        side = QRectF(area.left(), area.top() + 65 * unit, area.width(), 24 * unit)
    painter.fillRect(side, colours.colour("dark_ground_current"))
    painter.fillRect(footer, colours.colour("card"))
    _draw_called(painter, main, unit, face.queue)
    if side.width() < area.width():
        _draw_next(painter, side, unit, face.queue)
    else:
        _draw_next_in_row(painter, side, unit, face.queue)
    _draw_footer(painter, footer, unit, face)


def number_px(label: str, width: float, height: float) -> int:
    """The font size at which the digits are `_DIGIT_HEIGHT` of the height or fill the width."""
    wanted = 1000 * _DIGIT_HEIGHT * height / _metrics(1000).tightBoundingRect("0").height()
    return int(min(wanted, 1000 * width / _metrics(1000).horizontalAdvance(label)))


def _metrics(px: int) -> QFontMetricsF:
    return QFontMetricsF(theme.font(px, bold=True))


def _text(
    painter: QPainter,
    box: QRectF,
    text: str,
    *,
    px: float,
    colour: str,
    bold: bool = False,
    align: Qt.AlignmentFlag = _LEFT,
) -> float:
    """Draws one line of text, shrunk to fit the width of its box, and returns the text's width."""
    size = max(int(px), 1)
    width = QFontMetricsF(theme.font(size, bold=bold)).horizontalAdvance(text)
    if width > box.width():
        size = max(int(size * box.width() / width), 1)
    font = theme.font(size, bold=bold)
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    painter.drawText(box, int(align | _MIDDLE | Qt.TextFlag.TextSingleLine), text)
    return QFontMetricsF(font).horizontalAdvance(text)


def _draw_called(painter: QPainter, box: QRectF, unit: float, queue: QueueView | None) -> None:
    inner = box.adjusted(6.6 * unit, 0, -4 * unit, 0)
    called = queue.called if queue else ()
    if not called:
        wait_box = QRectF(inner.left(), box.top() + 24 * unit, inner.width(), 14 * unit)
        _text(painter, wait_box, texts.WAIT.zh, px=12 * unit, colour="dark_ground_ink", bold=True)
        wait_box.translate(0, 15 * unit)
        _text(painter, wait_box, texts.WAIT.ko, px=9 * unit, colour="dark_ground_ink", bold=True)
        return
    heading = QRectF(inner.left(), box.top() + 5 * unit, inner.width(), 8 * unit)
    _text(painter, heading, texts.PLEASE_COME.both(), px=5.2 * unit, colour="dark_ground_soft")
    _draw_number(
        painter, inner.adjusted(0, 0, 2.5 * unit, 0), box.top() + 48 * unit, unit, called[0]
    )
    where = texts.desk_text_pair(called[0].desk_number)
    line = QRectF(inner.left(), box.top() + 52 * unit, inner.width(), 11 * unit)
    both = f"{where.zh}    {where.ko}"
    _text(painter, line, both, px=8.2 * unit, colour="dark_ground_accent", bold=True)
    if box.height() > 80 * unit:
        _draw_others(painter, inner, box.top() + 68 * unit, unit, called[1:3])


def _draw_number(
    painter: QPainter, inner: QRectF, baseline: float, unit: float, ticket: Ticket
) -> None:
    px = number_px(ticket.label, inner.width(), 100 * unit)
    font = theme.font(px, bold=True)
    painter.setFont(font)
    painter.setPen(theme.current().colour("dark_ground_ink"))
    # The left bearing of the first letter is subtracted, to align the label with the heading.
    shift = QFontMetricsF(font).leftBearing(ticket.label[0])
    painter.drawText(QPointF(inner.left() - shift, baseline), ticket.label)


def _draw_others(
    painter: QPainter, inner: QRectF, top: float, unit: float, others: tuple[Ticket, ...]
) -> None:
    """Draws the tickets called just before, whose holders may still be on their way."""
    left = inner.left()
    half = inner.width() / 2
    for ticket in others:
        box = QRectF(left, top, half - 3 * unit, 8 * unit)
        text_width = _text(
            painter, box, ticket.label, px=6.4 * unit, colour="dark_ground_ink", bold=True
        )
        box.setLeft(box.left() + text_width + 2.5 * unit)
        _text(
            painter,
            box,
            texts.desk_text_pair(ticket.desk_number).both(),
            px=3.8 * unit,
            colour="dark_ground_soft",
        )
        left += half


def _draw_next(painter: QPainter, box: QRectF, unit: float, queue: QueueView | None) -> None:
    inner = box.adjusted(5 * unit, 0, -4 * unit, 0)
    heading = QRectF(inner.left(), box.top() + 5 * unit, inner.width(), 7 * unit)
    _text(painter, heading, texts.NEXT.both(), px=4.4 * unit, colour="dark_ground_soft")
    row = QRectF(inner.left(), box.top() + 14 * unit, inner.width(), 11.5 * unit)
    for ticket in queue.next[:4] if queue else ():
        text_width = _text(
            painter, row, ticket.label, px=10 * unit, colour="dark_ground_ink", bold=True
        )
        if ticket.lane == "priority":
            beside = row.adjusted(text_width + 2.5 * unit, 3 * unit, 0, 1 * unit)
            _text(
                painter, beside, texts.PRIORITY.both(), px=3.8 * unit, colour="dark_ground_accent"
            )
        row.translate(0, 12.7 * unit)
    if queue is None:
        return
    wait = texts.waiting(len(queue.next), queue.minutes)
    for number, text in enumerate((wait.zh, wait.ko)):
        line = QRectF(inner.left(), box.top() + (70 + 7 * number) * unit, inner.width(), 6 * unit)
        _text(painter, line, text, px=4.6 * unit, colour="dark_ground_ink")


def _draw_next_in_row(painter: QPainter, box: QRectF, unit: float, queue: QueueView | None) -> None:
    inner = box.adjusted(6.6 * unit, 0, -4 * unit, 0)
    heading = QRectF(inner.left(), box.top() + 2 * unit, inner.width() / 3, 6 * unit)
    _text(painter, heading, texts.NEXT.both(), px=3.6 * unit, colour="dark_ground_soft")
    if queue is None:
        return
    wait = QRectF(heading.right(), heading.top(), inner.width() * 2 / 3, 6 * unit)
    both = texts.waiting(len(queue.next), queue.minutes).both()
    _text(painter, wait, both, px=3.6 * unit, colour="dark_ground_soft", align=_RIGHT)
    cell_width = inner.width() / 4
    for number, ticket in enumerate(queue.next[:4]):
        cell = QRectF(
            inner.left() + number * cell_width, box.top() + 8 * unit, cell_width * 0.9, 9 * unit
        )
        _text(painter, cell, ticket.label, px=8 * unit, colour="dark_ground_ink", bold=True)
        if ticket.lane == "priority":
            cell.translate(0, 9 * unit)
            cell.setHeight(5 * unit)
            _text(painter, cell, texts.PRIORITY.both(), px=3.2 * unit, colour="dark_ground_accent")


def _draw_footer(painter: QPainter, box: QRectF, unit: float, face: DisplayFace) -> None:
    inner = box.adjusted(6.6 * unit, 0, -6.6 * unit, 0)
    px = 4.2 * unit
    clock = QRectF(
        inner.right() - inner.width() * 0.12, inner.top(), inner.width() * 0.12, 11 * unit
    )
    _text(painter, clock, face.clock, px=px, colour="ink", bold=True, align=_RIGHT)
    distance_box = QRectF(inner.left(), inner.top(), inner.width() * 0.42, 11 * unit)
    _text(painter, distance_box, texts.DISTANCE.both(), px=px, colour="ink", bold=True)
    point = QRectF(
        inner.left() + inner.width() * 0.45, inner.top(), inner.width() * 0.41, 11 * unit
    )
    _text(painter, point, face.point, px=px, colour="soft")
