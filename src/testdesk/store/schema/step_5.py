"""Schema 5: aliases of corrected pseudonyms, and corrected records."""

from __future__ import annotations

from testdesk.store.connection import Database

# `alias`: in the events of `station` (-1: of every other author) up to the sequence number `until`,
# the pseudonym `resident` means the person whose current pseudonym is `person`.
# `renumbered`: a person's whole record, as an event states it that corrects the document number.
_STATEMENTS = """
    DROP TABLE alias;
    CREATE TABLE alias (
        resident TEXT NOT NULL,
        station INTEGER NOT NULL,
        until INTEGER NOT NULL,
        person TEXT NOT NULL,
        PRIMARY KEY (resident, station, until)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE renumbered (
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
        PRIMARY KEY (resident, station, seq)
    ) STRICT, WITHOUT ROWID;
"""


def create_schema_5(db: Database) -> None:
    """Creates the tables, inside the caller's transaction; `store.derived` fills them."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
