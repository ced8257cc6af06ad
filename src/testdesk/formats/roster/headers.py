"""The header row of a roster: which column holds what, in Chinese, Korean or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from testdesk.formats.lists.cell_values import CellValue, cell_text
from testdesk.formats.lists.column_names import (
    field_of,
    is_own_number,
    is_part_of_name,
    is_resident_number,
    may_be_field,
)
from testdesk.formats.lists.column_owners import holds_contact_name, role_of

__all__ = ["SEARCHED_ROWS", "ColumnHeader", "Table", "field_of", "find_header"]

Table = Sequence[tuple[int, Sequence[CellValue]]]
"""The rows that hold anything: row number as the spreadsheet shows it, and the cells."""

# A title, a date and a remark may precede the header.
SEARCHED_ROWS = 20
_BEYOND_ALL_COLUMNS = 1 << 20
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
        indexes: field -> index of its column.
        texts: field -> header as written in the file.
        others: index -> header of the columns that are not read, as written.
        document_number_columns: indexes of the columns with the people's document numbers, the
            preferred one first.
        all_texts: index -> header of every column, as written.
        first_row: number of the first row of the header.
        further_name_columns: indexes of the other columns of names: there, a second list is beside
            the first.
        possible_name_headers: headers of the columns that may have the names, if there are several.
        split_name_headers: headers of the columns with the family names and the given names.
    """

    row: int
    indexes: dict[str, int]
    texts: dict[str, str]
    others: dict[int, str] = {}
    first_row: int = 0
    further_name_columns: tuple[int, ...] = ()
    possible_name_headers: tuple[str, ...] = ()
    split_name_headers: tuple[str, ...] = ()
    document_number_columns: tuple[int, ...] = ()
    all_texts: dict[int, str] = {}

    @property
    def columns(self) -> dict[str, str]:
        """Field -> header as written; of document numbers, the headers of all their columns."""
        headers = [self.all_texts.get(column, "") for column in self.document_number_columns]
        return {**self.texts, **({"document_number": ", ".join(headers)} if headers else {})}

    @property
    def is_name_column_unclear(self) -> bool:
        """Whether only a person can decide which column holds the names."""
        return bool(self.possible_name_headers or self.split_name_headers)


def find_header(table: Table) -> ColumnHeader | None:
    """The first row that `header_of` accepts.

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
    indexes = _fields(cells)
    # A row with a number of nine digits is a person's, whatever is in place of the name.
    if "name" not in indexes or any(_NUMBER.search(cell_text(value)) for value in cells):
        return None
    filled = sum(1 for value in cells if cell_text(value))
    # A word that may also occur in a title ("居民姓名登记") needs another column beside it.
    if field_of(cell_text(cells[indexes["name"]])) != "name" and len(indexes) < min(2, filled):
        return None
    return _header(row, row, indexes, dict(enumerate(cells)))


def _fields(cells: Sequence[CellValue], *, exact_only: bool = False) -> dict[str, int]:
    """The columns by their names; an exact match takes precedence over a partial one.

    Args:
        cells: of a row.
        exact_only: whether partial matches are ignored, since 松林小区 and 3号楼 may be somebody's
            address.
    """
    texts = [value if isinstance(value, str) else "" for value in cells]
    indexes: dict[str, int] = {}
    for find_field in (field_of,) if exact_only else (field_of, may_be_field):
        for column, text in enumerate(texts):
            field = find_field(text) if text else None
            if field and column not in indexes.values():
                indexes.setdefault(field, column)
    name_parts = [column for column, text in enumerate(texts) if is_part_of_name(text)]
    if "name" not in indexes and len(name_parts) > 1 and not exact_only:
        return {**indexes, "name": name_parts[0]}
    if "name" in indexes and field_of(texts[indexes["name"]]) != "name":
        names = [column for column in _name_columns(texts) if not _is_second_name(texts[column])]
        # A column with a role is somebody else's if there is a names column without one.
        names.sort(key=lambda column: bool(role_of(texts[column])))
        indexes["name"] = next(iter(names), indexes["name"])
    return _without_columns_of_others(indexes, texts)


def _without_columns_of_others(indexes: dict[str, int], texts: Sequence[str]) -> dict[str, int]:
    """Leaves out the columns about somebody with another role than the listed people.

    The number of the head of household, or of a contact, must not be given to everybody at the
    door. If the names are those of the heads themselves, the columns are the people's own.
    """
    return {
        field: column
        for field, column in indexes.items()
        if _is_about_listed_people(texts[column], indexes, texts)
    }


def _is_about_listed_people(text: str, indexes: dict[str, int], texts: Sequence[str]) -> bool:
    """Whether a column is about the listed people, not about somebody with another role."""
    if "name" not in indexes:
        return True
    name_header, role = texts[indexes["name"]], role_of(text)
    if role == "contact":  # if no contact's name is given, the telephone is the person's
        return not any(holds_contact_name(other) for other in texts if other != name_header)
    return role in {"", role_of(name_header)}


def _name_columns(texts: Sequence[str]) -> list[int]:
    return [column for column, text in enumerate(texts) if text and may_be_field(text) == "name"]


def _is_second_name(text: str) -> bool:
    return _SECOND_NAME.search(text) is not None


def _possible_name_headers(texts: dict[int, str], name_column: int) -> tuple[str, ...]:
    if field_of(texts.get(name_column, "")) == "name":
        return ()
    found = [text for text in texts.values() if may_be_field(text) == "name"]
    role = role_of(texts.get(name_column, ""))
    found = [text for text in found if not _is_second_name(text) and (role or not role_of(text))]
    return tuple(found) if len(found) > 1 else ()


def _split_name_headers(texts: dict[int, str], name_column: int) -> tuple[str, ...]:
    """The columns that hold a name in two parts; none if one column has the whole name."""
    parts = {column: text for column, text in texts.items() if is_part_of_name(text)}
    is_split = name_column in parts or (
        len(parts) == 1 and _MAY_BE_GIVEN.fullmatch(texts.get(name_column, ""))
    )
    both = tuple(texts[column] for column in sorted({name_column, *parts})) if is_split else ()
    return both if len(both) > 1 else ()


def _header(
    first: int, last: int, indexes: dict[str, int], cells: dict[int, CellValue]
) -> ColumnHeader:
    texts = {column: _on_one_line(value) for column, value in cells.items() if cell_text(value)}
    name_column = indexes["name"]
    further_name_columns = tuple(
        column
        for column, text in texts.items()
        if column > name_column and field_of(text) == "name"
    )
    indexes = _of_first_list_only(indexes, texts, further_name_columns)
    document_number_columns = _document_number_columns(indexes, texts, further_name_columns)
    if document_number_columns:
        indexes = {**indexes, "document_number": document_number_columns[0]}
    read = {*indexes.values(), *document_number_columns}
    others = {column: text for column, text in texts.items() if column not in read}
    texts_by_field = {field: texts.get(column, "") for field, column in indexes.items()}
    return ColumnHeader(
        last,
        indexes,
        texts_by_field,
        others,
        first,
        further_name_columns,
        possible_name_headers=_possible_name_headers(texts, name_column),
        split_name_headers=_split_name_headers(texts, name_column),
        document_number_columns=document_number_columns,
        all_texts=texts,
    )


def _document_number_columns(
    indexes: dict[str, int], texts: dict[int, str], further_name_columns: tuple[int, ...]
) -> tuple[int, ...]:
    """The columns of the people's own documents: identity cards first, then from the left.

    Some lists have one column for cards and one for passports, with a number in only one of them.
    """
    first = indexes.get("document_number")
    if first is None:
        return ()
    end = further_name_columns[0] if further_name_columns else _BEYOND_ALL_COLUMNS
    row = [texts.get(column, "") for column in range(max(texts, default=-1) + 1)]
    other_fields = set(indexes.values()) - {first}
    found = {first} | {
        column
        for column, text in enumerate(row)
        if column < end and column not in other_fields and is_own_number(text)
        and may_be_field(text) != "document_type" and _is_about_listed_people(text, indexes, row)
    }  # fmt: skip
    return tuple(
        sorted(found, key=lambda column: (not is_resident_number(texts.get(column, "")), column))
    )


def _of_first_list_only(
    indexes: dict[str, int], texts: dict[int, str], further_name_columns: tuple[int, ...]
) -> dict[str, int]:
    """Leaves out the columns of a second list beside the first.

    The second list begins at a further column of names. A number there must not be given to the
    person to the left. A single second column of names right next to the first is not a list.
    """
    if not further_name_columns:
        return indexes
    left = {field: column for field, column in indexes.items() if column < further_name_columns[0]}
    is_list = len(left) > 1 or further_name_columns[0] - 1 not in texts
    return left if is_list else indexes


def _on_one_line(value: CellValue) -> str:
    return " ".join(cell_text(value).split())


def _with_second_row(table: Table, index: int, header: ColumnHeader) -> ColumnHeader:
    if index + 1 >= len(table):
        return header
    row, cells = table[index + 1]
    name_column = header.indexes["name"]
    below = _fields(cells, exact_only=True)
    if (name_column < len(cells) and cell_text(cells[name_column])) or len(below) < 2:
        return header
    indexes = {field: column for field, column in header.indexes.items() if field not in below}
    if indexes.get("address") in below.values():
        del indexes["address"]
    above = dict(enumerate(table[index][1]))
    both = above | {column: value for column, value in enumerate(cells) if cell_text(value)}
    return _header(header.first_row, row, indexes | below, both)
