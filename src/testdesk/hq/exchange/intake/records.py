"""Records of batch files: what is stored about them, by the hash of each whole file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from testdesk.formats.exchange.batch import BatchManifest
from testdesk.hq.conflicts import receipt_notes
from testdesk.hq.exchange.intake import receipts
from testdesk.hq.exchange.intake.verification import VerifiedFile
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import BATCH, CONTACT, RECEIPT, STATION_KEY
from testdesk.hq.store.upserts import Upsert, upsert
from testdesk.wall_clock import utc_text


class AcceptedFile(msgspec.Struct, frozen=True):
    """A file that was accepted earlier, and its receipt."""

    sha256: str
    station: int
    first: int
    last: int
    receipt: bytes


def known(hq: Headquarters, sha256s: Sequence[str]) -> dict[str, AcceptedFile]:
    """Finds files that need no second verification, by hash; records their stations' contact.

    These are files that were accepted, whose receipt is kept, and whose events nothing contradicts.
    Other files are verified again, because the cause of a refusal may be gone, and a conflict may
    be newer than the receipt.

    Args:
        hq: the headquarters.
        sha256s: hex hashes of whole files; a few hundred at most.
    """
    batch = BATCH.c
    query = (
        select(batch.sha256, batch.station, batch.first, batch.last, RECEIPT.c.data)
        .join(RECEIPT, RECEIPT.c.manifest_sha256 == batch.manifest_sha256)
        .where(batch.sha256.in_(sha256s), batch.verdict == "accepted")
    )
    with hq.read() as connection:
        rows = connection.execute(query).all()
        by_station: dict[int, list[AcceptedFile]] = defaultdict(list)
        for row in rows:
            by_station[row.station].append(AcceptedFile(*row[:4], bytes(row.data)))
        found = {file.sha256: file for file in _uncontradicted(connection, by_station)}
    now = utc_text(hq.clock.now())
    stations = {file.station for file in found.values()}
    if stations:
        with hq.write() as connection:
            upsert(connection, CONTACT, [{"station": n, "at": now} for n in sorted(stations)])
    return found


def _uncontradicted(
    connection: Connection, stations: Mapping[int, Sequence[AcceptedFile]]
) -> Iterator[AcceptedFile]:
    ranges = {
        station: (min(file.first for file in files), max(file.last for file in files))
        for station, files in stations.items()
    }
    notes = receipt_notes.notes(connection, ranges)
    for station, files in stations.items():
        contradicted = [note.seq for note in notes.get(station, ())]
        yield from (
            file for file in files if not any(file.first <= n <= file.last for n in contradicted)
        )


def pin(hq: Headquarters, connection: Connection, manifests: Sequence[BatchManifest]) -> None:
    """Stores the keys that stations' first batches introduced."""
    now = utc_text(hq.clock.now())
    rows = [
        {
            "station": manifest.station,
            "public_key": manifest.signer.public_key,
            "recipient": manifest.signer.recipient,
            "kit": manifest.signer.kit,
            "pinned_at": now,
        }
        for manifest in manifests
    ]
    if rows:
        connection.execute(STATION_KEY.insert(), rows)


def record(
    hq: Headquarters,
    connection: Connection,
    files: Sequence[VerifiedFile],
    *,
    verdict: str,
    reason: str,
) -> None:
    """Records the verdict on files, unless the same files were accepted earlier.

    If they are accepted, it also records that their stations were in contact.
    """
    now = utc_text(hq.clock.now())
    rows = {
        verified.sha256: {
            "sha256": verified.sha256,
            "station": verified.manifest.station,
            "first": verified.manifest.first,
            "last": verified.manifest.last,
            "file": verified.file,
            "manifest_sha256": verified.manifest_sha256,
            "verdict": verdict,
            "reason": reason,
            "taken_at": now,
        }
        for verified in files
    }
    upsert(connection, BATCH, list(rows.values()), replaces=_was_not_accepted)
    if verdict == "accepted":
        stations = sorted({verified.manifest.station for verified in files})
        upsert(connection, CONTACT, [{"station": station, "at": now} for station in stations])


def _was_not_accepted(_new: Upsert) -> ColumnElement[bool]:
    return BATCH.c.verdict != "accepted"


def batch_to_answer(verified: VerifiedFile) -> receipts.Batch:
    """The batch as its receipt describes it."""
    manifest = verified.manifest
    return receipts.Batch(
        manifest.station,
        manifest.first,
        manifest.last,
        verified.manifest_sha256,
        manifest.signer.recipient,
    )
