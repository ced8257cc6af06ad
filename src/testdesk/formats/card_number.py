"""The card number, typed when a card's code cannot be scanned (docs/formats/proxy-code-v1.md)."""

from __future__ import annotations

import re
import unicodedata

import msgspec
from stdnum import damm

from testdesk.domain.refusals import Refusal

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
# The plain form is for stations 1 to 99 only: a longer one could be a tube's barcode.
_PLAIN_FORM = re.compile(r"([1-9][0-9]?)([0-9]{4})([0-9])")
_PRINTED_FORM = re.compile(r"([0-9]{1,4})[- ]([0-9]{4})[- ]([0-9])")


class CardNumber(msgspec.Struct, frozen=True):
    """A card's identity: the station that issued it and that station's serial number.

    Attributes:
        station: 1 to 1023.
        serial: 1 to 9999.
    """

    station: int
    serial: int


def format_card_number(station: int, serial: int) -> str:
    """The printed form: station, serial and the check digit of Damm's algorithm: "3-1047-8".

    Raises:
        Refusal: "card_number_out_of_range": the station has issued its 9999 cards.
    """
    if not _in_range(station, serial):
        raise Refusal("card_number_out_of_range", station=station, serial=serial)
    return f"{station}-{serial:04d}-{damm.calc_check_digit(f'{station}{serial:04d}')}"


def read_card_number(text: str) -> CardNumber:
    """Reads a typed card number, in its printed or plain form.

    Raises:
        Refusal: "card_number_invalid": a wrong digit, two digits swapped, or no card number.
    """
    match = _match(text)
    if match is None:
        raise Refusal("card_number_invalid")
    station, serial = int(match[1]), int(match[2])
    leading_zero = match[1].startswith("0")
    if leading_zero or not _in_range(station, serial) or not damm.is_valid("".join(match.groups())):
        raise Refusal("card_number_invalid")
    return CardNumber(station, serial)


def looks_like_card_number(text: str) -> bool:
    """Whether typed text has the form of a card number.

    Such text is refused if it is wrong, and not taken for anything else. It is six or seven digits,
    or three groups of one to four, four and one digit with hyphens or spaces between them.
    """
    return _match(text) is not None


def _match(text: str) -> re.Match[str] | None:
    normalised = unicodedata.normalize("NFKC", text).translate(_DASHES).strip(" \t\r\n\0")
    return _PRINTED_FORM.fullmatch(normalised) or _PLAIN_FORM.fullmatch(normalised)


def _in_range(station: int, serial: int) -> bool:
    return 1 <= station <= 1023 and 1 <= serial <= 9999
