"""Verifies a batch: who sent it, whether that laptop is trusted, and whether it fits the chain."""

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
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.hq.city import revocations
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import BATCH, KIT, STATION_KEY
from testdesk.hq.store.sequence import MAX_SEQUENCE_NUMBER


class VerifiedFile(msgspec.Struct, frozen=True):
    """A batch file whose sender has been verified as enrolled."""

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
    """The laptops that belong to the city, in one state of the database.

    Each kit is looked up once and each introduction verified once, because a stick brings many
    batches of one laptop.
    """

    def __init__(self, hq: Headquarters, connection: Connection) -> None:
        self._city = hq.city
        self._connection = connection
        self._verified: set[tuple[int, Signer]] = set()

    def identify(self, data: bytes, file: str) -> VerifiedFile:
        """Checks by format, signature, city and kit that a file is from a laptop of this city.

        Raises:
            Refusal: the refusals of `batch.read_sealed`; file_empty, file_not_ours,
                batch_other_city, station_not_enrolled, manifest_invalid.
        """
        require_testdesk_file(data)
        sealed = read_sealed(data)
        self.check(sealed.manifest)
        return VerifiedFile(file, hashlib.sha256(data).hexdigest(), sealed)

    def check(self, manifest: BatchManifest) -> None:
        """Checks that the sender belongs to the city; see `identify`."""
        if manifest.city != self._city:
            raise Refusal("batch_other_city")
        introduction = manifest.station, manifest.signer
        if introduction not in self._verified:
            check_endorsement(manifest, self._enrolment_key(manifest))
            self._verified.add(introduction)
        if manifest.last > MAX_SEQUENCE_NUMBER:
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
    """Checks a batch's sender from the beginning of its file, before the rest has arrived.

    Args:
        hq: the headquarters.
        head: the file's first `container.HEAD_LIMIT` bytes.
    """
    manifest = read_sender(head)
    with hq.read() as connection:
        Enrolments(hq, connection).check(manifest)


class SenderTrust:
    """Which laptops are trusted, within one transaction; looked up once for all stations.

    Args:
        connection: a connection in that transaction.
        stations: the station numbers that the laptops use.
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
        """Uses this batch's key as the station's key from now on."""
        signer = manifest.signer
        self._pinned[manifest.station] = signer.public_key, signer.recipient

    def check(self, arrival: VerifiedFile) -> None:
        """Checks that the laptop is not revoked, and that its key is the station's.

        Raises:
            Refusal: station_revoked, unless this same file was accepted earlier;
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
    """The part of a station's chain around its new batches, and the batches that have joined it."""

    def __init__(self, links: dict[int, tuple[str, str]]) -> None:
        """Begins with the events that are here.

        Args:
            links: (header hash, `prev`) by sequence number, from one before the first batch to one
                after the last.
        """
        self._links = links

    def join(
        self, manifest: BatchManifest, entries: Sequence[Entry]
    ) -> tuple[tuple[str, ...], int]:
        """Adds a batch to the chain.

        Args:
            manifest: the batch's manifest.
            entries: all its events, as `batch.open_sealed` verified them: the hash of each is the
                `prev` of the next, and the hash of the last is the manifest's head.

        Returns:
            The header hashes of the events, and how many events are new.

        Raises:
            Refusal: journal_forked: an event differs from the one here, or the event before or
                after the batch does not join it.
        """
        prevs = [entry.header.prev for entry in entries]
        hashes = (*prevs[1:], manifest.head)
        links = {
            entry.header.seq: (hashed, prev)
            for entry, hashed, prev in zip(entries, hashes, prevs, strict=True)
        }
        known = self._links
        differs = any(known[seq] != link for seq, link in links.items() if seq in known)
        before = known.get(manifest.first - 1, (manifest.prev, ""))[0]
        after = known.get(manifest.last + 1, ("", manifest.head))[1]
        if differs or before != manifest.prev or after != manifest.head:
            raise Refusal("journal_forked")
        new = len(links.keys() - known.keys())
        self._links |= links
        return hashes, new
