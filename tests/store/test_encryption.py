"""The file on the disk reveals nothing without its key, and a wrong key harms nothing."""

import hashlib
import secrets
import shutil

import pytest
from tests.clock import ManualClock
from tests.made_station import HALMEONI, STORE_KEY, TUBES, open_station

from testdesk.domain.refusals import EnvironmentFault, StoreDamaged
from testdesk.settings import STORE
from testdesk.store.station_file import open_station_file

PLAIN = [
    "朴顺子".encode(),
    HALMEONI.encode(),
    HALMEONI[-6:].encode(),
    b"CREATE TABLE",
    b"sample_taken",
    b"SQLite format 3",
    TUBES[0].encode(),
    "金英".encode(),
]


def test_neither_the_file_nor_its_log_holds_plain_text(home):
    station = open_station(home)
    station.scans(TUBES[0], HALMEONI)
    log = home / f"{STORE}-wal"
    assert log.stat().st_size > 4096
    files = [home / STORE, log, home / f"{STORE}-shm"]
    for path in files:
        data = path.read_bytes()
        assert [text for text in PLAIN if text in data] == [], path.name
    station.store.close()


def test_the_search_above_would_find_it(home):
    station = open_station(home)
    plain = home / "plain.db"
    station.scans(TUBES[0], HALMEONI)
    db = station.store._db
    db.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    db.execute("SELECT sqlcipher_export('plain')")
    db.execute("DETACH DATABASE plain")
    data = plain.read_bytes()
    assert [text for text in PLAIN if text not in data] == []
    station.store.close()


def test_a_wrong_key_is_reported_and_the_file_stays_as_it_is(home):
    before = hashlib.sha256((home / STORE).read_bytes()).hexdigest()
    with pytest.raises(EnvironmentFault, match="store_damaged"):
        open_station_file(home / STORE, secrets.token_bytes(32), ManualClock())
    assert hashlib.sha256((home / STORE).read_bytes()).hexdigest() == before
    assert sorted(path.name for path in home.iterdir()) == [STORE, f"{STORE}-mark"]


@pytest.mark.parametrize("where", [0, 20, 4096 + 100, -2000])
def test_a_flipped_byte_is_reported_as_damage(home, where):
    data = bytearray((home / STORE).read_bytes())
    data[where] ^= 1
    (home / STORE).write_bytes(data)

    def read_everything():
        store = open_station_file(home / STORE, STORE_KEY, ManualClock())
        try:
            with store.read() as uow:
                uow.journal.refold()
                list(store._db.execute("SELECT * FROM search_data, search_idx, setting, writing"))
                assert store._db.execute("PRAGMA cipher_integrity_check").fetchall() == []
        except AssertionError as found:
            raise StoreDamaged() from found
        finally:
            store.close()

    with pytest.raises(EnvironmentFault, match="store_damaged"):
        read_everything()


def test_a_file_cut_short_is_reported_as_damage(home):
    path = home / STORE
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(EnvironmentFault, match="store_damaged"):
        open_station_file(path, STORE_KEY, ManualClock())


def test_an_empty_file_is_not_taken_for_a_new_station(home):
    (home / STORE).write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="store_damaged"):
        open_station_file(home / STORE, STORE_KEY, ManualClock())


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(EnvironmentFault, match="store_missing"):
        open_station_file(tmp_path / STORE, STORE_KEY, ManualClock())
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_does_not_harm_what_a_power_cut_left_in_the_log(home, tmp_path):
    station = open_station(home)
    station.scans(TUBES[0], HALMEONI)
    before = station.journal()
    cut = shutil.copytree(home, tmp_path / "cut")
    station.store.close()
    (cut / f"{STORE}-shm").unlink()
    with pytest.raises(EnvironmentFault, match="store_damaged"):
        open_station_file(cut / STORE, secrets.token_bytes(32), ManualClock())
    again = open_station(cut)
    assert again.journal() == before
    assert again.problems() == ()
    again.store.close()


def test_every_connection_waits_for_the_disk_and_for_the_other_program(station):
    def pragma(name):
        return station.store._db.execute(f"PRAGMA {name}").fetchone()[0]

    full, keyed = 2, 1
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == (
        "wal",
        full,
        keyed,
    )
    assert pragma("busy_timeout") >= 1000
    assert pragma("temp_store") == 2, "temporary tables would lie on the disk in the open"
