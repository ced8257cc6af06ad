"""The encoding of a list as text, chosen by its results; the text is never in memory as a whole."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import msgspec

_REPLACEMENT_CHARACTER = "\ufffd"
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CANDIDATES = ("utf-8", "gb18030", "cp949")
# Bytes that are decoded together.
_PIECE = 256 * 1024
# Bytes by whose zeros UTF-16 is detected.
_PROBED_BYTES = 128 * 1024
# Characters by which an encoding is judged.
_PROBED_CHARACTERS = 100_000


class Decoded(msgspec.Struct, frozen=True):
    """A file read in one encoding.

    Attributes:
        encoding: its name.
        data: the whole file.
        head: the first 100,000 characters.
        lost: the share of their non-ASCII letters that were lost, 0 to 1.
    """

    encoding: str
    data: bytes
    head: str
    lost: float

    def pieces(self) -> Iterator[str]:
        """The text, piece by piece, with U+FFFD for bytes that are invalid in the encoding."""
        return _pieces(self.data, self.encoding, "replace")


def decodings(data: bytes) -> list[Decoded]:
    """The possible encodings of a file, the likeliest first; only one if it is certain.

    It is certain with a byte order mark, zeros in every other byte, or valid UTF-8 throughout.
    Korean and Chinese double-byte text cannot be distinguished by its bytes.
    """
    encoding = next(
        (name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None
    )
    encoding = encoding or _utf_16_without_mark(data)
    if encoding:
        return [_decoded(data, encoding)]
    try:
        for _ in _pieces(data, "utf-8", "strict"):
            pass
    except UnicodeDecodeError:
        found = [_decoded(data, name) for name in _CANDIDATES]
    else:
        return [_decoded(data, "utf-8")]
    # GB 18030 if every encoding loses too much.
    return [decoded for decoded in found if decoded.lost < 0.25] or found[1:2]


def _pieces(data: bytes, encoding: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    view = memoryview(data)
    for start in range(0, len(data), _PIECE):
        # The last piece ends the text, even within a character.
        yield decoder.decode(view[start : start + _PIECE], final=start + _PIECE >= len(data))


def _decoded(data: bytes, encoding: str) -> Decoded:
    head = ""
    for piece in _pieces(data, encoding, "replace"):
        head = (head + piece)[:_PROBED_CHARACTERS]
        if len(head) == _PROBED_CHARACTERS:
            break
    non_ascii = sum(1 for character in head if character > "\x7f")
    lost = head.count(_REPLACEMENT_CHARACTER)
    return Decoded(encoding, data, head, lost / non_ascii if non_ascii else 0.0)


def _utf_16_without_mark(data: bytes) -> str | None:
    """Detects UTF-16 by the zero bytes of ASCII characters; their positions give the byte order."""
    head = data[:_PROBED_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd < 4 or even + odd < len(head) // 50:
        return None
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else None
