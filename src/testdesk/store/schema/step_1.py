"""Schema 1, as released with testdesk 0.1, written out in full.

It must not be built from declarations elsewhere, which change with later schemas.
"""

from __future__ import annotations

from testdesk.store.connection import Database

# `event` has the journals; `setting`, `outbox` and `search` are not folded. The other tables are:
# `station` and `seq` of a row identify the event that states it, `hlc` is that event's hybrid
# logical clock. `digest` replaces the text of a phone code.
_STATEMENTS = """
    CREATE TABLE event (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        kind TEXT NOT NULL,
        body_sha256 TEXT NOT NULL,
        prev TEXT NOT NULL,
        body BLOB,
        PRIMARY KEY (station, seq)
    ) STRICT;
    CREATE INDEX event_hlc ON event (hlc);
    CREATE INDEX event_kind ON event (station, kind, seq);
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    CREATE TABLE outbox (
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        file TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('written', 'verified', 'delivered', 'accepted', 'refused')),
        reason TEXT,
        sha256 TEXT NOT NULL,
        manifest_sha256 TEXT NOT NULL,
        written_at TEXT NOT NULL,
        people INTEGER NOT NULL,
        receipt BLOB,
        PRIMARY KEY (first, last)
    ) STRICT;
    CREATE VIRTUAL TABLE search USING fts5(
        tokens, content='', contentless_delete=1, prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 0 tokenchars '-'"
    );
    CREATE TABLE station (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        point TEXT NOT NULL,
        kit TEXT NOT NULL,
        public_key TEXT NOT NULL,
        recipient TEXT NOT NULL,
        software TEXT NOT NULL,
        PRIMARY KEY (station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE round (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        round TEXT NOT NULL,
        PRIMARY KEY (round, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE resident (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        resident TEXT NOT NULL,
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
        colour TEXT NOT NULL,
        PRIMARY KEY (resident, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX resident_document_number ON resident (document_number);
    CREATE INDEX resident_compound_building_unit_room ON resident (compound, building, unit, room);
    CREATE TABLE tube (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        tube TEXT NOT NULL,
        round TEXT NOT NULL,
        mode TEXT NOT NULL,
        capacity INTEGER NOT NULL,
        state TEXT NOT NULL,
        count INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (tube, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tube_state ON tube (state);
    CREATE INDEX tube_round ON tube (round);
    CREATE TABLE sample (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        sample TEXT NOT NULL,
        round TEXT NOT NULL,
        resident TEXT NOT NULL,
        tube TEXT NOT NULL,
        position INTEGER NOT NULL,
        by TEXT NOT NULL,
        point TEXT NOT NULL,
        compound TEXT NOT NULL,
        building TEXT NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (sample, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sample_round_resident ON sample (round, resident);
    CREATE INDEX sample_resident ON sample (resident);
    CREATE INDEX sample_tube ON sample (tube);
    CREATE INDEX sample_station_seq ON sample (station, seq);
    CREATE INDEX sample_station_at ON sample (station, at);
    CREATE TABLE sample_void (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        sample TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (sample, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE code_binding (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        digest TEXT NOT NULL,
        resident TEXT NOT NULL,
        PRIMARY KEY (digest, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX code_binding_resident ON code_binding (resident);
    CREATE TABLE proxy_code (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        card TEXT NOT NULL,
        resident TEXT NOT NULL,
        serial INTEGER NOT NULL,
        issue_number INTEGER NOT NULL,
        issue_day TEXT NOT NULL,
        valid_days INTEGER NOT NULL,
        key_id INTEGER NOT NULL,
        applicant TEXT NOT NULL,
        relation TEXT NOT NULL,
        reason TEXT NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (card, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX proxy_code_resident ON proxy_code (resident);
    CREATE INDEX proxy_code_station_serial ON proxy_code (station, serial);
    CREATE INDEX proxy_code_station_at ON proxy_code (station, at);
    CREATE TABLE proxy_code_revocation (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        card TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (card, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE card_print (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        card TEXT NOT NULL,
        layout TEXT NOT NULL,
        printer TEXT NOT NULL,
        operator TEXT NOT NULL,
        PRIMARY KEY (card, station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ticket (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        ticket TEXT NOT NULL,
        label TEXT NOT NULL,
        lane TEXT NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        PRIMARY KEY (ticket, station)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ticket_day ON ticket (day);
    CREATE TABLE ticket_state (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        ticket TEXT NOT NULL,
        state TEXT NOT NULL,
        desk INTEGER NOT NULL,
        PRIMARY KEY (ticket, station)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE swab_count (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hlc TEXT NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, station)
    ) STRICT, WITHOUT ROWID;
    CREATE VIEW resident_shown AS
        SELECT * FROM resident r WHERE NOT EXISTS (
            SELECT 1 FROM resident o
            WHERE o.resident = r.resident AND (o.hlc, o.station) > (r.hlc, r.station)
        );
    CREATE VIEW sample_valid AS
        SELECT * FROM sample s
        WHERE NOT EXISTS (
            SELECT 1 FROM sample_void v WHERE v.sample = s.sample AND v.station = s.station
        );
"""


def create_schema_1(db: Database) -> None:
    """Creates all tables in an empty file, inside the caller's transaction."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
