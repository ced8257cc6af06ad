"""The unencrypted part of a batch (docs/formats/batch-v1.md)."""

from __future__ import annotations

import msgspec

from testdesk.domain.journal import hash_chain
from testdesk.formats.encoding import forms

NO_BATCH = "0" * 64


class Signer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The station's own keys, as stated in a batch.

    Attributes:
        public_key: Ed25519, hex.
        recipient: age recipient, to which answers are encrypted.
        kit: identity of the kit that made the laptop a station.
        endorsement: the enrolment key's signature on both keys, hex.
    """

    public_key: forms.Hex64
    recipient: forms.Recipient
    kit: forms.Hex32
    endorsement: forms.Hex128


class AcknowledgedUpdate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The newest update of headquarters that the station has applied.

    Attributes:
        number: counts the updates to the station from 1.
        manifest_sha256: hex hash of the update's manifest.
    """

    number: forms.Seq
    manifest_sha256: forms.Hex64


class BatchManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The description of a batch that its carriers can read; no personal data.

    Attributes:
        format, version: "testdesk-batch", 1.
        alg: `batch.ALG`; other algorithms may be required in future.
        city, station, point: recipient and sender.
        first, last, events: the range, inclusive, and its count.
        prev: header hash of the event before the first.
        head: header hash of the last event.
        prev_batch: SHA-256 of the manifest of the batch that ends before `first`, or zeros.
        created: UTC, in ISO format, by the station's clock.
        recipients: age recipients.
        signer: the station's keys.
        payload: hash and size of the encrypted payload.
        software: version of the program that wrote the batch.
        acknowledged: the newest update that was applied when the batch was written; absent if
            there is none. In the file it is called `told`.
    """

    format: str
    version: int
    alg: str
    city: forms.Hex32
    station: forms.Station
    point: forms.Name
    first: forms.Seq
    last: forms.Seq
    events: forms.Seq
    prev: forms.Hex64
    head: forms.Hex64
    prev_batch: forms.Hex64
    created: forms.Moment
    recipients: forms.Recipients
    signer: Signer
    payload: forms.PayloadHash
    software: forms.Name
    acknowledged: AcknowledgedUpdate | msgspec.UnsetType = msgspec.field(
        default=msgspec.UNSET, name="told"
    )

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        forms.check_moment(self.created)
        forms.check_recipients((*self.recipients, self.signer.recipient))
        if self.events != self.last - self.first + 1:
            raise ValueError("events")
        is_first = self.first == 1
        if is_first != (self.prev == hash_chain.GENESIS):
            raise ValueError("prev")
        if is_first and self.prev_batch != NO_BATCH:
            raise ValueError("prev_batch")
