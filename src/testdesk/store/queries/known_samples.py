"""Samples of the round taken at other stations, as updates and sampled lists report them.

These rows are not folded from events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListAnnouncement
from testdesk.ports.tables import AnnouncedList
from testdesk.store.connection import Database
from testdesk.store.events.rows import apply_aliases

# `sample` is the id of the sample's event. `named` is the pseudonym that the update or list states;
# aliases change only `resident`. `doubtful`: the time `at` cannot be true.
KNOWN_COLUMNS = (
    *("station", "seq", "sample", "round", "resident", "named"),
    *("tube", "position", "at", "doubtful"),
)
# `key` opens the list's file. `taken` is 1 after the list is imported.
LIST_COLUMNS = ("number", "round", "key", "taken")
_INSERT = (
    f"INSERT OR REPLACE INTO known_sample ({', '.join(KNOWN_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join(':' + name for name in KNOWN_COLUMNS)})"
)
_TABLE = "known_sample"


def store_known_samples(db: Database, round_: str, samples: Sequence[KnownSample]) -> None:
    """Adds samples of a round, and deletes the stored samples of every other round."""
    db.execute("DELETE FROM known_sample WHERE round != ?", [round_])
    rows = [_row(round_, sample) for sample in samples]
    apply_aliases(db, {_TABLE: rows})
    db.conn.executemany(_INSERT, rows)


def store_announced_lists(db: Database, round_: str, lists: Sequence[ListAnnouncement]) -> None:
    """Stores the sampled lists that an update announces, and deletes all others.

    A list that is already stored stays as it is.
    """
    announced = {announcement.number for announcement in lists}
    for (number,) in db.execute("SELECT number FROM sampled_list").fetchall():
        if number not in announced:
            db.execute("DELETE FROM sampled_list WHERE number = ?", [number])
    rows = [(announcement.number, round_, announcement.secret_key) for announcement in lists]
    db.conn.executemany("INSERT OR IGNORE INTO sampled_list VALUES (?, ?, ?, 0)", rows)


def announced_list(db: Database, number: int) -> AnnouncedList | None:
    """The announced list with this number, or None."""
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
