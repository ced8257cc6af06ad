"""The code on an operator's badge (docs/formats/badge-v1.md)."""

from __future__ import annotations

import hashlib
import hmac

import msgspec

from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.refusals import Refusal

VERSION = 1
PLACE_SIZE, OPERATOR_SIZE, MAC_SIZE = 8, 8, 10
KEY_SIZE = 16
_SIZE = 1 + PLACE_SIZE + OPERATOR_SIZE + MAC_SIZE
# Digits only, so that no input method composes them. They are kept apart from proxy codes, which
# begin with 71. 27 bytes are at most 66 digits.
_PREFIX, _DIGITS = "72", 66
# Part of what is authenticated: no MAC of another kind of thing passes for this one.
_DOMAIN = b"testdesk-badge-v1"
_PLACE_DOMAIN = b"testdesk-badge-place-v1"


class BadgeCode(msgspec.Struct, frozen=True):
    """What a badge says of itself; nothing of it is verified.

    Attributes:
        place: 16 hex digits that stand for the city and the testing point (`place_of`).
        operator: the operator's identity, 16 hex digits.
        mac: the first ten bytes of the HMAC-SHA256.
    """

    place: str
    operator: str
    mac: bytes

    def is_made_with(self, key: bytes) -> bool:
        """Whether the MAC was made with this key of 16 bytes."""
        return hmac.compare_digest(self.mac, _mac(self.place, self.operator, key))


def place_of(city: str, point: str) -> str:
    """The 16 hex digits that stand for a testing point of a city on all its badges."""
    named = b"\0".join((_PLACE_DOMAIN, city.encode("utf-8"), point.encode("utf-8")))
    return hashlib.sha256(named).hexdigest()[: 2 * PLACE_SIZE]


def write_badge(*, place: str, operator: str, key: bytes) -> str:
    """The text of a badge's QR code: 70 digits, the last two of which are check digits.

    Args:
        place: see `place_of`.
        operator: the operator's identity, 16 hex digits.
        key: the 16 bytes of the operator's badge key.
    """
    mac = _mac(place, operator, key)
    body = bytes([VERSION]) + bytes.fromhex(place) + bytes.fromhex(operator) + mac
    digits = f"{_PREFIX}{int.from_bytes(body):0{_DIGITS}d}"
    return f"{digits}{98 - int(digits) * 100 % 97:02d}"


def read_badge(text: str) -> BadgeCode:
    """Reads the text of a badge.

    Raises:
        Refusal: badge_damaged: it has not the form of a badge; version_unknown: a later program
            printed it.
    """
    if not is_badge_code(text):
        raise Refusal("badge_damaged")
    number = int(text[len(_PREFIX) : -2])
    if number >= 1 << (8 * _SIZE):
        raise Refusal("badge_damaged")
    data = number.to_bytes(_SIZE)
    if data[0] != VERSION:
        raise Refusal("version_unknown", format="testdesk-badge")
    place = data[1 : 1 + PLACE_SIZE]
    operator = data[1 + PLACE_SIZE : -MAC_SIZE]
    return BadgeCode(place.hex(), operator.hex(), data[-MAC_SIZE:])


def _mac(place: str, operator: str, key: bytes) -> bytes:
    message = _DOMAIN + bytes([VERSION]) + bytes.fromhex(place) + bytes.fromhex(operator)
    return hmac.new(key, message, hashlib.sha256).digest()[:MAC_SIZE]
