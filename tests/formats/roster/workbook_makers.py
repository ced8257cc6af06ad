"""Workbooks of all four kinds from one made-up description, as their programs write them."""

import datetime
import io
import struct
import zipfile
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import quoteattr

import openpyxl
import xlwt
from openpyxl.utils import get_column_letter

EPOCH = datetime.date(1899, 12, 30)


@dataclass
class MadeSheet:
    """A worksheet: name, rows of values, and its formatting. Rows and columns count from 1."""

    name: str
    rows: list[list[object]]
    hidden: bool = False
    hides_rows: bool = False  # the rows without settings of their own
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top left bottom right
    zeros: set[tuple[int, int]] = field(default_factory=set)  # cells of the format 0000


def xlsx_of(*sheets: MadeSheet) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for made in sheets:
        sheet = book.create_sheet(made.name)
        sheet.sheet_state = "hidden" if made.hidden else "visible"
        for row, values in enumerate(made.rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    cell = sheet.cell(row, column, value)
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type
                    if (row, column) in made.zeros:
                        cell.number_format = "0000"
        sheet.sheet_format.zeroHeight = made.hides_rows or None
        for row in made.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in made.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        for top, left, bottom, right in made.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_of(*sheets: MadeSheet) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day, zeros, plain = (
        xlwt.easyxf(num_format_str=code) for code in ("yyyy-mm-dd", "0000", "General")
    )
    for made in sheets:
        sheet = book.add_sheet(made.name)
        sheet.visibility = int(made.hidden)
        sheet.row_default_hidden = int(made.hides_rows)
        for row, values in enumerate(made.rows):
            for column, value in enumerate(values):
                if value is not None:
                    style = plain
                    if isinstance(value, datetime.date):
                        style = day
                    elif (row + 1, column + 1) in made.zeros:
                        style = zeros
                    sheet.write(row, column, value, style)
            sheet.row(row).hidden = row + 1 in made.hidden_rows
        for column in made.hidden_columns:
            sheet.col(column - 1).hidden = True
        for top, left, bottom, right in made.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    + "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    + ' office:version="1.2"><office:automatic-styles><style:style style:name="hid"'
    ' style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>%s</office:spreadsheet>"
    "</office:body></office:document-content>"
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods_of(*sheets: MadeSheet) -> bytes:
    return ods_of_tables("".join(map(_ods_table, sheets)))


def ods_of_tables(tables: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS % tables)
    return out.getvalue()


def _ods_table(made: MadeSheet) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1)
             for top, left, bottom, right in made.merged}  # fmt: skip
    rows = []
    for row, values in enumerate(made.rows, start=1):
        cells = "".join(
            _ods_cell(value, spans.get((row, column)), zeros=(row, column) in made.zeros)
            for column, value in enumerate(values, start=1)
        )
        hidden = ' table:visibility="collapse"' if row in made.hidden_rows else ""
        rows.append(f"<table:table-row{hidden}>{cells}</table:table-row>")
    style = ' table:style-name="hid"' if made.hidden else ""
    tail = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
        "</table:table-row>"
    )
    name = quoteattr(made.name)
    shown = {True: ' table:visibility="collapse"', False: ""}
    columns = "".join(
        f'<table:table-column{shown[hidden]} table:number-columns-repeated="{count}"/>'
        for hidden, count in _runs_of_columns(made)
    )
    return f"<table:table table:name={name}{style}>{columns}{''.join(rows)}{tail}</table:table>"


def _runs_of_columns(made: MadeSheet) -> list[tuple[bool, int]]:
    """Runs of adjacent columns: whether they are hidden, and how many, up to the last."""
    every = [column in made.hidden_columns for column in range(1, 16385)]
    return [(hidden, len(list(run))) for hidden, run in groupby(every)]


def _ods_cell(value: object, span: tuple[int, int] | None, *, zeros: bool) -> str:
    given = ""
    if span:
        given = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if value is None:
        return f"<table:table-cell{given}/>"
    shown = str(value)
    if isinstance(value, bool):
        given += f' office:value-type="boolean" office:boolean-value="{shown.lower()}"'
    elif isinstance(value, int | float):
        given += f' office:value-type="float" office:value="{value}"'
        shown = f"{value:04d}" if zeros and isinstance(value, int) else shown
    elif isinstance(value, datetime.date):
        given += f' office:value-type="date" office:date-value="{shown}"'
    else:
        given += ' office:value-type="string"'
    lines = "".join(f"<text:p>{_escaped(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell{given}>{lines}</table:table-cell>"


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return plain.replace("  ", ' <text:s text:c="1"/>')


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of MS-XLSB."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    while size >= 128:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + body


def _wide(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


def _xlsb_cell(column: int, value: object, *, zeros: bool) -> bytes:
    style = 1 if isinstance(value, datetime.date) else 2 if zeros else 0
    head = struct.pack("<II", column, style)
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    if isinstance(value, datetime.date):
        return record(5, head + struct.pack("<d", (value - EPOCH).days))
    if isinstance(value, int | float):
        return record(5, head + struct.pack("<d", value))
    return record(6, head + _wide(str(value)))


def _xlsb_sheet(made: MadeSheet) -> bytes:
    rows = bytearray()
    for row, values in enumerate(made.rows):
        hidden = 0x10 if row + 1 in made.hidden_rows else 0
        width = max(1, len(values))
        rows += record(0, struct.pack("<IIHBBBIII", row, 0, 300, 0, hidden, 0, 1, 0, width - 1))
        for column, value in enumerate(values):
            if value is not None:
                rows += _xlsb_cell(column, value, zeros=(row + 1, column + 1) in made.zeros)
    height, width = max(1, len(made.rows)), max([1, *map(len, made.rows)])
    merged = b"".join(
        record(176, struct.pack("<4I", top - 1, bottom - 1, left - 1, right - 1))
        for top, left, bottom, right in made.merged
    )
    if merged:
        merged = record(177, struct.pack("<I", len(made.merged))) + merged + record(178)
    dimension = record(148, struct.pack("<4I", 0, height - 1, 0, width - 1))
    columns = b"".join(
        record(60, struct.pack("<IIIIH", column - 1, column - 1, 2048, 0, 1))
        for column in sorted(made.hidden_columns)
    )
    columns = record(390) + columns + record(391) if columns else b""
    # Standard width, height and flags of rows, two levels of outlines.
    dimension += record(485, struct.pack("<IHHHBB", 0xFFFFFFFF, 8, 300, 2 * made.hides_rows, 0, 0))
    return (
        record(129) + dimension + columns + record(145) + rows + record(146) + merged + record(130)
    )


def xlsb_of(*sheets: MadeSheet) -> bytes:
    tabs = b"".join(
        record(156, struct.pack("<II", int(made.hidden), n) + _wide(f"rId{n}") + _wide(made.name))
        for n, made in enumerate(sheets, start=1)
    )
    properties = record(153, struct.pack("<II", 0, 0) + _wide(""))
    formats = b"".join(
        record(44, struct.pack("<H", number) + _wide(code))
        for number, code in ((164, "yyyy-mm-dd"), (165, "0000"))
    )
    styles = b"".join(record(47, struct.pack("<HH12x", 0, number)) for number in (0, 164, 165))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin")
               for n in range(1, len(sheets) + 1)]  # fmt: skip
    targets.append(("rId900", "styles", "styles.bin"))
    parts = {
        "_rels/.rels": _relations(package, office, [("b", "officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _relations(package, office, targets),
        "xl/workbook.bin": record(131) + properties + record(143) + tabs + record(144)
        + record(132),
        "xl/styles.bin": record(278) + record(615, struct.pack("<I", 2)) + formats + record(616)
        + record(617, struct.pack("<I", 3)) + styles + record(618) + record(279),
    }  # fmt: skip
    for n, made in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{n}.bin"] = _xlsb_sheet(made)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _relations(package: str, office: str, targets: list[tuple[str, str, str]]) -> bytes:
    found = "".join(
        f'<Relationship Id="{id_}" Type="{office}/{kind}" Target="{target}"/>'
        for id_, kind, target in targets
    )
    return f'<Relationships xmlns="{package}">{found}</Relationships>'.encode()


def csv_text(made: MadeSheet) -> str:
    """The values as a spreadsheet saves them as text, every cell in quotation marks."""
    return "\r\n".join(
        ",".join('"' + ("" if v is None else str(v)).replace('"', '""') + '"' for v in row)
        for row in made.rows
    )


WRITERS = {"xlsx": xlsx_of, "xls": xls_of, "xlsb": xlsb_of, "ods": ods_of}
"""Of each kind of workbook, by its ending."""


def cell_name(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"
