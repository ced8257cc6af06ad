"""People sampled elsewhere in the round: rows from updates and lists, outside the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListKey
from testdesk.ports.tables import AnnouncedList
from testdesk.store.connection import Database
from testdesk.store.events.rows import apply_aliases

KNOWN_COLUMNS = (
    *("station", "seq", "sample", "round", "resident", "named"),
    *("tube", "position", "at", "doubtful"),
)
LIST_COLUMNS = ("number", "round", "key", "taken")
_INSERT = (
    f"INSERT OR REPLACE INTO known_sample ({', '.join(KNOWN_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join(':' + name for name in KNOWN_COLUMNS)})"
)
_TABLE = "known_sample"


def store_known_samples(db: Database, round_: str, samples: Sequence[KnownSample]) -> None:
    """Adds samples of a round; samples of any other round are dropped."""
    db.execute("DELETE FROM known_sample WHERE round != ?", [round_])
    rows = [_row(round_, sample) for sample in samples]
    apply_aliases(db, {_TABLE: rows})
    db.conn.executemany(_INSERT, rows)


def announce_lists(db: Database, round_: str, lists: Sequence[ListKey]) -> None:
    """Replaces the announced lists."""
    kept = {list_key.number for list_key in lists}
    for (number,) in db.execute("SELECT number FROM sampled_list").fetchall():
        if number not in kept:
            db.execute("DELETE FROM sampled_list WHERE number = ?", [number])
    rows = [(list_key.number, round_, list_key.key) for list_key in lists]
    db.conn.executemany("INSERT OR IGNORE INTO sampled_list VALUES (?, ?, ?, 0)", rows)


def announced_list(db: Database, number: int) -> AnnouncedList | None:
    """The announced list with a number."""
    row = db.execute(
        "SELECT round, key, taken FROM sampled_list WHERE number = ?", [number]
    ).fetchone()
    return None if row is None else AnnouncedList(row[0], row[1], imported=bool(row[2]))


def _row(round_: str, sample: KnownSample) -> dict[str, Any]:
    return {
        "station": sample.station,
        "seq": sample.seq,
        "sample": sample.sample,
        "round": round_,
        "resident": sample.resident,
        "named": sample.resident,
        "tube": sample.tube,
        "position": sample.position,
        "at": sample.at,
        "doubtful": int(sample.doubtful),
    }
