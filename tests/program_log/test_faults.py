"""A process that dies or hangs leaves the places where its threads were, and nothing else."""

import subprocess
import sys

import pytest

from testdesk.program_log.faults import EARLIER_FAULTS, FAULTS, FaultFile, newest_dump
from testdesk.program_log.files import start_log, stop_log

BEGIN = """
import faulthandler, sys
from pathlib import Path
from testdesk.program_log.faults import FaultFile
home = Path(sys.argv[1])
"""
DIE = """
def at_the_desk(name):
    faulthandler._sigsegv()

file = FaultFile(home)
at_the_desk("金善姬")
"""
HANG = """
def hangs(name):
    dump = home / "log" / "faults.txt"
    while not dump.read_text().endswith("in <module>\\n"):
        pass

file = FaultFile(home, hang_seconds=0.01)
file.still_alive()
hangs("金善姬")
file.close()
"""


def run(tmp_path, script):
    """Runs a script in a folder whose name nobody else must learn; its exit status."""
    folder = tmp_path / "李敏"
    folder.mkdir()
    (folder / "made.py").write_text(BEGIN + script, "utf-8")
    command = [sys.executable, str(folder / "made.py"), str(tmp_path)]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("script", "function", "first"),
    [(DIE, "at_the_desk", "Fatal Python error: Segmentation fault"), (HANG, "hangs", "Timeout (")],
)
def test_the_stacks_are_in_the_home_and_name_nobody(tmp_path, script, function, first):
    assert (run(tmp_path, script) == 0) == (script is HANG)
    lines = newest_dump(tmp_path / "log")
    assert lines[0].startswith(first)
    assert any(line.startswith("  made.py:") and line.endswith(function) for line in lines)
    assert "李敏" not in "".join(lines)
    assert "金善姬" not in (tmp_path / "log" / FAULTS).read_text("utf-8")


def test_the_next_start_moves_a_dump_aside_and_records_it(tmp_path):
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / FAULTS).write_text("Fatal Python error: Aborted\n李敏 was here\n", "utf-8")
    log = start_log(tmp_path)
    FaultFile(tmp_path).close()
    stop_log(log)
    assert not (tmp_path / "log" / FAULTS).exists()
    assert (tmp_path / "log" / EARLIER_FAULTS).exists()
    assert newest_dump(tmp_path / "log") == ["Fatal Python error: Aborted"]
    assert " ended_badly" in (tmp_path / "log" / "window.log").read_text("utf-8")


def test_a_start_without_a_fault_leaves_no_file(tmp_path):
    file = FaultFile(tmp_path)
    file.still_alive()
    file.close()
    file.close()
    assert list((tmp_path / "log").iterdir()) == []
    assert newest_dump(tmp_path / "log") == []


def test_without_a_home_nothing_is_written(tmp_path):
    file = FaultFile(tmp_path / "none")
    file.still_alive()
    file.close()
    assert not (tmp_path / "none").exists()
