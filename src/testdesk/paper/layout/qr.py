"""The matrix of a printed code: QR version 3, level H, numeric mode (ISO/IEC 18004).

The library needs some milliseconds for a symbol, and a compound has four thousand. But a symbol is
an affine function of its bits: Reed-Solomon, the places and the mask are all exclusive ors. So the
library is used once to find which modules each data bit flips, and codes are combined from these. A
test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import xor

import qrcode
from qrcode import base, util

MODULES = 29
QUIET = 4
SPAN = MODULES + 2 * QUIET
CAPACITY = 58

# The search over eight masks takes seven times as long as the matrix itself, and the code reads
# equally well with each of them (docs/paper.md).
_MASK = 3
_VERSION, _LEVEL = 3, qrcode.constants.ERROR_CORRECT_H
_DATA_BYTES, _CODEWORDS = 26, 70
_MODE_BITS, _COUNT_BITS = 4, 10
# The data whose bits are flipped: no block of it is all zeros, which the library cannot divide.
_GROUND = bytes([0xEC]) * _DATA_BYTES

# A row's modules, 1 where dark.
Rows = tuple[bytes, ...]
_BITS = bytes.maketrans(b"01", b"\x00\x01")


def matrix(text: str) -> Rows:
    """The 29 rows of 29 modules, top to bottom, 1 where dark, without the quiet zone.

    Args:
        text: 1 to 58 decimal digits; fewer than 58 use the slower library, for which not all of the
            last 31 may be 0.

    Raises:
        ValueError: the text is not such digits; a proxy code always is.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= CAPACITY):
        message = f"a printed code has 1 to {CAPACITY} decimal digits"
        raise ValueError(message)
    if len(text) < CAPACITY:
        return by_the_library(text)
    symbol, effects = _rule()
    flipped = _data(text) ^ int.from_bytes(_GROUND, "big")
    symbol ^= reduce(xor, (e for bit, e in enumerate(effects) if flipped >> bit & 1), 0)
    dark = f"{symbol:0{MODULES * MODULES}b}".encode().translate(_BITS)
    return tuple(dark[row : row + MODULES] for row in range(0, len(dark), MODULES))


def by_the_library(text: str) -> Rows:
    """The same, directly from the library."""
    code = _blank_code()
    code.add_data(util.QRData(text, mode=util.MODE_NUMBER), optimize=0)
    code.make(fit=False)
    return tuple(bytes(map(bool, row)) for row in code.modules)


def _blank_code() -> qrcode.QRCode:
    return qrcode.QRCode(version=_VERSION, error_correction=_LEVEL, border=0, mask_pattern=_MASK)


def _data(text: str) -> int:
    """The bits of 58 digits: mode, count, ten bits for three digits, four for the last."""
    bits = 1 << _COUNT_BITS | len(text)
    for start in range(0, len(text) - 1, 3):
        bits = bits << 10 | int(text[start : start + 3])
    return bits << 4 | int(text[-1])


@lru_cache(maxsize=1)
def _rule() -> tuple[int, tuple[int, ...]]:
    """The ground's symbol, and the modules that each data bit flips, from the lowest bit on.

    A symbol is a number of 841 bits, the first module highest.
    """
    places = _places()
    ground = _codewords(_GROUND)
    effects = []
    for bit in range(8 * _DATA_BYTES):
        data = (int.from_bytes(_GROUND, "big") ^ 1 << bit).to_bytes(_DATA_BYTES, "big")
        changed = ground ^ _codewords(data)
        effects.append(sum(place for at, place in enumerate(places) if changed >> at & 1))
    return _drawn(ground), tuple(effects)


def _places() -> list[int]:
    """The module of each bit of the codewords, from the lowest on.

    Ten symbols determine them all: in each, the bits whose number has a certain binary digit are
    set.
    """
    bits = range(8 * _CODEWORDS)
    digits = range((len(bits)).bit_length())
    blank = _drawn(0)
    drawn = [_drawn(sum(1 << at for at in bits if at + 1 >> digit & 1)) for digit in digits]
    masks = [0] * len(bits)
    for module in range(MODULES * MODULES):
        number = sum(((one ^ blank) >> module & 1) << digit for digit, one in enumerate(drawn))
        if number:
            masks[number - 1] = 1 << module
    return masks


def _codewords(data: Sequence[int]) -> int:
    """Data with its error correction, interleaved, as in the library."""
    buffer = util.BitBuffer()
    for byte in data:
        buffer.put(byte, 8)
    made = util.create_bytes(buffer, base.rs_blocks(_VERSION, _LEVEL))
    return int.from_bytes(bytes(made), "big")


def _drawn(codewords: int) -> int:
    """The symbol that the library draws from codewords."""
    code = _blank_code()
    code.data_cache = list(codewords.to_bytes(_CODEWORDS, "big"))
    code.makeImpl(False, _MASK)
    rows = ("".join("1" if dark else "0" for dark in row) for row in code.modules)
    return int("".join(rows), 2)
