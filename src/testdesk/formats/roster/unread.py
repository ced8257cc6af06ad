"""Reports what was not read or was read although hidden, so that no cell is lost silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testdesk.formats.roster.headers import SEARCHED_ROWS
from testdesk.formats.roster.rows import Unread
from testdesk.formats.roster.sections import Section
from testdesk.formats.roster.tables import SheetTable
from testdesk.formats.workbooks.sheet import MAX_COLUMNS, column_letters


def unread_sheet(table: SheetTable) -> Unread:
    """A sheet that was left out entirely."""
    if table.hidden:
        return Unread("sheet_hidden", table.name)
    if table.header is None:
        return Unread("sheet_without_header", table.name)
    return Unread("sheet_of_other_columns", table.name, count=len(table.rows))


def unread_of_sheet(
    table: SheetTable,
    section: Section,
    *,
    first: bool,
    numbered_only: Sequence[int],
    building: str,
) -> list[Unread]:
    """The unread parts of a sheet that was read.

    Args:
        table: the sheet.
        section: its rows below one header.
        first: whether this is the first header of the sheet.
        numbered_only: numbers of rows that have only cells of columns that are not read.
        building: the building from the sheet's name, or empty.
    """
    found = list(_columns(table.name, section))
    if numbered_only:
        where = _range(numbered_only[0], numbered_only[-1])
        found.append(Unread("rows_without_person", table.name, where, count=len(numbered_only)))
    if not first:
        return found
    above = [row for row, _ in table.rows[:SEARCHED_ROWS] if row < section.header.first_row]
    if above:
        where = _range(above[0], above[-1])
        found.append(Unread("lines_above", table.name, where, count=len(above)))
    if table.properties.values_beyond:
        found.append(
            Unread(
                "columns_beyond",
                table.name,
                column_letters(MAX_COLUMNS + 1),
                count=table.properties.values_beyond,
            )
        )
    hidden = sorted(table.properties.hidden_rows)
    if hidden:
        where = ", ".join(map(str, hidden[:20])) + (" …" if len(hidden) > 20 else "")
        found.append(Unread("rows_hidden", table.name, where, count=len(hidden)))
    if table.properties.hides_rows:
        found.append(Unread("rows_hidden_by_default", table.name))
    if building:
        found.append(Unread("building_from_sheet", table.name, text=building))
    return found


def hidden_columns(sheet: str, columns: set[int]) -> list[Unread]:
    """Reports the hidden columns that were read."""
    if not columns:
        return []
    where = ", ".join(map(column_letters, sorted(columns)))
    return [Unread("columns_hidden", sheet, where, count=len(columns))]


def _columns(sheet: str, section: Section) -> Iterator[Unread]:
    """Columns without a field, with their number of filled cells."""
    header, counts = section.header, section.filled
    # A further column of names begins a second list, which is reported as one block.
    list_end = min(header.further_name_columns, default=1 << 20)
    for index in sorted(counts.keys() | header.others.keys()):
        letters = column_letters(index + 1)
        if index == list_end:
            count = sum(filled for column, filled in counts.items() if column >= list_end)
            yield Unread("block_beside", sheet, letters, header.others.get(index, ""), count)
        if index < list_end:
            text = header.others.get(index, "")
            yield Unread("column_unknown", sheet, letters, text, counts.get(index, 0))


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
