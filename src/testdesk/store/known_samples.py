"""Who was sampled elsewhere in the round: rows that an update brings, beside the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from testdesk.formats.known_samples import KnownSample
from testdesk.store.connection import Database
from testdesk.store.rows import follow_aliases

KNOWN_COLUMNS = (
    *("station", "seq", "sample", "round", "resident", "named"),
    *("tube", "position", "at", "doubtful"),
)
_PUT = (
    f"INSERT OR REPLACE INTO known_sample ({', '.join(KNOWN_COLUMNS)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join(':' + name for name in KNOWN_COLUMNS)})"
)
_TABLE = "known_sample"


def keep_known(db: Database, round_: str, samples: Sequence[KnownSample]) -> None:
    """Adds to what is known of a round; of any other round nothing is kept."""
    db.execute("DELETE FROM known_sample WHERE round != ?", [round_])
    rows = [_row(round_, one) for one in samples]
    follow_aliases(db, {_TABLE: rows})
    db.conn.executemany(_PUT, rows)


def _row(round_: str, one: KnownSample) -> dict[str, Any]:
    return {
        "station": one.station,
        "seq": one.seq,
        "sample": one.sample,
        "round": round_,
        "resident": one.resident,
        "named": one.resident,
        "tube": one.tube,
        "position": one.position,
        "at": one.at,
        "doubtful": int(one.doubtful),
    }
