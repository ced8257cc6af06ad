"""Finds what each page of a PDF paints, in a file that is exactly of the form QPdfWriter gives it.

A viewer goes the same way: from the end of the file to its table, to the catalogue, the pages and
their contents. Any other form is refused, however small the difference, because this module knows
only a small part of PDF. A file of another Qt may be of another form; its pages are then drawn.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_TRAILER = re.compile(
    rb"trailer\n<<\n/Size (\d+) \n/Info \d+ 0 R\n/Root (\d+) 0 R\n"
    rb"/ID \[ <[0-9a-f]+> <[0-9a-f]+> \]\n>>\nstartxref\n(\d+) \n%%EOF\n"
)
_TABLE = re.compile(rb"xref\n0 (\d+)\n0{10} 65535 f \n((?:\d{10} 00000 n \n)*+)trailer\n")
_TABLE_LINE = 20  # bytes
_CATALOGUE = re.compile(
    rb"<<\n/Type /Catalog\n/Pages (\d+) 0 R\n/Names \d+ 0 R\n/Metadata \d+ 0 R\n>>\nendobj\n"
)
_PAGES = re.compile(
    rb"<<\n/Type /Pages\n/Kids \n\[\n((?:\d+ 0 R\n)*+)\]\n/Count (\d+)\n"
    rb"/ProcSet \[/PDF /Text /ImageB /ImageC\]\n>>\nendobj\n"
)
_PAGE = re.compile(
    rb"<<\n/Type /Page\n/Parent \d+ 0 R\n/Contents (\d+) 0 R\n/Resources (\d+) 0 R\n"
    rb"/Annots (\d+) 0 R\n/MediaBox \[0 0 (\d+\.0+) (\d+\.0+)\]\n"
    rb"/TrimBox \[0 0 \4 \5\]\n>>\nendobj\n"
)
_RESOURCES = re.compile(
    rb"<<\n/ColorSpace <<\n/PCSp \d+ 0 R\n/PCSpg \d+ 0 R\n/PCSpcmyk \d+ 0 R\n/CSp /DeviceRGB\n"
    rb"/CSpg /DeviceGray\n/CSpcmyk /DeviceCMYK\n>>\n/ExtGState <<\n/GSa (\d+) 0 R\n>>\n"
    rb"/Pattern <<\n>>\n/Font <<\n(?:/F\d+ \d+ 0 R\n)*+>>\n/XObject <<\n>>\n>>\nendobj\n"
)
_OPAQUE = re.compile(
    rb"<<\n/Type /ExtGState\n/SA true\n/SM 0\.02\n/ca 1\.0\n/CA 1\.0\n/AIS false\n/SMask /None>>\n"
    rb"endobj\n"
)
_NO_ANNOTATIONS = re.compile(rb"\[ \]\nendobj\n")
_STREAM = re.compile(rb"<<\n/Length (\d+) 0 R\n/Filter /FlateDecode\n>>\nstream\n")
_STREAM_END = b"\nendstream\nendobj\n"
_LENGTH = re.compile(rb"(\d+)\nendobj\n")


class PageContent(NamedTuple):
    """What a page paints, opaquely and in RGB (`/GSa gs`, `/CSp cs`).

    Attributes:
        width, height: of the page in points.
        operators: the operators of its content stream.
    """

    width: float
    height: float
    operators: bytes


class UnusualPdf(Exception):
    """A PDF, or a page of it, of a form that is not known here; it may be sound all the same."""


class WrittenPdf:
    """The pages of a PDF that QPdfWriter wrote.

    Args:
        data: the whole file.

    Raises:
        UnusualPdf: the file is of another form.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        trailer = _found(_TRAILER.fullmatch(data, max(0, data.rfind(b"trailer\n"))))
        table = _found(_TABLE.match(data, int(trailer[3])))
        if table[1] != trailer[1] or table.end() != trailer.start() + len(b"trailer\n"):
            raise UnusualPdf
        self._offsets = table[2]
        catalogue = self._object(_CATALOGUE, trailer[2])
        pages = self._object(_PAGES, catalogue[1])
        self._pages = [page.split()[0] for page in pages[1].splitlines()]
        if len(self._pages) != int(pages[2]):
            raise UnusualPdf

    def page(self, number: int) -> PageContent:
        """A page, counted from 0.

        Raises:
            UnusualPdf: the page is of another form, or there is no such page.
        """
        if number >= len(self._pages):
            raise UnusualPdf
        page = self._object(_PAGE, self._pages[number])
        contents, resources, annotations, width, height = page.groups()
        self._object(_OPAQUE, self._object(_RESOURCES, resources)[1])
        self._object(_NO_ANNOTATIONS, annotations)
        return PageContent(float(width), float(height), self._stream(contents))

    def _object(self, form: re.Pattern[bytes], number: bytes) -> re.Match[bytes]:
        """The object of this number, which must be where the file's table says."""
        line = self._offsets[(int(number) - 1) * _TABLE_LINE :][:_TABLE_LINE]
        start, name = int(line[:10] or b"0"), number + b" 0 obj\n"
        if not self._data.startswith(name, start):
            raise UnusualPdf
        return _found(form.match(self._data, start + len(name)))

    def _stream(self, number: bytes) -> bytes:
        found = self._object(_STREAM, number)
        end = found.end() + int(self._object(_LENGTH, found[1])[1])
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(self._data[found.end() : end])
        except zlib.error as error:
            raise UnusualPdf from error
        complete = unpacking.eof and not unpacking.unused_data
        if not complete or not self._data.startswith(_STREAM_END, end):
            raise UnusualPdf
        return content


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if match is None:
        raise UnusualPdf
    return match
