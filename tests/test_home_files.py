"""The home's files: swept only when nothing is at work, and refused by code."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from testdesk import bootstrap
from testdesk.atomic_write import replacing, write_atomically
from testdesk.domain.refusals import EnvironmentFault
from testdesk.home_files import (
    exists_in_home,
    names_in,
    raising_home_faults,
    read_home,
    scratch_folder,
    sweep,
)
from testdesk.settings import INBOX, OUTBOX

LEFT = (".testdesk-8f3k2a", ".testdesk-x1.part", ".0123456789abcdef.part")
# The last is somebody's download: a backup may go to any folder, and it sweeps there, too.
KEPT_FILES = ("station.db", "station.db.kept-0a1b2c3d", "station.before-5.db", "x", ".film.part")


def fill(home):
    home.mkdir(exist_ok=True)
    (home / LEFT[0]).mkdir()
    for name in (f"{LEFT[0]}/station.db", *LEFT[1:], *KEPT_FILES):
        (home / name).write_bytes(b"store")


def test_what_killed_programs_left_is_swept_and_nothing_else(tmp_path):
    fill(tmp_path)
    sweep(tmp_path)
    assert names_in(tmp_path) == sorted(KEPT_FILES)


def test_every_folder_of_the_home_is_swept_at_a_start(tmp_path):
    for folder in (tmp_path, tmp_path / OUTBOX, tmp_path / INBOX):
        fill(folder)
    (tmp_path / INBOX / "receipt-1-1-1.tdr").write_bytes(b"half way")
    (tmp_path / OUTBOX / "batch-1-1-1.tdb").write_bytes(b"not delivered")
    bootstrap.sweep_home(tmp_path)
    assert names_in(tmp_path / INBOX) == sorted(KEPT_FILES)
    assert names_in(tmp_path / OUTBOX) == sorted([*KEPT_FILES, "batch-1-1-1.tdb"])


def test_a_missing_folder_and_one_that_is_a_file_are_nothing_to_sweep(tmp_path):
    sweep(tmp_path / "missing")
    (tmp_path / "file").write_bytes(b"x")
    sweep(tmp_path / "file")
    assert (names_in(tmp_path / "missing"), names_in(tmp_path)) == ([], ["file"])


def test_nothing_of_a_room_or_a_file_in_the_making_is_swept(tmp_path):
    with scratch_folder(tmp_path) as folder:
        (folder / "station.db").write_bytes(b"store")
        sweep(tmp_path)
        assert (folder / "station.db").exists()
    assert names_in(tmp_path) == []
    with replacing(tmp_path / "station.vault") as file:
        file.write(b"half")
        sweep(tmp_path)
        file.write(b"whole")
    assert (tmp_path / "station.vault").read_bytes() == b"halfwhole"


CHILD = """
    import sys
    from pathlib import Path
    from testdesk.home_files import scratch_folder
    with scratch_folder(Path(sys.argv[1])) as folder:
        (folder / "station.db").write_bytes(b"store")
        print(folder, flush=True)
        sys.stdin.readline()
"""


def test_a_room_of_another_program_stays_until_that_is_killed(tmp_path):
    command = [sys.executable, "-c", textwrap.dedent(CHILD), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        folder = child.stdout.readline().decode().strip()
        sweep(tmp_path)
        assert names_in(Path(folder)) == ["station.db"]
        child.kill()
        child.wait()
        sweep(tmp_path)
        assert names_in(tmp_path) == []


def test_a_disk_that_does_not_answer_is_no_missing_file(tmp_path, monkeypatch):
    def refuses(*_args, **_more):
        raise PermissionError(13, "no")

    assert not exists_in_home(tmp_path / "station.vault")
    assert not exists_in_home(tmp_path / "missing" / "station.vault")
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuses)
        with pytest.raises(EnvironmentFault) as caught:
            bootstrap.station_exists(tmp_path)
    assert caught.value.code == "home_not_readable"


def test_what_the_disk_refuses_has_a_code(tmp_path):
    with pytest.raises(EnvironmentFault) as read:
        read_home(tmp_path)
    with pytest.raises(EnvironmentFault) as made, raising_home_faults(reason="setting"):
        write_atomically(tmp_path / "missing" / "file", b"")
    assert (read.value.code, made.value.code) == ("home_not_readable", "home_not_writable")
    assert made.value.detail == {"reason": "setting"}
