"""The receipt: headquarters' signed answer to one batch (docs/formats/receipt-v1.md)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from testdesk import __version__
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.holdings import MAX_GAPS, Holdings
from testdesk.formats.sealed import container
from testdesk.formats.sealed.file_kinds import RECEIPT

FORMAT = "testdesk-receipt"
ALG = "ed25519+age-x25519"
# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-receipt-v1"
# The payload is one line, with up to a note on each of a million events.
PAYLOAD_LIMITS = container.PayloadLimits(64 << 20, longest=64 << 20)


class ConflictNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Notes that a valid event of the batch, number `seq`, contradicts another; both are kept."""

    kind: forms.Code
    seq: forms.Seq


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Headquarters' answer to one batch.

    Attributes:
        city: the city's id, 32 hex digits.
        station, first, last: the batch's range.
        manifest_sha256: identifies the exact batch.
        verdict: accepted or refused.
        reason: why it was refused, otherwise empty.
        highest_contiguous: headquarters has every event of the station up to this number.
        conflicts: events that a person has to check.
        created: UTC, in ISO format, by headquarters' clock.
        holdings: what headquarters has of the station's journal, and in which epoch; absent from
            a receipt of testdesk 0.1.
    """

    city: forms.Hex32
    station: forms.Station
    first: forms.Seq
    last: forms.Seq
    manifest_sha256: forms.Hex64
    verdict: Literal["accepted", "refused"]
    reason: forms.CodeOrEmpty
    highest_contiguous: forms.Count
    conflicts: tuple[ConflictNote, ...]
    created: forms.Moment
    holdings: Holdings | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        forms.check_moment(self.created)
        if self.first > self.last or (self.verdict == "accepted") != (self.reason == ""):
            raise ValueError("receipt")
        if any(not self.first <= note.seq <= self.last for note in self.conflicts):
            raise ValueError("conflicts")
        if isinstance(self.holdings, Holdings) and not self._agrees(self.holdings):
            raise ValueError("holdings")

    def _agrees(self, holdings: Holdings) -> bool:
        """Whether the holdings include an accepted batch, and agree on `highest_contiguous`."""
        # The last gap may then cover events that headquarters has.
        shortened = len(holdings.missing) == MAX_GAPS
        covered = self.verdict == "refused" or shortened or holdings.has(self.first, self.last)
        return covered and holdings.contiguous == self.highest_contiguous


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: int
    alg: str
    city: forms.Hex32
    station: forms.Station
    first: forms.Seq
    last: forms.Seq
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name

    def __post_init__(self) -> None:
        forms.check_moment(self.created)
        if self.first > self.last:
            raise ValueError("first")


def receipt_name(station: int, first: int, last: int) -> str:
    """The file's name on the stick."""
    return f"receipt-{station}-{first}-{last}{RECEIPT}"


def write_receipt(receipt: Receipt, *, city_signing_key: bytes, recipient: str) -> bytes:
    """Signs a receipt with headquarters' key and encrypts it to the station's age recipient.

    Raises:
        Refusal: container_too_large.
        ValueError: the receipt has the wrong form, which is a bug of the caller.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "alg": ALG,
        "city": receipt.city,
        "station": receipt.station,
        "first": receipt.first,
        "last": receipt.last,
        "created": receipt.created,
        "software": __version__,
    }
    body = msgspec.json.encode(receipt, order="sorted")
    msgspec.json.decode(body, type=Receipt)  # never write what a reader would refuse
    first_line = container.first_line(manifest, keys.public_key(city_signing_key))
    payload = keys.age_encrypt(
        container.pack_lines(first_line, [body], PAYLOAD_LIMITS), [recipient]
    )
    manifest["payload"] = container.payload_entry(payload)
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_receipt(
    data: bytes, *, city: str, city_key: bytes, station: int, age_identity: str
) -> Receipt:
    """Reads a receipt that headquarters of this city wrote to this station.

    Args:
        data: the file.
        city: the city's id, 32 hex digits.
        city_key: headquarters' Ed25519 public key.
        station: our number.
        age_identity: our age secret key.

    Raises:
        Refusal: receipt_other_city, receipt_other_station, signature_wrong, alg_unknown,
            manifest_invalid, receipt_invalid, and those of the container and age.
    """
    box = container.unpack(data, expected_format=FORMAT)
    manifest = forms.manifest_of(box.manifest, _Manifest, alg=ALG)
    if manifest.city != city:
        raise Refusal("receipt_other_city")
    container.check_signature(box, city_key, DOMAIN)
    if manifest.station != station:
        raise Refusal("receipt_other_station", station=manifest.station)
    plain = keys.age_decrypt(box.payload, [age_identity])
    first, lines = container.open_lines(plain, PAYLOAD_LIMITS)
    container.check_first_line(box, first, city_key)
    line = next(lines, b"")
    if next(lines, None) is not None:
        raise Refusal("receipt_invalid")
    return _receipt(line, manifest)


def _receipt(line: bytes, manifest: _Manifest) -> Receipt:
    try:
        receipt = msgspec.json.decode(line, type=Receipt)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("receipt_invalid") from error
    inner = (receipt.city, receipt.station, receipt.first, receipt.last, receipt.created)
    outer = (manifest.city, manifest.station, manifest.first, manifest.last, manifest.created)
    if inner != outer or msgspec.json.encode(receipt, order="sorted") != line:
        raise Refusal("receipt_invalid")
    return receipt
