"""Schema 10: samples of other stations, as updates report them; and the printed tube labels."""

from __future__ import annotations

from testdesk.store.connection import Database

# `named` is the pseudonym as the other station wrote it, `resident` the person's current one.
# `sample_elsewhere` has the samples that updates report, except
# - if the event itself is stored here with its body, because its row in `sample` then counts;
# - if the sample is void. Its own station or headquarters (station 0) may void it. `author` is the
#   station that took the sample; -1, from older versions, means any (`SampleVoided`);
# - if headquarters distrusts its station from an event up to this one on (`from_seq`); 0 means that
#   the station is trusted again.
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
