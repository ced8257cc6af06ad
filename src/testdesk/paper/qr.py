"""The matrix of a printed code: QR version 3, level H, numeric mode (ISO/IEC 18004)."""

from __future__ import annotations

import qrcode
from qrcode.util import MODE_NUMBER, QRData

MODULES = 29
QUIET = 4
SPAN = MODULES + 2 * QUIET
CAPACITY = 58

# The search over eight masks takes seven times as long as the matrix itself, and with each of the
# eight the code reads equally well (docs/paper.md).
_MASK = 3


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The 29 rows of 29 modules, top to bottom, True where dark, without the quiet zone.

    Args:
        text: 1 to 58 decimal digits; not all of the last 31 may be 0 (the library cannot divide
            that), which the check digits of a proxy code exclude.

    Raises:
        ValueError: the text is no such digits; a proxy code always is.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= CAPACITY):
        message = f"a printed code has 1 to {CAPACITY} decimal digits"
        raise ValueError(message)
    code = qrcode.QRCode(
        version=3,
        error_correction=qrcode.constants.ERROR_CORRECT_H,
        border=0,
        mask_pattern=_MASK,
    )
    code.add_data(QRData(text, mode=MODE_NUMBER), optimize=0)
    code.make(fit=False)
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)
