"""Texts of old workbooks: in a code page (Excel 5), or one or two bytes a letter (Excel 97)."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from struct import unpack_from

from testdesk.formats.workbooks.sheet import LONGEST_CELL

_LATIN, _UTF_16 = "latin-1", "utf-16-le"
_WIDE, _PHONETIC, _RICH = 1, 4, 8


class Texts:
    """Decodes the texts of one workbook.

    Attributes:
        wide: whether it was written by Excel 97 or later.
    """

    def __init__(self, *, wide: bool) -> None:
        self.wide = wide
        # Used until the workbook states another one; those we have seen without one were Chinese.
        self._code_page = "gb18030"

    def set_code_page(self, number: int) -> None:
        """Sets the code page for texts of Excel 5."""
        name = {936: "gb18030", 949: "cp949", 1200: _UTF_16}.get(number, f"cp{number}")
        try:
            self._code_page = codecs.lookup(name).name
        except LookupError:
            self._code_page = "gb18030"

    def short(self, body: bytes, place: int) -> str:
        """A text with its length in one byte."""
        return self._text(body, place + 1, body[place])

    def long(self, body: bytes, place: int) -> str:
        """A text with its length in two bytes; a continuation in another record is cut off."""
        return self._text(body, place + 2, unpack_from("<H", body, place)[0])

    def _text(self, body: bytes, place: int, length: int) -> str:
        length = min(length, LONGEST_CELL)
        if not self.wide:
            return body[place : place + length].decode(self._code_page, "replace")
        if body[place : place + 1] == b"":
            return ""
        two = body[place] & _WIDE
        found = body[place + 1 : place + 1 + length * (1 + two)]
        return found.decode(_UTF_16 if two else _LATIN, "replace")


def shared_texts(pieces: Sequence[bytes]) -> list[str]:
    """The texts shared by cells, from the record that contains them and its continuations.

    A text may be cut between any two letters; the next record then begins with a byte that repeats
    whether letters have one byte or two.
    """
    return list(_SharedTexts(pieces)) if pieces else []


class _SharedTexts:
    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._number, self._place = 0, 8
        self._left = unpack_from("<I", pieces[0], 4)[0]

    def __iter__(self) -> _SharedTexts:
        return self

    def __next__(self) -> str:
        if self._left <= 0 or not self._more():
            raise StopIteration
        self._left -= 1
        length, flags = unpack_from("<HB", self._consume(3))
        runs = unpack_from("<H", self._consume(2))[0] if flags & _RICH else 0
        phonetic = unpack_from("<I", self._consume(4))[0] if flags & _PHONETIC else 0
        text = self._letters(length, flags & _WIDE)
        self._skip(4 * runs + phonetic)
        return text[:LONGEST_CELL]

    def _more(self) -> bool:
        while self._number < len(self._pieces):
            if self._place < len(self._pieces[self._number]):
                return True
            self._number, self._place = self._number + 1, 0
        return False

    def _consume(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            if not self._more():
                raise EOFError
            chunk = self._pieces[self._number][self._place : self._place + count - len(found)]
            self._place += len(chunk)
            found += chunk
        return found

    def _skip(self, count: int) -> None:
        while count > 0:
            if not self._more():
                raise EOFError
            step = min(count, len(self._pieces[self._number]) - self._place)
            self._place += step
            count -= step

    def _letters(self, length: int, two: int) -> str:
        found: list[str] = []
        while length:
            if self._place >= len(self._pieces[self._number]):
                if not self._more():
                    raise EOFError
                two = self._pieces[self._number][0] & _WIDE
                self._place = 1
            piece, size = self._pieces[self._number], 1 + two
            count = min(length, (len(piece) - self._place) // size)
            if count == 0:
                raise ValueError("half a letter")
            end = self._place + count * size
            found.append(piece[self._place : end].decode(_UTF_16 if two else _LATIN, "replace"))
            self._place, length = end, length - count
        return "".join(found)
