"""The outbox: every batch that was written, and how far each writing is proven to have come."""

from __future__ import annotations

import msgspec

from testdesk.domain.station import outbox
from testdesk.domain.station.outbox import Acknowledgement, ExportAttempt
from testdesk.domain.station.status import BatchRecord
from testdesk.formats.exchange.batch_manifest import NO_BATCH
from testdesk.store.connection import Database

_FIELDS = ("first", "last", "file", "state", "reason", "sha256", "written_at", "people")
_LIST = ", ".join(_FIELDS)
_WORD = "headquarters_word"
_BEGUN = "begun"
# A stick that refuses is tried some times, and changed then.
_NEWEST_BEGUN = 64


class StoredOutbox:
    """Delivery's bookkeeping, beside the journal. A writing is never removed or replaced."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def attempts(self) -> list[ExportAttempt]:
        """Every writing in the order in which they were made."""
        rows = self._db.execute(
            f"SELECT {_LIST}, manifest_sha256, settled_at FROM writing ORDER BY number"  # noqa: S608 - our names
        )
        made = [ExportAttempt(BatchRecord(*row[:-2]), *row[-2:]) for row in rows]
        return outbox.as_held(made, self.acknowledgement())

    def acknowledgement(self) -> Acknowledgement | None:
        """What headquarters said last of what it has of our journal."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [_WORD]).fetchone()
        return msgspec.json.decode(row[0], type=Acknowledgement) if row else None

    def begin(self, attempt: ExportAttempt) -> None:
        """Notes that a batch is about to be written: it may arrive though the writing fails."""
        self._keep_begun([*self.begun(), attempt][-_NEWEST_BEGUN:])

    def begun(self) -> list[ExportAttempt]:
        """Batches whose writing was begun, and not recorded as done, oldest first."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [_BEGUN]).fetchone()
        return msgspec.json.decode(row[0], type=list[ExportAttempt]) if row else []

    def _keep_begun(self, begun: list[ExportAttempt]) -> None:
        value = msgspec.json.encode(begun)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_BEGUN, value])

    def keep_acknowledgement(self, acknowledgement: Acknowledgement) -> None:
        """Notes what headquarters said, in the place of what it said before."""
        value = msgspec.json.encode(acknowledgement)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_WORD, value])

    def batches(self) -> list[BatchRecord]:
        """What the writings say of each range, newest first."""
        return outbox.shown(self.attempts())

    def exported_to(self) -> int:
        """See `domain.station.outbox.exported_to`."""
        return outbox.exported_to(self.attempts())

    def manifest_before(self, first: int) -> str:
        """Hash of the manifest of the batch that ends before `first`; zeros for none.

        Of several writings of one range the accepted one, for headquarters has seen it.
        """
        row = self._db.execute(
            "SELECT manifest_sha256 FROM writing WHERE last < ?"
            " ORDER BY last DESC, state = 'accepted' DESC, number DESC LIMIT 1",
            [first],
        ).fetchone()
        return row[0] if row else NO_BATCH

    def add(self, batch: BatchRecord, *, manifest_sha256: str) -> None:
        """Remembers a batch that was written and read back, beside earlier ones of its range."""
        values = [getattr(batch, name) for name in _FIELDS]
        self._db.execute(
            f"INSERT INTO writing ({_LIST}, manifest_sha256)"  # noqa: S608 - our names
            f" VALUES ({', '.join('?' * len(_FIELDS))}, ?)",
            [*values, manifest_sha256],
        )
        begun = self.begun()
        left = [one for one in begun if one.manifest_sha256 != manifest_sha256]
        if len(left) < len(begun):
            self._keep_begun(left)

    def settle(self, settled: ExportAttempt, *, receipt: bytes) -> None:
        """Writes down what a verified receipt says of one writing, and keeps the receipt."""
        batch = settled.batch
        self._db.execute(
            "UPDATE writing SET state = ?, reason = ?, settled_at = ?, receipt = ?"
            " WHERE manifest_sha256 = ?",
            [batch.state, batch.reason, settled.settled_at, receipt, settled.manifest_sha256],
        )
