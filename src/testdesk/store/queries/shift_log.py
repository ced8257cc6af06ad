"""Queries for the events of a shift that are about tubes and samples, newest first."""

from __future__ import annotations

import msgspec

from testdesk.domain.station.shift_log import LogLine
from testdesk.store.connection import Database

# The seal of a tube that filled up is left out: the last person's line shows it.
_LINES = """
    SELECT e.seq, e.at, e.kind,
        coalesce(s.tube, v.tube, json_extract(CAST(e.body AS TEXT), '$.tube'), ''),
        coalesce(s.position, v.position, 0), coalesce(s.resident, v.resident, ''),
        coalesce(s.by, ''), CASE e.kind WHEN 'sample_voided'
            THEN coalesce(json_extract(CAST(e.body AS TEXT), '$.reason'), '') ELSE '' END,
        CASE e.kind
            WHEN 'sample_taken' THEN NOT EXISTS (
                SELECT 1 FROM sample_valid o WHERE o.sample = e.id AND o.station = e.station)
            WHEN 'sample_voided' THEN 0
            ELSE EXISTS (
                SELECT 1 FROM event u WHERE u.station = e.station AND u.seq > e.seq
                    AND u.kind != 'sample_taken'
                    AND u.kind = CASE e.kind WHEN 'tube_sealed' THEN 'tube_reopened'
                        WHEN 'tube_opened' THEN 'tube_discarded' END
                    AND json_extract(CAST(u.body AS TEXT), '$.tube')
                        = json_extract(CAST(e.body AS TEXT), '$.tube')) END,
        EXISTS (SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    FROM event e
    LEFT JOIN sample s ON e.kind = 'sample_taken' AND s.sample = e.id AND s.station = e.station
    LEFT JOIN sample v ON e.kind = 'sample_voided' AND v.station = e.station
        AND v.sample = json_extract(CAST(e.body AS TEXT), '$.sample')
    WHERE e.station = :station AND e.seq >= :first AND e.seq < :before AND e.body IS NOT NULL
        AND (e.kind IN ('sample_taken', 'tube_opened', 'tube_reopened', 'tube_discarded')
            OR e.kind = 'sample_voided' AND v.sample IS NOT NULL
            OR e.kind = 'tube_sealed'
                AND json_extract(CAST(e.body AS TEXT), '$.reason') != 'full')
    ORDER BY e.seq DESC LIMIT :limit
"""


class StoredShiftLog:
    """Reads this station's own events."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def lines(self, first: int, *, before: int, limit: int) -> list[LogLine]:
        """See `ports.ShiftLog`."""
        parameters = {
            "station": self._station,
            "first": first,
            "before": before,
            "limit": limit,
        }
        lines = (LogLine(*row) for row in self._db.execute(_LINES, parameters))
        return [
            msgspec.structs.replace(
                line, undone=bool(line.undone), clock_doubtful=bool(line.clock_doubtful)
            )
            for line in lines
        ]
