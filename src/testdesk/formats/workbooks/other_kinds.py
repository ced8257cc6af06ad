"""Recognises files that are not lists, by their contents, whatever their extension."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.xlsx.parts import Parts

_SEARCHED_BYTES = 4096
_TAR_SIGNATURE_OFFSET = 257
# The reason for the refusal, and the first bytes of such files.
_BEGINNINGS = {
    "pdf": (b"%PDF",),
    "word": (b"{\\rtf", b"HWP Document File"),
    "archive": (
        b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF",
        b"PK\x05\x06", b"PK\x07\x08", b"!<arch>", b"\x60\xea",
    ),
    "picture": (
        b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"8BPS",
    ),
    "shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00", b"bplist00"),
    "database": (b"SQLite format 3\x00", b"\x00\x01\x00\x00Standard "),
}  # fmt: skip
# Pictures: BMP, WebP, and HEIF or AVIF of telephones.
_BITMAP = re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)
_RIFF_PICTURE = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_PHONE_PICTURE = re.compile(rb".{4}ftyp(?:hei[cfsx]|hev[cx]|mif1|msf1|avif)", re.DOTALL)
_WEB_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|"
                       r"meta|style|title|div|p)\b",
                       re.IGNORECASE | re.DOTALL)  # fmt: skip
_XML = re.compile(r"\s*<\?xml\b|\s*<[a-z]+:?Workbook\b", re.IGNORECASE)
_SVG = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype svg[^>]*>\s*)?<svg\b", re.IGNORECASE)
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_JSON = re.compile(
    r'\s*(?:\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|\})|\[\s*(?:[\[{"\]]|-?[0-9.]+\s*,))', re.DOTALL
)
_LINK_IN_JSON = re.compile(r'"(?:doc_id|resource_id)"|"url"\s*:\s*"https?:', re.IGNORECASE)
_SHORTCUT = re.compile(
    r"\s*\[(?:InternetShortcut|Desktop Entry)\]|\s*<\?xml.{0,400}<key>URL</key>",
    re.IGNORECASE | re.DOTALL,
)
# E-mails and saved pages begin with fields (RFC 5322), two or more of them named in
# `_MAIL_FIELDS`, and have nothing else before the text.
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)")
_MAIL_FIELDS = frozenset(
    (
        "from", "to", "cc", "date", "subject", "received", "return-path", "message-id",
        "delivered-to", "reply-to", "sender",
    )
)  # fmt: skip
_SAVED_PAGE_FIELD = re.compile(
    r"snapshot-content-location:|from:\s*(?:\"?<|=\?)?.{0,40}saved by|x-document-type:|"
    r"content-type:\s*(?:multipart/related|text/html|application/x-mimearchive)",
    re.IGNORECASE,
)
# Fields that an e-mail has and a saved page lacks.
_SENT_MAIL_FIELD = re.compile(
    r"^(?:received|return-path|message-id|delivered-to|to):", re.IGNORECASE | re.MULTILINE
)
_MBOX_START = re.compile(r"From [^,\n]{1,200}\n[A-Za-z-]+:")
# Streams of a compound file, and members of a ZIP, with the reasons for refusing them.
_STREAMS = {
    "WordDocument": "word",
    "FileHeader": "word",
    "PowerPoint Document": "slides",
    "__properties_version1.0": "mail",
}
_MEMBERS = {
    "word/document.xml": "word",
    "Contents/section0.xml": "word",
    "ppt/presentation.xml": "slides",
    "index.apxl": "slides",
    "Index/Slide.iwa": "slides",
    "Index/Presentation.iwa": "slides",
    "Index/Document.iwa": "apple",
    "Index.zip": "apple",
    "index.xml": "apple",
}
_SPREADSHEET_MEMBERS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "content.xml")
# The types of OpenDocument files, of Hancom's text documents (hwp) and of e-books (epub).
_OPEN_TEXT = re.compile(r"application/(?:vnd\.oasis\.opendocument\.text|hwp\+zip|epub\+zip)")
_OPEN_SLIDES = re.compile(r"application/vnd\.oasis\.opendocument\.presentation")
_OPEN_PICTURE = re.compile(r"application/vnd\.oasis\.opendocument\.(?:graphics|image)")


def refuse_other_kinds(data: bytes) -> None:
    """Refuses files that are neither a workbook nor text.

    Raises:
        Refusal: roster_unreadable (reason: pdf, word, archive, picture, shortcut, database).
    """
    head = data[:_SEARCHED_BYTES]
    for reason, beginnings in _BEGINNINGS.items():
        _refuse_if(head.startswith(beginnings), reason)
    _refuse_if(head[_TAR_SIGNATURE_OFFSET : _TAR_SIGNATURE_OFFSET + 5] == b"ustar", "archive")
    pictures = (_BITMAP, _RIFF_PICTURE, _PHONE_PICTURE)
    _refuse_if(any(pattern.match(head) for pattern in pictures), "picture")


def refuse_text_of_others(text: str) -> None:
    """Refuses text that is not a list but a web page, an e-mail or another program's data.

    Raises:
        Refusal: roster_unreadable (reason: web_page, mail, shortcut, json, picture, xml_2003, xml).
    """
    head = text[:_SEARCHED_BYTES]
    _refuse_if(_SHORTCUT.match(head), "shortcut")
    _refuse_if(_WEB_PAGE.match(head), "web_page")
    _refuse_if(_SVG.match(head), "picture")
    if _XML.match(head):
        _refuse_if("<html" in head.casefold(), "web_page")
        _refuse_if(True, "xml_2003" if _XML_2003 in head else "xml")
    if _JSON.match(head):
        _refuse_if(True, "shortcut" if _LINK_IN_JSON.search(head) else "json")
    _refuse_if(_MBOX_START.match(head), "mail")
    fields = list(_fields(head.lstrip("\ufeff \r\n").splitlines()))
    if len(fields) > 1 and ("mime-version" in fields or len(_MAIL_FIELDS & set(fields)) > 1):
        is_page = _SAVED_PAGE_FIELD.search(head) and not _SENT_MAIL_FIELD.search(head)
        _refuse_if(True, "web_page" if is_page else "mail")


def refuse_members(parts: Parts, mimetype: str) -> None:
    """Refuses a ZIP that is not a spreadsheet.

    Args:
        parts: its members.
        mimetype: the content of the member with this name, or empty.

    Raises:
        Refusal: roster_unreadable (reason: word, slides, apple, picture, archive).
    """
    for pattern, reason in (
        (_OPEN_TEXT, "word"), (_OPEN_SLIDES, "slides"), (_OPEN_PICTURE, "picture"),
    ):  # fmt: skip
        _refuse_if(pattern.match(mimetype), reason)
    for name, reason in _MEMBERS.items():
        _refuse_if(parts.has(name), reason)
    _refuse_if(not any(map(parts.has, _SPREADSHEET_MEMBERS)), "archive")


def refuse_streams(names: Collection[str]) -> None:
    """Refuses a compound file that is not a spreadsheet.

    Raises:
        Refusal: roster_unreadable (reason: word, slides, mail).
    """
    for name, reason in _STREAMS.items():
        _refuse_if(name in names, reason)


def _fields(lines: Iterable[str]) -> Iterable[str]:
    """The names of an e-mail's header fields, up to the first other line."""
    for line in lines:
        field = _FIELD.match(line)
        if field is not None:
            yield field[1].casefold()
        elif not line.startswith((" ", "\t")):
            return


def _refuse_if(condition: object, reason: str) -> None:
    if condition:
        raise Refusal("roster_unreadable", reason=reason)
