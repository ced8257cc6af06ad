"""Schema 12: people excused in a round, and the reasons.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_12(db: Database) -> None:
    """Adds table and view, inside the caller's transaction; `store.derived` fills the table.

    The view has a person's newest excuse in a round, unless it was withdrawn (an empty reason).
    """
    db.execute(
        "CREATE TABLE excuse (station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,"
        " at TEXT NOT NULL, excuse TEXT NOT NULL, round TEXT NOT NULL, resident TEXT NOT NULL,"
        " reason TEXT NOT NULL, note TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (excuse, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE VIEW excuse_valid AS SELECT * FROM excuse e WHERE reason != '' AND NOT EXISTS ("
        " SELECT 1 FROM excuse n WHERE n.round = e.round AND n.resident = e.resident"
        " AND (n.hlc, n.station, n.seq) > (e.hlc, e.station, e.seq))"
    )
    for columns in ("round, resident", "resident"):
        name = f"ix_excuse_{columns.replace(', ', '_')}"
        db.execute(f"CREATE INDEX {name} ON excuse ({columns})")
