"""The door notice: A4, legible from a distance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout.elements import Box, Element, NoticeCode, PaperPage, Rule, TextLine
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 18.0, 192.0
_COLUMN_WIDTH = _RIGHT - _LEFT
_CODE_SIDE = 33.0


class NoticeFace(msgspec.Struct, frozen=True):
    """The contents of a door notice. Nothing in it is about a person.

    Attributes:
        compound: name of the compound; may be empty.
        building: the building's number or name, without 楼.
        day: the day of the testing.
        start, end: the slot, such as "08:00".
        point: the name of the testing point.
        station: number of the station.
        languages: the languages of the texts, one to three; the first is printed larger.
    """

    compound: str
    building: str
    day: dt.date
    start: str
    end: str
    point: str
    station: int
    languages: tuple[Language, ...] = ("zh", "ko")

    @property
    def code(self) -> str:
        """The text of the symbol: day, slot, station.

        It has only digits, spaces and hyphens. A station recognises no scan in such a line
        (`domain.numbers.scans`), so it cannot be bound to a person as a phone code. A phone that
        reads the symbol shows the text.
        """
        slot = f"{self.start}-{self.end}".replace(":", "")
        return f"{self.day.isoformat()} {slot} {self.station}"

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return self.compound + self.building + self.point


def notice_page(face: NoticeFace) -> PaperPage:
    """The page of a notice: which building, when, where, and what to bring."""
    elements = (
        *_head(face),
        *_building(face),
        Rule(_LEFT, 133.0, _RIGHT, 133.0, 0.5),
        *_slot(face),
        Rule(_LEFT, 207.0, _RIGHT, 207.0, 0.5),
        *_foot(face),
    )
    return PaperPage(_WIDTH, _HEIGHT, _DPI, elements)


def _head(face: NoticeFace) -> Iterator[Element]:
    """The title in each language on one line, above a heavy rule."""
    column_width = _COLUMN_WIDTH / len(face.languages)
    for index, language in enumerate(face.languages):
        box = Box(_LEFT + index * column_width, 17.0, column_width, 14.0)
        style = TextStyle(11.0, bold=True) if not index else TextStyle(9.0, align="right")
        yield from set_text(texts.NOTICE.of(language), language, box, style)
    yield Rule(_LEFT, 35.0, _RIGHT, 35.0, 1.6)


def _building(face: NoticeFace) -> Iterator[TextLine]:
    """The compound, and the building in type as large as the paper allows."""
    first, *others = face.languages
    compound = Box(_LEFT, 40.0, _COLUMN_WIDTH, 24.0)
    yield from set_text(face.compound, "zh", compound, TextStyle(17.0, bold=True, lines=2))
    large = Box(_LEFT, 65.0, _COLUMN_WIDTH, 47.0)
    number = texts.building(face.building, first)
    yield from set_text(number, first, large, TextStyle(38.0, bold=True, lines=2))
    second = "   ".join(texts.building(face.building, other) for other in others)
    yield from set_text(
        second, others[0] if others else first, _full_width_box(113.0, 15.0), TextStyle(12.0)
    )


def _slot(face: NoticeFace) -> Iterator[TextLine]:
    first, *others = face.languages
    yield from _label(texts.WHEN, face, 138.0)
    day = Box(_LEFT, 146.0, _COLUMN_WIDTH, 15.0)
    yield from set_text(texts.date(face.day, first), first, day, TextStyle(12.0, bold=True))
    slot = f"{face.start} – {face.end}"
    yield from set_text(
        slot, "en", Box(_LEFT, 161.0, _COLUMN_WIDTH, 31.0), TextStyle(25.4, bold=True)
    )
    second = "   ".join(texts.date(face.day, other) for other in others)
    yield from set_text(
        second, others[0] if others else first, _full_width_box(192.5, 10.0), TextStyle(8.0)
    )


def _foot(face: NoticeFace) -> Iterator[Element]:
    """The testing point with the symbol beside it, and below them what to bring."""
    yield from _label(texts.WHERE, face, 211.0)
    box = Box(_LEFT, 218.0, _COLUMN_WIDTH - _CODE_SIDE - 6.0, 22.0)
    yield from set_text(face.point, "zh", box, TextStyle(14.0, bold=True, lines=2))
    yield NoticeCode(face.code, _RIGHT - _CODE_SIDE, 208.5, _CODE_SIDE)
    caption = Box(_RIGHT - 84.0, 242.0, 84.0, 5.5)
    text = texts.side_by_side(texts.NOTHING_SECRET, face.languages)
    yield from set_text(text, face.languages[-1], caption, TextStyle(3.2, align="right"))
    yield from _label(texts.BRING_ALONG, face, 241.0)
    column_width = (_COLUMN_WIDTH - 8.0) / len(face.languages)
    for line, wording in enumerate(texts.BRING):
        top = 249.0 + line * 9.0
        number = Box(_LEFT, top, 7.0, 9.0)
        yield from set_text(f"{line + 1}", "en", number, TextStyle(6.0, bold=True))
        for column, language in enumerate(face.languages):
            caption = Box(_LEFT + 8.0 + column * column_width, top, column_width - 2.0, 9.0)
            style = TextStyle(6.6 if not column else 5.4, bold=not column, lines=2)
            yield from set_text(wording.of(language), language, caption, style)


def _label(wording: PaperText, face: NoticeFace, top: float) -> Iterator[TextLine]:
    text = texts.side_by_side(wording, face.languages)
    yield from set_text(text, face.languages[0], Box(_LEFT, top, 88.0, 7.0), TextStyle(5.0))


def _full_width_box(top: float, height: float) -> Box:
    return Box(_LEFT, top, _COLUMN_WIDTH, height)
