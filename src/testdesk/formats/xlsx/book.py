"""The workbook: its sheets, the texts that cells share, and which formats are of dates."""

from __future__ import annotations

import datetime
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from struct import error as struct_error
from xml.parsers.expat import ExpatError

import msgspec
from openpyxl.styles.numbers import builtin_format_code, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from testdesk.formats.xlsx.parts import Handler, Parts
from testdesk.formats.xlsx.rows import LONGEST_CELL, Row, Rows, Shared

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
"""What reading a broken workbook raises: zipfile, zlib, expat, and numbers that are none."""

_BOOK = "xl/workbook.xml"
_MOST_STYLES = 70_000  # Excel has 64,000


class Book:
    """One workbook, open."""

    def __init__(self, data: bytes) -> None:
        """Reads everything but the sheets.

        Raises:
            Refusal: roster_too_large.
            Exception: one of `BROKEN`.
        """
        self._parts = Parts(data)
        name = _related(self._parts, "").first("officeDocument") or _BOOK
        related = _related(self._parts, name)
        book = _Workbook()
        self._parts.parse_whole(name, book)
        of = {one.id: one.target for one in related.found if one.kind == "worksheet"}
        self.sheets = [of[id_] for id_ in book.sheets if id_ in of and self._parts.has(of[id_])]
        styles, strings = _Styles(), _Strings()
        for kind, handler in (("styles", styles), ("sharedStrings", strings)):
            part = related.first(kind)
            if part and self._parts.has(part):
                self._parts.parse_whole(part, handler)
        self._shared = Shared(strings.found, styles.dates(), styles.durations(), book.epoch)

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of one of `sheets` that the file has, from the top."""
        rows = Rows(self._shared, self._parts.budget)
        for _ in self._parts.parse(sheet, rows):
            yield from rows.pop()


class _Relation(msgspec.Struct, frozen=True):
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
        """Which part it is, or empty."""
        return next((one.target for one in self.found if one.kind == kind), "")


def _related(parts: Parts, name: str) -> _Relations:
    folder, file = posixpath.split(name)
    found, place = _Relations(folder), posixpath.join(folder, "_rels", f"{file}.rels")
    if parts.has(place):
        parts.parse_whole(place, found)
    return found


class _Workbook(Handler):
    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.epoch: datetime.datetime = WINDOWS_EPOCH

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            ids = (value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            self.sheets.append(next(ids, ""))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.epoch = MAC_EPOCH


class _Styles(Handler):
    """Number formats: the code of each id, and the id of each style of a cell."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._in_styles = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self._codes) < _MOST_STYLES:
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")[:1000]
        elif name == "cellXfs":
            self._in_styles = True
        elif name == "xf" and self._in_styles and len(self._styles) < _MOST_STYLES:
            self._styles.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_styles = False

    def dates(self) -> frozenset[int]:
        """The styles whose numbers are dates, times or durations."""
        known = {id_: bool(is_date_format(self._code(id_))) for id_ in set(self._styles)}
        return frozenset(place for place, id_ in enumerate(self._styles) if known[id_])

    def durations(self) -> frozenset[int]:
        """The styles whose numbers are durations."""
        known = {id_: bool(is_timedelta_format(self._code(id_))) for id_ in set(self._styles)}
        return frozenset(place for place, id_ in enumerate(self._styles) if known[id_])

    def _code(self, id_: int) -> str | None:
        code: str | None = self._codes.get(id_) or builtin_format_code(id_)
        return code


class _Strings(Handler):
    """The texts that cells share, without the readings that stand above Chinese characters."""

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
            self.found.append("".join(self._pieces)[:LONGEST_CELL].replace("x005F_", ""))
        elif name == "rPh":
            self._in_reading = False
        self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text and self._length < LONGEST_CELL:
            self._pieces.append(text)
            self._length += len(text)
