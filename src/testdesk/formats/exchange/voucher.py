"""Headquarters' signature over a kit's enrolment key: stations recognise a new neighbour by it.

A kit cannot contain the keys of its point's other stations: laptops make their keys later, and some
of their kits are made later. So a station's first event contains its kit's enrolment key and
headquarters' signature over that key: see docs/formats/kit-v1.md.
"""

from __future__ import annotations

from testdesk.domain.journal.events import StationSetUp
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import BatchManifest, check_endorsement

# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-voucher-v1"


def vouch(
    city_signing_key: bytes, *, city: str, station: int, point: str, kit: str, enrolment_key: bytes
) -> bytes:
    """The city's signature over the public half of a kit's enrolment key, 64 bytes."""
    return keys.sign(city_signing_key, DOMAIN, _message(city, station, point, kit, enrolment_key))


def check_newcomer(
    set_up: StationSetUp, manifest: BatchManifest, *, city_key: bytes, point: str
) -> None:
    """Verifies that a batch was signed by a station that our city's kit set up at this point.

    Args:
        set_up: the station's first event.
        manifest: the batch's. The caller has verified that it is signed and of our city.
        city_key: headquarters' Ed25519 public key.
        point: the name of our point.

    Raises:
        Refusal: neighbour_unknown: the station has no voucher for this point;
            station_key_differs: the batch comes from another laptop than the first event.
    """
    signer = manifest.signer
    try:
        enrolment_key, voucher = bytes.fromhex(set_up.enrolment_key), bytes.fromhex(set_up.voucher)
    except ValueError as error:
        raise Refusal("neighbour_unknown") from error
    message = _message(manifest.city, manifest.station, point, set_up.kit, enrolment_key)
    if not keys.verify(city_key, DOMAIN, message, voucher):
        raise Refusal("neighbour_unknown")
    if (signer.public_key, signer.kit) != (set_up.public_key, set_up.kit):
        raise Refusal("station_key_differs")
    try:
        check_endorsement(manifest, enrolment_key)
    except Refusal as refusal:
        raise Refusal("neighbour_unknown") from refusal


def _message(city: str, station: int, point: str, kit: str, enrolment_key: bytes) -> bytes:
    return "\0".join((city, str(station), point, kit, enrolment_key.hex())).encode("utf-8")
