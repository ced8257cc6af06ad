"""The outbox: which batches were written, and how far each is proven to have come."""

from __future__ import annotations

from testdesk.domain.status import BatchRecord
from testdesk.store.connection import Database

_FIELDS = BatchRecord.__struct_fields__
_LIST = ", ".join(_FIELDS)
NO_BATCH = "0" * 64


class StoredOutbox:
    """Delivery's bookkeeping, beside the journal."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def batches(self) -> list[BatchRecord]:
        """Every batch of this station, newest first."""
        rows = self._db.execute(
            f"SELECT {_LIST} FROM outbox ORDER BY first DESC, last DESC"  # noqa: S608 - our names
        )
        return [BatchRecord(*row) for row in rows]

    def exported_to(self) -> int:
        """Up to which own number every event is in a batch that stands; 0 for none.

        The events of a refused batch are in none: they go out once more.
        """
        sql = "SELECT first, last FROM outbox WHERE state NOT IN ('written', 'refused')"
        reached = 0
        for first, last in sorted(self._db.execute(sql).fetchall()):
            if first > reached + 1:
                break
            reached = max(reached, last)
        return reached

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros for none."""
        row = self._db.execute(
            "SELECT manifest_sha256 FROM outbox WHERE last < ? ORDER BY last DESC LIMIT 1", [first]
        ).fetchone()
        return row[0] if row else NO_BATCH

    def manifest_of(self, first: int, last: int) -> str | None:
        """Hash of the manifest of our batch of exactly that range."""
        row = self._db.execute(
            "SELECT manifest_sha256 FROM outbox WHERE first = ? AND last = ?", [first, last]
        ).fetchone()
        return row[0] if row else None

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Remembers a batch that was written and read back."""
        values = [getattr(batch, name) for name in _FIELDS]
        self._db.execute(
            f"INSERT OR REPLACE INTO outbox ({_LIST}, manifest_sha256)"  # noqa: S608 - our names
            f" VALUES ({', '.join('?' * len(_FIELDS))}, ?)",
            [*values, manifest_sha256],
        )

    def settle(self, batch: BatchRecord, *, receipt: bytes) -> None:
        """Replaces the record of a batch by what a verified receipt says, and keeps the receipt."""
        self._db.execute(
            "UPDATE outbox SET state = ?, reason = ?, receipt = ? WHERE first = ? AND last = ?",
            [batch.state, batch.reason, receipt, batch.first, batch.last],
        )
