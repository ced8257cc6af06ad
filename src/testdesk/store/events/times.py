"""Doubtful times, stored in addition to the journal, and the bounds that signed files prove."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import Header
from testdesk.domain.journal.times import SLACK_MS, Bound, EventTime, doubts
from testdesk.store.connection import Database
from testdesk.wall_clock import from_milliseconds, milliseconds

_CLAIMS = "SELECT seq, at FROM event WHERE station = ? ORDER BY seq"
_BOUNDS = "SELECT seq, at FROM signed_time WHERE bound = ?"
_LENGTH = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"
_NEWEST_BELIEVED = """
    SELECT at FROM event e WHERE station = ? AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    ORDER BY seq DESC LIMIT 1
"""
_NEWEST_OF_OTHERS = """
    SELECT station, max(at) FROM event e WHERE station NOT IN (?, ?) AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    GROUP BY station ORDER BY 2 DESC, 1 LIMIT 1
"""
# The doubt about an event for which every floor holds that holds for the events after it.
_OPEN_DOUBT = """
    SELECT earliest, (SELECT max(at) FROM signed_time WHERE bound = 'floor') FROM doubtful_time d
    WHERE station = ? AND seq = ? AND latest = '' AND NOT EXISTS (
        SELECT 1 FROM signed_time s WHERE s.bound = 'floor' AND s.seq >= d.seq)
"""
_STORE_BOUND = {
    "floor": "INSERT INTO signed_time VALUES (?, 'floor', ?)"
    " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
    "ceiling": "INSERT INTO signed_time VALUES (?, 'ceiling', ?)"
    " ON CONFLICT DO UPDATE SET at = min(at, excluded.at)",
}


class StoredTimes:
    """Reads and writes the times of one station, in one open transaction."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def record_signed_file(self, created: str, *, answers_to: int | None = None) -> None:
        """See `ports.Times`."""
        length = self._db.execute(_LENGTH, [self._station]).fetchone()[0]
        self._db.execute(_STORE_BOUND["floor"], [length, created])
        if answers_to is not None:
            self._db.execute(_STORE_BOUND["ceiling"], [answers_to, created])
        recheck_times(self._db, self._station, self._station)

    def newest_signed(self) -> str:
        """See `ports.Times`."""
        row = self._db.execute("SELECT max(at) FROM signed_time WHERE bound = 'floor'").fetchone()
        return row[0] or ""

    def last_signed(self) -> str:
        """See `ports.Times`."""
        row = self._db.execute(
            "SELECT at FROM signed_time WHERE bound = 'floor' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return row[0] if row else ""

    def newest_trusted(self) -> str:
        """See `ports.Times`."""
        row = self._db.execute(_NEWEST_BELIEVED, [self._station]).fetchone()
        return row[0] if row else ""

    def newest_of_others(self) -> tuple[int, str]:
        """See `ports.Times`."""
        row = self._db.execute(_NEWEST_OF_OTHERS, [HEADQUARTERS, self._station]).fetchone()
        return (row[0], row[1]) if row else (0, "")

    def in_doubt(self, seq: int) -> bool:
        """See `ports.Times`."""
        row = self._db.execute(
            "SELECT 1 FROM doubtful_time WHERE station = ? AND seq = ?", [self._station, seq]
        ).fetchone()
        return row is not None

    def bounds_of(self, events: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
        """See `ports.Times`."""
        rows = self._db.execute(
            "SELECT d.station, d.seq, d.earliest, d.latest FROM doubtful_time d"
            " JOIN json_each(?) e ON d.station = json_extract(e.value, '$[0]')"
            " AND d.seq = json_extract(e.value, '$[1]')",
            [json.dumps(sorted(events))],
        )
        return {(station, seq): bounds for station, seq, *bounds in rows}

    def check_appended(self, headers: Sequence[Header]) -> None:
        """Checks new own events, whose times are rarely in doubt.

        On a laptop whose clock is wrong all day, each of them is. The doubt about the event before
        is then extended, so that a scan does not cost more with each scan before it.
        """
        if headers and not (self._changes_no_doubt(headers) or self._extend_doubt(headers)):
            recheck_times(self._db, self._station, self._station)

    def _changes_no_doubt(self, headers: Sequence[Header]) -> bool:
        """Whether the events cannot change any stored doubt.

        If an event's hybrid time equals its wall clock, the clock was later than every event in the
        journal, so that no earlier event contradicts it.
        """
        first = headers[0]
        times = [_ms(header.at) for header in headers]
        if int(first.hlc[:12], 16) != times[0] or times != sorted(times):
            return False
        row = self._db.execute(
            "SELECT (SELECT max(at) FROM signed_time WHERE bound = 'floor'), EXISTS ("
            " SELECT 1 FROM doubtful_time WHERE station = ? AND latest = '')",
            [self._station],
        ).fetchone()
        floor, has_open_doubt = row
        return not has_open_doubt and (floor is None or times[0] >= _ms(floor) - SLACK_MS)

    def _extend_doubt(self, headers: Sequence[Header]) -> bool:
        """Records the doubt of the event before for the new events, if they are as surely wrong.

        A time before what a signed file proves is never trusted, whatever the others are. So it
        changes no other doubt, and its own bounds are those of the event before it.
        """
        before = self._db.execute(_OPEN_DOUBT, [self._station, headers[0].seq - 1]).fetchone()
        if before is None or before[1] is None:
            return False
        earliest, floor = before
        if any(_ms(header.at) >= _ms(floor) - SLACK_MS for header in headers):
            return False
        rows = [(self._station, header.seq, earliest, "") for header in headers]
        self._db.conn.executemany("INSERT INTO doubtful_time VALUES (?, ?, ?, ?)", rows)
        return True


def recheck_times(db: Database, station: int, own_station: int) -> None:
    """Checks again, for every event of a station, whether its time can be true.

    Signed files prove this only for our own events: it is unknown when another station read one.
    """
    rows = _doubts_of(db, station, own_station)
    db.execute("DELETE FROM doubtful_time WHERE station = ?", [station])
    db.conn.executemany("INSERT INTO doubtful_time VALUES (?, ?, ?, ?)", rows)


def doubts_are_current(db: Database, own_station: int) -> bool:
    """Whether the stored doubts match the present events and proofs."""
    known = db.execute("SELECT DISTINCT station FROM event WHERE station != ?", [HEADQUARTERS])
    expected = [
        row for (station,) in known.fetchall() for row in _doubts_of(db, station, own_station)
    ]
    return sorted(db.execute("SELECT * FROM doubtful_time")) == sorted(expected)


def _doubts_of(db: Database, station: int, own_station: int) -> list[tuple[int, int, str, str]]:
    floors, ceilings = (
        _bounds(db, name) if station == own_station else [] for name in _STORE_BOUND
    )
    return [
        (station, doubt.seq, from_milliseconds(doubt.earliest), from_milliseconds(doubt.latest))
        for doubt in doubts(claims_of(db, station), floors=floors, ceilings=ceilings)
    ]


def claims_of(db: Database, station: int) -> list[EventTime]:
    """The clock's reading at each event of a station."""
    return [EventTime(seq, _ms(at)) for seq, at in db.execute(_CLAIMS, [station])]


def doubtful_of(db: Database, station: int) -> set[int]:
    """The sequence numbers of a station's events whose times are in doubt."""
    rows = db.execute("SELECT seq FROM doubtful_time WHERE station = ?", [station])
    return {row[0] for row in rows}


def _bounds(db: Database, name: str) -> list[Bound]:
    return [Bound(seq, _ms(at)) for seq, at in db.execute(_BOUNDS, [name])]


def _ms(at: str) -> int:
    return milliseconds(dt.datetime.fromisoformat(at))
