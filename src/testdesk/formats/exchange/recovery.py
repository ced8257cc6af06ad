"""The two files by which a forgotten passphrase is replaced (docs/formats/recovery-v1.md).

A station's request holds the store's key, sealed to headquarters' spare key. Headquarters' answer
holds it under a passphrase that is used once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from testdesk import __version__
from testdesk.domain.refusals import NotAddressedToUs, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.kit import city_identity
from testdesk.formats.sealed import container
from testdesk.formats.sealed.container import Container

REQUEST_FORMAT = "testdesk-recovery-request"
ANSWER_FORMAT = "testdesk-recovery-answer"
REQUEST_DOMAIN = b"testdesk-recovery-request-v1"
ANSWER_DOMAIN = b"testdesk-recovery-answer-v1"
REQUEST_ALG = "ed25519+age-x25519"
ANSWER_ALG = "ed25519+age-scrypt"
REQUEST_ENDING, ANSWER_ENDING = ".tdq", ".tda"
# The payload is a first line that repeats the manifest, and a line with one key.
PAYLOAD_LIMITS = container.PayloadLimits(64 << 10, longest=16 << 10)


class RecoveryLabel(msgspec.Struct, frozen=True):
    """The unencrypted part of a request, signed by the station.

    Attributes:
        city: the city's identity.
        station: the station's number.
        kit: the identity of the kit that made it.
        created: when the file was written, UTC, in ISO format.
        request: identifies this very request: hex SHA-256 of its manifest.
        signer: the station's Ed25519 public key, 32 bytes.
    """

    city: str
    station: int
    kit: str
    created: str
    request: str
    signer: bytes


class _RequestManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    alg: str
    city: forms.Hex32
    station: forms.Station
    kit: forms.Hex32
    signer: forms.Hex64
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name

    def __post_init__(self) -> None:
        forms.check_moment(self.created)


class _AnswerManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    alg: str
    city: forms.Hex32
    city_key: forms.Hex64
    station: forms.Station
    request: forms.Hex64
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name

    def __post_init__(self) -> None:
        forms.check_moment(self.created)
        if self.city != city_identity(bytes.fromhex(self.city_key)):
            raise ValueError("city")


class _SealedKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload's second line; the key of the store is in hex."""

    store_key: forms.Hex64


_key_decoder = msgspec.json.Decoder(_SealedKey)


def request_name(station: int) -> str:
    """The name of a request on the stick."""
    return f"recover-{station}{REQUEST_ENDING}"


def answer_name(station: int) -> str:
    """The name of an answer on the stick."""
    return f"recover-{station}{ANSWER_ENDING}"


def write_request(
    store_key: bytes,
    *,
    city: str,
    station: int,
    kit: str,
    created: str,
    signing_key: bytes,
    recipient: str,
) -> bytes:
    """Seals the key of a station's store to headquarters' spare key.

    Args:
        store_key: 32 bytes.
        city: the city's identity.
        station: the station's number.
        kit: the identity of the kit that made it.
        created: UTC, in ISO format.
        signing_key: the station's Ed25519 seed.
        recipient: the age recipient of the spare key.
    """
    manifest = {
        "format": REQUEST_FORMAT,
        "version": 1,
        "alg": REQUEST_ALG,
        "city": city,
        "station": station,
        "kit": kit,
        "signer": keys.public_key(signing_key).hex(),
        "created": created,
        "software": __version__,
    }
    plain = _plain(manifest, store_key, signing_key)
    return _packed(manifest, keys.age_encrypt(plain, [recipient]), REQUEST_DOMAIN, signing_key)


def read_request(data: bytes) -> RecoveryLabel:
    """What a request claims; needs no key.

    Raises:
        Refusal: alg_unknown, manifest_invalid, signature_wrong, and those of `container.unpack`.
    """
    return _read_request(data)[1]


def open_request(data: bytes, *, spare_identity: str) -> tuple[RecoveryLabel, bytes]:
    """Opens a request with the spare key.

    Returns:
        the label, and the 32 bytes of the store's key.

    Raises:
        Refusal: spare_key_wrong: sealed to another key; payload_not_bound, payload_damaged, and
            the refusals of `read_request`.
    """
    box, label = _read_request(data)
    try:
        plain = keys.age_decrypt(box.payload, [spare_identity])
    except NotAddressedToUs as refusal:
        raise Refusal("spare_key_wrong") from refusal
    return label, _store_key(box, plain, label.signer)


def write_answer(
    store_key: bytes,
    request: RecoveryLabel,
    *,
    city_signing_key: bytes,
    created: str,
    passphrase: str,
) -> bytes:
    """Encrypts the store's key under a passphrase that is used once, and signs as the city."""
    city_key = keys.public_key(city_signing_key)
    manifest = {
        "format": ANSWER_FORMAT,
        "version": 1,
        "alg": ANSWER_ALG,
        "city": city_identity(city_key),
        "city_key": city_key.hex(),
        "station": request.station,
        "request": request.request,
        "created": created,
        "software": __version__,
    }
    plain = _plain(manifest, store_key, city_signing_key)
    payload = keys.age_encrypt_passphrase(plain, passphrase)
    return _packed(manifest, payload, ANSWER_DOMAIN, city_signing_key)


def check_answer(data: bytes) -> None:
    """Checks an answer by the city's key in it, without opening it.

    Raises:
        Refusal: alg_unknown, manifest_invalid, signature_wrong, and those of `container.unpack`.
    """
    _read_answer(data)


def open_answer(data: bytes, *, request: RecoveryLabel, passphrase: str) -> bytes:
    """Opens headquarters' answer to our request; returns the 32 bytes of the store's key.

    Raises:
        Refusal: recovery_other_city, recovery_other_station: for another station, or another
            laptop under its number; passphrase_wrong, payload_not_bound, payload_damaged, and the
            refusals of `check_answer`.
    """
    box, manifest = _read_answer(data)
    if manifest.city != request.city:
        raise Refusal("recovery_other_city")
    if (manifest.station, manifest.request) != (request.station, request.request):
        raise Refusal("recovery_other_station", station=manifest.station)
    plain = keys.age_decrypt_passphrase(box.payload, passphrase)
    return _store_key(box, plain, bytes.fromhex(manifest.city_key))


def _read_request(data: bytes) -> tuple[Container, RecoveryLabel]:
    box = container.unpack(data, expected_format=REQUEST_FORMAT)
    manifest = forms.manifest_of(box.manifest, _RequestManifest, alg=REQUEST_ALG)
    signer = bytes.fromhex(manifest.signer)
    container.check_signature(box, signer, REQUEST_DOMAIN)
    request = hashlib.sha256(box.manifest_bytes).hexdigest()
    label = RecoveryLabel(
        manifest.city, manifest.station, manifest.kit, manifest.created, request, signer
    )
    return box, label


def _read_answer(data: bytes) -> tuple[Container, _AnswerManifest]:
    box = container.unpack(data, expected_format=ANSWER_FORMAT)
    manifest = forms.manifest_of(box.manifest, _AnswerManifest, alg=ANSWER_ALG)
    container.check_signature(box, bytes.fromhex(manifest.city_key), ANSWER_DOMAIN)
    return box, manifest


def _plain(manifest: Mapping[str, Any], store_key: bytes, signing_key: bytes) -> bytes:
    line = msgspec.json.encode(msgspec.convert({"store_key": store_key.hex()}, _SealedKey))
    first = container.first_line(manifest, keys.public_key(signing_key))
    return container.pack_lines(first, [line], PAYLOAD_LIMITS)


def _packed(manifest: dict[str, Any], payload: bytes, domain: bytes, signing_key: bytes) -> bytes:
    manifest["payload"] = container.payload_entry(payload)
    form = _RequestManifest if domain == REQUEST_DOMAIN else _AnswerManifest
    msgspec.convert(manifest, form)  # never write what a reader would refuse
    return container.pack(manifest, payload, domain=domain, signing_key=signing_key)


def _store_key(box: Container, plain: bytes, signer: bytes) -> bytes:
    first, lines = container.open_lines(plain, PAYLOAD_LIMITS)
    container.check_first_line(box, first, signer)
    try:
        sealed = forms.read_line(next(lines, b""), _key_decoder, limit=PAYLOAD_LIMITS.longest)
    except ValueError as error:
        raise Refusal("payload_damaged") from error
    if next(lines, None) is not None:
        raise Refusal("payload_damaged")
    return bytes.fromhex(sealed.store_key)
