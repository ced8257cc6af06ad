"""Receipts: made in the transaction that they acknowledge, kept, and made later if missing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, RowMapping, Select, select

from testdesk.formats.exchange.receipt import ConflictNote, Receipt, receipt_name, write_receipt
from testdesk.hq.conflicts import receipt_notes
from testdesk.hq.exchange.intake import durability
from testdesk.hq.exchange.intake.receipt_dates import receipt_dates
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import BATCH, RECEIPT, STATION_KEY
from testdesk.hq.store.upserts import upsert
from testdesk.ports import WaitingFile

# Older receipts are not offered. Each receipt states which of all the station's events are here.
_NEWEST = 1000


class Batch(msgspec.Struct, frozen=True):
    """A batch to answer, as its manifest describes it; the answer is sealed to `recipient`."""

    station: int
    first: int
    last: int
    manifest_sha256: str
    recipient: str


class Verdict(msgspec.Struct, frozen=True):
    """The answer to one batch.

    Attributes:
        batch: the batch.
        reason: the code of the reason why it is refused; empty if it is accepted.
        notes: which of its events are contradicted.
    """

    batch: Batch
    reason: str = ""
    notes: tuple[ConflictNote, ...] = ()


def answer(
    hq: Headquarters,
    connection: Connection,
    batch: Batch,
    *,
    reason: str,
    notes: tuple[ConflictNote, ...] = (),
) -> bytes:
    """Makes the signed answer to one batch; see `make_receipts`."""
    return make_receipts(hq, connection, [Verdict(batch, reason, notes)])[0]


def make_receipts(
    hq: Headquarters,
    connection: Connection,
    verdicts: Sequence[Verdict],
) -> list[bytes]:
    """Makes the signed answers to batches, and keeps them so that they can be fetched later.

    They are made before the commit and sent after it, so that a kept receipt and what it
    acknowledges become durable together.

    Args:
        hq: the headquarters.
        connection: a connection in the transaction that imported or refused the batches.
        verdicts: at least one, each for a different manifest.
    """
    stations = {verdict.batch.station for verdict in verdicts}
    holdings_by_station = epochs.holdings(connection, stations, clock=hq.clock)
    dates = receipt_dates(connection, stations, hq.clock.now())
    city, seed = hq.city, hq.signing_seed
    rows: list[dict[str, Any]] = []
    for verdict in verdicts:
        batch, holdings = verdict.batch, holdings_by_station[verdict.batch.station]
        receipt = Receipt(
            city=city,
            station=batch.station,
            first=batch.first,
            last=batch.last,
            manifest_sha256=batch.manifest_sha256,
            verdict="refused" if verdict.reason else "accepted",
            reason=verdict.reason,
            highest_contiguous=holdings.contiguous,
            conflicts=verdict.notes,
            created=dates[batch.station],
            holdings=holdings,
        )
        data = write_receipt(receipt, city_signing_key=seed, recipient=batch.recipient)
        rows.append(_row(batch, receipt, data))
    upsert(connection, RECEIPT, rows)
    return [row["data"] for row in rows]


def _row(batch: Batch, receipt: Receipt, data: bytes) -> dict[str, Any]:
    return {
        "manifest_sha256": batch.manifest_sha256,
        "station": batch.station,
        "file": receipt_name(batch.station, batch.first, batch.last),
        "recipient": batch.recipient,
        "made_at": receipt.created,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "data": data,
    }


def delete_receipts(connection: Connection, manifests: Collection[str]) -> None:
    """Deletes the receipts for these manifest hashes; they are made again when that is possible."""
    connection.execute(RECEIPT.delete().where(RECEIPT.c.manifest_sha256.in_(manifests)))


def waiting(hq: Headquarters, station: int) -> list[WaitingFile]:
    """The receipts of a station, newest first; only the newest receipt of each name.

    Receipts sealed to another laptop that used this number are left out.
    """
    _make_missing(hq, station)
    kept = RECEIPT.c
    query = _sealed_to(station, kept.file, kept.sha256, kept.size).limit(_NEWEST)
    found: dict[str, WaitingFile] = {}
    with durability.replicated_read(hq) as connection:
        for row in connection.execute(query):
            found.setdefault(row.file, WaitingFile(row.file, row.sha256, row.size))
    return list(found.values())


def find(hq: Headquarters, station: int, file: str) -> bytes | None:
    """The newest receipt of that name that is sealed to the station, or None."""
    query = _sealed_to(station, RECEIPT.c.data).where(RECEIPT.c.file == file).limit(1)
    with durability.replicated_read(hq) as connection:
        data = connection.execute(query).scalar()
    return None if data is None else bytes(data)


def _sealed_to(station: int, *columns: Column[Any]) -> Select[Any]:
    """A query for the receipts that the station's pinned key opens, newest first."""
    kept = RECEIPT.c
    return (
        select(*columns)
        .join(STATION_KEY, STATION_KEY.c.station == kept.station)
        .where(kept.station == station, kept.recipient == STATION_KEY.c.recipient)
        .order_by(kept.made_at.desc(), kept.manifest_sha256)
    )


def _make_missing(hq: Headquarters, station: int) -> None:
    """Makes receipts for batches that were imported without one, if that is possible now.

    They have none if an older version imported them, or if nothing could be acknowledged then.
    """
    with hq.read() as connection:
        if not (durability.can_acknowledge(hq, connection) and _unanswered(connection, station)):
            return
    with hq.write() as connection:
        for row in _unanswered(connection, station):
            batch = Batch(**{name: row[name] for name in Batch.__struct_fields__})
            notes = receipt_notes.notes(connection, {station: (batch.first, batch.last)})
            answer(
                hq,
                connection,
                batch,
                reason=row["reason"],
                notes=() if row["reason"] else notes.get(station, ()),
            )


def _unanswered(connection: Connection, station: int) -> list[RowMapping]:
    """The station's batches without a receipt.

    Batches of a laptop with another key are left out: these receipts are sealed to the pinned key.
    """
    batch = BATCH.c
    answered = select(RECEIPT.c.manifest_sha256)
    query = (
        select(BATCH, STATION_KEY.c.recipient)
        .join(STATION_KEY, STATION_KEY.c.station == batch.station)
        .where(
            batch.station == station,
            batch.reason != "station_key_differs",
            batch.manifest_sha256.not_in(answered),
        )
        .order_by(batch.taken_at, batch.sha256)
    )
    return list(connection.execute(query).mappings())
