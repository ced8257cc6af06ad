"""The header row of a roster: which column holds what, in Chinese, Korean or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from testdesk.formats.lists.column_names import (
    field_of,
    is_of_contact,
    is_of_head,
    is_part_of_name,
    may_be_field,
    names_contact,
)
from testdesk.formats.lists.marks import CellValue, cell_text

__all__ = ["SEARCHED_ROWS", "Header", "Table", "field_of", "find_header"]

Table = list[tuple[int, Sequence[CellValue]]]
"""The rows that hold anything: row number as the spreadsheet shows it, and the cells."""

# A title, a date and a remark may stand above the header.
SEARCHED_ROWS = 20


# Longer than a date of a round.
_NUMBER = re.compile("[0-9]{9}")
# Of two columns of names the other one is the person's.
_SECOND_NAME = re.compile("户主|英文|外文|拼音|english|pinyin", re.IGNORECASE)
# Beside a column of family names this one holds the given ones.
_MAY_BE_GIVEN = re.compile(r"\W*(?:names?|名字|이름)\W*", re.IGNORECASE)


class Header(msgspec.Struct, frozen=True):
    """Where the columns are.

    Attributes:
        row: number of the last row of the header.
        places: field -> index of its cell.
        texts: field -> header as written in the file.
        others: index -> header of the columns that are not read, as written.
        first_row: number of the first row of the header.
        blocks: indexes of columns that name somebody once more: a second list beside the first.
        rivals: what columns are called that may as well be the one of the names.
        halves: what those are called that hold the family names and the given ones.
    """

    row: int
    places: dict[str, int]
    texts: dict[str, str]
    others: dict[int, str] = {}
    first_row: int = 0
    blocks: tuple[int, ...] = ()
    rivals: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()

    @property
    def names_nobody_surely(self) -> bool:
        """Whether only a person can say what the people are called."""
        return bool(self.rivals or self.halves)


def find_header(table: Table) -> Header | None:
    """The first row that names the name column, and another if it has any other cell.

    A second row right below it that names parts only (an address split into building and room
    under one merged cell) belongs to the header.
    """
    for index, (row, cells) in enumerate(islice(table, SEARCHED_ROWS)):
        header = header_of(row, cells)
        if header is not None:
            return _with_second_row(table, index, header)
    return None


def header_of(row: int, cells: Sequence[CellValue]) -> Header | None:
    """A row as a header, or None where it is none."""
    places = _fields(cells)
    # A row with somebody's number in it is of a person, whatever stands for the name.
    if "name" not in places or any(_NUMBER.search(cell_text(value)) for value in cells):
        return None
    filled = sum(1 for value in cells if cell_text(value))
    # A word that is in a title too ("居民姓名登记") needs another column beside it.
    if field_of(cell_text(cells[places["name"]])) != "name" and len(places) < min(2, filled):
        return None
    return _header(row, row, places, dict(enumerate(cells)))


def _fields(cells: Sequence[CellValue], *, wholly: bool = False) -> dict[str, int]:
    """The columns by what they are called; what fits a word wholly goes before what contains it.

    Args:
        cells: of a row.
        wholly: whether what contains a word counts for nothing, as where 松林小区 and 3号楼 may be
            somebody's address.
    """
    texts = [value if isinstance(value, str) else "" for value in cells]
    places: dict[str, int] = {}
    for known in (field_of,) if wholly else (field_of, may_be_field):
        for place, text in enumerate(texts):
            field = known(text) if text else None
            if field and place not in places.values():
                places.setdefault(field, place)
    if "name" in places and field_of(texts[places["name"]]) != "name":
        names = _name_places(texts)
        places["name"] = next((p for p in names if not _is_second(texts[p])), places["name"])
    return _without_others(places, texts)


def _without_others(places: dict[str, int], texts: Sequence[str]) -> dict[str, int]:
    """The columns without those about the head of the household, or about whom to call.

    Their numbers and telephones must not become those of everybody at the door. Where the names
    are those of the heads, or nobody is named to be called, the columns are the people's own.
    """
    if "name" not in places:
        return places
    named = texts[places["name"]]
    heads = not is_of_head(named)
    contacts = any(names_contact(text) for text in texts if text != named)
    return {
        field: place
        for field, place in places.items()
        if not (heads and is_of_head(texts[place]))
        and not (contacts and is_of_contact(texts[place]))
    }


def _name_places(texts: Sequence[str]) -> list[int]:
    return [place for place, text in enumerate(texts) if text and may_be_field(text) == "name"]


def _is_second(text: str) -> bool:
    return _SECOND_NAME.search(text) is not None


def _rivals(texts: dict[int, str], named: int) -> tuple[str, ...]:
    if field_of(texts.get(named, "")) == "name":
        return ()
    found = [text for text in texts.values() if may_be_field(text) == "name"]
    found = [text for text in found if not _is_second(text)]
    return tuple(found) if len(found) > 1 else ()


def _halves(texts: dict[int, str], named: int) -> tuple[str, ...]:
    """The columns that hold a name in two parts; none where one has the whole name."""
    parts = {place: text for place, text in texts.items() if is_part_of_name(text)}
    is_half = named in parts or (len(parts) == 1 and _MAY_BE_GIVEN.fullmatch(texts.get(named, "")))
    both = tuple(texts[place] for place in sorted({named, *parts})) if is_half else ()
    return both if len(both) > 1 else ()


def _header(first: int, last: int, places: dict[str, int], cells: dict[int, CellValue]) -> Header:
    texts = {place: _plain(value) for place, value in cells.items() if cell_text(value)}
    named = places["name"]
    blocks = tuple(p for p, text in texts.items() if p > named and field_of(text) == "name")
    places = _of_first_list(places, texts, blocks)
    others = {place: text for place, text in texts.items() if place not in places.values()}
    of_fields = {field: texts.get(place, "") for field, place in places.items()}
    return Header(
        last,
        places,
        of_fields,
        others,
        first,
        blocks,
        rivals=_rivals(texts, named),
        halves=_halves(texts, named),
    )


def _of_first_list(
    places: dict[str, int], texts: dict[int, str], blocks: tuple[int, ...]
) -> dict[str, int]:
    """The columns without those of a second list beside the first.

    What is right of it is about somebody else: a number there must not become that of the person
    to the left. A name alone, with another column of names right beside it, is no list of its own.
    """
    if not blocks:
        return places
    left = {field: place for field, place in places.items() if place < blocks[0]}
    stands_alone = len(left) > 1 or blocks[0] - 1 not in texts
    return left if stands_alone else places


def _plain(value: CellValue) -> str:
    return " ".join(cell_text(value).split())


def _with_second_row(table: Table, index: int, header: Header) -> Header:
    if index + 1 >= len(table):
        return header
    row, cells = table[index + 1]
    name_place = header.places["name"]
    below = _fields(cells, wholly=True)
    if (name_place < len(cells) and cell_text(cells[name_place])) or len(below) < 2:
        return header
    places = {field: place for field, place in header.places.items() if field not in below}
    if places.get("address") in below.values():
        del places["address"]
    above = dict(enumerate(table[index][1]))
    both = above | {place: value for place, value in enumerate(cells) if cell_text(value)}
    return _header(header.first_row, row, places | below, both)
