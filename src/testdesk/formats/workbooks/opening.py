"""Recognises a list's file kind by its first bytes, and opens workbooks of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks import binary_excel, old_excel, opendocument
from testdesk.formats.workbooks.compound_file import SIGNATURE, CompoundFile
from testdesk.formats.workbooks.other_kinds import refuse_members, refuse_streams
from testdesk.formats.workbooks.sheet import WorkbookSheet
from testdesk.formats.workbooks.xlsx.book import Book
from testdesk.formats.workbooks.xlsx.parts import UNPACKED_MEBIBYTES, Parts

_ZIP = b"PK\x03\x04"
# Excel 2 to 4: the first record, without a container around it.
_OLDEST_EXCEL = re.compile(rb"\x09[\x00\x02\x04](?:\x04|\x06)\x00")
_LONGEST_TYPE = 200


def is_workbook(data: bytes) -> bool:
    """Whether the file is a ZIP or binary, so that `workbook_sheets` must open it."""
    return data.startswith((_ZIP, SIGNATURE)) or _OLDEST_EXCEL.match(data) is not None


def workbook_sheets(
    data: bytes, *, unpacked_mebibytes: int = UNPACKED_MEBIBYTES
) -> Iterator[WorkbookSheet]:
    """The sheets in order; read the rows of each before going to the next.

    Args:
        data: the whole file.
        unpacked_mebibytes: the most that its members may have together, unpacked.

    Raises:
        Refusal: roster_too_large; roster_unreadable (reason: password, old_excel, and those of
            `other_kinds`).
        Exception: one of `xlsx.book.BROKEN`, which may also be raised while rows are read.
    """
    if data.startswith(SIGNATURE):
        return _of_compound_file(CompoundFile(data))
    if not data.startswith(_ZIP):
        raise Refusal("roster_unreadable", reason="old_excel")
    parts = Parts(data, unpacked_mebibytes)
    refuse_members(parts, _mimetype(parts))
    if parts.has(binary_excel.BOOK):
        return binary_excel.sheets(parts)
    if parts.has(opendocument.CONTENT):
        if opendocument.is_encrypted(parts):
            raise Refusal("roster_unreadable", reason="password")
        return opendocument.sheets(parts)
    return Book(parts).sheets()


def _mimetype(parts: Parts) -> str:
    """The type that an OpenDocument file states; empty if it has no such member."""
    if not parts.has("mimetype"):
        return ""
    return next(parts.pieces("mimetype"), b"")[:_LONGEST_TYPE].decode("ascii", "replace")


def _of_compound_file(file: CompoundFile) -> Iterator[WorkbookSheet]:
    names = file.names()
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Refusal("roster_unreadable", reason="password")
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if name in names:
            return old_excel.sheets(file.stream(name))
    refuse_streams(names)
    raise ValueError("no workbook")
