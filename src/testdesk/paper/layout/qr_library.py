"""The symbols that the QR library draws, and how each data bit changes them; see `layout.qr`.

This is a separate module, because the library loads Pillow, and a program that prints nothing needs
neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import qrcode
from qrcode import base, util

# The search among eight masks takes seven times as long as the matrix itself, and the code can be
# read equally well with each of them (docs/paper.md).
_MASK = 3
_VERSION, _LEVEL = 3, qrcode.constants.ERROR_CORRECT_H
_MODULES = 4 * _VERSION + 17  # on each side
_DATA_BYTES, _CODEWORDS = 26, 70
# The data whose bits are flipped: none of its blocks is all zeros, which the library cannot divide.
GROUND = bytes([0xEC]) * _DATA_BYTES


def by_the_library(text: str) -> tuple[bytes, ...]:
    """The matrix for some decimal digits, directly from the library."""
    code = _blank_code()
    code.add_data(util.QRData(text, mode=util.MODE_NUMBER), optimize=0)
    code.make(fit=False)
    return tuple(bytes(map(bool, row)) for row in code.modules)


def _blank_code() -> qrcode.QRCode:
    return qrcode.QRCode(version=_VERSION, error_correction=_LEVEL, border=0, mask_pattern=_MASK)


@lru_cache(maxsize=1)
def rule() -> tuple[int, tuple[int, ...]]:
    """The symbol of `GROUND`, and the modules that each data bit flips, from the lowest bit on.

    A symbol is a number of 841 bits, in which the first module is the highest bit.
    """
    places = _places()
    ground = _codewords(GROUND)
    effects = []
    for bit in range(8 * _DATA_BYTES):
        data = (int.from_bytes(GROUND, "big") ^ 1 << bit).to_bytes(_DATA_BYTES, "big")
        changed = ground ^ _codewords(data)
        effects.append(sum(number for at, number in enumerate(places) if changed >> at & 1))
    return _drawn(ground), tuple(effects)


def _places() -> list[int]:
    """The module of each bit of the codewords, from the lowest bit on.

    Ten symbols are enough to determine them all: each has those bits set whose number has a certain
    binary digit.
    """
    bits = range(8 * _CODEWORDS)
    digits = range((len(bits)).bit_length())
    blank = _drawn(0)
    drawn = [_drawn(sum(1 << at for at in bits if at + 1 >> digit & 1)) for digit in digits]
    masks = [0] * len(bits)
    for module in range(_MODULES * _MODULES):
        number = sum(
            ((symbol ^ blank) >> module & 1) << digit for digit, symbol in enumerate(drawn)
        )
        if number:
            masks[number - 1] = 1 << module
    return masks


def _codewords(data: Sequence[int]) -> int:
    """Data with its error correction, interleaved, as the library arranges it."""
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
