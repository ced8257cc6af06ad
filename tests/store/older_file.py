"""A station's file as the previous version would have left it."""

from pathlib import Path

from tests.cli.site import STATION_PHRASE

from testdesk.formats.crypto.vault import open_vault
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import Database, Migrations, open_file
from testdesk.store.schema.migrations import STEPS


def set_back(home: Path) -> None:
    """Reverts the newest step of the schema; each adds tables, columns, indexes."""
    before, after = _made(len(STEPS) - 1), _made(len(STEPS))
    db = open_file(home / STORE, open_vault((home / VAULT).read_bytes(), STATION_PHRASE))
    for kind, name in sorted(after.keys() - before.keys()):
        db.execute(f"DROP {kind} IF EXISTS {name}")
    for place in before:
        for column in after[place] - before[place]:
            db.execute(f"ALTER TABLE {place[1]} DROP COLUMN {column}")
    db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", [str(len(STEPS))])
    db.execute("DELETE FROM setting WHERE name = 'derived'")
    assert [one.name for one in Migrations("testdesk").applied(db)] == [
        str(number) for number in range(1, len(STEPS))
    ]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _made(steps: int) -> dict[tuple[str, str], set[str]]:
    """The columns of each table, and each index, after so many steps."""
    db = Database(memory=True)
    for step in STEPS[:steps]:
        step(db)
    named = db.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(kind, name): _columns(db, kind, name) for kind, name in named.fetchall()}


def _columns(db: Database, kind: str, name: str) -> set[str]:
    return {column.name for column in db[name].columns} if kind == "table" else set()
