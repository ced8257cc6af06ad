"""Which kind of file a list is by its first bytes, and the sheets of a workbook of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks import binary_excel, old_excel, opendocument
from testdesk.formats.workbooks.compound_file import SIGNATURE, CompoundFile
from testdesk.formats.workbooks.sheet import Sheet
from testdesk.formats.xlsx.book import Book
from testdesk.formats.xlsx.parts import Parts

_ZIP = b"PK\x03\x04"
_OLDEST_EXCEL = re.compile(rb"\x09[\x00\x02\x04](?:\x04|\x06)\x00")
# What is no list by its first bytes, whatever its name ends with: the reason of the refusal.
_OTHER_KINDS = {
    b"%PDF": "pdf",
    b"{\\rtf": "word",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
}
_WEB_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|"
                       r"meta|style|title|div|p)\b",
                       re.IGNORECASE | re.DOTALL)  # fmt: skip
_MIME = re.compile(r"\s*MIME-Version:", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b|\s*<[a-z]+:?Workbook\b", re.IGNORECASE)
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4096


def is_workbook(data: bytes) -> bool:
    """Whether the file is packed or binary, and so to be opened by `workbook_sheets`."""
    return data.startswith((_ZIP, SIGNATURE)) or _OLDEST_EXCEL.match(data) is not None


def refuse_other_kinds(data: bytes) -> None:
    """Refuses what is neither a workbook nor text, by its true kind.

    Raises:
        Refusal: roster_unreadable (reason: pdf, word, archive, picture).
    """
    for begin, reason in _OTHER_KINDS.items():
        if data.startswith(begin):
            raise Refusal("roster_unreadable", reason=reason)


def refuse_markup(text: str) -> None:
    """Refuses text that is a page or a document, whatever its name ends with.

    Raises:
        Refusal: roster_unreadable (reason: web_page, xml_2003, xml).
    """
    head = text[:_HEAD]
    if _WEB_PAGE.match(head) or _MIME.match(head):
        raise Refusal("roster_unreadable", reason="web_page")
    if _XML.match(head):
        if "<html" in head.casefold():
            raise Refusal("roster_unreadable", reason="web_page")
        raise Refusal("roster_unreadable", reason="xml_2003" if _XML_2003 in head else "xml")


def workbook_sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets in order; the rows of each are to be read before the next is asked for.

    Raises:
        Refusal: roster_too_large; roster_unreadable (reason: password, old_excel, word).
        Exception: one of `xlsx.book.BROKEN`, also while rows are read.
    """
    if data.startswith(SIGNATURE):
        return _of_compound_file(CompoundFile(data))
    if not data.startswith(_ZIP):
        raise Refusal("roster_unreadable", reason="old_excel")
    parts = Parts(data)
    if parts.has(binary_excel.BOOK):
        return binary_excel.sheets(parts)
    if parts.has(opendocument.CONTENT):
        if opendocument.is_encrypted(parts):
            raise Refusal("roster_unreadable", reason="password")
        return opendocument.sheets(parts)
    if parts.has("word/document.xml"):
        raise Refusal("roster_unreadable", reason="word")
    return Book(parts).sheets()


def _of_compound_file(file: CompoundFile) -> Iterator[Sheet]:
    names = file.names()
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Refusal("roster_unreadable", reason="password")
    if "WordDocument" in names:
        raise Refusal("roster_unreadable", reason="word")
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if name in names:
            return old_excel.sheets(file.stream(name))
    raise ValueError("no workbook")
