"""Doubtful times, stored in addition to the journal, and the bounds that signed files prove.

A *floor* says that our events after a sequence number are no earlier than a time, a *ceiling* that
our events up to one are no later.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.clock_jumps import (
    ClockEvent,
    corrected_times,
    read_clock_events,
    time_corrections,
    unconfirmed_jump,
    with_corrections,
)
from testdesk.domain.journal.events import Header
from testdesk.domain.journal.times import SLACK_MS, Bound, ClockHistory, EventTime
from testdesk.store.connection import Database, data_version
from testdesk.wall_clock import from_milliseconds, local_date, milliseconds

_CLAIMS = "SELECT seq, at FROM event WHERE station = ? ORDER BY seq"
_MS = "unixepoch(substr(at, 1, 19)) * 1000 + CAST(substr(at, 21, 3) AS INTEGER)"
# Whether an event is more than `slack` earlier than one before it, in milliseconds.
_IS_SET_BACK = f"""
    SELECT EXISTS (SELECT 1 FROM (
        SELECT ms, max(ms) OVER (ORDER BY seq) AS latest
        FROM (SELECT seq, {_MS} AS ms FROM event WHERE station = :station)
    ) WHERE ms < latest - :slack)
"""  # noqa: S608 - our own names
# Each bound, with the time of the first event after a floor, or of the last one under a ceiling.
_NEAREST_TO_BOUNDS = """
    SELECT b.bound, b.at, e.at FROM signed_time b JOIN event e ON e.station = :station
        AND e.seq = CASE b.bound
            WHEN 'floor' THEN (SELECT min(seq) FROM event WHERE station = :station AND seq > b.seq)
            ELSE (SELECT max(seq) FROM event WHERE station = :station AND seq <= b.seq) END
"""
_BOUNDS = "SELECT seq, at FROM signed_time WHERE bound = ?"
# `kind != 'sample_taken'` lets SQLite use the partial index `event_rare_kind`. Without the plus of
# `+seq` it would rather read every event of the station, because these are in order already.
_CLOCK_EVENTS = (
    "SELECT seq, body FROM event WHERE station = ? AND kind IN ('clock_jumped', 'clock_confirmed')"
    " AND kind != 'sample_taken' AND body IS NOT NULL ORDER BY +seq"
)
_CONFIRMED = "clock_confirmed"
_LENGTH = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"
_NEWEST_TRUSTED = """
    SELECT at FROM event e WHERE station = ? AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    ORDER BY seq DESC LIMIT 1
"""
# Of the own events that no receipt has answered yet: a receipt shows which times were ahead. Their
# number is limited, because every scanned card asks this.
_LATEST_UNANSWERED = """
    SELECT max(at) FROM (
        SELECT at FROM event WHERE station = :station AND seq > (
            SELECT coalesce(max(seq), 0) FROM signed_time WHERE bound = 'ceiling')
        ORDER BY seq DESC LIMIT 1000)
"""
_NEWEST_OF_OTHERS = """
    SELECT station, max(at) FROM event e WHERE station NOT IN (?, ?) AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    GROUP BY station ORDER BY 2 DESC, 1 LIMIT 1
"""
_STORE_BOUND = {
    "floor": "INSERT INTO signed_time VALUES (?, 'floor', ?)"
    " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
    "ceiling": "INSERT INTO signed_time VALUES (?, 'ceiling', ?)"
    " ON CONFLICT DO UPDATE SET at = min(at, excluded.at)",
}


class KeptClockHistory:
    """The history of the own clock, kept between transactions while the clock is not right."""

    def __init__(self) -> None:
        self._history: ClockHistory | None = None
        self._version = 0

    def keep(self, history: ClockHistory, db: Database) -> None:
        """Keeps the history of all own events of the open transaction."""
        self._history, self._version = history, data_version(db)

    def history_before(self, seq: int, db: Database) -> ClockHistory | None:
        """The history up to the event before `seq`; None if none is kept, or if it is outdated."""
        if self._history is None or self._history.last != seq - 1:
            return None
        return self._history if self._version == data_version(db) else None

    def forget(self) -> None:
        """Forgets the history, for example because its transaction was rolled back."""
        self._history = None


class StoredTimes:
    """Reads and writes the doubtful and signed times of one station, in one open transaction."""

    def __init__(self, db: Database, kept: KeptClockHistory, *, station: int) -> None:
        self._db = db
        self._kept = kept
        self._station = station
        self._is_kept_changed = False

    def record_signed_file(self, created: str, *, answers_to: int | None = None) -> None:
        """See `ports.Times`."""
        length = self._db.execute(_LENGTH, [self._station]).fetchone()[0]
        self._db.execute(_STORE_BOUND["floor"], [length, created])
        if answers_to is not None:
            self._db.execute(_STORE_BOUND["ceiling"], [answers_to, created])
        self._recheck()

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
        row = self._db.execute(_NEWEST_TRUSTED, [self._station]).fetchone()
        return row[0] if row else ""

    def trusted_now(self, now: dt.datetime) -> dt.datetime:
        """See `ports.Times`."""
        return max([now, *map(dt.datetime.fromisoformat, self._certainly_passed())])

    def trusted_day(self, today: dt.date) -> dt.date:
        """See `ports.Times`."""
        return max([today, *map(local_date, self._certainly_passed())])

    def _certainly_passed(self) -> list[str]:
        """The latest time of the unanswered events, and the time of the file read last."""
        row = self._db.execute(_LATEST_UNANSWERED, {"station": self._station}).fetchone()
        return [at for at in (row[0], self.last_signed()) if at]

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

    def unconfirmed_jump(self) -> int | None:
        """See `ports.Times`."""
        return unconfirmed_jump(clock_events_of(self._db, self._station))

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
        """Checks new own events.

        The times of a laptop whose clock is right are never in doubt. Otherwise the whole journal
        is checked once, and then each new event by what is kept of that check. A confirmation of
        the clock changes the times of earlier events.
        """
        if not headers:
            return
        is_confirmed = any(header.kind == _CONFIRMED for header in headers)
        if is_confirmed or not (
            self._judged_by_history(headers) or self._changes_no_doubt(headers)
        ):
            self._recheck()

    def after_rollback(self) -> None:
        """Forgets what is kept of a check if it includes events that were rolled back."""
        if self._is_kept_changed:
            self._kept.forget()

    def _recheck(self) -> None:
        self._is_kept_changed = True
        self._kept.keep(recheck_times(self._db, self._station, self._station), self._db)

    def _judged_by_history(self, headers: Sequence[Header]) -> bool:
        history = self._kept.history_before(headers[0].seq, self._db)
        if history is None:
            return False
        self._is_kept_changed = True
        doubtful = list[tuple[int, int, str, str]]()
        for header in headers:
            earliest = from_milliseconds(history.earliest)
            verdict = history.judge(EventTime(header.seq, _ms(header.at)))
            if verdict == "unknown":
                self._kept.forget()
                return False
            if verdict == "in_doubt":
                doubtful.append((self._station, header.seq, earliest, ""))
        self._db.conn.executemany("INSERT INTO doubtful_time VALUES (?, ?, ?, ?)", doubtful)
        return True

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


def recheck_times(db: Database, station: int, own_station: int) -> ClockHistory:
    """Checks again, for every event of a station, whether its time can be true.

    Floors and ceilings are known for our own events only, because it is unknown when another
    station read a signed file.
    """
    history, rows = _checked(db, station, own_station)
    db.execute("DELETE FROM doubtful_time WHERE station = ?", [station])
    db.conn.executemany("INSERT INTO doubtful_time VALUES (?, ?, ?, ?)", rows)
    return history


def doubts_are_current(db: Database, own_station: int) -> bool:
    """Whether the stored doubts are those that follow from the stored events and bounds."""
    known = db.execute("SELECT DISTINCT station FROM event WHERE station != ?", [HEADQUARTERS])
    expected = [
        row
        for (station,) in known.fetchall()
        if not _is_clock_right(db, station, own_station)
        for row in _checked(db, station, own_station)[1]
    ]
    return sorted(db.execute("SELECT * FROM doubtful_time")) == sorted(expected)


def _is_clock_right(db: Database, station: int, own_station: int) -> bool:
    """Whether it is clear without `ClockHistory` that no event of a station is in doubt.

    It is not if somebody moved or confirmed the clock, which corrects earlier times.
    This is so at most stations, and takes a seventh of the time. If no time is more than the slack
    before an earlier event's, the order of the events raises no doubt. Then an event that is right
    about a bound shows that all others on its side are, within the slack.
    """
    if clock_events_of(db, station):
        return False
    params = {"station": station, "slack": SLACK_MS}
    if db.execute(_IS_SET_BACK, params).fetchone()[0]:
        return False
    if station != own_station:
        return True
    return all(
        _ms(at) >= _ms(bound) if name == "floor" else _ms(at) <= _ms(bound)
        for name, bound, at in db.execute(_NEAREST_TO_BOUNDS, {"station": station})
    )


def _checked(
    db: Database, station: int, own_station: int
) -> tuple[ClockHistory, list[tuple[int, int, str, str]]]:
    """The history of a station's clock, and the rows that follow from it.

    The history has the times as confirmations of the clock correct them.
    """
    floors, ceilings = (
        _bounds(db, name) if station == own_station else [] for name in _STORE_BOUND
    )
    claims = claims_of(db, station)
    corrected = corrected_times(claims, time_corrections(clock_events_of(db, station)))
    history = ClockHistory(corrected, floors=floors, ceilings=ceilings)
    doubts = with_corrections(history.doubts, claims, corrected)
    rows = [
        (station, doubt.seq, from_milliseconds(doubt.earliest), from_milliseconds(doubt.latest))
        for doubt in doubts
    ]
    return history, rows


def clock_events_of(db: Database, station: int) -> list[ClockEvent]:
    """A station's events about its clock, in order."""
    return read_clock_events(db.execute(_CLOCK_EVENTS, [station]))


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
