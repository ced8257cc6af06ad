"""Code 128 by the library (ISO/IEC 15417), with one of its faults corrected.

Short, because the library loads Pillow, and a program that prints nothing needs neither.
"""

from __future__ import annotations

from barcode.codex import Code128
from barcode.errors import BarcodeError


class _Code128(Code128):  # type: ignore[misc]  # python-barcode has no types
    """The library's class, which mistakes two leading nines for a change of code set, corrected.

    Symbol 99 means the digits 99 in code set C, and "continue in set C" in the other sets. The
    library (python-barcode 0.16) ignores the set: 99000000 became a barcode of 000000.
    """

    def _try_to_optimize(self, encoded: list[int]) -> list[int]:
        if self.code[:2].isdigit():
            return encoded
        return list(super()._try_to_optimize(encoded))


def modules_of(text: str) -> tuple[bool, ...]:
    """The modules from left to right, True for dark; empty if Code 128 cannot encode the text."""
    try:
        modules = _Code128(text).build()[0] if text else ""
    except BarcodeError:
        return ()
    return tuple(module == "1" for module in modules)
