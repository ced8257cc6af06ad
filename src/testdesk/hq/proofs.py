"""Proofs: whose batch it is, whether that laptop is believed, whether its history joins ours."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.events import Entry
from testdesk.domain.journal import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.formats.batch import BatchManifest, check_endorsement, read_manifest, read_sender
from testdesk.hq import revocations
from testdesk.hq.home import Headquarters
from testdesk.hq.schema import BATCH, KIT, STATION_KEY

# No journal comes near it, and databases and JSON readers can still count beyond it.
LAST_NUMBER = 2**53


class Arrival(msgspec.Struct, frozen=True):
    """A file whose sender is proven to be enrolled."""

    file: str
    sha256: str
    manifest: BatchManifest
    manifest_sha256: str


def identify(hq: Headquarters, connection: Connection, data: bytes, file: str) -> Arrival:
    """Form, signature, city, kit: whether a laptop of this city speaks."""
    manifest, manifest_sha256 = read_manifest(data)
    _check_enrolled(hq, connection, manifest)
    return Arrival(file, hashlib.sha256(data).hexdigest(), manifest, manifest_sha256)


def check_sender(hq: Headquarters, head: bytes) -> None:
    """Refuses, from the beginning of a file, what `identify` would refuse at its end.

    Args:
        hq: the headquarters.
        head: its first `container.HEAD_LIMIT` bytes.
    """
    manifest = read_sender(head)
    with hq.reading() as connection:
        _check_enrolled(hq, connection, manifest)


def _check_enrolled(hq: Headquarters, connection: Connection, manifest: BatchManifest) -> None:
    if manifest.city != hq.city:
        raise Refusal("batch_other_city")
    known = select(KIT.c.enrolment_key).where(
        KIT.c.kit == manifest.signer.kit, KIT.c.station == manifest.station
    )
    enrolment_key = connection.execute(known).scalar()
    if enrolment_key is None:
        raise Refusal("station_not_enrolled")
    check_endorsement(manifest, bytes.fromhex(enrolment_key))
    if manifest.last > LAST_NUMBER:
        raise Refusal("manifest_invalid")


def check_believed(connection: Connection, arrival: Arrival) -> None:
    """Refuses a revoked laptop's batch, unless this very file was accepted before."""
    if not revocations.is_revoked(connection, arrival.manifest.signer.kit):
        return
    accepted = select(BATCH.c.sha256).where(
        BATCH.c.sha256 == arrival.sha256, BATCH.c.verdict == "accepted"
    )
    if connection.execute(accepted).first() is None:
        raise Refusal("station_revoked")


def check_key(connection: Connection, manifest: BatchManifest) -> bool:
    """Whether the station's key is pinned; refuses another one under its number."""
    pinned = connection.execute(
        select(STATION_KEY).where(STATION_KEY.c.station == manifest.station)
    ).first()
    if pinned is None:
        return False
    signer = manifest.signer
    if (pinned.public_key, pinned.recipient) != (signer.public_key, signer.recipient):
        raise Refusal("station_key_differs")
    return True


class Chain:
    """What is here of a station's chain around its batches, and what joined it since."""

    def __init__(self, links: dict[int, tuple[str, str]]) -> None:
        """Takes header hash and `prev` by number, one beyond the batches at either end."""
        self._links = links

    def join(self, manifest: BatchManifest, entries: Sequence[Entry]) -> int:
        """Adds a batch; how many of its events are new.

        Raises:
            Refusal: journal_forked: an event that differs, or a neighbour that does not join.
        """
        links = {e.header.seq: (header_hash(e.header), e.header.prev) for e in entries}
        held = self._links
        differs = any(held[seq] != link for seq, link in links.items() if seq in held)
        before = held.get(manifest.first - 1, (manifest.prev, ""))[0]
        after = held.get(manifest.last + 1, ("", manifest.head))[1]
        if differs or before != manifest.prev or after != manifest.head:
            raise Refusal("journal_forked")
        new = len(links.keys() - held.keys())
        self._links |= links
        return new
