"""Verifies who sent a batch, and whether that laptop is trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

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


class EnrolledLaptops:
    """The laptops that were made from the city's kits, in one state of the database.

    Each laptop's keys are verified once, because a stick brings many batches of one laptop.
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
        laptop = manifest.station, manifest.signer
        if laptop not in self._verified:
            check_endorsement(manifest, self._enrolment_key(manifest))
            self._verified.add(laptop)
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

    Raises:
        Refusal: the refusals of `batch.read_sender`, and as for `EnrolledLaptops.identify`.
    """
    manifest = read_sender(head)
    with hq.read() as connection:
        EnrolledLaptops(hq, connection).check(manifest)


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

    def check(self, verified: VerifiedFile) -> None:
        """Checks that the laptop is not revoked, and that its key is the station's.

        Raises:
            Refusal: station_revoked, unless this same file was accepted earlier;
                station_key_differs: another laptop's key was pinned.
        """
        signer = verified.manifest.signer
        if signer.kit in self._revoked and not self._was_accepted(verified):
            raise StationRevoked()
        pinned = self._pinned.get(verified.manifest.station)
        if pinned not in (None, (signer.public_key, signer.recipient)):
            raise Refusal("station_key_differs")

    def _was_accepted(self, verified: VerifiedFile) -> bool:
        accepted = select(BATCH.c.sha256).where(
            BATCH.c.sha256 == verified.sha256, BATCH.c.verdict == "accepted"
        )
        return self._connection.execute(accepted).first() is not None
