"""The bag sheet, which travels with a bag: its tubes, numbers of people, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.paper.layout import document_texts as texts
from testdesk.paper.layout import plain_codes
from testdesk.paper.layout.elements import Bars, Box, Element, PaperPage, Rule
from testdesk.paper.layout.texts import PaperText
from testdesk.paper.layout.typesetting import TextStyle, set_text

TUBES = 20  # in a bag at most
_WIDTH, _HEIGHT, _DPI = 210.0, 297.0, 1200
_LEFT, _RIGHT = 14.0, 196.0
_ROW_COUNT, _ROW_HEIGHT, _TOP = 10, 15.0, 58.0
_COLUMN_WIDTH = (_RIGHT - _LEFT) / 2
_BARCODE_WIDTH = 50.0


class BagTube(msgspec.Struct, frozen=True):
    """A tube in the bag: its number, the people in it, and the local time when it was sealed."""

    tube: str
    people: int
    sealed_at: str


class BagFace(msgspec.Struct, frozen=True):
    """The contents of a bag sheet.

    Attributes:
        number: station, day, and the number of the bag among that day's, such as "3-20220326-02".
        day: the day on which its tubes were sealed.
        station: number of the station.
        point: the station's testing point.
        round: short name.
        tubes: up to twenty, in the order of sealing.
        languages: the languages of the texts; the first is printed larger.
    """

    number: str
    day: dt.date
    station: int
    point: str
    round: str
    tubes: tuple[BagTube, ...]
    languages: tuple[Language, ...] = ("zh", "ko")

    @property
    def people(self) -> int:
        """Number of people in all tubes of the bag."""
        return sum(tube.people for tube in self.tubes)

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return "".join((self.number, self.point, self.round, *(t.tube for t in self.tubes)))


def bag_page(face: BagFace) -> PaperPage:
    """The page of a bag sheet.

    Raises:
        Refusal: `barcode_impossible`: a tube's number is too long for a barcode of this size.
    """
    elements: list[Element] = [*_head(face), *_grid()]
    for index, tube in enumerate(face.tubes):
        elements += _tube(face, tube, index)
    elements += [*_totals(face), *_signatures(face)]
    return PaperPage(_WIDTH, _HEIGHT, _DPI, tuple(elements))


def _head(face: BagFace) -> Iterator[Element]:
    first, last = face.languages[0], face.languages[-1]
    yield from set_text(
        texts.BAG.of(first), first, Box(_LEFT, 12, 92, 11), TextStyle(8.4, bold=True)
    )
    others = "  ".join(texts.BAG.of(language) for language in face.languages[1:])
    yield from set_text(others, last, Box(_LEFT, 23, 92, 7), TextStyle(4.8))
    label = texts.side_by_side(texts.BAG_NUMBER, face.languages)
    yield from set_text(label, last, Box(108, 12, 88, 5.5), TextStyle(3.6, align="right"))
    number = Box(108, 17.5, 88, 13)
    yield from set_text(face.number, "en", number, TextStyle(9.6, bold=True, align="right"))
    yield Rule(_LEFT, 33.0, _RIGHT, 33.0, 0.8)
    details = (
        (texts.STATION, f"{face.station}  {face.point}", "zh", 76.0),
        (texts.ROUND, face.round, "en", 40.0),
        (texts.DAY, f"{face.day.isoformat()}", "en", 62.0),
    )
    x = _LEFT
    for wording, value, language, width in details:
        label = texts.side_by_side(wording, face.languages)
        yield from set_text(label, last, Box(x, 35.5, width - 4.0, 5.5), TextStyle(3.6))
        box = Box(x, 41.0, width - 4.0, 9.0)
        yield from set_text(value, language, box, TextStyle(6.0, bold=True))  # type: ignore[arg-type]  # the tuple's literals
        x += width


def _grid() -> Iterator[Rule]:
    """Lines between the twenty cells; tubes may be added by hand to empty ones."""
    for row in range(_ROW_COUNT + 1):
        y = _TOP + row * _ROW_HEIGHT
        yield Rule(_LEFT, y, _RIGHT, y, 0.3 if row in (0, _ROW_COUNT) else 0.15)
    yield Rule(
        _LEFT + _COLUMN_WIDTH, _TOP, _LEFT + _COLUMN_WIDTH, _TOP + _ROW_COUNT * _ROW_HEIGHT, 0.3
    )


def _tube(face: BagFace, tube: BagTube, index: int) -> Iterator[Element]:
    """A tube in its cell; the cells form two columns of ten, like a rack for tubes."""
    column, row = divmod(index, _ROW_COUNT)
    x, y = _LEFT + column * _COLUMN_WIDTH + 1.5, _TOP + row * _ROW_HEIGHT
    first, last = face.languages[0], face.languages[-1]
    number = Box(x, y + 2.0, 8.0, 11.0)
    yield from set_text(str(index + 1), "en", number, TextStyle(6.0, bold=True))
    module = plain_codes.widest_module(tube.tube, _BARCODE_WIDTH)
    span = (len(plain_codes.bars(tube.tube)) + 2 * plain_codes.BARS_QUIET) * module
    yield Bars(tube.tube, x + 8.0 + (_BARCODE_WIDTH - span) / 2, y + 1.6, module, 7.2)
    below = Box(x + 8.0, y + 9.2, _BARCODE_WIDTH, 4.8)
    yield from set_text(tube.tube, "en", below, TextStyle(3.8, bold=True, align="centre"))
    right = x + 8.0 + _BARCODE_WIDTH + 1.0
    width = _COLUMN_WIDTH - 3.0 - (right - x)
    people = texts.people(tube.people, first)
    yield from set_text(people, first, Box(right, y + 1.6, width, 6.6), TextStyle(5.0, bold=True))
    sealed = texts.SEALED.of(last).format(at=tube.sealed_at)
    sealed = sealed if tube.sealed_at else ""
    yield from set_text(sealed, last, Box(right, y + 8.6, width, 4.8), TextStyle(3.6))


def _totals(face: BagFace) -> Iterator[Element]:
    """The two known totals, and space for the counted number and the difference."""
    y = _TOP + _ROW_COUNT * _ROW_HEIGHT + 2.0
    quarter = (_RIGHT - _LEFT) / 4
    cells: tuple[tuple[PaperText, str], ...] = (
        (texts.TOTAL_TUBES, str(len(face.tubes))),
        (texts.TOTAL_PEOPLE, str(face.people)),
        (texts.COUNTED, ""),
        (texts.DIFFERENCE, ""),
    )
    for index, (wording, value) in enumerate(cells):
        x, width = _LEFT + index * quarter, quarter - 4.0
        label = texts.side_by_side(wording, face.languages)
        yield from set_text(label, face.languages[-1], Box(x, y, width, 5.5), TextStyle(3.6))
        yield from set_text(value, "en", Box(x, y + 5.5, width, 11.0), TextStyle(9.0, bold=True))
        if not value:
            yield Rule(x, y + 16.0, x + width, y + 16.0, 0.3)


def _signatures(face: BagFace) -> Iterator[Element]:
    """Lines for two people who hand over and two who receive, each with space for a time."""
    top = _TOP + _ROW_COUNT * _ROW_HEIGHT + 24.0
    yield Rule(_LEFT, top, _RIGHT, top, 0.8)
    for column, wording in enumerate((texts.HANDED_OVER, texts.RECEIVED)):
        x, width = _LEFT + column * (_COLUMN_WIDTH + 2.0), _COLUMN_WIDTH - 4.0
        title = texts.side_by_side(wording, face.languages)
        box = Box(x, top + 2.0, width, 7.0)
        yield from set_text(title, face.languages[-1], box, TextStyle(4.8, bold=True))
        for line in range(2):
            y = top + 12.0 + line * 15.0
            signature_box = Box(x, y, width * 0.6, 5.0)
            time_box = Box(x + width * 0.66, y, width * 0.34, 5.0)
            text = f"{line + 1}  {texts.side_by_side(texts.SIGNATURE, face.languages)}"
            yield from set_text(text, face.languages[-1], signature_box, TextStyle(3.2))
            time_label = texts.side_by_side(texts.TIME, face.languages)
            yield from set_text(time_label, face.languages[-1], time_box, TextStyle(3.2))
            yield Rule(x, y + 12.5, x + width * 0.6, y + 12.5, 0.3)
            yield Rule(x + width * 0.66, y + 12.5, x + width, y + 12.5, 0.3)
