"""The header row of a roster: which column holds what, in Chinese, Korean or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from testdesk.formats.lists.column_names import (
    field_of,
    is_own_number,
    is_part_of_name,
    is_resident_number,
    may_be_field,
)
from testdesk.formats.lists.column_owners import names_contact, role_of
from testdesk.formats.lists.marks import CellValue, cell_text

__all__ = ["SEARCHED_ROWS", "ColumnHeader", "Table", "field_of", "find_header"]

Table = list[tuple[int, Sequence[CellValue]]]
"""The rows that hold anything: row number as the spreadsheet shows it, and the cells."""

# A title, a date and a remark may precede the header.
SEARCHED_ROWS = 20


# Nine digits: more than the date of a round has.
_NUMBER = re.compile("[0-9]{9}")
# Headers of a second column of names; the person's name is in the other one.
_SECOND_NAME = re.compile("英文|外文|拼音|english|pinyin", re.IGNORECASE)
# A column with such a header holds the given names if it is next to one with family names.
_MAY_BE_GIVEN = re.compile(r"\W*(?:names?|名字|이름)\W*", re.IGNORECASE)


class ColumnHeader(msgspec.Struct, frozen=True):
    """Where the columns are.

    Attributes:
        row: number of the last row of the header.
        places: field -> index of its cell.
        texts: field -> header as written in the file.
        others: index -> header of the columns that are not read, as written.
        numbers: indexes of the columns of the people's document numbers, in order of preference.
        all_texts: index -> header of every column, as written.
        first_row: number of the first row of the header.
        blocks: indexes of further columns of names: a second list beside the first.
        rivals: headers of all columns that may be the names column, if there are several.
        halves: headers of the columns with the family names and the given names.
    """

    row: int
    places: dict[str, int]
    texts: dict[str, str]
    others: dict[int, str] = {}
    first_row: int = 0
    blocks: tuple[int, ...] = ()
    rivals: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    all_texts: dict[int, str] = {}

    @property
    def columns(self) -> dict[str, str]:
        """Field -> header as written; all headers if there are several columns of numbers."""
        numbers = ", ".join(self.all_texts.get(column, "") for column in self.numbers)
        return {**self.texts, **({"document_number": numbers} if numbers else {})}

    @property
    def is_name_column_unclear(self) -> bool:
        """Whether only a person can decide which column holds the names."""
        return bool(self.rivals or self.halves)


def find_header(table: Table) -> ColumnHeader | None:
    """The first row with a name column, and with another known column if it has any other cell.

    A second row right below it that has only headers of parts (an address split into building and
    room under one merged cell) belongs to the header.
    """
    for index, (row, cells) in enumerate(islice(table, SEARCHED_ROWS)):
        header = header_of(row, cells)
        if header is not None:
            return _with_second_row(table, index, header)
    return None


def header_of(row: int, cells: Sequence[CellValue]) -> ColumnHeader | None:
    """A row as a header, or None if it is not one."""
    places = _fields(cells)
    # A row with a number of nine digits is a person's, whatever is in place of the name.
    if "name" not in places or any(_NUMBER.search(cell_text(value)) for value in cells):
        return None
    filled = sum(1 for value in cells if cell_text(value))
    # A word that may also occur in a title ("居民姓名登记") needs another column beside it.
    if field_of(cell_text(cells[places["name"]])) != "name" and len(places) < min(2, filled):
        return None
    return _header(row, row, places, dict(enumerate(cells)))


def _fields(cells: Sequence[CellValue], *, wholly: bool = False) -> dict[str, int]:
    """The columns by their names; an exact match takes precedence over a partial one.

    Args:
        cells: of a row.
        wholly: whether partial matches are ignored, for example because 松林小区 and 3号楼 may be
            somebody's address.
    """
    texts = [value if isinstance(value, str) else "" for value in cells]
    places: dict[str, int] = {}
    for known in (field_of,) if wholly else (field_of, may_be_field):
        for column, text in enumerate(texts):
            field = known(text) if text else None
            if field and column not in places.values():
                places.setdefault(field, column)
    halves = [] if wholly else [p for p, text in enumerate(texts) if is_part_of_name(text)]
    if "name" not in places and len(halves) > 1:
        return {**places, "name": halves[0]}
    if "name" in places and field_of(texts[places["name"]]) != "name":
        names = [p for p in _name_places(texts) if not _is_second(texts[p])]
        # A column with a role is somebody else's if there is a names column without one.
        names.sort(key=lambda p: bool(role_of(texts[p])))
        places["name"] = next(iter(names), places["name"])
    return _without_others(places, texts)


def _without_others(places: dict[str, int], texts: Sequence[str]) -> dict[str, int]:
    """Leaves out the columns about somebody with another role than the listed people.

    The number of the head of household, or of a contact, must not be given to everybody at the
    door. If the names are those of the heads themselves, the columns are the people's own.
    """
    return {
        field: column for field, column in places.items() if _is_own(texts[column], places, texts)
    }


def _is_own(text: str, places: dict[str, int], texts: Sequence[str]) -> bool:
    """Whether a column is about the listed people, not about somebody with another role."""
    if "name" not in places:
        return True
    name_header, role = texts[places["name"]], role_of(text)
    if role == "contact":  # if no contact's name is given, the telephone is the person's
        return not any(names_contact(other) for other in texts if other != name_header)
    return role in {"", role_of(name_header)}


def _name_places(texts: Sequence[str]) -> list[int]:
    return [column for column, text in enumerate(texts) if text and may_be_field(text) == "name"]


def _is_second(text: str) -> bool:
    return _SECOND_NAME.search(text) is not None


def _rivals(texts: dict[int, str], named: int) -> tuple[str, ...]:
    if field_of(texts.get(named, "")) == "name":
        return ()
    found = [text for text in texts.values() if may_be_field(text) == "name"]
    role = role_of(texts.get(named, ""))
    found = [text for text in found if not _is_second(text) and (role or not role_of(text))]
    return tuple(found) if len(found) > 1 else ()


def _halves(texts: dict[int, str], named: int) -> tuple[str, ...]:
    """The columns that hold a name in two parts; none if one column has the whole name."""
    parts = {column: text for column, text in texts.items() if is_part_of_name(text)}
    is_half = named in parts or (len(parts) == 1 and _MAY_BE_GIVEN.fullmatch(texts.get(named, "")))
    both = tuple(texts[column] for column in sorted({named, *parts})) if is_half else ()
    return both if len(both) > 1 else ()


def _header(
    first: int, last: int, places: dict[str, int], cells: dict[int, CellValue]
) -> ColumnHeader:
    texts = {column: _plain(value) for column, value in cells.items() if cell_text(value)}
    name_column = places["name"]
    blocks = tuple(p for p, text in texts.items() if p > name_column and field_of(text) == "name")
    places = _of_first_list(places, texts, blocks)
    numbers = _numbers(places, texts, blocks)
    if numbers:
        places = {**places, "document_number": numbers[0]}
    read = {*places.values(), *numbers}
    others = {column: text for column, text in texts.items() if column not in read}
    of_fields = {field: texts.get(column, "") for field, column in places.items()}
    return ColumnHeader(
        last,
        places,
        of_fields,
        others,
        first,
        blocks,
        rivals=_rivals(texts, name_column),
        halves=_halves(texts, name_column),
        numbers=numbers,
        all_texts=texts,
    )


def _numbers(
    places: dict[str, int], texts: dict[int, str], blocks: tuple[int, ...]
) -> tuple[int, ...]:
    """The columns of the people's own documents: identity cards first, then from the left.

    Some lists have one column for cards and one for passports, with a number in only one of them.
    """
    first = places.get("document_number")
    if first is None:
        return ()
    end = blocks[0] if blocks else 1 << 20
    row = [texts.get(column, "") for column in range(max(texts, default=-1) + 1)]
    taken = set(places.values()) - {first}
    found = {first} | {
        column
        for column, text in enumerate(row)
        if column < end and column not in taken and is_own_number(text)
        and may_be_field(text) != "document_type" and _is_own(text, places, row)
    }  # fmt: skip
    return tuple(sorted(found, key=lambda p: (not is_resident_number(texts.get(p, "")), p)))


def _of_first_list(
    places: dict[str, int], texts: dict[int, str], blocks: tuple[int, ...]
) -> dict[str, int]:
    """Leaves out the columns of a second list beside the first.

    Everything to its right is about somebody else: a number there must not be given to the person
    to the left. A single second column of names right next to the first is not a list.
    """
    if not blocks:
        return places
    left = {field: column for field, column in places.items() if column < blocks[0]}
    separate = len(left) > 1 or blocks[0] - 1 not in texts
    return left if separate else places


def _plain(value: CellValue) -> str:
    return " ".join(cell_text(value).split())


def _with_second_row(table: Table, index: int, header: ColumnHeader) -> ColumnHeader:
    if index + 1 >= len(table):
        return header
    row, cells = table[index + 1]
    name_place = header.places["name"]
    below = _fields(cells, wholly=True)
    if (name_place < len(cells) and cell_text(cells[name_place])) or len(below) < 2:
        return header
    places = {field: column for field, column in header.places.items() if field not in below}
    if places.get("address") in below.values():
        del places["address"]
    above = dict(enumerate(table[index][1]))
    both = above | {column: value for column, value in enumerate(cells) if cell_text(value)}
    return _header(header.first_row, row, places | below, both)
