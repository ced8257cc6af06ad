"""Schema 2: the outbox keeps every export attempt of a range, not only the latest.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

# `writing` has the export attempts. `number` gives their order; their times do not, as a clock may
# have been set back. `settled_at` is when the receipt was read.
_STATEMENTS = """
    CREATE TABLE writing (
        number INTEGER PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        file TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('written', 'verified', 'delivered', 'accepted', 'refused')),
        reason TEXT,
        sha256 TEXT NOT NULL,
        manifest_sha256 TEXT NOT NULL UNIQUE,
        written_at TEXT NOT NULL,
        people INTEGER NOT NULL,
        settled_at TEXT,
        receipt BLOB
    ) STRICT;
    CREATE INDEX writing_first_last ON writing (first, last);
    INSERT INTO writing (
        first, last, file, state, reason, sha256, manifest_sha256, written_at, people, receipt
    )
        SELECT
            first, last, file, state, reason, sha256, manifest_sha256, written_at, people, receipt
        FROM outbox ORDER BY rowid;
    DROP TABLE outbox;
"""


def create_schema_2(db: Database) -> None:
    """Moves the rows of `outbox` into the table of export attempts, in the caller's transaction."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
