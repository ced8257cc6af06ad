"""The four facts about a person: sampled, card, health code, roster; and the tiles that show them.

A neutral fact is white, sampled is soft green; what needs a look is soft amber with the triangle.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from testdesk.domain.station.tubes import NOT_GREEN
from testdesk.formats.card_number import format_card_number
from testdesk.gui import theme
from testdesk.gui.person.history_texts import reason_text
from testdesk.gui.person_texts import clock_wrong, day_and_time, tube_text
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.symbol import Shape, SymbolWidget
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import translate
from testdesk.services.people.history import PersonRecord

FactTone = Literal["", "accent", "attention"]
_SHAPES: dict[FactTone, Shape] = {"": "dot", "accent": "tick", "attention": "triangle"}
_COLOURS: dict[FactTone, str] = {"": "soft", "accent": "accent", "attention": "attention"}


class Fact(msgspec.Struct, frozen=True):
    """One fact: a few bold words, and a line of details, which may be empty.

    `tube` is the barcode of the tube that a click opens; empty if there is none.
    """

    title: str
    details: str = ""
    tone: FactTone = ""
    tube: str = ""


def facts_of(record: PersonRecord, today: dt.date) -> tuple[Fact, Fact, Fact, Fact]:
    """The facts in the order of their tiles."""
    return _sampled(record, today), _card(record), _colour(record), _roster(record)


def _sampled(record: PersonRecord, today: dt.date) -> Fact:
    earlier, excuse = record.earlier, record.excuse
    if earlier is None:
        if excuse is None:
            return Fact(translate("Facts", "Not sampled in this round"))
        reason = excuse.note or reason_text(excuse.reason)
        return Fact(translate("Facts", "Excused"), reason)
    form = translate("Facts", "Sampled {at}")
    title = form.format(at=day_and_time(earlier.at, today))
    where = translate("Facts", "tube {tube}, place {place}").format(
        tube=tube_text(earlier.tube), place=earlier.position
    )
    doubt = f" · {clock_wrong()}" if earlier.clock_doubtful else ""
    return Fact(title, f"{where}{doubt}", "accent", earlier.tube)


def _card(record: PersonRecord) -> Fact:
    card, newest = record.valid_card, record.newest_card
    if card is not None:
        form = translate("Facts", "valid until {day}")
        details = form.format(day=card.card.valid_until.isoformat())
        return Fact(translate("Facts", "Card {number}").format(number=card.card_number), details)
    if newest is None:
        code = translate("Facts", "phone code bound") if record.found.has_phone_code else ""
        return Fact(translate("Facts", "No card"), code)
    number = format_card_number(newest.station, newest.serial)
    title = translate("Facts", "Card {number}").format(number=number)
    if newest.revoked:
        details = translate("Facts", "void: {reason}").format(reason=reason_text(newest.revoked))
    else:
        form = translate("Facts", "expired {day}")
        details = form.format(day=newest.valid_until.isoformat())
    return Fact(title, details, "attention")


def _colour(record: PersonRecord) -> Fact:
    colour = record.resident.colour
    title = {
        "none": translate("Facts", "No colour reported"),
        "green": translate("Facts", "Green code"),
        "yellow": translate("Facts", "Yellow code"),
        "orange": translate("Facts", "Orange code"),
        "red": translate("Facts", "Red code"),
        "void": translate("Facts", "Health code void"),
    }[colour]
    if colour in NOT_GREEN:
        return Fact(title, translate("Facts", "single tube"), "attention")
    return Fact(title)


def _roster(record: PersonRecord) -> Fact:
    if record.listed:
        return Fact(translate("Facts", "On the roster"))
    removal = record.removal
    if removal is None:
        return Fact(translate("Facts", "Not on the roster"), "", "attention")
    title = translate("Facts", "Taken off the roster")
    return Fact(title, removal.note or reason_text(removal.reason), "attention")


class FactTile(QFrame):
    """One fact.

    Signals:
        clicked: the tile of a fact with a tube was clicked; carries the barcode.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fact")
        self._fact = Fact("")
        self._symbol = SymbolWidget("dot", "soft", side=26)
        self._title = Label(px=theme.BODY_PX, bold=True, wrap=True)
        self._details = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True)
        texts = in_column(self._title, self._details, gap=0)
        in_row(self._symbol, (texts, 1), gap=14, margins=(16, 8, 12, 8), parent=self)

    @property
    def fact(self) -> Fact:
        return self._fact

    def show_fact(self, fact: Fact) -> None:
        self._fact = fact
        self._title.setText(fact.title)
        self._details.setText(fact.details)
        self._details.setVisible(bool(fact.details))
        self._symbol.show_shape(_SHAPES[fact.tone], _COLOURS[fact.tone])
        theme.set_style_property(self, "tone", fact.tone)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if fact.tube else Qt.CursorShape.ArrowCursor
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._fact.tube:
            self.clicked.emit(self._fact.tube)


class FactTiles(QWidget):
    """The four tiles, two in a row.

    Attributes:
        tiles: sampled, card, health code, roster.

    Signals:
        tube_requested: the barcode of the tube that the person is in.
    """

    tube_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(FactTile(self) for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for index, tile in enumerate(self.tiles):
            grid.addWidget(tile, index // 2, index % 2)
            grid.setColumnStretch(index % 2, 1)
            tile.clicked.connect(self.tube_requested)

    @property
    def tube(self) -> str:
        """The barcode of the tube that the person is in; empty if there is none."""
        return self.tiles[0].fact.tube

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        for tile, fact in zip(self.tiles, facts, strict=True):
            tile.show_fact(fact)

    def clear(self) -> None:
        """Removes everything about the last person."""
        self.show_facts((Fact(""),) * 4)
