"""How much of setting up a station is its search index, and how fast such an index can be made.

`python benchmarks/bench_index.py [PEOPLE]`, one process, seconds of a processor:

- set-up: events, tables and index, as in docs/performance.md;
- the keys: the words of the index, only made;
- the index alone: these words, made before, into the same kind of table of an encrypted file;
- without encryption: the same into a plain file;
- without prefixes: the same into a table that finds whole words only.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.performance import SIZE, make, people_in, set_up
from sqlcipher3 import dbapi2

from testdesk.domain.search.key_texts import key_text
from testdesk.store.connection import open_file
from testdesk.store.queries.search import indexed_text
from testdesk.store.queries.search_rebuild import TOKENIZER

AT_ONCE = 500
PREFIXES = "prefix='1 2 3 4',"

Rows = list[tuple[int, str]]


def spent(job: Callable[[], object]) -> float:
    """Processor seconds of a job."""
    began = time.process_time()
    job()
    return time.process_time() - began


def fill(db: dbapi2.Connection, rows: Rows, prefixes: str) -> None:
    """Makes the table, and fills it in one transaction, in the order of the numbers."""
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(tokens, content='', contentless_delete=1,"
        f" detail='none', {prefixes} {TOKENIZER})"
    )
    db.execute("BEGIN IMMEDIATE")
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        db.executemany("INSERT INTO search (rowid, tokens) VALUES (?, ?)", some)
    db.execute("COMMIT")


def main(size: int) -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / SIZE).write_text(str(size), "ascii")
        make(folder)
        found = [("set-up", set_up(folder)[0][2])]
        rows: Rows = []

        def make_keys() -> None:
            rows.extend(
                (int(one.resident, 16), indexed_text(key_text(one))) for one in people_in(folder)
            )

        found.append(("the keys", spent(make_keys)))
        encrypted = open_file(folder / "index.db", secrets.token_bytes(32)).conn
        found.append(("the index alone", spent(lambda: fill(encrypted, rows, PREFIXES))))
        plain = dbapi2.connect(str(folder / "plain.db"), isolation_level=None)
        plain.execute("PRAGMA journal_mode = WAL")
        found.append(("without encryption", spent(lambda: fill(plain, rows, PREFIXES))))
        words = open_file(folder / "words.db", secrets.token_bytes(32)).conn
        found.append(("without prefixes", spent(lambda: fill(words, rows, ""))))
    sys.stdout.write(
        f"{size:,} residents, {sum(len(set(t.split())) for _, t in rows) / size:.0f} keys each\n"
    )
    for what, seconds in found:
        share = seconds / found[0][1]
        sys.stdout.write(f"{what:20}{seconds:8.1f} s   {share:5.2f} of set-up\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
