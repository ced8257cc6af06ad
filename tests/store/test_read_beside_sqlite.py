"""The pages of a file are read while SQLite has it open, and its locks stay."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.made_station import HALMEONI, TUBES, open_station

from testdesk.database_file.pages import is_complete_file
from testdesk.settings import STORE

OURS = Path("/proc/self/fd")
# Whoever can lock all of SQLite's shared bytes is the last one, and deletes the log when it ends
# (sqlite.org/src/file/src/os.h: SHARED_FIRST, SHARED_SIZE).
_LOCKS_ALL = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_RDWR)
fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""


def another_program_is_the_last_one(database):
    tried = subprocess.run(
        [sys.executable, "-c", _LOCKS_ALL, str(database)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert tried.returncode == 0 or "BlockingIOError" in tried.stderr, tried.stderr
    return tried.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the system's own list of files")
def test_looking_at_every_page_takes_no_lock_away(home):
    station = open_station(home)
    station.scans(TUBES[0], HALMEONI)
    assert not another_program_is_the_last_one(home / STORE)
    open_files = len(list(OURS.iterdir()))
    for _ in range(3):
        assert is_complete_file(home / STORE, station.key)
    assert not another_program_is_the_last_one(home / STORE)
    assert len(list(OURS.iterdir())) <= open_files + 1
    station.store.close()
    assert another_program_is_the_last_one(home / STORE)
