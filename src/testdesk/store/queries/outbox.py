"""The outbox: every batch written, and the proven state of each export attempt."""

from __future__ import annotations

import msgspec

from testdesk.domain.station import outbox
from testdesk.domain.station.outbox import Acknowledgement, ExportAttempt
from testdesk.domain.station.status import BatchRecord
from testdesk.formats.exchange.batch_manifest import NO_BATCH
from testdesk.store.connection import Database

_FIELDS = ("first", "last", "file", "state", "reason", "sha256", "written_at", "people")
_COLUMNS = ", ".join(_FIELDS)
# Names of settings.
_ACKNOWLEDGEMENT = "headquarters_word"
_UNFINISHED = "begun"
# A failing stick is tried a few times and then replaced, so a few dozen attempts are enough.
_MAX_UNFINISHED = 64


class StoredOutbox:
    """The records of exports, outside the journal.

    An attempt is first stored as unfinished, in a setting that keeps the last 64 of these. When the
    file has been written and read back, the attempt becomes a row of the table `writing`, which is
    never deleted; only its state changes later.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def attempts(self) -> list[ExportAttempt]:
        """Every finished export attempt, in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, manifest_sha256, settled_at FROM writing ORDER BY number"  # noqa: S608 - our names
        )
        attempts = [ExportAttempt(BatchRecord(*row[:-2]), *row[-2:]) for row in rows]
        return outbox.with_lost_state(attempts, self.acknowledgement())

    def acknowledgement(self) -> Acknowledgement | None:
        """Headquarters' last acknowledgement of our journal."""
        row = self._db.execute(
            "SELECT value FROM setting WHERE name = ?", [_ACKNOWLEDGEMENT]
        ).fetchone()
        return msgspec.json.decode(row[0], type=Acknowledgement) if row else None

    def begin(self, attempt: ExportAttempt) -> None:
        """Records that a batch is about to be written: it may arrive even if the export fails."""
        self._store_unfinished([*self.unfinished_attempts(), attempt][-_MAX_UNFINISHED:])

    def unfinished_attempts(self) -> list[ExportAttempt]:
        """Export attempts that began and were not recorded as complete, oldest first."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [_UNFINISHED]).fetchone()
        return msgspec.json.decode(row[0], type=list[ExportAttempt]) if row else []

    def _store_unfinished(self, unfinished: list[ExportAttempt]) -> None:
        value = msgspec.json.encode(unfinished)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_UNFINISHED, value])

    def keep_acknowledgement(self, acknowledgement: Acknowledgement) -> None:
        """Replaces the stored acknowledgement."""
        value = msgspec.json.encode(acknowledgement)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_ACKNOWLEDGEMENT, value])

    def batches(self) -> list[BatchRecord]:
        """One record for each exported range of events, the newest range first.

        It is the accepted attempt of the range, else one that has arrived, else the last one.
        """
        return outbox.batch_records(self.attempts())

    def exported_up_to(self) -> int:
        """The last event up to which every event has been exported.

        Batches that headquarters will refuse again do not count: their events are always exported.
        """
        return outbox.exported_up_to(self.attempts())

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros if there is none.

        If a range has several attempts, the accepted one is used, since headquarters has seen it.
        """
        row = self._db.execute(
            "SELECT manifest_sha256 FROM writing WHERE last < ?"
            " ORDER BY last DESC, state = 'accepted' DESC, number DESC LIMIT 1",
            [first],
        ).fetchone()
        return row[0] if row else NO_BATCH

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Records a batch that was written and read back; earlier attempts of its range remain."""
        values = [getattr(batch, name) for name in _FIELDS]
        self._db.execute(
            f"INSERT INTO writing ({_COLUMNS}, manifest_sha256)"  # noqa: S608 - our names
            f" VALUES ({', '.join('?' * len(_FIELDS))}, ?)",
            [*values, manifest_sha256],
        )
        unfinished = self.unfinished_attempts()
        remaining = [
            attempt for attempt in unfinished if attempt.manifest_sha256 != manifest_sha256
        ]
        if len(remaining) < len(unfinished):
            self._store_unfinished(remaining)

    def settle(self, settled: ExportAttempt, *, receipt: bytes) -> None:
        """Records the result of one export attempt, with its verified receipt."""
        batch = settled.batch
        self._db.execute(
            "UPDATE writing SET state = ?, reason = ?, settled_at = ?, receipt = ?"
            " WHERE manifest_sha256 = ?",
            [batch.state, batch.reason, settled.settled_at, receipt, settled.manifest_sha256],
        )
