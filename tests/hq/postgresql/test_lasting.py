"""What was committed is on the disk, whatever the server, the role or the address says."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import text

import testdesk.hq
from testdesk.hq.store import database

WAYS = {
    "of anything": database.write_transaction,
    "of a station": lambda engine: database.write_transaction(engine, 3),
    "of a note": database.insert_transaction,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("setting", "done"),
    [
        ("off", "on"),
        ("local", "on"),
        ("remote_write", "on"),
        ("on", "on"),
        ("remote_apply", "remote_apply"),
    ],
)
def test_every_write_transaction_waits_for_the_disk(server, tmp_path, way, setting, done):
    url = f"{server.url()}&options=-c%20synchronous_commit%3D{setting}"
    engine = database.open_engine(tmp_path / "none", key=bytes(32), url=url)
    for _ in range(2):  # also when the connection is used again
        with WAYS[way](engine) as connection:
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == done
    engine.dispose()


def test_nobody_begins_a_transaction_elsewhere():
    folder = Path(testdesk.hq.__file__).parent
    begun = [
        f"{path.name}:{node.lineno}"
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"begin", "connect", "raw_connection", "begin_nested"}
        # Functions of ours of that name, which begin something else.
        and ast.unparse(node.func.value) not in {"epochs", "unfinished", "keeper"}
    ]
    # The keeper folds the log of an SQLite file; it writes nothing of its own. To look at an index
    # is a savepoint in the reader's transaction. VACUUM, after an erasure, runs in none.
    ours = {"database.py", "driver.py", "keeper.py", "rewriting.py", "soundness.py"}
    assert {place.split(":")[0] for place in begun} == ours
