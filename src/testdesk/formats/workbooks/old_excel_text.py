"""Texts of old workbooks: in a code page (Excel 5), or one or two bytes a letter (Excel 97)."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from struct import unpack_from

from testdesk.formats.workbooks.sheet import LONGEST_CELL

_LATIN, _UTF_16 = "latin-1", "utf-16-le"
# Flags of a text: two bytes a letter; phonetic readings; runs of letters in one font.
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

    def short(self, body: bytes, offset: int) -> str:
        """A text with its length in one byte."""
        return self._text(body, offset + 1, body[offset])

    def long(self, body: bytes, offset: int) -> str:
        """A text with its length in two bytes; a continuation in another record is cut off."""
        return self._text(body, offset + 2, unpack_from("<H", body, offset)[0])

    def _text(self, body: bytes, offset: int, length: int) -> str:
        length = min(length, LONGEST_CELL)
        if not self.wide:
            return body[offset : offset + length].decode(self._code_page, "replace")
        if body[offset : offset + 1] == b"":
            return ""
        is_wide = body[offset] & _WIDE
        found = body[offset + 1 : offset + 1 + length * (1 + is_wide)]
        return found.decode(_UTF_16 if is_wide else _LATIN, "replace")


def shared_texts(pieces: Sequence[bytes]) -> list[str]:
    """The texts shared by cells, from the record that contains them and its continuations.

    A text may be cut between any two letters; the next record then begins with a byte that repeats
    whether letters have one byte or two.
    """
    return list(_SharedTexts(pieces)) if pieces else []


class _SharedTexts:
    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece_index, self._offset = 0, 8
        self._remaining = unpack_from("<I", pieces[0], 4)[0]

    def __iter__(self) -> _SharedTexts:
        return self

    def __next__(self) -> str:
        if self._remaining <= 0 or not self._has_more():
            raise StopIteration
        self._remaining -= 1
        length, flags = unpack_from("<HB", self._consume(3))
        runs = unpack_from("<H", self._consume(2))[0] if flags & _RICH else 0
        phonetic = unpack_from("<I", self._consume(4))[0] if flags & _PHONETIC else 0
        text = self._letters(length, flags & _WIDE)
        self._skip(4 * runs + phonetic)
        return text[:LONGEST_CELL]

    def _has_more(self) -> bool:
        while self._piece_index < len(self._pieces):
            if self._offset < len(self._pieces[self._piece_index]):
                return True
            self._piece_index, self._offset = self._piece_index + 1, 0
        return False

    def _consume(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            if not self._has_more():
                raise EOFError
            chunk = self._pieces[self._piece_index][
                self._offset : self._offset + count - len(found)
            ]
            self._offset += len(chunk)
            found += chunk
        return found

    def _skip(self, count: int) -> None:
        while count > 0:
            if not self._has_more():
                raise EOFError
            step = min(count, len(self._pieces[self._piece_index]) - self._offset)
            self._offset += step
            count -= step

    def _letters(self, length: int, is_wide: int) -> str:
        found: list[str] = []
        while length:
            if self._offset >= len(self._pieces[self._piece_index]):
                if not self._has_more():
                    raise EOFError
                is_wide = self._pieces[self._piece_index][0] & _WIDE
                self._offset = 1
            piece, size = self._pieces[self._piece_index], 1 + is_wide
            count = min(length, (len(piece) - self._offset) // size)
            if count == 0:
                raise ValueError("half a letter")
            end = self._offset + count * size
            found.append(
                piece[self._offset : end].decode(_UTF_16 if is_wide else _LATIN, "replace")
            )
            self._offset, length = end, length - count
        return "".join(found)
