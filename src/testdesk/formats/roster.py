"""A roster from a spreadsheet: good rows kept, bad rows reported with row, column and reason."""

from __future__ import annotations

import datetime

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster_cells import cell_text, is_mangled
from testdesk.formats.roster_headers import Header, Table, find_header
from testdesk.formats.roster_rows import BadRow, RosterRow, RowReader
from testdesk.formats.roster_tables import read_table

__all__ = ["BadRow", "RosterReading", "RosterRow", "read_roster"]


class RosterReading(msgspec.Struct, frozen=True):
    """What a roster file holds.

    Attributes:
        rows: the good rows, in the order of the file.
        bad: rows left out, one entry each.
        warnings: rows kept that a person should look at; a row may occur more than once.
        columns: field -> header as written in the file.
    """

    rows: tuple[RosterRow, ...]
    bad: tuple[BadRow, ...]
    warnings: tuple[BadRow, ...]
    columns: dict[str, str]


def _body(table: Table, header: Header) -> Table:
    """The rows below the header, without the header's repetitions on printed pages."""
    repeated = [[cell_text(value) for value in cells] for row, cells in table if row <= header.row]
    return [
        (row, cells)
        for row, cells in table
        if row > header.row and [cell_text(value) for value in cells] not in repeated
    ]


def _tails_lost(body: Table, header: Header) -> bool:
    """Whether any number of the file was kept as a number: then no tail of zeros is trusted."""
    place = header.places.get("document_number")
    if place is None:
        return False
    return any(place < len(cells) and is_mangled(cells[place]) for _, cells in body)


def read_roster(data: bytes, *, filename: str, today: datetime.date) -> RosterReading:
    """Reads a roster as a community, a street office or headquarters brings it.

    CSV (UTF-8 or GB18030; comma, semicolon or tab) or XLSX; headers in Chinese, Korean or
    English in any order; titles above them are passed over.

    Args:
        data: the whole file.
        filename: its name, for the ending.
        today: for birth dates.

    Raises:
        Refusal: roster_unreadable, roster_too_large, roster_no_header, roster_empty.
    """
    table = read_table(data, filename)
    if not table:
        raise Refusal("roster_empty")
    header = find_header(table)
    if header is None:
        raise Refusal("roster_no_header")
    body = _body(table, header)
    if not body:
        raise Refusal("roster_empty")
    reader = RowReader(header, today, tails_lost=_tails_lost(body, header))
    for row, cells in body:
        reader.take(row, cells)
    return RosterReading(
        rows=tuple(reader.rows),
        bad=tuple(reader.bad),
        warnings=tuple(reader.warnings),
        columns=header.texts,
    )
