"""A file and its log rebuilt page by page, and rows read from single pages."""

import shutil

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clock import ManualClock
from tests.made_station import STORE_KEY, open_station

from testdesk.database_file.cells import rows_of
from testdesk.database_file.log import parse_log, read_log
from testdesk.database_file.mark import mark_of
from testdesk.database_file.pages import PageKeys
from testdesk.database_file.repair import repair
from testdesk.domain.refusals import EnvironmentFault
from testdesk.settings import STORE
from testdesk.store.connection import open_file
from testdesk.store.recovery.salvage import salvage
from testdesk.store.recovery.truth import read_truth, write_truth

flips = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_repaired_file_holds_what_sqlite_reads_of_file_and_log(
    spoilt_store, whole_store, tmp_path
):
    (tmp_path / "repaired.db").write_bytes(whole_store.data)
    repaired = open_file(tmp_path / "repaired.db", STORE_KEY)
    there = open_file(shutil.copytree(spoilt_store, tmp_path / "left") / STORE, STORE_KEY)
    assert read_truth(repaired) == read_truth(there)
    assert repaired.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert len(read_truth(repaired).events) == 12
    repaired.close()
    there.close()


@flips
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_wrong_bit_anywhere_in_the_log_costs_nothing(spoilt_store, whole_store, place, bit):
    log = bytearray(read_log(spoilt_store / STORE).data)
    log[int(place * len(log))] ^= 1 << bit
    repaired = repair((spoilt_store / STORE).read_bytes(), parse_log(bytes(log)), STORE_KEY)
    assert repaired.lost == ()
    assert repaired.data == whole_store.data


@flips
@given(place=st.one_of(st.integers(0, 200), st.integers(0, 10**9)), bit=st.integers(0, 7))
def test_one_wrong_bit_anywhere_in_the_file_costs_nothing(spoilt_store, whole_store, place, bit):
    file = bytearray((spoilt_store / STORE).read_bytes())
    file[place % len(file)] ^= 1 << bit
    repaired = repair(bytes(file), read_log(spoilt_store / STORE), STORE_KEY)
    assert repaired.data == whole_store.data


@flips
@given(frame=st.integers(0, 10**6), field=st.integers(0, 23), bit=st.integers(0, 7))
def test_one_wrong_bit_in_the_head_of_a_frame_costs_nothing(
    spoilt_store, whole_store, frame, field, bit
):
    log = read_log(spoilt_store / STORE)
    data = bytearray(log.data)
    data[log.frames[frame % len(log.frames)].offset - 24 + field] ^= 1 << bit
    assert (
        repair((spoilt_store / STORE).read_bytes(), parse_log(bytes(data)), STORE_KEY).data
        == whole_store.data
    )


def test_single_pages_have_the_same_rows_as_the_tables(whole_store, tmp_path):
    (tmp_path / "repaired.db").write_bytes(whole_store.data)
    db = open_file(tmp_path / "repaired.db", STORE_KEY)
    keys = PageKeys(STORE_KEY, whole_store.data[:16])

    def plain(number):
        return keys.plain(number, whole_store.data[(number - 1) * 4096 : number * 4096])

    rows = [
        row
        for n in range(1, len(whole_store.data) // 4096 + 1)
        for _, row in rows_of(n, plain(n), plain)
    ]
    for table in ("event", "setting", "writing", "sqlite_schema"):
        for row in db.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names above
            assert list(row) in rows, table
    db.close()


def test_events_of_lost_pages_come_from_what_the_log_still_has_of_them(spoilt_store, tmp_path):
    """Every third page with a hole of 512 bytes: what is proven comes back, or is named."""
    outcomes = []
    for number in range(1, (spoilt_store / STORE).stat().st_size // 4096 + 1, 3):
        home = shutil.copytree(spoilt_store, tmp_path / f"page-{number}")
        data = bytearray((home / STORE).read_bytes())
        data[number * 4096 - 1024 : number * 4096 - 512] = bytes(512)
        (home / STORE).write_bytes(data)
        (tmp_path / f"scratch-{number}").mkdir()
        try:
            found = salvage(home / STORE, STORE_KEY, tmp_path / f"scratch-{number}")
        except EnvironmentFault as fault:
            outcomes.append(fault.code)
            continue
        own = found.truth.entries_of(1)
        missing = {n for first, last in found.lost for n in range(first, last + 1)}
        assert {entry.header.seq for entry in own} | missing == set(range(1, 11))
        assert found.is_whole == (not missing and not found.lost_of_headquarters)
        outcomes.append("whole" if found.is_whole else "named")
    assert outcomes.count("salvage_impossible") <= 1, "the page that says who the station is"
    assert outcomes.count("whole") > len(outcomes) // 2


def test_a_store_made_of_the_truth_is_the_one_that_was(spoilt_store, tmp_path):
    db = open_file(shutil.copytree(spoilt_store, tmp_path / "left") / STORE, STORE_KEY)
    truth = read_truth(db)
    db.close()
    (tmp_path / "new").mkdir()
    write_truth(truth, tmp_path / "new" / STORE, STORE_KEY, ManualClock())
    shutil.copy(mark_of(spoilt_store / STORE), tmp_path / "new")
    one, other = open_station(tmp_path / "new"), open_station(tmp_path / "left")
    assert one.journal() == other.journal()
    assert one.problems() == ()
    for table in ("person", "sample", "tube", "resident"):
        rows = f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608 - names above
        assert one.store._db.execute(rows).fetchall() == other.store._db.execute(rows).fetchall()
    one.store.close()
    other.store.close()
