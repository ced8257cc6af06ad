"""Writes the roster of the made-up city as CSV or XLSX, as a community would send it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from testdesk.demo.city_people import City

_HEADERS: Final = {
    "zh": (
        "姓名", "韩文名", "证件类型", "证件号码", "电话", "小区", "楼", "单元", "室",
        "语言", "健康码", "备注",
    ),
    "ko": (
        "이름", "조선문이름", "증건종류", "증건번호", "전화", "단지", "동", "라인", "호",
        "언어", "건강코드", "비고",
    ),
    "en": (
        "name", "korean name", "document type", "document number", "phone", "compound",
        "building", "unit", "room", "language", "health code", "note",
    ),
}  # fmt: skip
_SHEETS: Final = {"zh": "名册", "ko": "명단", "en": "roster"}
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_SAVED_AT: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def roster_csv(city: City, *, language: str = "zh", encoding: str = "utf-8-sig") -> bytes:
    """The listed people as CSV; the same city gives the same bytes.

    Args:
        city: the city whose people are listed.
        language: the language of the headers: "zh", "ko" or "en".
        encoding: an encoding that includes Hangul: "utf-8-sig", "utf-8", "utf-16", "gb18030".
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(city, language))
    return text.getvalue().encode(encoding)


def roster_xlsx(city: City, *, language: str = "zh") -> bytes:
    """The listed people as a workbook of text cells; the same city gives the same bytes."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_SHEETS[language])
    for row in _rows(city, language):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            cell.number_format = "@"  # text, so that a spreadsheet does not round long numbers
            cells.append(cell)
        sheet.append(cells)
    saved = io.BytesIO()
    workbook.save(saved)
    return _with_fixed_date(saved.getvalue())


def _rows(city: City, language: str) -> Iterator[tuple[str, ...]]:
    yield _HEADERS[language]
    for person in city.people:
        if person.listed:
            address = person.address
            yield (
                person.name,
                person.korean,
                person.document_type,
                person.document_number,
                person.phone,
                address.compound,
                address.building,
                address.unit,
                address.room,
                person.language,
                person.colour,
                person.note,
            )


def _with_fixed_date(workbook: bytes) -> bytes:
    """Sets every time stamp to one moment; openpyxl always writes the current time."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _SAVED_AT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(name, _FIXED_DATE), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()
