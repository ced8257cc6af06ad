"""The rows of what this page did: who, where, when, and what was done."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from testdesk.bridge.row_model import ROW_ROLE
from testdesk.domain.station.just_done import DonePerson, DoneRow
from testdesk.gui import person_texts, theme
from testdesk.gui.person_texts import clock_time
from testdesk.gui.proxy.rows import TextRun, paint_lines
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.row_delegate import AnyIndex, PaintedRow
from testdesk.messages.catalogue import ntranslate, translate

DONE_ROW_HEIGHT = 84
_EDGE, _PAD, _GAP, _UPPER, _LOW_UPPER = 6, 18, 12, 40, 32
_PX, _SPARE = theme.SMALL_TEXT_PX, 8  # ideographs leave space above and below
_LEAST_WIDTH = 300  # for two lines
_NAMED = 2  # as many others are named as fit beside the address


def done_text(row: DoneRow) -> str:
    """What was done, such as "2 cards, 1 registered"."""
    cards = _cards_text(row)
    if not row.registered:
        return cards
    if row.registered == len(row.people):
        registered = translate("JustDone", "registered")
    else:
        registered = ntranslate(
            "JustDone", "{count} registered", "{count} registered", row.registered
        ).format(count=row.registered)
    form = translate("JustDone", "{cards}, {registered}")
    return form.format(cards=cards, registered=registered)


def _cards_text(row: DoneRow) -> str:
    if not row.cards:
        return translate("JustDone", "no card")
    if row.saved:
        form = ntranslate("JustDone", "{count} card as PDF", "{count} cards as PDF", row.cards)
    else:
        form = ntranslate("JustDone", "{count} card", "{count} cards", row.cards)
    return form.format(count=row.cards)


def others_text(row: DoneRow) -> str:
    """Who else is in the row, and whether they live in the same room; "" for one person."""
    first, *others = row.people
    if not others:
        return ""
    if len(others) <= _NAMED:
        names = person_texts.comma_separated(one.name for one in others)
    else:
        names = ntranslate(
            "JustDone", "{name} and {count} other", "{name} and {count} others", len(others) - 1
        ).format(name=others[0].name, count=len(others) - 1)
    same = bool(first.address.room) and all(one.address == first.address for one in others)
    form = (
        translate("JustDone", "same household: {names}")
        if same
        else translate("JustDone", "with {names}")
    )
    return form.format(names=names)


def row_text(row: DoneRow) -> str:
    """The row in one line, for a screen reader."""
    first = row.people[0]
    address = person_texts.full_address(first.address)
    parts = (first.name, address, others_text(row), clock_time(row.at), done_text(row))
    return " · ".join(part for part in parts if part)


class DoneRowDelegate(PaintedRow):
    """Names and time above; below them address, who came along, and what was done.

    In a small window the address has a line of its own.
    """

    height, edge = DONE_ROW_HEIGHT, _EDGE

    def paint_cell(self, painter: QPainter, box: QRectF, index: AnyIndex) -> None:
        row: DoneRow = index.data(ROW_ROLE)
        width = box.width() - 2 * _PAD - self.edge
        narrow = width < _LEAST_WIDTH
        upper = _LOW_UPPER if narrow else _UPPER
        line = QRectF(box.left() + _PAD + self.edge, box.top() + 4, width, upper)
        time = _paint_right(painter, line, clock_time(row.at), tone="soft")
        _paint_names(painter, line.adjusted(0, 0, -time - _GAP, 0), row.people[0])
        address, others = _address_text(row.people[0]), others_text(row)
        lower = (box.height() - upper - 8) / (2 if narrow else 1)
        line = QRectF(line.left(), line.bottom(), width, lower)
        if narrow:
            _paint_left(painter, line, [TextRun(address)])
            line.translate(0, lower)
            runs = [TextRun(others)]
        else:
            runs = _joined(address, others)
        tone = "ink" if row.saved else "accent"
        done = _paint_right(painter, line, done_text(row), tone=tone, bold=True)
        _paint_left(painter, line.adjusted(0, 0, -done - _GAP, 0), runs)


def _paint_right(
    painter: QPainter, line: QRectF, text: str, *, tone: str, bold: bool = False
) -> float:
    """Paints a text at the right; returns its width, at most six tenths of the line."""
    width = min(measured_font(_PX, bold=bold).width(text), line.width() * 0.6)
    box = QRectF(line.right() - width, line.top(), width, line.height())
    height = int(line.height()) + _SPARE
    paint_lines(
        painter, box, [[TextRun(text)]], px=_PX, tone=tone, bold=bold, right=True, height=height
    )
    return width


def _paint_left(painter: QPainter, box: QRectF, runs: list[TextRun]) -> None:
    height = int(box.height()) + _SPARE
    paint_lines(painter, box, [runs], px=_PX, tone="soft", height=height)


def _paint_names(painter: QPainter, box: QRectF, person: DonePerson) -> None:
    """The name in bold and, beside it if there is room, its Hangul spelling."""
    korean = person.korean if person.korean != person.name else ""
    name_width = measured_font(theme.BODY_PX, bold=True).width(person.name)
    korean_width = measured_font(theme.BODY_PX).width(korean)
    if korean and name_width + _GAP + korean_width > box.width():
        runs = [TextRun(f"{person.name} {korean}")]
        paint_lines(painter, box, [runs], px=theme.BODY_PX, tone="ink", bold=True, height=_UPPER)
        return
    name = [[TextRun(person.name)]]
    paint_lines(painter, box, name, px=theme.BODY_PX, tone="ink", bold=True, height=_UPPER)
    beside = box.adjusted(name_width + _GAP, 0, 0, 0)
    if korean:
        paint_lines(
            painter, beside, [[TextRun(korean)]], px=theme.BODY_PX, tone="soft", height=_UPPER
        )


def _address_text(person: DonePerson) -> str:
    """The address without its compound, if there is more of it."""
    compound, inside = person_texts.address_text(person.address)
    return inside or compound


def _joined(address: str, others: str) -> list[TextRun]:
    """Both, with a dot between, at which the line may break."""
    dot = [TextRun(" "), TextRun("·"), TextRun(" ")] if address and others else []
    return [TextRun(text) for text in (address,) if text] + dot + [TextRun(others)]
