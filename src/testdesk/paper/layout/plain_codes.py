"""Codes that contain no secret: a tube's barcode, and the symbol on a door notice."""

from __future__ import annotations

from functools import lru_cache

from testdesk.domain.refusals import Refusal

# ISO/IEC 15417: a quiet zone of ten modules on either side.
BARS_QUIET = 10

# The permitted widths of a module (the narrowest bar): from a sixth to a third of a millimetre.
# Each is a whole number of dots at 300, 600 and 1200 dpi or at 360, 600 and 1200 dpi; a cheap
# scanner can still read the narrowest from paper.
MODULES = tuple(25.4 / per_inch for per_inch in (75, 100, 120, 150))


@lru_cache(maxsize=1024)
def bars(text: str) -> tuple[bool, ...]:
    """The modules of a Code 128 barcode, left to right, True for dark, without quiet zones.

    Raises:
        Refusal: `barcode_impossible`: the text is empty or has a character that Code 128 lacks.
    """
    from testdesk.paper.layout import code128  # noqa: PLC0415 - loads Pillow, and only paper needs it

    modules = code128.modules_of(text)
    if not modules:
        raise Refusal("barcode_impossible")
    return modules


def widest_module(text: str, max_width: float, modules: tuple[float, ...] = MODULES) -> float:
    """The widest module, in millimetres, with which a barcode and its quiet zones fit.

    Raises:
        Refusal: `barcode_impossible`: even the narrowest module is too wide.
    """
    span = len(bars(text)) + 2 * BARS_QUIET
    fitting = [module for module in modules if span * module <= max_width + 1e-6]
    if not fitting:
        raise Refusal("barcode_impossible")
    return max(fitting)


@lru_cache(maxsize=64)
def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the smallest QR symbol for a short text, True for dark, without a quiet zone."""
    import qrcode  # noqa: PLC0415 - loads Pillow, and only paper needs it

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)
