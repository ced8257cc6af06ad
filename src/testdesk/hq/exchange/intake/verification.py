"""Verification: who sent a batch, whether that laptop is believed, whether its chain joins."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal, StationRevoked
from testdesk.formats.exchange.batch import (
    BatchManifest,
    SealedBatch,
    Signer,
    check_endorsement,
    read_sealed,
    read_sender,
)
from testdesk.formats.sealed.foreign import check_ours
from testdesk.hq.city import revocations
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import BATCH, KIT, STATION_KEY
from testdesk.hq.store.sequence import LAST_NUMBER


class VerifiedFile(msgspec.Struct, frozen=True):
    """A file whose sender is verified as enrolled."""

    file: str
    sha256: str
    sealed: SealedBatch

    @property
    def manifest(self) -> BatchManifest:
        """The batch's manifest."""
        return self.sealed.manifest

    @property
    def manifest_sha256(self) -> str:
        """The batch's identifier in receipts."""
        return self.sealed.manifest_sha256


class Enrolments:
    """Which laptops belong to the city, in one state of the database.

    Each kit is looked up once and an introduction verified once: a stick brings many batches of
    one laptop.
    """

    def __init__(self, hq: Headquarters, connection: Connection) -> None:
        self._city = hq.city
        self._connection = connection
        self._proven: set[tuple[int, Signer]] = set()

    def identify(self, data: bytes, file: str) -> VerifiedFile:
        """Checks format, signature, city and kit: whether the file is from a laptop of this city.

        Raises:
            Refusal: as `batch.read_sealed`; file_empty, file_not_ours, batch_other_city,
                station_not_enrolled, manifest_invalid.
        """
        check_ours(data)
        sealed = read_sealed(data)
        self.check(sealed.manifest)
        return VerifiedFile(file, hashlib.sha256(data).hexdigest(), sealed)

    def check(self, manifest: BatchManifest) -> None:
        """Refuses senders that are not of the city; see `identify`."""
        if manifest.city != self._city:
            raise Refusal("batch_other_city")
        introduction = manifest.station, manifest.signer
        if introduction not in self._proven:
            check_endorsement(manifest, self._enrolment_key(manifest))
            self._proven.add(introduction)
        if manifest.last > LAST_NUMBER:
            raise Refusal("manifest_invalid")

    def _enrolment_key(self, manifest: BatchManifest) -> bytes:
        known = select(KIT.c.enrolment_key).where(
            KIT.c.kit == manifest.signer.kit, KIT.c.station == manifest.station
        )
        found = self._connection.execute(known).scalar()
        if found is None:
            raise Refusal("station_not_enrolled")
        return bytes.fromhex(found)


def check_sender(hq: Headquarters, head: bytes) -> None:
    """Refuses, from the beginning of a file, what `identify` would refuse at its end.

    Args:
        hq: the headquarters.
        head: its first `container.HEAD_LIMIT` bytes.
    """
    manifest = read_sender(head)
    with hq.read() as connection:
        Enrolments(hq, connection).check(manifest)


class SenderTrust:
    """Whether stations' laptops are believed, within one transaction; looked up once for all.

    Args:
        connection: in the transaction.
        stations: the numbers they use.
    """

    def __init__(self, connection: Connection, stations: Collection[int]) -> None:
        self._connection = connection
        self._revoked = revocations.revoked_kits(connection)
        key = STATION_KEY.c
        rows = connection.execute(select(STATION_KEY).where(key.station.in_(stations)))
        self._pinned = {row.station: (row.public_key, row.recipient) for row in rows}

    def is_pinned(self, station: int) -> bool:
        """Whether the station's key is known."""
        return station in self._pinned

    def pin(self, manifest: BatchManifest) -> None:
        """Makes this the station's key from now on."""
        signer = manifest.signer
        self._pinned[manifest.station] = signer.public_key, signer.recipient

    def check(self, arrival: VerifiedFile) -> None:
        """Refuses a revoked laptop, and another key under the station's number.

        Raises:
            Refusal: station_revoked, unless this very file was accepted before;
                station_key_differs.
        """
        signer = arrival.manifest.signer
        if signer.kit in self._revoked and not self._was_accepted(arrival):
            raise StationRevoked()
        pinned = self._pinned.get(arrival.manifest.station)
        if pinned not in (None, (signer.public_key, signer.recipient)):
            raise Refusal("station_key_differs")

    def _was_accepted(self, arrival: VerifiedFile) -> bool:
        accepted = select(BATCH.c.sha256).where(
            BATCH.c.sha256 == arrival.sha256, BATCH.c.verdict == "accepted"
        )
        return self._connection.execute(accepted).first() is not None


class Chain:
    """A station's chain around its batches, and what has joined it since."""

    def __init__(self, links: dict[int, tuple[str, str]]) -> None:
        """Takes header hash and `prev` by number, one beyond the batches at either end."""
        self._links = links

    def join(
        self, manifest: BatchManifest, entries: Sequence[Entry]
    ) -> tuple[tuple[str, ...], int]:
        """Adds a batch.

        Args:
            manifest: of the batch.
            entries: all of them, as `batch.open_sealed` verified them: each one's hash is what the
                next one names, and the last one's is the manifest's head.

        Returns:
            their header hashes, and how many of them are new.

        Raises:
            Refusal: journal_forked: an event that differs, or a neighbour that does not join.
        """
        prevs = [entry.header.prev for entry in entries]
        hashes = (*prevs[1:], manifest.head)
        links = {
            entry.header.seq: (hashed, prev)
            for entry, hashed, prev in zip(entries, hashes, prevs, strict=True)
        }
        held = self._links
        differs = any(held[seq] != link for seq, link in links.items() if seq in held)
        before = held.get(manifest.first - 1, (manifest.prev, ""))[0]
        after = held.get(manifest.last + 1, ("", manifest.head))[1]
        if differs or before != manifest.prev or after != manifest.head:
            raise Refusal("journal_forked")
        new = len(links.keys() - held.keys())
        self._links |= links
        return hashes, new
