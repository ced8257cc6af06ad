"""Schema 13: the events whose bodies were erased here.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

# A body may also be missing because it was never meant for this station. One that was erased must
# not come back with a file that arrives later.
_ERASED_BODY = """
    CREATE TABLE erased_body (
        station INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID
"""


def create_schema_13(db: Database) -> None:
    """Creates the empty table, inside the caller's transaction."""
    db.execute(_ERASED_BODY)
