"""The batch: a range of one station's journal (docs/formats/batch-v1.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, tee
from typing import Any

import msgspec

from testdesk import __version__
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import ChainBroken, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.batch_events import EventRange, VerifiedEvents
from testdesk.formats.exchange.batch_manifest import (
    NO_BATCH,
    AcknowledgedUpdate,
    BatchManifest,
    Signer,
)
from testdesk.formats.sealed import container
from testdesk.formats.sealed.container import Container
from testdesk.formats.sealed.entries import read_damaged_entries, write_entry
from testdesk.formats.sealed.file_kinds import BATCH
from testdesk.formats.sealed.runs import VerifiedPortion, read_portions

__all__ = [
    "ALG",
    "DOMAIN",
    "FORMAT",
    "NO_BATCH",
    "PAYLOAD_LIMITS",
    "BatchManifest",
    "EventRange",
    "SealedBatch",
    "Sender",
    "VerifiedEvents",
]
__all__ += [
    "AcknowledgedUpdate",
    "Signer",
    "batch_name",
    "check_endorsement",
    "endorse",
    "manifest_sha256",
]
__all__ += ["open_batch", "open_damaged_batch", "open_sealed", "read_manifest", "read_sealed"]
__all__ += ["read_sender", "verify_sealed", "write_batch"]

FORMAT = "testdesk-batch"
ALG = "ed25519+age-x25519"
# Part of what is signed: no signature passes for one of another kind of thing.
DOMAIN = b"testdesk-batch-v1"
ENROL_DOMAIN = b"testdesk-enrol-v1"
# Four times the size that 250,000 samples need.
PAYLOAD_LIMITS = container.PayloadLimits(512 << 20)


class Sender(msgspec.Struct, frozen=True):
    """The author of a batch, and its recipients.

    Attributes:
        city: the city's id, 32 hex digits.
        station, point, kit: as in the kit; `kit` is the kit's identity.
        signing_key: the station's own Ed25519 seed.
        recipient: the station's own age recipient, for the answer.
        endorsement: the enrolment key's signature on the two keys above (see `endorse`).
        recipients: age recipients who can open the batch.
    """

    city: str
    station: int
    point: str
    kit: str
    signing_key: bytes
    recipient: str
    endorsement: bytes
    recipients: tuple[str, ...]


class SealedBatch(msgspec.Struct, frozen=True):
    """A batch file, read as far as is possible without a key to its payload.

    Attributes:
        box: the container, whose signature has been verified as the signer's.
        manifest: the container's manifest, whose fields all have the right form.
        manifest_sha256: hex hash of the manifest's bytes, which identifies the batch.
    """

    box: Container
    manifest: BatchManifest
    manifest_sha256: str


def batch_name(station: int, first: int, last: int) -> str:
    """The file's name on the stick."""
    return f"batch-{station}-{first}-{last}{BATCH}"


def endorse(
    enrolment_seed: bytes, *, city: str, station: int, public: bytes, recipient: str
) -> bytes:
    """Signs the laptop's own keys with the kit's one-time key.

    Args:
        enrolment_seed: Ed25519 seed from the kit.
        city: as in the kit.
        station: as in the kit.
        public: the station's Ed25519 public key.
        recipient: the station's age recipient.
    """
    return keys.sign(
        enrolment_seed, ENROL_DOMAIN, _introduction(city, station, public.hex(), recipient)
    )


def write_batch(
    entries: EventRange,
    *,
    sender: Sender,
    prev_batch: str,
    created: str,
    acknowledged: AcknowledgedUpdate | None = None,
) -> bytes:
    """Packs a range of the sender's events without gaps, oldest first.

    Args:
        entries: at least one. They are iterated once, while they are written.
        sender: the station and its keys, and who can open the batch.
        prev_batch: SHA-256 of the manifest of the batch that ends just before this range, or
            `NO_BATCH`.
        created: UTC, in ISO format.
        acknowledged: the newest update that the station has applied; None if there is none.

    Raises:
        Refusal: container_too_large; event_damaged, chain_broken: a reader would refuse the events.
        ValueError: a value has the wrong form, which is a bug of the caller.
    """
    public = keys.public_key(sender.signing_key)
    manifest = _manifest(entries, sender, public) | {"prev_batch": prev_batch, "created": created}
    if acknowledged is not None:
        manifest["told"] = msgspec.to_builtins(acknowledged)
    # An empty payload, until the real one is made: the other fields are checked before that.
    manifest["payload"] = container.payload_entry(b"")
    events = _checked_lines(entries, msgspec.convert(manifest, BatchManifest))
    lines = container.pack_lines(container.first_line(manifest, public), events, PAYLOAD_LIMITS)
    payload = keys.age_encrypt(lines, sender.recipients)
    del lines
    manifest["payload"] = container.payload_entry(payload)
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=sender.signing_key)


def _checked_lines(entries: Iterable[Entry], manifest: BatchManifest) -> Iterator[bytes]:
    """The lines, each checked so that nothing is written that a reader would refuse."""
    lines, checked = tee(map(write_entry, entries))
    for portion in _portions(manifest, checked):
        yield from islice(lines, len(portion.entries))


def _manifest(entries: EventRange, sender: Sender, public: bytes) -> dict[str, Any]:
    first, last = entries[0].header, entries[-1].header
    return {
        "format": FORMAT,
        "version": 1,
        "alg": ALG,
        "city": sender.city,
        "station": sender.station,
        "point": sender.point,
        "first": first.seq,
        "last": last.seq,
        "events": len(entries),
        "prev": first.prev,
        "head": hash_chain.header_hash(last),
        "recipients": list(sender.recipients),
        "signer": {
            "public_key": public.hex(),
            "recipient": sender.recipient,
            "kit": sender.kit,
            "endorsement": sender.endorsement.hex(),
        },
        "software": __version__,
    }


def read_sealed(data: bytes) -> SealedBatch:
    """Reads a batch except its events: form, payload's hash, and signature by the stated key.

    This needs no secret: a courier can check order, loss and damage. It does not prove that the
    stated key belongs to a station of the city (see `check_endorsement`).

    Raises:
        Refusal: alg_unknown, manifest_invalid, signature_wrong, and those of `container.unpack`.
    """
    box = container.unpack(data, expected_format=FORMAT)
    manifest = forms.manifest_of(box.manifest, BatchManifest, alg=ALG)
    container.check_signature(box, bytes.fromhex(manifest.signer.public_key), DOMAIN)
    return SealedBatch(box, manifest, manifest_sha256(box))


def read_manifest(data: bytes) -> tuple[BatchManifest, str]:
    """The manifest, as read by `read_sealed`, and the SHA-256 of its bytes.

    Raises:
        Refusal: as `read_sealed`.
    """
    sealed = read_sealed(data)
    return sealed.manifest, sealed.manifest_sha256


def read_sender(head: bytes) -> BatchManifest:
    """The manifest, as read by `read_manifest`, from only the beginning of a file.

    Raises:
        Refusal: as `read_manifest`, except for faults of the payload.
    """
    box = container.unpack_head(head, expected_format=FORMAT)
    manifest = forms.manifest_of(box.manifest, BatchManifest, alg=ALG)
    container.check_signature(box, bytes.fromhex(manifest.signer.public_key), DOMAIN)
    return manifest


def manifest_sha256(box: Container) -> str:
    """Hex hash of the manifest's bytes; it identifies the batch in receipts and chains."""
    return hashlib.sha256(box.manifest_bytes).hexdigest()


def check_endorsement(manifest: BatchManifest, enrolment_key: bytes) -> None:
    """Verifies that the signer was set up with the kit of this enrolment key (public, 32 bytes).

    Raises:
        Refusal: station_not_enrolled.
    """
    signer = manifest.signer
    message = _introduction(manifest.city, manifest.station, signer.public_key, signer.recipient)
    if not keys.verify(enrolment_key, ENROL_DOMAIN, message, bytes.fromhex(signer.endorsement)):
        raise Refusal("station_not_enrolled")


def open_damaged_batch(data: bytes, *, age_identities: Sequence[str]) -> list[Entry]:
    """The trustworthy part of a batch whose events are damaged; see `read_damaged_entries`.

    Raises:
        Refusal: as `open_batch`, except for event_damaged and chain_broken.
    """
    sealed = read_sealed(data)
    lines = _lines(sealed, _packed(sealed, age_identities))
    return read_damaged_entries(islice(lines, sealed.manifest.events))


def open_batch(data: bytes, *, age_identities: Sequence[str]) -> tuple[BatchManifest, list[Entry]]:
    """Reads a whole batch; verifies signature, count, chain, and that the payload is the batch's.

    Raises:
        Refusal: not_addressed_to_us, payload_damaged, payload_not_bound, event_damaged,
            chain_broken, and those of `read_manifest`.
    """
    sealed = read_sealed(data)
    return sealed.manifest, open_sealed(sealed, age_identities=age_identities)


def open_sealed(sealed: SealedBatch, *, age_identities: Sequence[str]) -> list[Entry]:
    """The events of a batch that `read_sealed` has read; verifies the rest, as `open_batch` does.

    Raises:
        Refusal: as `open_batch`, without those of `read_sealed`.
    """
    lines = _lines(sealed, _packed(sealed, age_identities))
    return [entry for portion in _portions(sealed.manifest, lines) for entry in portion.entries]


def verify_sealed(
    sealed: SealedBatch, *, age_identities: Sequence[str], keep: int = 0
) -> VerifiedEvents:
    """As `open_sealed`, but holds only the packed payload of a batch with more than `keep` events.

    Raises:
        Refusal: as `open_sealed`.
    """
    packed = _packed(sealed, age_identities)
    kept = list[Entry]() if sealed.manifest.events <= keep else None
    hashes = bytearray()
    for portion in _portions(sealed.manifest, _lines(sealed, packed)):
        hashes += bytes.fromhex("".join(portion.hashes))
        if kept is not None:
            kept += portion.entries
    if kept is not None:
        return VerifiedEvents(sealed.manifest, b"", bytes(hashes), tuple(kept))
    return VerifiedEvents(sealed.manifest, packed, bytes(hashes), None)


def _packed(sealed: SealedBatch, age_identities: Sequence[str]) -> bytes:
    """The payload: decrypted, but still compressed."""
    return keys.age_decrypt(sealed.box.payload, age_identities)


def _lines(sealed: SealedBatch, packed: bytes) -> Iterator[bytes]:
    """The payload's lines; verifies that it was made for this manifest and this signer."""
    first, lines = container.open_lines(packed, PAYLOAD_LIMITS)
    public = bytes.fromhex(sealed.manifest.signer.public_key)
    container.check_first_line(sealed.box, first, public)
    return lines


def _portions(manifest: BatchManifest, lines: Iterable[bytes]) -> Iterator[VerifiedPortion]:
    """The events in portions; together they must be exactly those that the manifest describes."""
    count, head = 0, ""
    for portion in read_portions(
        lines,
        station=manifest.station,
        first=manifest.first,
        prev=manifest.prev,
        most=manifest.events,
    ):
        count, head = count + len(portion.entries), portion.hashes[-1]
        yield portion
    if count != manifest.events or head != manifest.head:
        raise ChainBroken()


def _introduction(city: str, station: int, public_key: str, recipient: str) -> bytes:
    """What an endorsement signs: the keys that a laptop made, and which station it is."""
    return "\0".join((city, str(station), public_key, recipient)).encode("utf-8")
