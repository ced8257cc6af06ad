"""Schema 10: people sampled elsewhere in the round, by updates; labels that were printed."""

from __future__ import annotations

from testdesk.store.connection import Database

# `named` is the pseudonym as the station wrote it, `resident` the current person. A local event
# takes precedence over an update's statement about the same event.
_STATEMENTS = """
    CREATE TABLE known_sample (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        sample TEXT NOT NULL,
        round TEXT NOT NULL,
        resident TEXT NOT NULL,
        named TEXT NOT NULL,
        tube TEXT NOT NULL,
        position INTEGER NOT NULL,
        at TEXT NOT NULL,
        doubtful INTEGER NOT NULL,
        PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE label_print (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        count INTEGER NOT NULL,
        layout TEXT NOT NULL,
        printer TEXT NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (first, station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX known_sample_resident_round ON known_sample (resident, round);
    CREATE VIEW sample_elsewhere AS
        SELECT * FROM known_sample k
        WHERE NOT EXISTS (
            SELECT 1 FROM event e
            WHERE e.station = k.station AND e.seq = k.seq AND e.body IS NOT NULL
        ) AND NOT EXISTS (
            SELECT 1 FROM sample_void v
            WHERE v.sample = k.sample AND v.station IN (k.station, 0)
                AND v.author IN (-1, k.station)
        ) AND NOT EXISTS (
            SELECT 1 FROM distrust d
            WHERE d.station = 0 AND d.distrusted = k.station
                AND d.from_seq > 0 AND d.from_seq <= k.seq
        );
"""


def create_schema_10(db: Database) -> None:
    """Creates the empty tables and the view, inside the caller's transaction."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
