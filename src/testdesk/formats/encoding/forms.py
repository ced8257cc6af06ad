"""Forms of fields: what a strict reader accepts as a hash, a time, a station or a recipient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from msgspec import Meta

from testdesk.domain.refusals import Refusal

Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex64 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Hex128 = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
Hex128OrEmpty = Annotated[str, Meta(pattern=r"^([0-9a-f]{128})?\Z")]
Station = Annotated[int, Meta(ge=1, le=1023)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Seq = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Code = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,63}\Z")]
CodeOrEmpty = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_]{0,63})?\Z")]
# PostgreSQL cannot store U+0000, and a name must not consist of spaces only.
Line = Annotated[str, Meta(pattern=r"^[^\x00]*\Z")]
Name = Annotated[str, Meta(pattern=r"^[^\S\x00]*[^\s\x00][^\x00]*\Z")]
Moment = Annotated[
    str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z\Z")
]
Recipient = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
Recipients = Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=16)]

_Form = TypeVar("_Form")
_encoder = msgspec.json.Encoder(order="sorted")
# The characters and generators of Bech32 (BIP 173).
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# A secret key that only serves to try out public keys.
_ANY_SECRET_KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))


class PayloadHash(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A manifest's description of its payload: hex SHA-256, and size in bytes."""

    sha256: Hex64
    size: Count


def manifest_of(manifest: Mapping[str, Any], form: type[_Form], *, alg: str) -> _Form:
    """Converts a manifest to its type, if every field has the right form.

    Raises:
        Refusal: alg_unknown: the manifest names other algorithms than `alg`, so its other fields
            may differ too; manifest_invalid.
    """
    if manifest.get("alg") != alg:
        raise Refusal("alg_unknown")
    try:
        return msgspec.convert(dict(manifest), form)
    except msgspec.ValidationError as error:
        raise Refusal("manifest_invalid") from error


def read_line(line: bytes, decoder: msgspec.json.Decoder[_Form], *, limit: int) -> _Form:
    """Decodes a line of canonical JSON; each caller has its own code for an invalid line.

    Args:
        line: without its line feed.
        decoder: a decoder for the line's type.
        limit: in bytes; a longer line is not read.

    Raises:
        ValueError: the line is too long, has another form, or is not canonical.
    """
    if len(line) > limit:
        raise ValueError("length")
    try:
        value = decoder.decode(line)
    except RecursionError as error:
        raise ValueError("depth") from error
    if _encoder.encode(value) != line:
        raise ValueError("spelling")
    return value


def check_moment(text: str) -> None:
    """Raises ValueError if the text has the form of a `Moment` but the date does not exist."""
    dt.datetime.fromisoformat(text)


def check_recipients(recipients: Iterable[str]) -> None:
    """Raises ValueError for a recipient to which nothing can be encrypted.

    Checks the checksum of Bech32 (BIP 173) and refuses a point of small order: age's library aborts
    the whole program on such a point, so that a hostile batch could stop headquarters.
    """
    for recipient in recipients:
        _check_recipient(recipient)


@lru_cache(maxsize=4096)
def _check_recipient(recipient: str) -> None:
    """Checks one recipient; cached, since thousands of batches have the same few."""
    point = X25519PublicKey.from_public_bytes(_bech32_key(recipient))
    _ANY_SECRET_KEY.exchange(point)  # raises ValueError for a point of small order


def bech32(prefix: str, data: bytes) -> str:
    """Encodes 32 bytes under a lower-case prefix, in lower case."""
    number = int.from_bytes(data, "big") << 4  # 52 digits of five bits
    values = [number >> 5 * index & 31 for index in reversed(range(52))]
    check = _polymod([*_expanded(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * index & 31 for index in reversed(range(6))]
    return f"{prefix}1{''.join(_BECH32[value] for value in values)}"


def _expanded(prefix: str) -> list[int]:
    """The prefix as the checksum of Bech32 includes it."""
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _bech32_key(recipient: str) -> bytes:
    """The 32 bytes of the public key in an "age1..." recipient."""
    values = [_BECH32.index(character) for character in recipient.removeprefix("age1")]
    if _polymod(_expanded("age") + values) != 1:
        raise ValueError("checksum")
    number = 0
    for value in values[:-6]:
        number = number << 5 | value
    if number & 15:
        raise ValueError("padding")
    return (number >> 4).to_bytes(32, "big")


def _polymod(values: Iterable[int]) -> int:
    """The checksum of Bech32, called so in BIP 173."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check
