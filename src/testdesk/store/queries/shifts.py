"""The shifts of this station, by sequence numbers."""

from __future__ import annotations

from testdesk.domain.station.status import IDLE_KINDS, Shift, ShiftEnd
from testdesk.store.connection import Database

# The setting with the sequence number of the event at which the first shift begins. For the journal
# of an older program, which had no shifts, it is the first event of its last day (`store.derived`).
FIRST_SHIFT = "first_shift"
FROM_THE_START = b"1"  # the value for a journal that this program began

# The newest close after which the shift was not opened again. The close before a reopened shift is
# the one that precedes it, so the shift begins where it began.
_CLOSED = """
    SELECT first, last, seq, at FROM shift WHERE station = ? AND NOT EXISTS (
        SELECT 1 FROM day_reopened r
        WHERE r.station = shift.station AND r.first = shift.first AND r.seq > shift.seq)
    ORDER BY seq DESC LIMIT 1
"""
_OPENED = """
    SELECT EXISTS (SELECT 1 FROM event WHERE station = ? AND seq > ?
        AND kind IN ('operator_signed_in', 'day_reopened'))
"""
# The time of the first event from one on that is work.
_WORK = (
    "SELECT at FROM event WHERE station = ? AND seq >= ?"  # noqa: S608 - our own names
    f" AND kind NOT IN ({', '.join(repr(kind) for kind in IDLE_KINDS)}) ORDER BY seq LIMIT 1"
)
_LENGTH = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"


class StoredShifts:
    """Reads the shifts of one station."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def current(self) -> Shift:
        """See `ports.Shifts`."""
        first = self.open_first()
        length = self._db.execute(_LENGTH, [self._station]).fetchone()[0]
        work = self._db.execute(_WORK, [self._station, first]).fetchone()
        closed = self._db.execute(_CLOSED, [self._station]).fetchone()
        if work is None and closed is not None:
            first, last, _, closed_at = closed
            began = self._db.execute(_WORK, [self._station, first]).fetchone()
            return Shift(first, last, began[0] if began else "", closed_at)
        return Shift(first, length, work[0] if work else "")

    def last_close(self) -> ShiftEnd | None:
        """See `ports.Shifts`."""
        closed = self._db.execute(_CLOSED, [self._station]).fetchone()
        return None if closed is None else ShiftEnd(closed[0], closed[2], closed[3])

    def opened_after(self, seq: int) -> bool:
        """See `ports.Shifts`."""
        return bool(self._db.execute(_OPENED, [self._station, seq]).fetchone()[0])

    def open_first(self) -> int:
        """See `ports.Shifts`."""
        closed = self._db.execute(_CLOSED, [self._station]).fetchone()
        if closed is not None:
            return int(closed[2]) + 1  # the event after the one that closed the shift
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [FIRST_SHIFT]).fetchone()
        return int(row[0]) if row else 1
