"""The parts of a workbook: members of a ZIP, each read as a stream of XML within one budget.

No tree is ever built, so that memory depends on what is extracted from a part and not on its
markup.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from testdesk.domain.refusals import Refusal

UNPACKED_MEBIBYTES = 192
_MAX_MEMBERS = 10_000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PIECE = 64 * 1024
# With every piece, Expat reads an unfinished tag again from its beginning.
_LONGEST_TAG = 256 * 1024
_MAX_DEPTH = 64
# A list of people shrinks to a tenth; if its rows differ only in their number, to a fiftieth.
_MAX_RATIO = 64
_RATIO_CHECKED_ABOVE = 16 * 2**20


class Budget:
    """The resources that one workbook may use; all parts are charged to the same budget.

    An element of an honest list takes about two bytes of the file, or a third of a byte if all rows
    are alike.
    """

    def __init__(self, packed: int, unpacked_mebibytes: int = UNPACKED_MEBIBYTES) -> None:
        """Args: packed: the file's size in bytes. unpacked_mebibytes: the most, unpacked."""
        self._most = unpacked_mebibytes
        self._unpacked = min(
            unpacked_mebibytes << 20, max(_RATIO_CHECKED_ABOVE, _MAX_RATIO * packed)
        )
        self._elements = 1_000_000 + 4 * packed
        self._characters = 4_000_000 + 8 * packed

    def unpack(self, size: int) -> None:
        """Charges bytes that were unpacked from the ZIP."""
        self._unpacked -= size
        self._check(self._unpacked)

    def elements(self, count: int) -> None:
        """Charges elements of XML, or cells of rows."""
        self._elements -= count
        self._check(self._elements)

    def text(self, length: int) -> None:
        """Charges characters of cells; a text shared by many cells is charged for each."""
        self._characters -= length
        self._check(self._characters)

    def _check(self, remaining: int) -> None:
        if remaining < 0:
            raise Refusal("roster_too_large", limit_mebibytes=self._most)


class Handler:
    """Receives the elements of a part; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


class Parts:
    """The members of one file.

    Attributes:
        budget: the file's budget, charged by every part.
    """

    def __init__(self, data: bytes, unpacked_mebibytes: int = UNPACKED_MEBIBYTES) -> None:
        """Reads the ZIP's directory.

        Args:
            data: the whole file.
            unpacked_mebibytes: the most that all members may have together, unpacked.

        Raises:
            Refusal: roster_too_large.
            zipfile.BadZipFile, ValueError: the file is not a ZIP; zipfile may raise others.
        """
        if data.count(b"PK\x01\x02") > _MAX_MEMBERS:
            raise ValueError("members")
        self.budget = Budget(len(data), unpacked_mebibytes)
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        members = self._archive.infolist()
        if sum(member.file_size for member in members) > unpacked_mebibytes << 20:
            raise Refusal("roster_too_large", limit_mebibytes=unpacked_mebibytes)
        # Some programs write the name of a part with other capitals than its member has.
        self._members = {member.filename.casefold(): member for member in members}

    def has(self, name: str) -> bool:
        """Whether there is a part with this name, whatever its capitals."""
        return name.casefold() in self._members

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part; each piece is charged to the budget."""
        member = self._members[name.casefold()]
        if member.compress_type not in _METHODS:
            raise NotImplementedError("compression")
        with self._archive.open(member) as source:
            while piece := source.read(_PIECE):
                self.budget.unpack(len(piece))
                yield piece

    def parse(self, name: str, handler: Handler) -> Iterator[None]:
        """Reads a part to its end, one piece per step, so that the caller may stop."""
        counting = _CountingParser(handler)
        parser = counting.parser
        fed = 0
        for piece in self.pieces(name):
            fed += len(piece)
            parser.Parse(piece, False)
            self.budget.elements(counting.count_new())
            if fed - max(0, parser.CurrentByteIndex) > _LONGEST_TAG:
                raise ValueError("a tag without end")
            yield
        parser.Parse(b"", True)
        self.budget.elements(counting.count_new())
        yield

    def parse_whole(self, name: str, handler: Handler) -> None:
        """Reads a part to its end."""
        for _ in self.parse(name, handler):
            pass


class _CountingParser:
    """A parser that counts the elements it passes on.

    Attributes:
        parser: receives the bytes.
    """

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._depth = self._elements = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = handler.text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def count_new(self) -> int:
        """How many elements have begun since the last call."""
        count, self._elements = self._elements, 0
        return count

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH:
            raise ValueError("nested too deep")
        self._handler.start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(name.rpartition(":")[2] if ":" in name else name)

    def _doctype(self, *_: object) -> None:
        # No spreadsheet program writes one, and entity expansion attacks need one.
        raise ValueError("document type")
