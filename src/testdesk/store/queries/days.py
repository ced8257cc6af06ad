"""Queries for the report of a shift."""

from __future__ import annotations

from testdesk.domain.station.status import Shift
from testdesk.ports.days import DaySample
from testdesk.store.connection import Database

_SAMPLES = """
    SELECT s.resident, s.at, s.compound, s.building
    FROM event e CROSS JOIN sample_valid s ON s.sample = e.id AND s.station = e.station
    WHERE e.station = ? AND e.kind = 'sample_taken' AND e.seq BETWEEN ? AND ? ORDER BY e.seq
"""
_VOIDED = """
    SELECT count(*) FROM event WHERE station = ? AND seq BETWEEN ? AND ?
    AND kind = 'sample_voided'
"""
_EXCUSED = "SELECT count(*) FROM excuse_valid WHERE station = ? AND seq BETWEEN ? AND ?"
_OPERATORS = """
    SELECT operator FROM event WHERE station = ? AND seq BETWEEN ? AND ? AND operator != ''
    GROUP BY operator ORDER BY min(seq)
"""


class StoredDays:
    """Reads the figures of one station's shifts."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db, self._station = db, station

    def samples(self, shift: Shift) -> list[DaySample]:
        """See `ports.Days`."""
        return [DaySample(*row) for row in self._rows(_SAMPLES, shift)]

    def voided(self, shift: Shift) -> int:
        """See `ports.Days`."""
        return int(self._rows(_VOIDED, shift)[0][0])

    def excused(self, shift: Shift) -> int:
        """See `ports.Days`."""
        return int(self._rows(_EXCUSED, shift)[0][0])

    def operators(self, shift: Shift) -> list[str]:
        """See `ports.Days`."""
        return [row[0] for row in self._rows(_OPERATORS, shift)]

    def _rows(self, sql: str, shift: Shift) -> list[tuple[object, ...]]:
        span = [self._station, shift.first, shift.last]
        rows: list[tuple[object, ...]] = self._db.execute(sql, span).fetchall()
        return rows
