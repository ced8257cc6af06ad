"""Writes a workbook of text cells, which no spreadsheet reads as formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

Rows = Sequence[Sequence[str | int]]
# XML 1.0 does not allow these characters, and a workbook is XML.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_workbook(worksheets: Mapping[str, Rows]) -> bytes:
    """An .xlsx file with these worksheets; texts stay texts even if they begin with `=`."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and few commands need it

    workbook = Workbook(write_only=True)
    for name, rows in worksheets.items():
        _add_worksheet(workbook, name, rows)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _add_worksheet(workbook: Workbook, name: str, rows: Rows) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see `write_workbook`

    worksheet = workbook.create_sheet(name)
    for row in rows:
        cells = []
        for value in row:
            if isinstance(value, int):
                cells.append(WriteOnlyCell(worksheet, value))
                continue
            cell = WriteOnlyCell(worksheet, _NOT_XML.sub("", value))
            # The cell stays text even after it is edited, and needs no apostrophe.
            cell.number_format, cell.data_type, cell.quotePrefix = "@", "s", True
            cells.append(cell)
        worksheet.append(cells)
