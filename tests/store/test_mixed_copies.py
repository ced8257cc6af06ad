"""A database file and a log of two times, as somebody copied them: named, never mixed."""

import random
import shutil

from tests.made_station import HALMEONI, STORE_KEY, TUBES, open_station
from tests.store.killed_station import LOG, MARK, TIMES, opened

from testdesk.settings import STORE
from testdesk.store.recovery.salvage import salvage


def put_together(folder, file, log, mark):
    folder.mkdir()
    for source, name in ((file, STORE), (log, LOG), (mark, MARK)):
        shutil.copy(source / name, folder)
    return folder


def test_a_file_of_another_time_than_its_log_is_named_and_both_stay(day_of_copies, tmp_path):
    rng = random.Random(5)  # noqa: S311 - the same pairs again
    pairs = [(a, b) for a in range(TIMES) for b in range(TIMES) if a != b]
    for place, (a, b) in enumerate(rng.sample(pairs, 40)):
        mark = day_of_copies[rng.choice((a, b))][1]
        mixed = put_together(
            tmp_path / f"mixed-{place}", day_of_copies[a][0], day_of_copies[b][1], mark
        )
        file, log = (mixed / STORE).read_bytes(), (mixed / LOG).read_bytes()
        assert opened(mixed) == "store_other_history", (a, b)
        stay = (mixed / STORE).read_bytes() == file, (mixed / LOG).read_bytes() == log
        assert stay == (True, True), (a, b)
        # The way out that the sentence names: the file that belongs to the log.
        shutil.copy(day_of_copies[b][0] / STORE, mixed / STORE)
        shutil.copy(day_of_copies[b][1] / MARK, mixed / MARK)
        assert opened(mixed) == day_of_copies[b][2]


def test_a_file_beside_its_own_log_is_whole(day_of_copies, tmp_path):
    for place, (folded, killed, journal) in enumerate(day_of_copies):
        own = put_together(tmp_path / f"own-{place}", folded, killed, killed)
        assert opened(own) == journal
        assert opened(own) == journal


def test_a_kill_between_the_token_and_the_fold_leaves_all_whole(home, tmp_path):
    station, reader = open_station(home), open_station(home)
    station.scans(TUBES[0], HALMEONI)
    with reader.station.read() as uow:
        assert uow.journal.length() == 3
        station.store.checkpoint()  # the reader prevents the fold
        station.scans("!undo")
        copy = shutil.copytree(home, tmp_path / "copy")
    (copy / f"{STORE}-shm").unlink()
    held = station.journal()
    reader.store.close()
    station.store.close()
    assert opened(copy) == held


def test_each_round_of_the_log_names_its_owner_whoever_folded_it(home, tmp_path):
    station, other = open_station(home), open_station(home)
    station.scans(TUBES[0])
    other.store.checkpoint()
    old = shutil.copytree(home, tmp_path / "old")
    station.scans(HALMEONI)
    other.store.checkpoint()
    station.scans("!undo")
    new = shutil.copytree(home, tmp_path / "new")
    other.store.close()
    station.store.close()
    assert opened(put_together(tmp_path / "mixed", old, new, new)) == "store_other_history"


def test_salvage_of_a_mixture_has_every_event_of_either_or_reports_what_is_lost(
    day_of_copies, tmp_path
):
    """The journals are prefixes of one: nothing may be missed because of an older log or mark."""
    rng = random.Random(6)  # noqa: S311 - the same pairs again
    pairs = [(a, b) for a in range(TIMES) for b in range(TIMES) if a != b]
    for place, (a, b) in enumerate(rng.sample(pairs, 30)):
        marked = rng.choice((a, b))
        mixed = put_together(
            tmp_path / f"mixed-{place}",
            day_of_copies[a][0],
            day_of_copies[b][1],
            day_of_copies[marked][1],
        )
        (tmp_path / f"scratch-{place}").mkdir()
        salvaged = salvage(mixed / STORE, STORE_KEY, tmp_path / f"scratch-{place}")
        in_file = day_of_copies[a - 1][2][0] if a else day_of_copies[0][2][0] - 1
        there = {one.header.seq for one in salvaged.truth.entries_of(1)}
        wanted = set(range(1, max(in_file, day_of_copies[marked][2][0]) + 1))
        missed = (
            wanted - there - {n for first, last in salvaged.lost for n in range(first, last + 1)}
        )
        assert not missed, (a, b, marked, missed)
        assert set(range(1, in_file + 1)) <= there, (a, b, marked)
        assert not salvaged.other_history
