"""The proxy code: the 58 digits on a card (docs/formats/proxy-code-v1.md)."""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from testdesk.domain.refusals import Refusal

VERSION = 1
KIND_PROXY_CODE = 1
DEFAULT_VALID_DAYS = 180
PREFIX = "71"
FIRST_DAY = date(2020, 1, 1)

_NUMBER_BITS = 179
_MAC_BITS = 64
_FORM = re.compile(r"71[0-9]{56}")
_SUBJECT = re.compile(r"[0-9a-f]{12}")
# From the most significant bit: name, width in bits, smallest value. The validity is in tens of
# days, the day of issue counted from `FIRST_DAY`.
_FIELDS = (
    ("version", 3, 0),
    ("kind", 2, 0),
    ("key_id", 5, 0),
    ("station", 10, 1),
    ("subject", 48, 0),
    ("issue_day", 14, 0),
    ("validity", 6, 1),
    ("issue_number", 7, 1),
    ("id_tag", 20, 0),
)


class ProxyCode(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of a proxy code.

    Attributes:
        version, kind: 1 and 1, a proxy code of the first version.
        key_id: the id of one of the city's card keys, 0 to 31.
        station: the issuer, 1 to 1023.
        subject: the resident's pseudonym, 12 hex digits.
        issue_day: local date of issue, from 2020-01-01 on.
        valid_days: 10 to 630, in tens.
        issue_number: 1 to 127; counts the cards of this person.
        id_tag: 20 bits, see `id_tag`.
    """

    version: int = VERSION
    kind: int = KIND_PROXY_CODE
    key_id: int
    station: int
    subject: str
    issue_day: date
    valid_days: int = DEFAULT_VALID_DAYS
    issue_number: int
    id_tag: int

    @property
    def valid_until(self) -> date:
        """The last day on which the code is valid: issue day plus valid days."""
        return self.issue_day + timedelta(days=self.valid_days)


def encode_proxy_code(code: ProxyCode, card_key: bytes) -> str:
    """Writes a code as its 58 digits.

    The card key is the city's key with the id `code.key_id`, 32 bytes.

    Raises:
        Refusal: "code_field_out_of_range" with the name of the `field`; "issue_day" on a laptop
            whose clock is before 2020.
    """
    body = _pack(code)
    digits = f"{PREFIX}{body << _MAC_BITS | int.from_bytes(_mac(card_key, body)):054d}"
    return digits + check_digits(digits)


def decode_proxy_code(text: str, card_keys: Mapping[int, bytes]) -> ProxyCode:
    """Reads a code and verifies that a station of this city made it.

    It is not checked whether the code has expired or a newer card has replaced it.

    Args:
        text: as the scanner typed it.
        card_keys: the city's card keys by key id.

    Raises:
        Refusal: in this order: "code_damaged" (form, length, check digits), "code_version_unknown",
            "code_key_unknown", "code_not_authentic".
    """
    body, mac = divmod(_checked_number(_normalised(text)), 1 << _MAC_BITS)
    fields = _unpack(body)
    if fields["version"] != VERSION or fields["kind"] != KIND_PROXY_CODE:
        raise Refusal("code_version_unknown", version=fields["version"], kind=fields["kind"])
    card_key = card_keys.get(fields["key_id"])
    if card_key is None:
        raise Refusal("code_key_unknown", key_id=fields["key_id"])
    authentic = hmac.compare_digest(_mac(card_key, body), mac.to_bytes(_MAC_BITS // 8))
    if not authentic or any(fields[name] < minimum for name, _, minimum in _FIELDS):
        raise Refusal("code_not_authentic")
    return _code_of_fields(fields)


def looks_like_proxy_code(text: str) -> bool:
    """Whether a scan is treated as a proxy code: 30 to 70 digits and nothing else.

    The range is wide, so that a code with lost keystrokes is refused as damaged and never taken for
    something else.
    """
    normalised = _normalised(text)
    return normalised.isascii() and normalised.isdigit() and 30 <= len(normalised) <= 70


def check_digits(digits: str) -> str:
    """The two check digits that follow `digits`: ISO 7064 MOD 97-10, "02" to "98"."""
    # As `stdnum.iso7064.mod_97_10`, which takes letters as well and so needs much longer.
    return f"{98 - int(digits) * 100 % 97:02d}"


def id_tag(card_key: bytes, document_number: str) -> int:
    """20 bits that tie a code to a document, for stations that have no record of the person.

    Args:
        card_key: the city's card key of the code.
        document_number: normalised (upper case, NFKC, no spaces).
    """
    key = _derive_key(card_key, b"testdesk/idtag/1")
    digest = hmac.digest(key, document_number.encode("utf-8"), "sha256")
    return int.from_bytes(digest[:3]) >> 4


def _normalised(text: str) -> str:
    # Full-width digits come from an input method; the line ends from the scanner's settings.
    return unicodedata.normalize("NFKC", text).strip(" \t\r\n\0")


def _checked_number(text: str) -> int:
    # Comparing the digits themselves also refuses 00, 01 and 99, which equal 97, 98 and 02 mod 97.
    if not _FORM.fullmatch(text) or check_digits(text[:-2]) != text[-2:]:
        raise Refusal("code_damaged")
    if int(text[2:-2]) >> _NUMBER_BITS:
        raise Refusal("code_damaged")
    return int(text[2:-2])


def _pack(code: ProxyCode) -> int:
    if not _SUBJECT.fullmatch(code.subject):
        raise Refusal("code_field_out_of_range", field="subject")
    tens, rest = divmod(code.valid_days, 10)
    values = {
        **msgspec.structs.asdict(code),
        "subject": int(code.subject, 16),
        "issue_day": (code.issue_day - FIRST_DAY).days,
        "validity": 0 if rest else tens,
    }
    body = 0
    for name, bits, minimum in _FIELDS:
        if not minimum <= values[name] < 1 << bits:
            raise Refusal("code_field_out_of_range", field=name)
        body = body << bits | values[name]
    return body


def _unpack(body: int) -> dict[str, int]:
    fields = {}
    for name, bits, _ in reversed(_FIELDS):
        fields[name] = body & (1 << bits) - 1
        body >>= bits
    return fields


def _code_of_fields(fields: Mapping[str, int]) -> ProxyCode:
    return ProxyCode(
        key_id=fields["key_id"],
        station=fields["station"],
        subject=f"{fields['subject']:012x}",
        issue_day=FIRST_DAY + timedelta(days=fields["issue_day"]),
        valid_days=fields["validity"] * 10,
        issue_number=fields["issue_number"],
        id_tag=fields["id_tag"],
    )


def _mac(card_key: bytes, body: int) -> bytes:
    fields = _unpack(body)
    info = b"testdesk/card/1" + bytes([fields["key_id"]]) + fields["station"].to_bytes(2)
    message = b"testdesk-proxy-v1\0" + body.to_bytes(15)
    return hmac.digest(_derive_key(card_key, info), message, "sha256")[: _MAC_BITS // 8]


def _derive_key(card_key: bytes, info: bytes) -> bytes:
    if len(card_key) != 32:
        raise ValueError("a card key has 32 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=b"", info=info).derive(card_key)
