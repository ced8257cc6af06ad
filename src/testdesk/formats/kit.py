"""The kit: what makes a laptop a station (docs/formats/kit-v1.md)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from testdesk import __version__
from testdesk.domain import journal
from testdesk.domain.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.domain.scans import DEFAULT_TUBE_FORM
from testdesk.formats import container, keys
from testdesk.formats.batch import PayloadHash
from testdesk.formats.entries import PAYLOAD_LIMIT, read_entries, write_entries

FORMAT = "testdesk-kit"
DOMAIN = b"testdesk-kit-v1"


class Kit(msgspec.Struct, frozen=True, kw_only=True):
    """What headquarters hands to a station.

    Attributes:
        city, city_name: hex identity and name of the headquarters.
        station: 1 to 1023.
        point: name of the testing point.
        kit: 32 hex digits, this kit's own identity.
        created: UTC ISO.
        enrolment_seed: one-time Ed25519 seed that endorses the keys the laptop makes.
        city_key: headquarters' Ed25519 public key.
        recipients: age recipients of batches.
        card_keys: the city's card keys, 32 bytes each, by key id.
        card_key_id: the one for new cards.
        person_key: 32 bytes, makes pseudonyms.
        tube_form: regular expression of tube barcodes.
        pool_size: people to a pooled tube.
        entries: headquarters' journal from its beginning; bodies not meant for the point erased.
    """

    city: str
    city_name: str
    station: int
    point: str
    kit: str
    created: str
    enrolment_seed: bytes
    city_key: bytes
    recipients: tuple[str, ...]
    card_keys: dict[int, bytes]
    card_key_id: int
    person_key: bytes
    tube_form: str = DEFAULT_TUBE_FORM
    pool_size: int = 10
    entries: tuple[Entry, ...] = ()


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    alg: str
    city: str
    city_key: str
    station: int
    kit: str
    created: str
    payload: PayloadHash
    software: str


class _Secrets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload's second line; keys as hex."""

    card_key_id: int
    card_keys: dict[str, str]
    city_name: str
    enrolment_seed: str
    person_key: str
    point: str
    pool_size: int
    recipients: tuple[str, ...]
    tube_form: str


def kit_name(station: int) -> str:
    """The file's name on the stick."""
    return f"kit-{station}.tdk"


def city_identity(city_key: bytes) -> str:
    """The city's name in every file: 32 hex digits of its public key's SHA-256."""
    return hashlib.sha256(city_key).hexdigest()[:32]


def write_kit(kit: Kit, *, city_signing_key: bytes, passphrase: str) -> bytes:
    """Signs a kit and seals it by its own passphrase, which travels by telephone."""
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "alg": "ed25519+age-scrypt",
        "city": kit.city,
        "city_key": kit.city_key.hex(),
        "station": kit.station,
        "kit": kit.kit,
        "created": kit.created,
        "software": __version__,
    }
    secrets = _Secrets(
        card_key_id=kit.card_key_id,
        card_keys={str(number): key.hex() for number, key in kit.card_keys.items()},
        city_name=kit.city_name,
        enrolment_seed=kit.enrolment_seed.hex(),
        person_key=kit.person_key.hex(),
        point=kit.point,
        pool_size=kit.pool_size,
        recipients=kit.recipients,
        tube_form=kit.tube_form,
    )
    lines = [msgspec.json.encode(secrets, order="sorted"), *write_entries(kit.entries)]
    packed = container.pack_lines(container.binding(manifest, kit.city_key), lines)
    payload = keys.age_encrypt_passphrase(packed, passphrase)
    manifest["payload"] = container.payload_entry(payload)
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_kit(data: bytes, passphrase: str) -> Kit:
    """Opens a kit.

    The manifest is signed by the city key that it carries; that key is trusted because the
    passphrase, told by telephone, opens a payload bound to it.

    Raises:
        Refusal: passphrase_wrong, kit_damaged, signature_wrong, manifest_invalid, and what the
            container refuses.
    """
    box = container.unpack(data, expected_format=FORMAT)
    try:
        manifest = msgspec.convert(box.manifest, _Manifest)
        city_key = bytes.fromhex(manifest.city_key)
    except ValueError as error:
        raise Refusal("manifest_invalid") from error
    container.check_signature(box, city_key, DOMAIN)
    plain = keys.age_decrypt_passphrase(box.payload, passphrase)
    first, lines = container.unpack_lines(plain, PAYLOAD_LIMIT)
    container.check_binding(box, first, city_key)
    if manifest.city != city_identity(city_key) or not lines:
        raise Refusal("kit_damaged")
    entries = tuple(read_entries(lines[1:]))
    if journal.chain_problems(entries) or any(entry.header.station for entry in entries):
        raise Refusal("kit_damaged")
    return _kit(manifest, lines[0], city_key, entries)


def _kit(manifest: _Manifest, line: bytes, city_key: bytes, entries: tuple[Entry, ...]) -> Kit:
    try:
        inner = msgspec.json.decode(line, type=_Secrets)
        return Kit(
            city=manifest.city,
            city_name=inner.city_name,
            station=manifest.station,
            point=inner.point,
            kit=manifest.kit,
            created=manifest.created,
            enrolment_seed=bytes.fromhex(inner.enrolment_seed),
            city_key=city_key,
            recipients=inner.recipients,
            card_keys={int(number): bytes.fromhex(key) for number, key in inner.card_keys.items()},
            card_key_id=inner.card_key_id,
            person_key=bytes.fromhex(inner.person_key),
            tube_form=inner.tube_form,
            pool_size=inner.pool_size,
            entries=entries,
        )
    except ValueError as error:
        raise Refusal("kit_damaged") from error
