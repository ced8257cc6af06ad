"""The symbols that the QR library draws, and how each data bit changes them; see `layout.qr`.

This is a separate module, because the library loads Pillow, and a program that prints nothing needs
neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import qrcode
from qrcode import base, util

# Trying all eight masks takes seven times as long as the matrix itself, and codes are equally
# readable with each mask (docs/paper.md).
_MASK = 3
_VERSION, _LEVEL = 3, qrcode.constants.ERROR_CORRECT_H
_MODULES = 4 * _VERSION + 17  # on each side
_DATA_BYTES, _CODEWORDS = 26, 70
# The data whose bits are flipped: none of its blocks is all zeros, which the library cannot divide.
BASE_DATA = bytes([0xEC]) * _DATA_BYTES


def library_matrix(text: str) -> tuple[bytes, ...]:
    """The matrix for some decimal digits, directly from the library."""
    code = _blank_code()
    code.add_data(util.QRData(text, mode=util.MODE_NUMBER), optimize=0)
    code.make(fit=False)
    return tuple(bytes(map(bool, row)) for row in code.modules)


def _blank_code() -> qrcode.QRCode:
    return qrcode.QRCode(version=_VERSION, error_correction=_LEVEL, border=0, mask_pattern=_MASK)


@lru_cache(maxsize=1)
def base_symbol_and_effects() -> tuple[int, list[list[int]]]:
    """The symbol of `BASE_DATA`, and the modules that each byte of data flips, the lowest first.

    For each byte there are the effects of its 256 values. A symbol is a number of 841 bits, in
    which the first module is the highest bit.
    """
    bit_modules = _bit_modules()
    base_codewords = _codewords(BASE_DATA)
    effects = []
    for bit in range(8 * _DATA_BYTES):
        data = (int.from_bytes(BASE_DATA, "big") ^ 1 << bit).to_bytes(_DATA_BYTES, "big")
        changed = base_codewords ^ _codewords(data)
        effects.append(
            sum(number for bit_index, number in enumerate(bit_modules) if changed >> bit_index & 1)
        )
    tables = [_of_values(effects[start : start + 8]) for start in range(0, len(effects), 8)]
    return _symbol_of(base_codewords), tables


def _of_values(effects: Sequence[int]) -> list[int]:
    """What each value of a byte flips, from what each of its bits flips, lowest bit first."""
    table = [0]
    for effect in effects:
        table += [effect ^ others for others in table]
    return table


def _bit_modules() -> list[int]:
    """The module of each bit of the codewords, lowest bit first.

    Ten symbols determine all modules: in symbol n, those bits are set whose number, counted from 1,
    has binary digit n.
    """
    bits = range(8 * _CODEWORDS)
    digits = range((len(bits)).bit_length())
    blank = _symbol_of(0)
    symbols = [
        _symbol_of(sum(1 << bit_index for bit_index in bits if bit_index + 1 >> digit & 1))
        for digit in digits
    ]
    masks = [0] * len(bits)
    for module in range(_MODULES * _MODULES):
        number = sum(
            ((symbol ^ blank) >> module & 1) << digit for digit, symbol in enumerate(symbols)
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


def _symbol_of(codewords: int) -> int:
    """The symbol that the library draws from codewords."""
    code = _blank_code()
    code.data_cache = list(codewords.to_bytes(_CODEWORDS, "big"))
    code.makeImpl(False, _MASK)
    rows = ("".join("1" if dark else "0" for dark in row) for row in code.modules)
    return int("".join(rows), 2)
