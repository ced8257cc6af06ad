"""Derives what an older program did not: trust in clocks, current residents, doubtful times.

Runs when a file is opened that was last derived by an older program, or never. The tables then hold
the same rows as a fold of the same events into a new file.
"""

from __future__ import annotations

import datetime as dt
from typing import get_args

import msgspec

from testdesk.domain.corrections.authority import HEADQUARTERS, TRUSTED_AHEAD_MS
from testdesk.domain.journal import times
from testdesk.domain.journal.events import AnyBody
from testdesk.domain.journal.hash_chain import GENESIS, header_hash
from testdesk.domain.journal.times import starts_after_pause
from testdesk.store.connection import Database
from testdesk.store.events.current import every_pseudonym, refresh_current
from testdesk.store.events.entries import read_entries
from testdesk.store.events.rows import refold_station
from testdesk.store.events.times import claims_of, doubtful_of, recheck_times
from testdesk.store.queries.shifts import FIRST_SHIFT
from testdesk.wall_clock import milliseconds

_SETTING = "derived"
# The version of what is derived here, and the number of kinds of events: an older program stored
# events of kinds unknown to it, and folded none of them.
_VERSION = f"5 of {len(get_args(AnyBody))} kinds".encode()
_HLC_DIGITS = 16
_RECHAIN = "UPDATE event SET hlc = ?, prev = ? WHERE station = ? AND seq = ?"
# Sets the state of export attempts (table `writing`).
_SET_REFUSED = (
    "UPDATE writing SET state = 'refused', reason = 'event_damaged'"
    " WHERE last >= ? AND state NOT IN ('accepted', 'delivered')"
)


def needs_deriving(db: Database) -> bool:
    """Whether an older program filled the tables, without all that is derived here."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", [_SETTING]).fetchone()
    return row is None or row[0] != _VERSION


def derive(db: Database, own_station: int, now_ms: int) -> list[str]:
    """Derives everything, in the open transaction.

    Args:
        db: the station's file.
        own_station: the station's number.
        now_ms: the wall clock, milliseconds since 1970.

    Returns:
        the pseudonyms of everybody, for the search index.
    """
    # A hybrid time is 12 hex digits of milliseconds and 4 of a counter.
    db.execute(
        "UPDATE event SET trusted = 0 WHERE station NOT IN (?, ?) AND hlc > ?",
        [own_station, HEADQUARTERS, f"{now_ms + TRUSTED_AHEAD_MS:012x}ffff"],
    )
    rechain_own_journal(db, own_station)
    for (station,) in db.execute("SELECT DISTINCT station FROM event").fetchall():
        refold_station(db, station, own_station)
    pseudonyms = every_pseudonym(db)
    refresh_current(db, pseudonyms, own_station)
    _find_doubtful_times(db, own_station)
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_SETTING, _VERSION])
    return pseudonyms


def _find_doubtful_times(db: Database, own_station: int) -> None:
    """Finds the times in doubt, and the start of the shift in a journal without any closed day.

    An older program did not record which signed files were read, and when. But the kit was read
    before our first event, and contained headquarters' first event. So all our events are later
    than that (a floor after event 0).
    """
    if not db.execute("SELECT 1 FROM signed_time LIMIT 1").fetchone():
        db.execute(
            "INSERT INTO signed_time SELECT 0, 'floor', min(at) FROM event WHERE station = ?"
            " HAVING count(*) > 0",
            [HEADQUARTERS],
        )
    for (station,) in db.execute("SELECT DISTINCT station FROM event").fetchall():
        if station != HEADQUARTERS:
            recheck_times(db, station, own_station)
    first = starts_after_pause(claims_of(db, own_station), doubtful_of(db, own_station))
    db.execute("INSERT OR IGNORE INTO setting VALUES (?, ?)", [FIRST_SHIFT, str(first).encode()])


def note_derived(db: Database) -> None:
    """Records that nothing has to be derived in this file, which is new."""
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_SETTING, _VERSION])


def rechain_own_journal(db: Database, own_station: int) -> int | None:
    """Gives our own events valid hybrid times if another author's hybrid time made them invalid.

    Up to testdesk 0.1, one event with the highest hybrid time made a station write 17 digits.
    Every reader refuses such an event, so no other journal contains it or any event after it: from
    there to the end, the chain is computed again, with the same ids, times, operators and bodies.
    Batches with them count as refused, so that the next export carries the events again.

    Returns:
        the first sequence number that was written again, or None if all hybrid times were valid.
    """
    first = db.execute(
        "SELECT min(seq) FROM event WHERE station = ? AND length(hlc) != ?",
        [own_station, _HLC_DIGITS],
    ).fetchone()[0]
    if first is None:
        return None
    last = db.execute("SELECT max(seq) FROM event WHERE station = ?", [own_station]).fetchone()[0]
    before = read_entries(db, own_station, first - 1, first - 1)
    hybrid_time = before[0].header.hlc if before else times.ZERO
    prev = header_hash(before[0].header) if before else GENESIS
    rows: list[tuple[str, str, int, int]] = []
    for entry in read_entries(db, own_station, first, last):
        hybrid_time = times.tick(
            hybrid_time, milliseconds(dt.datetime.fromisoformat(entry.header.at))
        )
        rows.append((hybrid_time, prev, own_station, entry.header.seq))
        prev = header_hash(msgspec.structs.replace(entry.header, hlc=hybrid_time, prev=prev))
    db.conn.executemany(_RECHAIN, rows)
    db.execute(_SET_REFUSED, [first])
    return int(first)
