"""Two programs on one home, and a program that is killed: nothing is lost, nothing forks."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest
from tests.made_station import CROWD, HALMEONI, TUBES, open_station

from testdesk.domain.refusals import EnvironmentFault
from testdesk.services import status
from testdesk.services.exchange import handover
from testdesk.store import connection

SCANNER = """
    import sys
    from pathlib import Path
    from tests.made_station import open_station

    station = open_station(Path(sys.argv[1]))
    print("ready", flush=True)
    for line in sys.stdin:
        answer = station.scan(line)
        print(answer.seq, answer.verdict, answer.reason, flush=True)
"""


def child(script, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_two_scanners_on_one_home_neither_lose_nor_fork(station):
    other = child(SCANNER, station.home)
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "ready\n"
    station.scans("!pool 20", TUBES[0])
    other.stdin.write("\n".join(CROWD[:15]) + "\n")
    other.stdin.flush()
    mine = [station.scan(number) for number in CROWD[:15]]
    theirs = [other.stdout.readline().split() for _ in range(15)]
    other.communicate()
    assert other.returncode == 0
    taken = [a.seq for a in mine if a.reason == "sampled"]
    taken += [int(seq) for seq, _, reason in theirs if reason == "sampled"]
    assert len(taken) == 15
    assert {a.reason for a in mine} | {reason for *_, reason in theirs} <= {
        "sampled",
        "already_sampled",
    }
    assert station.kinds() == ["station_set_up", "tube_opened", *["sample_taken"] * 15]
    assert station.problems() == ()


def test_what_was_answered_before_a_kill_is_there_after_it(station):
    scanner = child(SCANNER, station.home)
    assert scanner.stdin is not None
    assert scanner.stdout is not None
    station.store.close()
    scanner.stdin.write("\n".join((TUBES[0], *CROWD[:9])) + "\n")
    scanner.stdin.flush()
    scanner.stdout.readline()
    answered = [scanner.stdout.readline() for _ in range(6)][-1].split()
    scanner.send_signal(signal.SIGKILL)
    scanner.communicate()
    again = open_station(station.home)
    station.store = again.store
    assert again.journal()[0] >= int(answered[0]) == 7
    assert again.problems() == ()
    assert again.scans(CROWD[4]) == [("refused", "already_sampled")]


def test_a_reader_sees_one_moment_while_another_writes(open_copy):
    station = open_copy(1)
    writer = open_station(station.home)
    station.scan(TUBES[0])
    with station.station.read() as uow:
        before = (uow.journal.length(), uow.samples.open_tube())
        writer.scans(HALMEONI)
        assert (uow.journal.length(), uow.samples.open_tube()) == before
    assert station.journal()[0] == before[0] + 1
    writer.store.close()


def test_a_home_that_somebody_keeps_locked_is_busy_and_nothing_is_lost(open_copy, monkeypatch):
    station = open_copy(1)
    monkeypatch.setattr(connection, "_SETTINGS", ("busy_timeout = 1", *connection._SETTINGS[1:]))
    waiting = open_station(station.home)
    with station.station.write("金英") as _, pytest.raises(EnvironmentFault, match="store_busy"):
        waiting.scan(TUBES[0])
    assert waiting.scans(TUBES[0]) == [("accepted", "tube_opened")]
    waiting.store.close()


EXPORTER = """
    import os, sys
    from pathlib import Path
    from tests.made_station import open_station
    from testdesk.courier import folder
    from testdesk.services.exchange import handover
    from testdesk.store.queries.outbox import StoredOutbox
    from testdesk.store.unit_of_work import StoredUnitOfWork

    def dies(*_args, **_more):
        os._exit(9)

    point, home, stick = sys.argv[1:]
    station = open_station(Path(home))
    if point == "packing":
        handover.write_batch = dies
    elif point == "flush":
        os.fsync = dies
    elif point == "rename":
        Path.replace = dies
    elif point == "read back":
        folder._read_from_disk = dies
    elif point == "record":
        StoredOutbox.add = dies
    elif point == "begin":
        StoredUnitOfWork.commit = dies
    elif point == "commit":
        begins = StoredOutbox.begin

        def begin(*args):
            begins(*args)
            StoredUnitOfWork.commit = commit

        def commit(uow):
            commits(uow)
            StoredUnitOfWork.commit = dies

        commits = StoredUnitOfWork.commit
        StoredOutbox.begin = begin
    handover.export(station.context, folder=Path(stick))
"""


POINTS = ("packing", "begin", "flush", "rename", "read back", "record", "commit")


@pytest.mark.parametrize("point", POINTS)
def test_an_export_killed_at_any_point_is_simply_done_again(open_copy, tmp_path, point):
    station = open_copy(1)
    station.scans(TUBES[0], HALMEONI)
    before = station.journal()
    stick = tmp_path / "stick"
    stick.mkdir()
    killed = child(EXPORTER, point, station.home, stick)
    killed.communicate()
    assert killed.returncode == 9
    now = status.status(station=station.station)
    assert (now.unexported, now.batches) == (3, ())
    whole = list(stick.rglob("*.tdb"))
    assert bool(whole) == (point in ("read back", "record", "commit"))
    report = handover.export(station.context, folder=stick).value
    assert report is not None
    assert (report.first, report.last) == (1, 3)
    assert [p.name for p in stick.rglob("*") if p.is_file()] == ["batch-1-1-3.tdb"]
    assert station.journal() == before
    assert station.problems() == ()


def test_a_disk_that_fills_up_in_the_tent_loses_nothing_that_was_answered(open_copy, tmp_path):
    station = open_copy(1)
    small = tmp_path / "small"
    small.mkdir()
    size = (station.home / "station.db").stat().st_size + (160 << 10)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(small)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        station.store.close()
        for name in ("station.db", "station.db-mark"):
            (small / name).write_bytes((station.home / name).read_bytes())
        full = open_station(small)
        answered = [full.scan(TUBES[0]).seq]

        def until_it_is_full():
            for turn in range(400):
                answered.append(full.scan(CROWD[turn % 9]).seq)
                answered.append(full.scan("!undo").seq)

        with pytest.raises(EnvironmentFault, match="disk_full"):
            until_it_is_full()
        assert full.journal()[0] == answered[-1]
        assert full.problems() == ()
        full.store.close()
    finally:
        subprocess.run(["umount", str(small)], check=True, capture_output=True)
    station.store = open_station(station.home).store
