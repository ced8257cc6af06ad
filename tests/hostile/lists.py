"""Lists of people that demand far more than their size, and honest ones."""

import io
import random
import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Any

from tests.formats.roster.roster_samples import HEADER, csv_of
from tests.formats.roster.workbook_makers import MadeSheet, ods_of_tables, record, xls_of, xlsb_of
from tests.hostile.bombs import again

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def roster_row(row: int, *values: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in values)
    return f'<row r="{row}">{cells}</row>'


LISTED = roster_row(1, "姓名", "室") + roster_row(2, "张三", "101")


def workbook(*sheets, strings=(), styles=(), book="", types="", extra=None, level=9) -> bytes:
    """An XLSX of parts given as text, or as pieces where they are large."""
    names = [f"worksheets/sheet{n}.xml" for n in range(1, len(sheets) + 1)]
    parts = {
        **_frame(names, book, types),
        "xl/sharedStrings.xml": [f'<sst xmlns="{SHEET}">', *strings, "</sst>"],
        "xl/styles.xml": [f'<styleSheet xmlns="{SHEET}">', *styles, "</styleSheet>"],
    }
    for name, rows in zip(names, sheets, strict=True):
        begin = f'<worksheet xmlns="{SHEET}"><sheetData>'
        parts[f"xl/{name}"] = chain([begin], rows, ["</sheetData></worksheet>"])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, pieces in (parts | (extra or {})).items():
            with archive.open(name, "w") as member:
                for piece in pieces:
                    member.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def _frame(names: list[str], book: str, types: str) -> dict[str, Any]:
    """The parts that locate the others."""
    of = {"sharedStrings.xml": "sharedStrings", "styles.xml": "styles"}
    of |= dict.fromkeys(names, "worksheet")
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{name}"/>'
        for name, kind in of.items()
    )
    listed = "".join(
        f'<sheet name="s{n}" sheetId="{n}" r:id="{name}"/>' for n, name in enumerate(names, start=1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in {"workbook.xml": "sheet.main", **of}.items()
    )
    office = f'<Relationship Id="b" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": [
            f'<Types xmlns="{_PACKAGE}/content-types">{types}{overrides}</Types>'
        ],
        "_rels/.rels": [
            f'<Relationships xmlns="{_PACKAGE}/relationships">{office}</Relationships>'
        ],
        "xl/_rels/workbook.xml.rels": [
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ],
        "xl/workbook.xml": [
            f'<workbook xmlns="{SHEET}" xmlns:r="{_REL}">{book}<sheets>{listed}</sheets></workbook>'
        ],
    }


def times(text: str, count: int):
    return again(text.encode(), count)


def rows_of(row: str, count: int):
    for number in range(3, count + 3):
        yield row.replace("#", str(number))


def people(rows: int) -> Iterator[list[str]]:
    """A header, and people as varied as real ones."""
    source = random.Random(1)  # noqa: S311 - a failing run must be repeatable
    yield HEADER
    for _ in range(rows - 1):
        name = "金" + "".join(chr(0x4E00 + source.randrange(20_000)) for _ in range(2))
        yield [name, "", f"138{source.randrange(10**8):08d}", "丹英小区",
               str(source.randrange(30)), "1", str(source.randrange(2000))]  # fmt: skip


def honest_workbook(rows: int) -> bytes:
    lines = (roster_row(n, *row) for n, row in enumerate(people(rows), start=1))
    return workbook(lines, level=1)


def honest_list(rows: int) -> bytes:
    lines: str = csv_of(*people(rows))
    return lines.encode()


def piled_marks(rows: int) -> bytes:
    row = "a" + "\u0316\u0301" * 2000 + ",1\n"
    return ("姓名,室\n" + row * rows).encode()


def entities() -> bytes:
    """Billion laughs."""
    defined = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{defined}]><sst><si><t>&l9;</t></si></sst>'
    return workbook([LISTED], extra={"xl/worksheets/sheet1.xml": [laughs]})


def spreadsheet_of_opendocument(content: list[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w") as member:
            for piece in content:
                member.write(piece)
    return out.getvalue()


def honest_xls(rows: int) -> bytes:
    return xls_of(MadeSheet("名单", [list(row) for row in people(rows)]))


def honest_xlsb(rows: int) -> bytes:
    return xlsb_of(MadeSheet("名单", [list(row) for row in people(rows)]))


def honest_ods(rows: int) -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    lines = (
        f"<table:table-row>{''.join(cell % value for value in row)}</table:table-row>"
        for row in people(rows)
    )
    return ods_of_tables(f'<table:table table:name="a">{"".join(lines)}</table:table>')


def repeated(rows: int, columns: int) -> bytes:
    """One OpenDocument cell repeated to fill a sheet."""
    cell = (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        "<text:p>甲</text:p></table:table-cell>"
    )
    head = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
    heads = "".join(head % text for text in ("姓名", "室"))
    return ods_of_tables(
        f'<table:table table:name="a"><table:table-row>{heads}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
        "</table:table>"
    )


def xls_corners() -> bytes:
    """Two cells as far apart as possible."""
    rows: list[list[object]] = [["姓名", "室"], *([] for _ in range(65_533)), [*[None] * 255, 7]]
    return xls_of(MadeSheet("a", rows))


def xls_with(old: bytes, new: bytes) -> bytes:
    """A small workbook with some of its bytes replaced once."""
    data = xls_of(MadeSheet("a", [["姓名", "室"], ["甲" * 10, "101"]]))
    assert data.count(old)
    return data.replace(old, new, 1)


def xlsb_with_sheet(pieces: bytes) -> bytes:
    """A workbook whose sheet is made of any records."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(honest_xlsb(3))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            if name.startswith("xl/worksheets/"):
                body = body.replace(record(146), pieces + record(146))
            new.writestr(name, body)
    return out.getvalue()
