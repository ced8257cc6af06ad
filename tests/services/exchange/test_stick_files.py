"""What else is on a stick: other cases, other cities, other alphabets, thousands of photos."""

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec
import pytest
from tests.courier.stick_images import StickImage, why_not
from tests.made_station import make_city, make_home, open_station
from tests.services.exchange.stick_station import (
    NAME,
    arrives,
    claims_nothing_untrue,
    every_kind,
    export,
    fault,
)

from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import incoming


@pytest.mark.parametrize(
    ("folder", "name"),
    [("TESTDESK", NAME), ("TestDesk", NAME.upper()), ("testdesk", "BATCH-~1.TDB")],
)
@every_kind
def test_names_in_other_cases_and_short_ones_are_ours_all_the_same(
    sampled, image, headquarters, folder, name
):
    export(sampled, image.folder)
    home = image.folder / "testdesk"
    data = (home / NAME).read_bytes()
    (home / NAME).unlink()
    home.rmdir()
    (image.folder / folder).mkdir()
    (image.folder / folder / name).write_bytes(data)
    took = import_paths(headquarters, sampled.station.courier, [image.folder])
    assert [one.verdict for one in took] == ["accepted"]
    assert [p.name.casefold() for p in image.folder.iterdir() if p.is_dir()] == ["testdesk"]
    incoming.import_file(sampled.context, paths=[image.folder])
    assert status.status(station=sampled.station).undelivered == 0


@every_kind
def test_another_journal_s_batch_in_capitals_is_not_written_over(sampled, open_copy, image):
    twin = open_copy(2)
    export(twin, image.folder)
    ours = image.folder / "testdesk" / NAME.upper()
    (image.folder / "testdesk" / "batch-2-1-1.tdb").rename(ours)
    kept = ours.read_bytes()
    assert fault(sampled, image.folder) == "station_key_differs"
    assert ours.read_bytes() == kept
    claims_nothing_untrue(sampled)


@every_kind
def test_a_folder_that_bears_our_file_s_name_is_left_and_reported(sampled, image, headquarters):
    in_the_way = image.folder / "testdesk" / NAME
    in_the_way.mkdir(parents=True)
    (in_the_way / "somebody's.txt").write_text("mine")
    assert fault(sampled, image.folder) in {"write_failed", "stick_read_only", "stick_gone"}
    assert (in_the_way / "somebody's.txt").read_text() == "mine"
    assert not list(image.folder.rglob("*.part"))
    claims_nothing_untrue(sampled)
    (in_the_way / "somebody's.txt").unlink()
    in_the_way.rmdir()
    arrives(sampled, image.folder, headquarters)


@every_kind
def test_another_city_s_files_stay_as_they_are_and_ours_go_beside_them(
    sampled, image, headquarters, tmp_path_factory, tmp_path
):
    elsewhere = make_city(tmp_path_factory.mktemp("elsewhere") / "hq")
    foreign = open_station(make_home(tmp_path / "foreign", elsewhere.kits[2]))
    export(foreign, image.folder)
    other_hq = elsewhere.headquarters(tmp_path / "other-hq")
    import_paths(other_hq, sampled.station.courier, [image.folder])
    (image.folder / "testdesk" / "kit-2.tdk").write_bytes(b"of that city")
    home = image.folder / "testdesk"
    theirs = {path.name: path.read_bytes() for path in home.iterdir()}
    assert len(theirs) == 3
    assert export(sampled, image.folder) is not None
    took = import_paths(headquarters, sampled.station.courier, [home])
    reasons = {one.file: one.reason for one in took}
    assert reasons == {NAME: "", "batch-2-1-1.tdb": "batch_other_city"}
    incoming.import_file(sampled.context, paths=[image.folder])
    assert status.status(station=sampled.station).undelivered == 0
    assert {name: (home / name).read_bytes() for name in theirs} == theirs
    other_hq.close()
    foreign.store.close()


@pytest.mark.parametrize("when", [-(10**9), 0, 315_532_800, 4_354_819_199, 4_354_905_600])
@every_kind
def test_no_date_of_a_file_matters(sampled, image, headquarters, when):
    """FAT counts from 1980 to 2107, in two seconds and local time; a laptop's clock may be off."""
    export(sampled, image.folder)
    path = image.folder / "testdesk" / NAME
    with suppress(OSError, OverflowError):  # a driver may refuse a date that it cannot write
        os.utime(path, (when, when))
    arrived = import_paths(headquarters, sampled.station.courier, [image.folder])
    assert [one.verdict for one in arrived] == ["accepted"]
    incoming.import_file(sampled.context, paths=[image.folder])
    assert status.status(station=sampled.station).undelivered == 0


def in_gbk(name: str) -> str:
    """As Python shows bytes that are no letters of its own character set."""
    return os.fsdecode(name.encode("gbk"))


def test_names_in_gbk_bytes_are_passed_over_or_read_and_reported_in_letters(
    sampled, headquarters, tmp_path
):
    """A stick from an old system, mounted without a character set: names are bare bytes."""
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    image = StickImage("tmpfs", tmp_path, size=1 << 20).plug()
    home = image.folder / "testdesk"
    try:
        (image.folder / in_gbk("核酸检测")).mkdir()
        for name in ("照片.jpg", "名单.xlsx"):
            (image.folder / in_gbk(name)).write_bytes(b"foreign")
        export(sampled, image.folder)
        (home / NAME).rename(home / in_gbk("批次.tdb"))
        (took,) = import_paths(headquarters, sampled.station.courier, [image.folder])
        assert (took.verdict, took.file) == ("accepted", took.file.encode().decode())
        (home / "receipt-1-1-3.tdr").rename(home / in_gbk("回执.tdr"))
        reports = incoming.import_file(sampled.context, paths=[image.folder]).value
        files = {report.kind: report.file for report in reports}
        assert msgspec.json.encode(reports)
        assert files["receipt"].endswith(".tdr")
        assert status.status(station=sampled.station).undelivered == 0
    finally:
        image.lose()


@pytest.mark.parametrize("image", ["fat32"], indirect=True)
def test_a_fat_with_names_in_gbk_is_written_and_read(sampled, image, headquarters, tmp_path):
    """Names as an old Chinese Windows writes them: letters of code page 936 in the short name."""
    image.eject()
    for name in ("核酸.txt", "名单.xls"):
        (tmp_path / name).write_bytes(b"foreign")
        settings = tmp_path / "mtoolsrc"
        settings.write_text("default_codepage=936\n")
        env = {**os.environ, "MTOOLSRC": str(settings), "LC_ALL": "C.UTF-8"}
        command = ["mcopy", "-i", str(image.image), str(tmp_path / name), f"::/{name}"]
        subprocess.run(command, check=True, capture_output=True, env=env)
    image.plug()
    arrives(sampled, image.folder, headquarters)


@every_kind
def test_thousands_of_foreign_files_are_listed_and_not_looked_at(sampled, image, monkeypatch):
    # mtools takes minutes for thousands of names in one folder of a FAT.
    image.foreign(300 if image.kind == "fat32" else 3000)
    export(sampled, image.folder)
    looked_at = []
    true = os.stat

    def counted(path, *given, **more):
        looked_at.append(path)
        return true(path, *given, **more)

    monkeypatch.setattr(os, "stat", counted)
    found = sampled.station.courier.incoming([image.folder])
    assert [path.name for path in found] == [NAME]
    assert len(looked_at) < 10
    monkeypatch.undo()
    assert (
        best_of(lambda: sampled.station.courier.incoming([image.folder]))
        < 3 * best_of(lambda: list(os.scandir(image.folder))) + 0.01
    )


def best_of(call: Callable[[], object]) -> float:
    """Seconds of the quickest of five."""
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return min(taken)
