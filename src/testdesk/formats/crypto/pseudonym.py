"""Keyed pseudonyms, used where a person must not be identified by name."""

from __future__ import annotations

import hmac
import re
import unicodedata

from testdesk.domain.residents.people import Address
from testdesk.formats.encoding import canonical

_PERSON_KEY_SIZE = 32
_ATTEMPTS = 256
_SPACE = re.compile(r"\s+")
# An identity card's number (GB 11643); residence permits (81 to 83) and five-star cards (9...) have
# the same form.
_ID_NUMBER = re.compile(r"[1-9][0-9]{16}[0-9X]")


def resident_pseudonym(person_key: bytes, identity: str, attempt: int = 0) -> str:
    """The resident's pseudonym within a city; a person has the same one at every station.

    Args:
        person_key: 32 bytes, one for the city, from the kit.
        identity: from `document_identity` or `address_identity`.
        attempt: 0; increased, up to 255, only if the result already belongs to someone else (with
            48 bits, the chance of any collision among a million people is about one in 600).

    Returns:
        12 lower-case hex digits: HMAC-SHA-256 of "testdesk/resident/1", a zero byte, the identity
        and one byte of attempt, cut to 48 bits.
    """
    message = b"testdesk/resident/1\0" + identity.encode("utf-8") + bytes([attempt])
    return _digest(person_key, message)[:12]


def is_pseudonym_of(pseudonym: str, person_key: bytes, identity: str) -> bool:
    """Whether a pseudonym can belong to an identity, at any attempt."""
    return any(
        resident_pseudonym(person_key, identity, attempt) == pseudonym
        for attempt in range(_ATTEMPTS)
    )


def document_identity(document_type: str, number: str) -> str:
    """The identity of a document's holder, in one canonical form.

    An 18-character number belongs to the same person on any document: a child in the household
    register (02) later has an ID card (01) with the same number.

    Args:
        document_type: CV02.01.101 code.
        number: as on the document; NFKC, upper case and removal of spaces are applied.
    """
    plain = number  # nearly every number needs no normalising
    if not (number.isascii() and number.isalnum()):
        plain = _SPACE.sub("", unicodedata.normalize("NFKC", number))
    plain = plain.upper()
    # "18" is no document type: it replaces the type of every document with such a number.
    number_type = "18" if _ID_NUMBER.fullmatch(plain) else document_type
    return canonical.encode_unchecked(["document", number_type, plain]).decode("utf-8")


def address_identity(name: str, address: Address) -> str:
    """The identity of a person without a document number: a name at an address.

    Two people of the same name in one room get the same identity; the station must check for this,
    and use the next `attempt` of `resident_pseudonym`.
    """
    parts = (name, address.compound, address.building, address.unit, address.room)
    return canonical.encode_unchecked(["address", *map(_normalised, parts)]).decode("utf-8")


def external_code_digest(person_key: bytes, text: str) -> str:
    """The stored digest of another system's health code, to recognise it again: 32 hex digits."""
    return _digest(person_key, b"testdesk/external-code/1\0" + text.encode("utf-8"))[:32]


def _normalised(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _digest(person_key: bytes, message: bytes) -> str:
    if len(person_key) != _PERSON_KEY_SIZE:
        raise ValueError("a person key has 32 bytes")
    return hmac.digest(person_key, message, "sha256").hex()
