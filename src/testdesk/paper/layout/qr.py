"""The matrix of a printed code: QR version 3, level H, numeric mode (ISO/IEC 18004).

The library needs some milliseconds for a symbol, and a compound needs four thousand symbols. But a
symbol is an affine function of its data bits: Reed-Solomon coding, placement and mask are exclusive
ors. So the library is used once, to find which modules each data bit flips (its *effect*); symbols
are then combined from these effects. A test compares the results with the library's.
"""

from __future__ import annotations

from functools import reduce
from operator import getitem, xor

MODULES = 29  # on each side
QUIET = 4  # modules of white around the symbol: its quiet zone
SPAN = MODULES + 2 * QUIET
CAPACITY = 58  # digits

_MODE_BITS, _COUNT_BITS = 4, 10

# The modules of each row, 1 for dark.
Rows = tuple[bytes, ...]
# Turns the digits of a binary number into modules.
_BITS = bytes.maketrans(b"01", b"\x00\x01")


def matrix(text: str) -> Rows:
    """The 29 rows of 29 modules, top to bottom, 1 for dark, without the quiet zone.

    Args:
        text: 1 to 58 decimal digits; fewer than 58 use the slower library, for which the last 31
            must not all be 0.

    Raises:
        ValueError: the text does not consist of such digits; a proxy code always does.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= CAPACITY):
        message = f"a printed code has 1 to {CAPACITY} decimal digits"
        raise ValueError(message)
    from testdesk.paper.layout import qr_library  # noqa: PLC0415 - loads Pillow, at the first paper

    if len(text) < CAPACITY:
        return qr_library.library_matrix(text)
    symbol, effects = qr_library.base_symbol_and_effects()
    flipped = _data(text) ^ int.from_bytes(qr_library.BASE_DATA, "big")
    symbol = reduce(xor, map(getitem, effects, flipped.to_bytes(len(effects), "little")), symbol)
    dark = f"{symbol:0{MODULES * MODULES}b}".encode().translate(_BITS)
    return tuple(dark[row : row + MODULES] for row in range(0, len(dark), MODULES))


def _data(text: str) -> int:
    """The bits of 58 digits: mode, count, ten bits for each three digits, four for the last."""
    bits = 1 << _COUNT_BITS | len(text)
    for start in range(0, len(text) - 1, 3):
        bits = bits << 10 | int(text[start : start + 3])
    return bits << 4 | int(text[-1])
