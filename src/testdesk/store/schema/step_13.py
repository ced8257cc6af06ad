"""Schema 13: operators and wrong PINs, how a day was closed, lookups, what was erased.

A migration is self-contained: it uses no declaration that may change later.
"""

from __future__ import annotations

from testdesk.store.connection import Database

_COMMON = "station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, at TEXT NOT NULL"


def create_schema_13(db: Database) -> None:
    """Adds tables and columns, inside the caller's transaction; `store.derived` fills them.

    `pin_try` is not derived from events: it survives a restart, and never leaves the station.
    """
    _create_staff_tables(db)
    _create_day_tables(db)
    db.execute(
        f"CREATE TABLE lookup ({_COMMON}, lookup TEXT NOT NULL, resident TEXT NOT NULL,"
        " shown TEXT NOT NULL, page TEXT NOT NULL, reason TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (lookup, station)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX ix_lookup_resident ON lookup (resident)")
    # A body may also be missing because it was never meant for this station. One that was erased
    # must not come back with a file that arrives later.
    db.execute(
        "CREATE TABLE erased_body (station INTEGER NOT NULL, seq INTEGER NOT NULL,"
        " PRIMARY KEY (station, seq)) STRICT, WITHOUT ROWID"
    )


def _create_staff_tables(db: Database) -> None:
    db.execute(
        "CREATE TABLE staff (station INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL,"
        " at TEXT NOT NULL, operator TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,"
        " point TEXT NOT NULL, badge_key TEXT NOT NULL, pin TEXT NOT NULL, state TEXT NOT NULL,"
        " by TEXT NOT NULL, PRIMARY KEY (operator, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE pin_try (operator TEXT PRIMARY KEY, count INTEGER NOT NULL,"
        " last_at TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )


def _create_day_tables(db: Database) -> None:
    """Reasons for a difference of swabs, counts by tube, bags, days that were opened again."""
    db.execute("ALTER TABLE swab_count ADD COLUMN people INTEGER NOT NULL DEFAULT -1")
    for column in ("reason", "note", "confirmed_by", "operator"):
        db.execute(f"ALTER TABLE swab_count ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute(
        f"CREATE TABLE tube_count ({_COMMON}, tube TEXT NOT NULL, count INTEGER NOT NULL,"
        " operator TEXT NOT NULL, PRIMARY KEY (tube, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        f"CREATE TABLE bag_tube ({_COMMON}, tube TEXT NOT NULL, bag TEXT NOT NULL,"
        " place INTEGER NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (tube, station)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX ix_bag_tube_bag ON bag_tube (bag)")
    db.execute(
        f"CREATE TABLE bag_handover ({_COMMON}, bag TEXT NOT NULL, recipient TEXT NOT NULL,"
        " signed_by TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (bag, station)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        f"CREATE TABLE day_reopened ({_COMMON}, first INTEGER NOT NULL, reason TEXT NOT NULL,"
        " confirmed_by TEXT NOT NULL, operator TEXT NOT NULL,"
        " PRIMARY KEY (first, station)) STRICT, WITHOUT ROWID"
    )
