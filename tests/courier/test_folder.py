"""The stick: whole files or none, and every fault of it reported by its code."""

import errno
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.courier import folder as folder_module
from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import EnvironmentFault, Refusal

COURIER = FolderCourier()
NAME = "batch-1-1-9.tdb"


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def code_of(call, *args):
    with pytest.raises(EnvironmentFault) as caught:
        call(*args)
    return caught.value.code


def test_a_file_is_written_below_testdesk_and_nothing_else_is_left(stick):
    path = COURIER.write(stick, NAME, b"whole")
    assert path == stick / "testdesk" / NAME
    assert path.read_bytes() == b"whole"
    assert names(stick) == ["testdesk", f"testdesk/{NAME}"]


@given(data=st.binary(max_size=200))
def test_what_is_read_is_what_was_written(tmp_path_factory, data):
    stick = tmp_path_factory.mktemp("s")
    assert COURIER.read(COURIER.write(stick, NAME, data)) == data


def test_a_file_of_that_name_is_replaced_whole(stick):
    COURIER.write(stick, NAME, b"old and longer")
    COURIER.write(stick, NAME, b"new")
    assert (stick / "testdesk" / NAME).read_bytes() == b"new"


def test_a_part_that_a_power_cut_left_does_not_stand_in_the_way(stick):
    (stick / "testdesk").mkdir()
    (stick / "testdesk" / f"{NAME}.part").write_bytes(b"half")
    COURIER.write(stick, NAME, b"whole")
    assert names(stick) == ["testdesk", f"testdesk/{NAME}"]


def test_a_full_stick_is_reported_and_left_as_it_was(mounted):
    stick = mounted("size=16k")
    COURIER.write(stick, "batch-1-1-2.tdb", b"a" * 4000)
    assert code_of(COURIER.write, stick, NAME, b"b" * 40_000) == "disk_full"
    assert names(stick) == ["testdesk", "testdesk/batch-1-1-2.tdb"]
    assert COURIER.write(stick, NAME, b"b" * 4000).is_file()


def test_a_stick_without_room_for_a_folder_is_full(mounted):
    stick = mounted("size=16k,nr_inodes=1")
    assert code_of(COURIER.write, stick, NAME, b"") == "disk_full"


def test_a_write_protected_stick_is_reported(mounted):
    stick = mounted("ro")
    assert code_of(COURIER.write, stick, NAME, b"b") == "stick_read_only"
    assert names(stick) == []


def test_a_stick_that_is_not_there_is_gone(tmp_path):
    assert code_of(COURIER.write, tmp_path / "away", NAME, b"b") == "stick_gone"
    assert not (tmp_path / "away").exists()


def test_a_file_where_the_stick_should_be_is_no_stick(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert code_of(COURIER.write, tmp_path / "file", NAME, b"b") == "stick_gone"


def test_a_file_where_our_folder_should_be_is_left_alone(stick):
    (stick / "testdesk").write_bytes(b"somebody's")
    assert code_of(COURIER.write, stick, NAME, b"b") == "write_failed"
    assert (stick / "testdesk").read_bytes() == b"somebody's"


def test_a_folder_where_our_file_should_be_is_left_alone(stick):
    (stick / "testdesk" / NAME).mkdir(parents=True)
    assert code_of(COURIER.write, stick, NAME, b"b") == "write_failed"
    assert names(stick) == ["testdesk", f"testdesk/{NAME}"]


def test_a_stick_that_gives_back_other_bytes_is_reported_and_keeps_no_bad_file(stick, monkeypatch):
    true = folder_module._read_from_disk
    monkeypatch.setattr(folder_module, "_read_from_disk", lambda path: true(path)[:-1] + b"?")
    assert code_of(COURIER.write, stick, NAME, b"whole") == "read_back_differs"
    assert names(stick) == ["testdesk"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EIO, "stick_faulty"),
        (errno.ENOTCONN, "stick_gone"),
        (errno.ENODEV, "stick_gone"),
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
    ],
)
def test_a_fault_at_the_flush_leaves_nothing(stick, failing_flush, number, code):
    failing_flush(OSError(number, os.strerror(number)))
    assert code_of(COURIER.write, stick, NAME, b"whole") == code
    assert names(stick) == ["testdesk"]


def test_a_fault_that_is_no_stick_s_passes_as_a_bug(stick, failing_flush):
    failing_flush(OSError(errno.EBADF, "bug"))
    with pytest.raises(OSError, match="bug"):
        COURIER.write(stick, NAME, b"whole")
    assert names(stick) == ["testdesk"]


def test_our_files_are_found_on_the_stick_and_in_its_folder_in_name_order(stick):
    (stick / "testdesk" / "deeper").mkdir(parents=True)
    for name in ("testdesk/receipt-1-1-9.tdr", "batch-2-1-3.tdb", "testdesk/KIT-1.TDK", "a.txt"):
        (stick / name).write_bytes(b"")
    (stick / "testdesk" / "deeper" / "batch-3-1-3.tdb").write_bytes(b"")
    (stick / "testdesk" / f"{NAME}.part").write_bytes(b"")
    found = [path.relative_to(stick).as_posix() for path in COURIER.incoming([stick])]
    assert found == [
        *("testdesk/KIT-1.TDK", "batch-2-1-3.tdb", "testdesk/deeper/batch-3-1-3.tdb"),
        "testdesk/receipt-1-1-9.tdr",
    ]


def test_our_folder_is_found_in_any_case_and_no_second_one_is_made(stick):
    (stick / "TESTDESK").mkdir()
    assert COURIER.write(stick, NAME, b"whole") == stick / "TESTDESK" / NAME
    assert COURIER.incoming([stick]) == [stick / "TESTDESK" / NAME]
    assert names(stick) == ["TESTDESK", f"TESTDESK/{NAME}"]


def test_the_shadows_that_macos_puts_beside_every_file_are_not_ours(stick):
    COURIER.write(stick, NAME, b"whole")
    (stick / "testdesk" / f"._{NAME}").write_bytes(b"Finder's")
    assert COURIER.incoming([stick]) == [stick / "testdesk" / NAME]


def test_too_little_room_is_reported_in_numbers_before_anything_is_written(mounted):
    stick = mounted("size=16k")
    with pytest.raises(EnvironmentFault) as caught:
        COURIER.write(stick, NAME, b"b" * 40_001)
    assert caught.value.detail == {"reason": "stick", "needed_kb": 41, "free_kb": 16}
    assert names(stick) == []


def test_a_stick_s_folder_that_was_left_on_the_laptop_s_disk_is_not_taken_for_it(
    mounted, monkeypatch
):
    stick = mounted("size=16k")
    true = folder_module.our_folder_on

    def unmounted_first(folder):
        subprocess.run(["umount", "-l", str(stick)], check=True, capture_output=True)
        return true(folder)

    monkeypatch.setattr(folder_module, "our_folder_on", unmounted_first)
    assert code_of(COURIER.write, stick, NAME, b"whole") == "stick_gone"
    assert names(stick) == []
    monkeypatch.undo()
    mounted("size=16k")


def test_a_file_named_outright_is_taken_whatever_its_ending_and_once(stick):
    odd = stick / "saved as.bin"
    odd.write_bytes(b"")
    assert COURIER.incoming([odd, odd, stick]) == [odd]


def test_what_is_not_there_is_reported(tmp_path):
    assert code_of(COURIER.incoming, [tmp_path / "away"]) == "file_missing"
    assert code_of(COURIER.read, tmp_path / "away") == "file_missing"
    assert code_of(COURIER.read, tmp_path) == "file_unreadable"


def test_a_file_beyond_every_limit_is_refused_before_it_is_read(tmp_path):
    big = tmp_path / "big.tdb"
    with big.open("wb") as file:
        file.truncate((600 << 20) + 1)
    with pytest.raises(Refusal, match="file_too_large"):
        COURIER.read(big)
    assert Path(big).stat().st_blocks == 0


def many(count):
    return {f"receipt-1-{n}-{n}.tdr": bytes([n % 251]) * (n + 1) for n in range(count)}


@pytest.mark.parametrize("count", [0, 1, 16, 17, 200])
def test_many_files_are_written_as_each_would_be(tmp_path, count):
    FolderCourier().write_all(tmp_path, many(count))
    found = {path.name: path.read_bytes() for path in tmp_path.glob("testdesk/*")}
    assert found == many(count)


def test_of_many_those_that_are_there_are_left_and_the_others_written(tmp_path):
    courier = FolderCourier()
    courier.write_all(tmp_path, many(30))
    home = tmp_path / "testdesk"
    (home / "receipt-1-3-3.tdr").write_bytes(b"other bytes")
    (home / "receipt-1-4-4.tdr").unlink()
    before = {path.name: path.stat().st_ino for path in home.iterdir()}
    courier.write_all(tmp_path, many(30))
    after = {path.name: path.stat().st_ino for path in home.iterdir()}
    written = {name for name in after if before.get(name) != after[name]}
    assert written == {"receipt-1-3-3.tdr", "receipt-1-4-4.tdr"}
    assert {path.name: path.read_bytes() for path in home.iterdir()} == many(30)


def test_left_over_parts_of_these_files_are_swept_and_no_others(tmp_path):
    home = tmp_path / "testdesk"
    home.mkdir()
    ours, other = home / "receipt-1-1-1.tdr.0a1b2c3d.part", home / "batch-1-1-1.tdb.0a1b2c3d.part"
    for path in (ours, other):
        path.write_bytes(b"half")
    FolderCourier().write_all(tmp_path, many(3))
    assert (ours.exists(), other.exists()) == (False, True)
