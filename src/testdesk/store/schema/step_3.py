"""Schema 3: a sample is also void if headquarters (station 0) voided it to resolve a conflict.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

_STATEMENTS = """
    DROP VIEW sample_valid;
    CREATE VIEW sample_valid AS
        SELECT * FROM sample s
        WHERE NOT EXISTS (
            SELECT 1 FROM sample_void v
            WHERE v.sample = s.sample AND v.station IN (s.station, 0)
        );
"""


def create_schema_3(db: Database) -> None:
    """Creates the view again, inside the caller's transaction."""
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute(statement)
