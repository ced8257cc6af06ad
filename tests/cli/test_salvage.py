"""`salvage`, and `backup` of a damaged store: what the refusals advise."""

import random
from pathlib import Path

import pytest
from tests.cli.site import STATION_PHRASE, Site

from testdesk import bootstrap
from testdesk.settings import STORE

LOG, MARK = f"{STORE}-wal", f"{STORE}-mark"


def journal(site):
    result = site.station("status")
    return result.value["journal"] if result.status == 0 else result.value["error"]


def damage(site, file, place, data):
    held = bytearray((site.home / file).read_bytes())
    held[place : place + len(data)] = data
    (site.home / file).write_bytes(held)


def files_of(home: Path) -> dict[str, bytes]:
    """The files of a home; the program log is in a folder."""
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_in_the_log_costs_nobody(killed_station: Site, seed: int):
    site, before = killed_station, killed_station.outputs["journal"].value["journal"]
    log = (site.home / LOG).read_bytes()
    place = random.Random(seed).randrange(len(log))  # noqa: S311 - the same flip again
    damage(site, LOG, place, bytes([log[place] ^ 16]))
    for asked in (("status",), ("verify",), ("backup", site.base / "b"), ("export", site.stick)):
        result = site.station(*asked)
        assert (result.status, result.value["error"]) == (3, "store_log_damaged")
    salvaged = site.station("salvage", site.stick)
    assert (salvaged.status, salvaged.value["lost"], salvaged.value["rebuilt"]) == (0, [], True)
    assert journal(site)["head"] == before["head"]
    assert site.station("verify").value["ok"] is True
    assert site.hq("import", site.stick).value["files"][0]["new_events"] == before["length"]
    assert [path.read_bytes() != log for path in site.home.glob(f"{STORE}.kept-*-wal")] == [True]


def test_a_salvage_where_nothing_is_wrong_changes_nothing(killed_station: Site):
    site = killed_station
    journal(site)  # folds the log into the file
    before = files_of(site.home)
    result = site.station("salvage", site.stick)
    assert (result.status, result.value["error"]) == (1, "salvage_not_needed")
    assert files_of(site.home) == before


def test_without_a_log_and_a_mark_nobody_is_assured_that_all_is_there(killed_station: Site):
    site, before = killed_station, killed_station.outputs["journal"].value["journal"]["length"]
    (site.home / LOG).unlink()
    (site.home / MARK).unlink()
    result = site.station("salvage", site.stick)
    assert (result.status, result.value["marked"]) == (0, None)
    assert journal(site)["length"] < before
    assert "If headquarters has more, end this number there" in result.err
    assert "the data is restored" not in result.err


def test_what_is_lost_is_named_and_the_rest_goes_out(killed_station: Site):
    site = killed_station
    (site.home / LOG).unlink()
    before = files_of(site.home)
    result = site.station("salvage", site.stick)
    assert (result.status, result.value["error"]) == (1, "salvage_incomplete")
    assert (result.value["lost"], result.value["files"]) == ([[14, 18]], ["batch-1-1-13.tdb"])
    assert {p.name: p.read_bytes() for p in site.home.iterdir() if p.name in before} == before
    assert site.hq("import", site.stick).value["files"][0]["new_events"] == 13


def test_a_salvage_that_was_cut_short_between_two_renames_can_be_done_again(killed_station: Site):
    site, before = killed_station, killed_station.outputs["journal"].value["journal"]
    damage(site, LOG, 5000, b"\0" * 16)
    bootstrap.move_store_aside(site.home)
    assert journal(site) == "store_missing"
    assert site.station("salvage", site.stick).status == 0
    assert journal(site)["head"] == before["head"]


def test_a_salvage_is_not_done_under_an_open_window(killed_station: Site):
    site = killed_station
    from PySide6.QtCore import QLockFile  # noqa: PLC0415 - Qt only where a window is played

    damage(site, LOG, 5000, b"\0" * 16)
    lock = QLockFile(str(site.home / "window.lock"))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    result = site.station("salvage", site.stick)
    assert (result.status, result.value["error"]) == (3, "store_busy")
    lock.unlock()
    assert site.station("salvage", site.stick).status == 0


@pytest.mark.slow
def test_a_backup_goes_on_where_only_what_is_made_again_is_damaged(killed_station: Site):
    site, before = killed_station, killed_station.outputs["journal"].value["journal"]
    journal(site)  # folds the log into the file
    size = (site.home / STORE).stat().st_size
    whole = (site.home / STORE).read_bytes()
    results = {}
    for page in range(1, size // 4096):
        damage(site, STORE, page * 4096 + 1000, b"\0" * 16)
        backup = site.base / f"backup-{page}"
        result = site.station("backup", backup)
        results[page] = result.value.get("made_again", result.value.get("error"))
        if result.status == 0 and results[page]:
            assert "damaged" in result.err
            restored = Site(site.base)
            restored.home = site.base / f"home-{page}"
            assert restored.station("restore", backup, *restored.confirmed).status == 0
            # Who confirmed the restoration, and the restoration, follow.
            assert journal(restored)["length"] == before["length"] + 2
        (site.home / STORE).write_bytes(whole)
    assert set(results.values()) == {True, False, "store_damaged"}
    assert list(results.values()).count(True) > list(results.values()).count("store_damaged")


def test_verify_and_doctor_see_every_damaged_page(killed_station: Site):
    site = killed_station
    journal(site)
    whole = (site.home / STORE).read_bytes()
    for page in range(len(whole) // 4096):
        damage(site, STORE, page * 4096 + 1000, b"\0" * 16)
        answer = site.station("verify").value
        assert answer["error"] == "store_damaged"
        assert not [one for one in answer.get("problems", []) if "\n" in one or "***" in one], (
            answer
        )
        checks = {one["check"]: one for one in site.station("doctor").value["checks"]}
        assert checks["database"]["status"] == "missing"
        (site.home / STORE).write_bytes(whole)


def test_verify_names_a_search_index_that_lacks_an_entry(site: Site):
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.write("x") as uow:
        db = uow._db  # type: ignore[attr-defined]  # behind the store's back
        rowid = db.execute("SELECT rowid FROM search LIMIT 1").fetchone()[0]
        db.execute("DELETE FROM search WHERE rowid = ?", [rowid])
        uow.commit()
    assert site.station("verify").value["problems"] == ["search index differs"]
    assert site.station("salvage", site.stick).status == 0
    assert site.station("verify").value["ok"] is True
