"""The kit, which makes a laptop a station (docs/formats/kit-v1.md)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import msgspec

from testdesk import __version__
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import ChainBroken, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.encoding.packed_list import PackedList
from testdesk.formats.exchange.city_settings import (
    SETTINGS_LIMIT,
    CitySettings,
    settings_fields,
    settings_line_fields,
)
from testdesk.formats.exchange.neighbours import (
    Neighbour,
    PointKey,
    StationSettingsLine,
    needs_version_2,
    point_fields,
)
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import PAYLOAD_LIMITS, write_entry
from testdesk.formats.sealed.file_kinds import KIT
from testdesk.formats.sealed.runs import read_portions

FORMAT = "testdesk-kit"
# Version 2 adds JSON members about the point's other stations; a kit without them is written as
# version 1.
VERSIONS = (1, 2)
ALG = "ed25519+age-scrypt"
# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-kit-v1"
# Events that are unpacked together (see `PackedList`); one of a roster has some 500 kB.
_BLOCK = 8


class Kit(CitySettings, frozen=True, kw_only=True):
    """What headquarters gives a new station; includes the settings of `CitySettings`.

    Attributes:
        city, city_name: the city's identity (see `city_identity`), and its headquarters' name.
        station: 1 to 1023.
        point: name of the testing point.
        kit: the identity of this kit, 32 random hex digits.
        created: UTC, in ISO format.
        expires: from then on it makes or renews no station, UTC, in ISO format; empty in a kit of
            testdesk 0.1.
        enrolment_seed: one-time Ed25519 seed, for endorsing the keys that the laptop makes.
        city_key: headquarters' Ed25519 public key.
        person_key: the 32-byte key from which pseudonyms are made.
        renewal: whether the kit is for a laptop that is this station already; a renewal cannot
            make a laptop a station.
        entries: headquarters' journal from its beginning, without the bodies that are not meant
            for this point.
        epoch_number: headquarters' epoch when the kit was made; 0 in a kit of testdesk 0.1.
        neighbours, place, point_key, revoked_kits: see `neighbours.StationSettingsLine`.
        voucher: headquarters' signature over the enrolment key (see `voucher`); empty in a
            renewal and in a kit of testdesk 0.1.
    """

    city: str
    city_name: str
    station: int
    point: str
    kit: str
    created: str
    enrolment_seed: bytes
    city_key: bytes
    person_key: bytes
    renewal: bool = False
    entries: Sequence[Entry] = ()
    epoch_number: int = 0
    neighbours: tuple[Neighbour, ...] = ()
    place: int = 1
    point_key: PointKey | None = None
    revoked_kits: tuple[str, ...] = ()
    voucher: bytes = b""
    expires: str = ""

    @property
    def version(self) -> int:
        """The oldest version of the format that can hold all members of this kit."""
        has_new_members = self.neighbours or self.voucher or self.expires
        return 2 if has_new_members or needs_version_2(self) else 1

    @property
    def label(self) -> KitLabel:
        """The part that is readable without the passphrase."""
        return KitLabel(
            self.city, self.city_key, self.station, self.kit, self.created, self.expires
        )


class KitLabel(msgspec.Struct, frozen=True):
    """The unencrypted part of a kit, signed by the city key that it names.

    Attributes:
        city, city_key, station, kit, created, expires: as in a `Kit`.
    """

    city: str
    city_key: bytes
    station: int
    kit: str
    created: str
    expires: str = ""

    def check_expiry(self, now: dt.datetime) -> None:
        """Refuses a kit that is too old, because it may have been found or copied meanwhile.

        Args:
            now: the newest moment that has certainly passed, aware.

        Raises:
            Refusal: kit_expired.
        """
        if self.expires and now >= dt.datetime.fromisoformat(self.expires):
            raise Refusal("kit_expired")


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    alg: str
    city: forms.Hex32
    city_key: forms.Hex64
    station: forms.Station
    kit: forms.Hex32
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name
    expires: forms.Moment | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        forms.check_moment(self.created)
        if self.expires is not msgspec.UNSET:
            forms.check_moment(self.expires)
        if self.city != city_identity(bytes.fromhex(self.city_key)):
            raise ValueError("city")


class _Secrets(StationSettingsLine, frozen=True, kw_only=True):
    """The payload's second line; keys are in hex. Default values are left out."""

    city_name: forms.Name
    enrolment_seed: forms.Hex64
    person_key: forms.Hex64
    point: forms.Name
    renewal: bool = False
    epoch_number: forms.Count = 0
    voucher: forms.Hex128OrEmpty = ""


def kit_name(station: int) -> str:
    """The file's name on the stick."""
    return f"kit-{station}{KIT}"


def city_identity(city_key: bytes) -> str:
    """The city's identity in every file: 32 hex digits of its public key's SHA-256."""
    return hashlib.sha256(city_key).hexdigest()[:32]


def write_kit(kit: Kit, *, city_signing_key: bytes, passphrase: str) -> bytes:
    """Signs a kit and encrypts it under its own passphrase, which is passed on by telephone.

    Raises:
        Refusal: container_too_large.
        ValueError: the kit is malformed, which is a bug of the caller.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": kit.version,
        "alg": ALG,
        "city": kit.city,
        "city_key": kit.city_key.hex(),
        "station": kit.station,
        "kit": kit.kit,
        "created": kit.created,
        "software": __version__,
        **({"expires": kit.expires} if kit.expires else {}),
    }
    lines = chain([_secrets_line(kit)], map(write_entry, kit.entries))
    packed = container.pack_lines(
        container.first_line(manifest, kit.city_key), lines, PAYLOAD_LIMITS
    )
    payload = keys.age_encrypt_passphrase(packed, passphrase)
    manifest["payload"] = container.payload_entry(payload)
    msgspec.convert(manifest, _Manifest)  # never write what a reader would refuse
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_label(data: bytes) -> KitLabel:
    """The part of a kit that is readable without its passphrase.

    Raises:
        Refusal: alg_unknown, manifest_invalid, signature_wrong, and those of `container.unpack`.
    """
    _, manifest = _unpack_manifest(data)
    return KitLabel(
        manifest.city,
        bytes.fromhex(manifest.city_key),
        manifest.station,
        manifest.kit,
        manifest.created,
        manifest.expires or "",
    )


def _unpack_manifest(data: bytes) -> tuple[container.Container, _Manifest]:
    """The container and its manifest, whose signature has been verified."""
    box = container.unpack(data, expected_format=FORMAT, versions=VERSIONS)
    manifest = forms.manifest_of(box.manifest, _Manifest, alg=ALG)
    container.check_signature(box, bytes.fromhex(manifest.city_key), DOMAIN)
    return box, manifest


def read_kit(data: bytes, passphrase: str) -> Kit:
    """Opens a kit.

    The manifest is signed by the city key that it carries; that key is trusted because the
    passphrase, passed on by telephone, opens a payload bound to it.

    Raises:
        Refusal: alg_unknown, manifest_invalid, signature_wrong, passphrase_wrong, kit_damaged,
            event_damaged, and those of `sealed.container` and `crypto.keys`.
    """
    box, manifest = _unpack_manifest(data)
    plain = keys.age_decrypt_passphrase(box.payload, passphrase)
    first, lines = container.open_lines(plain, PAYLOAD_LIMITS)
    container.check_first_line(box, first, bytes.fromhex(manifest.city_key))
    secrets = _read_secrets(next(lines, b""))
    kit = _make_kit(manifest, secrets, _read_journal(lines))
    if kit.version != manifest.version:
        raise Refusal("kit_damaged")
    return kit


def _read_journal(lines: Iterable[bytes]) -> PackedList[Entry]:
    """The events, compressed in memory: each may list 2,000 people."""
    try:
        portions = read_portions(lines, station=0)
        return PackedList((e for portion in portions for e in portion.entries), block=_BLOCK)
    except ChainBroken as refusal:
        raise Refusal("kit_damaged") from refusal


def _secrets_line(kit: Kit) -> bytes:
    secrets = msgspec.convert(
        settings_line_fields(kit)
        | {
            "city_name": kit.city_name,
            "enrolment_seed": kit.enrolment_seed.hex(),
            "person_key": kit.person_key.hex(),
            "point": kit.point,
            "renewal": kit.renewal,
            "epoch_number": kit.epoch_number,
            "voucher": kit.voucher.hex(),
        }
        | msgspec.to_builtins(point_fields(kit)),
        _Secrets,
    )
    # `convert` has checked the line, so nothing is written that a reader would refuse.
    return msgspec.json.encode(secrets, order="sorted")


_secrets_decoder = msgspec.json.Decoder(_Secrets)


def _read_secrets(line: bytes) -> _Secrets:
    try:
        return forms.read_line(line, _secrets_decoder, limit=SETTINGS_LIMIT)
    except ValueError as error:
        raise Refusal("kit_damaged") from error


def _make_kit(manifest: _Manifest, secrets: _Secrets, entries: Sequence[Entry]) -> Kit:
    return Kit(
        city=manifest.city,
        city_name=secrets.city_name,
        station=manifest.station,
        point=secrets.point,
        kit=manifest.kit,
        created=manifest.created,
        enrolment_seed=bytes.fromhex(secrets.enrolment_seed),
        city_key=bytes.fromhex(manifest.city_key),
        person_key=bytes.fromhex(secrets.person_key),
        renewal=secrets.renewal,
        entries=entries,
        epoch_number=secrets.epoch_number,
        voucher=bytes.fromhex(secrets.voucher),
        expires=manifest.expires or "",
        **settings_fields(secrets),
        **point_fields(secrets),
    )
