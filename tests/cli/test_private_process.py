"""The program's process gives nothing away: files, core dumps, its memory, its environment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.site import HQ_PHRASE, KIT_PHRASE, STATION_PHRASE, Site, command

from testdesk.cli.shared.given_secrets import NEW_PASSPHRASE, OPERATOR_PASSWORD
from testdesk.private_process import report_no_crash

PASSWORD = "a long password"
NOT_DUMPABLE = 0
# The program's own entry point; at its end, the process shows what others could get of it.
PROBE = """
import atexit, ctypes, subprocess, sys
from testdesk.__main__ import main

def show():
    sys.stdout.flush()
    print("dumpable", ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
    subprocess.run([sys.executable, "-c", "import os; print(sorted(os.environb.items()))"])

atexit.register(show)
sys.argv = ["testdesk", *sys.argv[1:]]
main()
"""


def probed(site: Site, *args: object, **environment: str) -> str:
    """What the process and a child of it show once the command is done."""
    given = dict.fromkeys((OPERATOR_PASSWORD, NEW_PASSPHRASE), PASSWORD) | environment
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *map(str, args)],
        env=site.environment(**given), check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.partition("dumpable ")[2]


def test_a_child_of_a_command_inherits_no_passphrase(site: Site):
    new = site.base / "new"
    runs = [
        probed(site, "status"),
        probed(site, "station", "init", "--kit", site.kit, "--home", new),
        probed(
            site, "hq", "operator", "add", "李敏", "--home", site.hq_home,
            TESTDESK_PASSPHRASE=HQ_PHRASE,
        ),
        # It asks for none of them.
        probed(site, "inspect", site.kit),
    ]  # fmt: skip
    for shown in runs:
        assert "b'TESTDESK_HOME'" in shown
        for secret in (STATION_PHRASE, KIT_PHRASE, PASSWORD, HQ_PHRASE):
            assert repr(secret.encode()) not in shown


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has prctl")
def test_the_memory_of_a_command_is_closed_to_other_processes_of_its_user(site: Site):
    assert int(probed(site, "status").split()[0]) == NOT_DUMPABLE


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows it in /proc")
def test_the_process_creates_private_files_and_no_core_dump(site: Site):
    with subprocess.Popen(
        command("scan"), env=site.environment(), umask=0, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"?\n")
        running.stdin.flush()
        assert running.stdout.readline()  # it has begun
        process = Path("/proc") / str(running.pid)
        status, limits = ((process / name).read_text() for name in ("status", "limits"))
        running.stdin.close()
        running.stdout.read()
    assert "\nUmask:\t0077\n" in status
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]


# A shell that allows core dumps, and becomes the command.
DUMPING_SHELL = 'ulimit -c "$(ulimit -Hc)"; cd "$0"; exec "$@"'


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_crash_leaves_no_core_dump(site: Site, tmp_path: Path):
    """Only the wait status tells whether the kernel wrote one, wherever it puts them."""
    stdin, typed = os.pipe()
    answers, stdout = os.pipe()
    pid = os.posix_spawn(
        "/bin/sh",
        ["sh", "-c", DUMPING_SHELL, str(tmp_path), *command("scan")],
        site.environment(),
        file_actions=[(os.POSIX_SPAWN_DUP2, stdin, 0), (os.POSIX_SPAWN_DUP2, stdout, 1)],
    )
    os.close(stdin)
    os.close(stdout)
    os.write(typed, b"?\n")
    assert os.read(answers, 1)  # it has begun
    os.kill(pid, signal.SIGABRT)
    _, status = os.waitpid(pid, 0)
    os.close(typed)
    os.close(answers)
    assert (os.WTERMSIG(status), os.WCOREDUMP(status)) == (signal.SIGABRT, False)
    assert list(tmp_path.glob("core*")) == []


def test_nothing_is_loaded_before_the_process_is_private():
    probe = (
        "import sys, testdesk.__main__\n"
        "print(sorted(name for name in sys.modules if name.startswith('testdesk')))"
    )
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['testdesk', 'testdesk.__main__', 'testdesk.private_process']"


class FakeWindows:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def SetErrorMode(self, mode):  # noqa: N802 - Windows' name
        self.asked.append(("mode", mode))
        return 0

    def WerSetFlags(self, flags):  # noqa: N802 - the same
        self.asked.append(("flags", flags))
        return 0

    def WerAddExcludedApplication(self, name, all_users):  # noqa: N802 - the same
        self.asked.append(("excluded", name, all_users))
        return 0


@pytest.mark.parametrize(
    ("own_name", "excluded"), [(None, []), ("testdesk.exe", [("excluded", "testdesk.exe", 0)])]
)
def test_windows_is_asked_to_report_no_crash(own_name, excluded):
    windows = FakeWindows()
    report_no_crash(windows, windows, own_name)
    assert windows.asked == [("mode", 0x8003), ("flags", 1), *excluded]
