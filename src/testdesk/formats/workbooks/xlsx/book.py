"""The workbook: its sheets, shared texts and number formats."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from struct import error as struct_error
from xml.parsers.expat import ExpatError

import msgspec

from testdesk.formats.workbooks.number_formats import LONGEST_CODE, MAX_STYLES, NumberFormats
from testdesk.formats.workbooks.sheet import LONGEST_CELL, Row, SheetProperties, WorkbookSheet
from testdesk.formats.workbooks.xlsx.parts import Handler, Parts
from testdesk.formats.workbooks.xlsx.rows import Rows, Shared

BROKEN = (
    EOFError,
    ExpatError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct_error,
    zipfile.BadZipFile,
    zlib.error,
)
"""The exceptions of reading a broken workbook: from zipfile, zlib, expat, and conversions."""

_BOOK = "xl/workbook.xml"
_HIDDEN = frozenset({"hidden", "veryHidden"})


class Book:
    """One workbook, open."""

    def __init__(self, parts: Parts) -> None:
        """Reads everything but the sheets.

        Raises:
            Refusal: roster_too_large.
            Exception: one of `BROKEN`.
        """
        self._parts = parts
        name = related(parts, "").first("officeDocument") or _BOOK
        relations = related(parts, name)
        book = _Workbook()
        parts.parse_whole(name, book)
        part_by_relation = relations.sheets(parts)
        self._sheets = [
            (sheet, part_by_relation[sheet.id])
            for sheet in book.sheets
            if sheet.id in part_by_relation
        ]
        styles, strings = _Styles(), _Strings()
        for kind, handler in (("styles", styles), ("sharedStrings", strings)):
            part = relations.first(kind)
            if part and parts.has(part):
                parts.parse_whole(part, handler)
        self._shared = Shared(strings.found, styles.formats(mac_dates=book.mac_dates))

    def sheets(self) -> Iterator[WorkbookSheet]:
        """The sheets in the file, in order."""
        for sheet, part in self._sheets:
            properties = SheetProperties()
            yield WorkbookSheet(sheet.name, sheet.hidden, self._rows(part, properties), properties)

    def _rows(self, part: str, properties: SheetProperties) -> Iterator[Row]:
        rows = Rows(self._shared, self._parts.budget, properties)
        for _ in self._parts.parse(part, rows):
            yield from rows.pop()


class _Relation(msgspec.Struct, frozen=True):
    """A reference from one part to another; `target` is the name of the other part."""

    id: str
    kind: str
    target: str


class _Relations(Handler):
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[_Relation] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes["Type"].rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"]))
            self.found.append(_Relation(attributes["Id"], kind, target.lstrip("/")))

    def first(self, kind: str) -> str:
        """The name of the first part of that kind, or empty."""
        return next((relation.target for relation in self.found if relation.kind == kind), "")

    def sheets(self, parts: Parts) -> dict[str, str]:
        """The part of each worksheet in the file, by the relation's id."""
        return {
            relation.id: relation.target
            for relation in self.found
            if relation.kind == "worksheet" and parts.has(relation.target)
        }


def related(parts: Parts, name: str) -> _Relations:
    """The parts that a part refers to; for "", the parts that the file as a whole refers to."""
    folder, file = posixpath.split(name)
    found, path = _Relations(folder), posixpath.join(folder, "_rels", f"{file}.rels")
    if parts.has(path):
        parts.parse_whole(path, found)
    return found


class _Tab(msgspec.Struct, frozen=True):
    """A sheet in the workbook's list: its relation's id, its name, and whether it is hidden."""

    id: str
    name: str
    hidden: bool


class _Workbook(Handler):
    def __init__(self) -> None:
        self.sheets: list[_Tab] = []
        self.mac_dates = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            ids = (value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            hidden = attributes.get("state") in _HIDDEN
            self.sheets.append(_Tab(next(ids, ""), attributes.get("name", "")[:255], hidden))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.mac_dates = True


class _Styles(Handler):
    """Number formats: the code for each format id, and the format id of each cell style."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._in_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self._codes) < MAX_STYLES:
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")[
                :LONGEST_CODE
            ]
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles and len(self._styles) < MAX_STYLES:
            self._styles.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_styles = False

    def formats(self, *, mac_dates: bool) -> NumberFormats:
        """All formats; `mac_dates` means that day 0 is in 1904."""
        return NumberFormats(self._codes, self._styles, mac_dates=mac_dates)


class _Strings(Handler):
    """The shared texts, without the phonetic readings of Chinese characters."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._length = 0
        self._in_text = self._in_reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        self._in_reading |= name == "rPh"
        self._in_text = name == "t" and not self._in_reading

    def end(self, name: str) -> None:
        if name == "si":
            # "_x005F_" is an underscore that begins no escape.
            self.found.append("".join(self._pieces)[:LONGEST_CELL].replace("x005F_", ""))
        elif name == "rPh":
            self._in_reading = False
        self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text and self._length < LONGEST_CELL:
            self._pieces.append(text)
            self._length += len(text)
