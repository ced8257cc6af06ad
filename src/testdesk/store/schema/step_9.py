"""Schema 9: the people removed from the roster, with the reason and the operator.

Short, because a migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database


def create_schema_9(db: Database) -> None:
    """Adds the columns, inside the caller's transaction; `store.derived` fills them."""
    # `kind`: "roster", "removed" or "restored"; until now all rows came from rosters.
    for name, before in (("kind", "roster"), ("reason", ""), ("note", ""), ("operator", "")):
        db.execute(f"ALTER TABLE listed ADD COLUMN {name} TEXT NOT NULL DEFAULT '{before}'")
