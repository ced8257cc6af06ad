"""A disk that forgets after it confirmed, and files that somebody moved: each is named."""

import random
import shutil
from pathlib import Path

import pytest
from tests.clock import ManualClock
from tests.made_station import HALMEONI, STORE_KEY, TUBES, open_station
from tests.store.killed_station import LOG, MARK, SCANS, opened

from testdesk.database_file.log import FRAME_SIZE, HEADER_SIZE, parse_log, read_log
from testdesk.database_file.mark import SLOT_SIZE, MarkFile, mark_of
from testdesk.domain.refusals import EnvironmentFault
from testdesk.settings import STORE
from testdesk.store.station_file import open_station_file


def flip(path: Path, place: int, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)


def test_what_a_kill_leaves_opens_whole(killed_store):
    home, held = killed_store
    assert read_log(home / STORE).damage == "none"
    assert opened(home) == held


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_in_the_log_is_noticed_and_the_log_is_kept(killed_store, seed):
    home, _ = killed_store
    log = (home / LOG).read_bytes()
    rng = random.Random(seed)  # noqa: S311 - the same flip can be made again
    frame = HEADER_SIZE + FRAME_SIZE * rng.randrange(len(log) // FRAME_SIZE)
    place = (rng.randrange(len(log)), rng.randrange(HEADER_SIZE), frame + rng.randrange(24))
    flip(home / LOG, place[seed % 3], rng.randrange(8))
    spoilt = (home / LOG).read_bytes()
    assert opened(home) == "store_log_damaged"
    assert [path.read_bytes() for path in home.glob(f"{LOG}.kept-*")] == [spoilt]
    assert opened(home) == "store_log_damaged", "and again"


def test_the_last_transaction_half_written_by_a_power_cut_is_no_damage(home, tmp_path):
    station = open_station(home)
    station.scans(*SCANS[:-1])
    held, mark = station.journal(), (home / MARK).read_bytes()
    before = len((home / LOG).read_bytes())
    station.scan(SCANS[-1])
    for lost in range(before, len((home / LOG).read_bytes()), FRAME_SIZE):
        cut = shutil.copytree(home, tmp_path / f"cut-{lost}")
        (cut / f"{STORE}-shm").unlink()
        (cut / MARK).write_bytes(mark)  # written after a commit, which never returned
        data = bytearray((cut / LOG).read_bytes())
        data[lost : lost + FRAME_SIZE] = bytes(FRAME_SIZE)  # pages reach the disk in any order
        (cut / LOG).write_bytes(data)
        assert opened(cut) == held
        assert list(cut.glob(f"{LOG}.kept-*")) == []
    station.store.close()


def test_a_log_that_is_missing_is_named(killed_store):
    home, _ = killed_store
    (home / LOG).unlink()
    assert opened(home) == "store_log_missing"


def test_a_log_that_was_cut_between_two_transactions_is_named(killed_store):
    home, _ = killed_store
    log = parse_log((home / LOG).read_bytes())
    commits = [frame.index for frame in log.frames if frame.size]
    end = HEADER_SIZE + FRAME_SIZE * (commits[-2] + 1)
    (home / LOG).write_bytes((home / LOG).read_bytes()[:end])
    assert opened(home) == "store_log_cut"


def test_the_file_alone_without_what_was_beside_it_is_named(killed_store, tmp_path):
    home, _ = killed_store
    (tmp_path / "alone").mkdir()
    shutil.copy(home / STORE, tmp_path / "alone" / STORE)
    assert opened(tmp_path / "alone") == "store_mark_missing"


def test_an_older_copy_in_its_place_is_named(home, tmp_path):
    older = shutil.copy(home / STORE, tmp_path / "older")
    station = open_station(home)
    station.scans(*SCANS)
    station.store.close()
    shutil.copy(older, home / STORE)
    with pytest.raises(EnvironmentFault, match="store_older_copy") as caught:
        open_station_file(home / STORE, STORE_KEY, ManualClock())
    assert (caught.value.detail["events"], caught.value.detail["marked"]) == (1, 9)


def test_another_history_in_its_place_is_named(home, tmp_path):
    other = shutil.copytree(home, tmp_path / "other")
    for place in (home, other):
        station = open_station(place)
        station.scans(*SCANS)
        station.store.close()
    shutil.copy(other / STORE, home / STORE)
    assert opened(home) == "store_other_history"


@pytest.mark.parametrize("slot", [0, 1])
def test_a_torn_slot_of_the_mark_leaves_the_other(killed_store, slot):
    home, held = killed_store
    data = bytearray((home / MARK).read_bytes())
    data[slot * SLOT_SIZE : (slot + 1) * SLOT_SIZE] = bytes(SLOT_SIZE)
    (home / MARK).write_bytes(data)
    assert opened(home) == held


def test_a_mark_that_somebody_wrote_proves_nothing(killed_store):
    home, _ = killed_store
    (home / MARK).unlink()
    forged = MarkFile(home / STORE, bytes(32))
    mark = MarkFile(home / STORE, STORE_KEY)
    station = open_station_file(home / STORE, STORE_KEY, ManualClock(), from_backup=True)
    station.close()
    read = mark.read()
    assert read is not None
    mark_of(home / STORE).unlink()
    forged.write(read)
    assert mark.read() is None
    assert opened(home) == "store_mark_missing"


def test_a_file_of_an_older_program_gets_its_mark_when_it_is_opened(killed_store):
    home, held = killed_store
    db = open_station(home).store._db
    db.execute("DELETE FROM setting WHERE name = 'marked'")
    db.close()
    (home / MARK).unlink()
    assert opened(home) == held
    mark = MarkFile(home / STORE, STORE_KEY).read()
    assert mark is not None
    assert (mark.lengths[0], mark.heads[0]) == held


def test_after_a_sealed_tube_and_at_rest_the_file_alone_has_everything(home, tmp_path):
    station = open_station(home)
    log = home / LOG
    station.scans(TUBES[0], HALMEONI)
    assert log.stat().st_size > 0
    station.scan("!seal other")
    assert log.stat().st_size == 0
    station.scan(TUBES[1])
    station.store.checkpoint()
    assert log.stat().st_size == 0
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in (STORE, MARK):
        shutil.copy(home / name, alone / name)
    assert opened(alone) == station.journal()
    station.store.close()


def test_a_seal_that_is_folded_later_is_folded_after_its_answer_or_by_the_next_commit(home):
    station = open_station(home)
    station.store.folds_later = True
    log = home / LOG
    station.scans(TUBES[0], HALMEONI)
    station.store.fold_sealed()
    assert log.stat().st_size > 0
    station.scan("!seal other")
    assert log.stat().st_size > 0
    station.store.fold_sealed()
    assert log.stat().st_size == 0
    station.scans("!undo", "!seal other")
    assert log.stat().st_size > 0
    station.scan(TUBES[1])
    assert log.stat().st_size == 0
    station.store.close()


def test_another_program_that_reads_keeps_nobody_waiting_at_a_seal(home):
    station, reader = open_station(home), open_station(home)
    station.scans(TUBES[0], HALMEONI)
    with reader.station.read() as uow:
        assert uow.journal.length() == 3
        assert station.scan("!seal other").verdict == "accepted"
        assert (home / LOG).stat().st_size > 0
    station.store.checkpoint()
    assert (home / LOG).stat().st_size == 0
    reader.store.close()
    station.store.close()


def test_the_library_prints_nothing_of_a_damaged_file(home, capfd):
    flip(home / STORE, 5 * 4096 + 100, 3)
    flip(home / STORE, 100, 3)
    assert opened(home) == "store_damaged"
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_a_scan_costs_the_log_no_more_than_a_page_of_each_tree(home):
    """Five: the event with its key, the sample with three trees of its own."""
    station = open_station(home)
    station.scans(TUBES[0], HALMEONI, "!undo")
    frames = len(read_log(home / STORE).frames)
    assert station.scans(HALMEONI) == [("accepted", "sampled")]
    assert len(read_log(home / STORE).frames) - frames <= 5
    station.store.close()


@pytest.mark.parametrize("later", [True, False], ids=["after the answer", "at once"])
@pytest.mark.parametrize("folds", [True, False], ids=["log folded", "another program reads"])
def test_at_a_sealed_tube_the_disk_has_the_mark(home, flushed, folds, later):
    station, reader = open_station(home), open_station(home)
    station.store.folds_later = later
    station.scans(TUBES[0], HALMEONI)
    with reader.station.read() as uow:
        assert folds or uow.journal.length() == 3  # a snapshot prevents the fold
        assert station.scan("!seal other").verdict == "accepted"
        if later:
            station.store.fold_sealed()
    assert ((home / LOG).stat().st_size == 0) == folds
    mark = flushed.read()
    assert mark is not None
    assert (mark.lengths[0], mark.heads[0]) == station.journal()
    reader.store.close()
    station.store.close()
