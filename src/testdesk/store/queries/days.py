"""Queries for the report of a shift."""

from __future__ import annotations

from typing import Any

import msgspec

from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.day_forecast import RosterGroup
from testdesk.domain.station.status import Shift
from testdesk.ports.days import DaySample
from testdesk.store.connection import Database

_SAMPLES = """
    SELECT s.resident, s.at, s.compound, s.building, e.seq, s.round
    FROM event e CROSS JOIN sample_valid s ON s.sample = e.id AND s.station = e.station
    WHERE e.station = ? AND e.kind = 'sample_taken' AND e.seq BETWEEN ? AND ? ORDER BY e.seq
"""
# Own events were before the shift by their numbers, those of others by their times.
_ROSTER = """
    SELECT compound, building, EXISTS (
        SELECT 1 FROM sample_valid s WHERE s.round = :round AND s.resident = p.resident
            AND CASE s.station WHEN :station THEN s.seq < :first ELSE s.at < :began END
    ) OR EXISTS (
        SELECT 1 FROM sample_elsewhere s WHERE s.round = :round AND s.resident = p.resident
            AND s.at < :began
    ) AS sampled_before, EXISTS (
        SELECT 1 FROM excuse_valid x WHERE x.round = :round AND x.resident = p.resident
            AND CASE x.station WHEN :station THEN x.seq < :first ELSE x.at < :began END
    ) AS excused_before, EXISTS (
        SELECT 1 FROM sample_valid s WHERE s.round = :round AND s.resident = p.resident
            AND s.station = :station AND s.seq BETWEEN :first AND :last
    ) AS sampled_here, EXISTS (
        SELECT 1 FROM sample_valid s WHERE s.round = :round AND s.resident = p.resident
    ) OR EXISTS (
        SELECT 1 FROM sample_elsewhere s WHERE s.round = :round AND s.resident = p.resident
    ) AS sampled, EXISTS (
        SELECT 1 FROM excuse_valid x WHERE x.round = :round AND x.resident = p.resident
    ) AS excused, count(*)
    FROM person p WHERE listed GROUP BY +compound, +building, sampled_before, excused_before,
        sampled_here, sampled, excused
"""
_VOIDED = """
    SELECT count(*) FROM event WHERE station = ? AND seq BETWEEN ? AND ?
    AND kind = 'sample_voided'
"""
_EXCUSED = "SELECT count(*) FROM excuse_valid WHERE station = ? AND seq BETWEEN ? AND ?"
_OPERATORS = """
    SELECT operator FROM event WHERE station = ? AND seq BETWEEN ? AND ? AND operator != ''
    AND kind != 'station_set_up' GROUP BY operator ORDER BY min(seq)
"""


# A tube whose opening was undone after it was packed is in no bag, even when it is filled again.
# `kind != 'sample_taken'` lets SQLite use the partial index `event_rare_kind`.
_BAGS = """
    SELECT b.bag, b.tube, b.at, b.operator, coalesce(h.at, ''), coalesce(h.recipient, ''),
        coalesce(h.signed_by, ''), (
            SELECT count(*) FROM sample_valid s WHERE s.tube = b.tube AND s.station = b.station)
    FROM bag_tube b LEFT JOIN bag_handover h ON h.bag = b.bag AND h.station = b.station
    WHERE b.station = ? AND NOT EXISTS (
        SELECT 1 FROM event e WHERE e.kind = 'tube_discarded' AND e.kind != 'sample_taken'
            AND e.station = b.station AND e.seq > b.seq AND e.body IS NOT NULL
            AND json_extract(CAST(e.body AS TEXT), '$.tube') = b.tube)
    ORDER BY b.seq DESC, b.bag, b.place
"""
_LEFT = """
    SELECT EXISTS (SELECT 1 FROM bag_tube b
        JOIN bag_handover h ON h.bag = b.bag AND h.station = b.station
        WHERE b.tube = ? AND b.station = ?)
"""


class StoredDays:
    """Reads the figures of one station's shifts."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db, self._station = db, station

    def samples(self, shift: Shift) -> list[DaySample]:
        """See `ports.Days`."""
        return [DaySample(*row) for row in self._rows(_SAMPLES, shift)]

    def roster(self, shift: Shift, round_: str) -> list[RosterGroup]:
        """See `ports.Days`."""
        params = {
            "round": round_,
            "station": self._station,
            "began": shift.began_at,
            "first": shift.first,
            "last": shift.last,
        }
        return [
            RosterGroup(
                compound,
                building,
                sampled_before=bool(flags[0]),
                excused_before=bool(flags[1]),
                sampled_here=bool(flags[2]),
                sampled=bool(flags[3]),
                excused=bool(flags[4]),
                people=people,
            )
            for compound, building, *flags, people in self._db.execute(_ROSTER, params)
        ]

    def voided(self, shift: Shift) -> int:
        """See `ports.Days`."""
        return int(self._rows(_VOIDED, shift)[0][0])

    def excused(self, shift: Shift) -> int:
        """See `ports.Days`."""
        return int(self._rows(_EXCUSED, shift)[0][0])

    def operators(self, shift: Shift) -> list[str]:
        """See `ports.Days`."""
        return [row[0] for row in self._rows(_OPERATORS, shift)]

    def bags(self) -> list[PackedBag]:
        """See `ports.Days`."""
        found: dict[str, PackedBag] = {}
        for bag, tube, at, by, *handed_over, people in self._db.execute(_BAGS, [self._station]):
            known = found.get(bag, PackedBag(bag, (), 0, at, by, *handed_over))
            found[bag] = msgspec.structs.replace(
                known, tubes=(*known.tubes, tube), people=known.people + people
            )
        return list(found.values())

    def has_left(self, tube: str) -> bool:
        """See `ports.Days`."""
        return bool(self._db.execute(_LEFT, [tube, self._station]).fetchone()[0])

    def _rows(self, sql: str, shift: Shift) -> list[Any]:
        span = [self._station, shift.first, shift.last]
        rows: list[Any] = self._db.execute(sql, span).fetchall()
        return rows
