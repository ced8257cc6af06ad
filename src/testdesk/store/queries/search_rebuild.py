"""Creates the search index again if its keys (the indexed words) are an older program's."""

from __future__ import annotations

from testdesk.domain.search.names import KEYS_VERSION
from testdesk.store.connection import Database, immediate_transaction
from testdesk.store.queries.people import select_residents
from testdesk.store.queries.search import index_people

_SETTING = "search_keys"
_CHUNK_SIZE = 500
TOKENIZER = """tokenize="unicode61 remove_diacritics 0 tokenchars '-'\""""
# Without positions, which no query uses, the table needs half the space.
_COLUMNS = f"""
    tokens, content='', contentless_delete=1, detail='none', prefix='1 2 3 4', {TOKENIZER}
"""


def rebuild_search(db: Database) -> bool:
    """Indexes everybody again if the index has an older program's keys.

    This is one transaction: an interrupted rebuild is repeated at the next start. A few hundred
    people are in memory at a time.

    Returns:
        whether anything was done.
    """
    if _version(db) == KEYS_VERSION:
        return False
    with immediate_transaction(db):
        if outdated := _version(db) != KEYS_VERSION:  # another program may have been faster
            _recreate(db)
    return outdated


def _version(db: Database) -> int:
    row = db.execute("SELECT value FROM setting WHERE name = ?", [_SETTING]).fetchone()
    return int(row[0]) if row else 0


def _recreate(db: Database) -> None:
    db.execute("DROP TABLE search")
    db.execute(f"CREATE VIRTUAL TABLE search USING fts5({_COLUMNS})")
    last = ""
    while people := select_residents(
        db, "WHERE resident > ? ORDER BY resident LIMIT ?", [last, _CHUNK_SIZE]
    ):
        index_people(db, people)
        last = people[-1].resident
    db.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        [_SETTING, str(KEYS_VERSION).encode()],
    )
