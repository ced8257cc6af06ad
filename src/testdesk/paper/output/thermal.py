"""Slips on receipt printers that use ESC/POS.

A slip is rendered as an image of one bit per dot and sent in bands of raster data (GS v 0): the
code pages of receipt printers cannot be relied on, and cheap printers have small buffers. Needs a
QGuiApplication; may be called from a worker thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.paper.cards.faces import CardFace, Layout
from testdesk.paper.cards.pages import pages
from testdesk.paper.cards.slip import DPI, ROLL_58, ROLL_80, Roll
from testdesk.paper.output.printer_address import printer_address
from testdesk.paper.output.printer_connection import PrinterConnection, open_connection
from testdesk.paper.output.render import page_image

if TYPE_CHECKING:
    from PIL import Image

_ROLLS: dict[str, Roll] = {"slip58": ROLL_58, "slip80": ROLL_80}
BAND = 32  # rows: 1.5 to 2.3 kB, which fits into the smallest buffers
_START = b"\x1b@"  # resets the printer
_END = b"\x1bd\x04\x1dVB\x00"  # feed four lines and cut; a printer without a cutter ignores the cut
# The command DLE EOT, which asks why the printer is offline, and whether it has paper.
_QUERY_OFFLINE, _QUERY_PAPER = b"\x10\x04\x02", b"\x10\x04\x04"
# Bits of the answers: the first three to `_QUERY_OFFLINE`, the last to `_QUERY_PAPER`.
_COVER_OPEN, _PAPER_ENDED, _ERROR, _NO_PAPER = 0x04, 0x20, 0x40, 0x60
_ANSWER_SECONDS = 0.4
_LAST_ANSWER_SECONDS = 10.0
_LIGHTEST_PRINTED = 127  # of 255: darker dots are printed
# Printers that did not answer the last query: they are not queried before a slip, only after it.
# Only one thread prints at a time.
_silent_printers: set[str] = set()
# An answer to DLE EOT has bits 1 and 4 set, bits 0 and 7 clear; any other byte is no answer.
_FIXED, _FIXED_VALUE = 0x93, 0x12


def print_slips(printer: str, faces: Sequence[CardFace], layout: Layout) -> None:
    """Prints slips one after another; returns when the printer has received them all.

    The printer's state is queried before and after each slip. Many cheap printers never answer:
    then the slip is printed nevertheless, and from then on the printer is only queried after a
    slip.

    Raises:
        Refusal: `printer_address_invalid`; `printer_takes_slips`; `nothing_to_print`;
            `characters_missing` with `count`.
        EnvironmentFault: `printer_gone`, `printer_slow`, `printer_out_of_paper`,
            `printer_not_ready`; slips before the failed one may be printed.
    """
    address = printer_address(printer)
    roll = _ROLLS.get(layout)
    if roll is None:
        raise Refusal("printer_takes_slips")
    slips = [_slip_bands(page_image(page, DPI), roll) for page in pages(faces, layout)]
    with open_connection(address) as connection:
        for bands in slips:
            _print_slip(connection, printer, bands)


def check_printer(printer: str) -> bool:
    """Queries a printer's state without printing anything.

    Returns:
        whether it answered; a printer that does not answer may still print.

    Raises:
        Refusal: `printer_address_invalid`.
        EnvironmentFault: `printer_gone`, `printer_out_of_paper`, `printer_not_ready`.
    """
    with open_connection(printer_address(printer)) as connection:
        return _check(connection, _ANSWER_SECONDS)


def _print_slip(connection: PrinterConnection, printer: str, bands: Sequence[bytes]) -> None:
    answers = printer not in _silent_printers and _check(connection, _ANSWER_SECONDS)
    connection.send(_START)
    for band in bands:
        connection.send(band)
    connection.send(_END)
    if answers:
        # A printer that answered before the slip must also answer after it, because a partly sent
        # card must not count as printed.
        if not _check(connection, _LAST_ANSWER_SECONDS):
            raise EnvironmentFault("printer_slow")
    elif printer in _silent_printers and _check(connection, _ANSWER_SECONDS):
        _silent_printers.discard(printer)
    else:
        _silent_printers.add(printer)


def _check(connection: PrinterConnection, seconds: float) -> bool:
    """Whether the printer answers; raises the fault that it reports, if any."""
    connection.send(_QUERY_PAPER)
    paper = _answer(connection, seconds)
    if paper is None:
        return False
    if paper & _NO_PAPER:
        raise EnvironmentFault("printer_out_of_paper")
    connection.send(_QUERY_OFFLINE)
    state = _answer(connection, seconds)
    if state is None:
        return False
    if state & _PAPER_ENDED:
        raise EnvironmentFault("printer_out_of_paper")
    if state & (_COVER_OPEN | _ERROR):
        raise EnvironmentFault("printer_not_ready")
    return True


def _answer(connection: PrinterConnection, seconds: float) -> int | None:
    """One status byte, or None; other bytes, which a printer sends by itself, are skipped."""
    for _ in range(16):
        received = connection.receive(seconds)
        if not received:
            return None
        if received[0] & _FIXED == _FIXED_VALUE:
            return received[0]
    return None


def _slip_bands(image: QImage, roll: Roll) -> list[bytes]:
    """The part of the slip that the print head can print, as commands of `BAND` rows each."""
    left = (roll.paper_width - roll.printable_width) // 2
    printed = _grey(image).crop((left, 0, left + roll.printable_width, image.height()))
    # Each dot is either printed or not; dithering would blur the letters.
    dots = printed.point(lambda shade: 255 * (shade > _LIGHTEST_PRINTED), "1")
    return [
        _band(dots.crop((0, top, dots.width, min(top + BAND, dots.height))))
        for top in range(0, dots.height, BAND)
    ]


def _grey(image: QImage) -> Image.Image:
    from PIL import Image  # noqa: PLC0415 - slow to load, and few stations have a receipt printer

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    return Image.frombytes("L", size, grey.constBits(), "raw", "L", grey.bytesPerLine())


def _band(dots: Image.Image) -> bytes:
    """A GS v 0 command: width in bytes, number of rows, and a set bit for each black dot."""
    size = (dots.width // 8).to_bytes(2, "little") + dots.height.to_bytes(2, "little")
    # Pillow's format "1;I" sets the bits of black dots, not of white ones.
    return b"\x1dv0\x00" + size + dots.tobytes("raw", "1;I")
