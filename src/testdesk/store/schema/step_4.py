"""Schema 4: ids per author, trust in clocks, authors of voids, distrust, and current records."""

from __future__ import annotations

from testdesk.store.connection import Database

# `event` is created again: an id identifies an event only within its author's journal, so that
# nobody can use up another author's ids; `trusted` is whether the author's clock was trusted when
# the event arrived. `author` of a void is the station that took the sample or issued the card; -1,
# in events of older versions, means any station. `distrust`: headquarters trusts no event of the
# station `distrusted` from `from_seq` on; 0 means that the station is trusted again. `person` (the
# current records) and `alias` are derived from the statements by `domain.corrections`.
_STATEMENTS = """
    ALTER TABLE event RENAME TO event_3;
    DROP INDEX event_hlc;
    DROP INDEX event_kind;
    CREATE TABLE event (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        kind TEXT NOT NULL,
        body_sha256 TEXT NOT NULL,
        prev TEXT NOT NULL,
        body BLOB,
        trusted INTEGER NOT NULL,
        PRIMARY KEY (station, seq)
    ) STRICT;
    INSERT INTO event
        SELECT station, seq, id, hlc, at, operator, kind, body_sha256, prev, body, 1 FROM event_3;
    DROP TABLE event_3;
    CREATE INDEX event_trusted_hlc ON event (hlc) WHERE trusted = 1;
    CREATE INDEX event_kind ON event (station, kind, seq);
    CREATE INDEX event_id ON event (id);
    ALTER TABLE sample_void ADD COLUMN author INTEGER NOT NULL DEFAULT -1;
    ALTER TABLE proxy_code_revocation ADD COLUMN author INTEGER NOT NULL DEFAULT -1;
    CREATE TABLE correction (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        resident TEXT NOT NULL,
        field TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        reason TEXT NOT NULL,
        becomes TEXT NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (resident, field, station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX correction_becomes ON correction (becomes);
    CREATE TABLE distrust (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        distrusted INTEGER NOT NULL,
        from_seq INTEGER NOT NULL,
        PRIMARY KEY (distrusted, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE alias (
        resident TEXT PRIMARY KEY,
        person TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alias_person ON alias (person);
    CREATE TABLE person (
        resident TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        korean TEXT NOT NULL,
        document_type TEXT NOT NULL,
        document_number TEXT NOT NULL,
        phone TEXT NOT NULL,
        compound TEXT NOT NULL,
        building TEXT NOT NULL,
        unit TEXT NOT NULL,
        room TEXT NOT NULL,
        language TEXT NOT NULL,
        note TEXT NOT NULL,
        birth TEXT NOT NULL,
        sex TEXT NOT NULL,
        colour TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_document_number ON person (document_number);
    CREATE INDEX person_compound_building_unit_room ON person (compound, building, unit, room);
    DROP VIEW resident_shown;
    DROP VIEW sample_valid;
    CREATE VIEW sample_valid AS
        SELECT * FROM sample s
        WHERE NOT EXISTS (
            SELECT 1 FROM sample_void v
            WHERE v.sample = s.sample AND v.station IN (s.station, 0)
                AND v.author IN (-1, s.station)
        );
    CREATE VIEW code_bound AS
        SELECT digest, resident FROM code_binding b
        WHERE b.resident != '' AND NOT EXISTS (
            SELECT 1 FROM code_binding o
            WHERE o.digest = b.digest AND (o.hlc, o.station) > (b.hlc, b.station)
        );
"""


def create_schema_4(db: Database) -> None:
    """Creates the tables in the caller's transaction; `store.derived` fills the derived ones."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
