"""Schema 11: sampled lists of the round, as announced by an update.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

# `key` opens the list's file; `taken` is 1 once the people in the list are in `known_sample`.
_STATEMENT = """
    CREATE TABLE sampled_list (
        number INTEGER PRIMARY KEY,
        round TEXT NOT NULL,
        key TEXT NOT NULL,
        taken INTEGER NOT NULL
    ) STRICT
"""


def create_schema_11(db: Database) -> None:
    """Creates the empty table, inside the caller's transaction."""
    db.execute(_STATEMENT)
