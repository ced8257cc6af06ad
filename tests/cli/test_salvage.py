"""`salvage`, and `backup` of a damaged store: the way out that the refusals name."""

import random

import pytest
from tests.cli.site import DESK_PHRASE, Site

from testdesk import bootstrap
from testdesk.settings import STORE

LOG, MARK = f"{STORE}-wal", f"{STORE}-mark"


def journal(site):
    told = site.desk("status")
    return told.value["journal"] if told.status == 0 else told.value["error"]


def spoil(site, file, place, data):
    held = bytearray((site.home / file).read_bytes())
    held[place : place + len(data)] = data
    (site.home / file).write_bytes(held)


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_in_the_log_costs_nobody(killed_desk: Site, seed: int):
    site, before = killed_desk, killed_desk.said["journal"].value["journal"]
    log = (site.home / LOG).read_bytes()
    place = random.Random(seed).randrange(len(log))  # noqa: S311 - the same flip again
    spoil(site, LOG, place, bytes([log[place] ^ 16]))
    for asked in (("status",), ("verify",), ("backup", site.base / "b"), ("export", site.stick)):
        said = site.desk(*asked)
        assert (said.status, said.value["error"]) == (3, "store_log_damaged")
    told = site.desk("salvage", site.stick)
    assert (told.status, told.value["lost"], told.value["rebuilt"]) == (0, [], True)
    assert journal(site)["head"] == before["head"]
    assert site.desk("verify").value["ok"] is True
    assert site.hq("import", site.stick).value["files"][0]["new_events"] == before["length"]
    assert [path.read_bytes() != log for path in site.home.glob(f"{STORE}.kept-*-wal")] == [True]


def test_a_salvage_where_nothing_is_wrong_changes_nothing(killed_desk: Site):
    site = killed_desk
    journal(site)  # folds the log into the file
    before = {path.name: path.read_bytes() for path in site.home.iterdir()}
    said = site.desk("salvage", site.stick)
    assert (said.status, said.value["error"]) == (1, "salvage_not_needed")
    assert {path.name: path.read_bytes() for path in site.home.iterdir()} == before


def test_without_a_log_and_a_mark_nobody_is_told_that_all_is_there(killed_desk: Site):
    site, before = killed_desk, killed_desk.said["journal"].value["journal"]["length"]
    (site.home / LOG).unlink()
    (site.home / MARK).unlink()
    said = site.desk("salvage", site.stick)
    assert (said.status, said.value["marked"]) == (0, None)
    assert journal(site)["length"] < before
    assert "If headquarters has more, end this number there" in said.err
    assert "the data is restored" not in said.err


def test_what_is_lost_is_named_and_the_rest_goes_out(killed_desk: Site):
    site = killed_desk
    (site.home / LOG).unlink()
    before = {path.name: path.read_bytes() for path in site.home.iterdir()}
    said = site.desk("salvage", site.stick)
    assert (said.status, said.value["error"]) == (1, "salvage_incomplete")
    assert (said.value["lost"], said.value["files"]) == ([[14, 18]], ["batch-1-1-13.tdb"])
    assert {p.name: p.read_bytes() for p in site.home.iterdir() if p.name in before} == before
    assert site.hq("import", site.stick).value["files"][0]["new_events"] == 13


def test_a_salvage_that_was_cut_short_between_two_renames_can_be_done_again(killed_desk: Site):
    site, before = killed_desk, killed_desk.said["journal"].value["journal"]
    spoil(site, LOG, 5000, b"\0" * 16)
    bootstrap.move_store_aside(site.home)
    assert journal(site) == "store_missing"
    assert site.desk("salvage", site.stick).status == 0
    assert journal(site)["head"] == before["head"]


def test_a_salvage_is_not_done_under_an_open_window(killed_desk: Site):
    site = killed_desk
    from PySide6.QtCore import QLockFile  # noqa: PLC0415 - Qt only where a window is played

    spoil(site, LOG, 5000, b"\0" * 16)
    lock = QLockFile(str(site.home / "window.lock"))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    said = site.desk("salvage", site.stick)
    assert (said.status, said.value["error"]) == (3, "store_busy")
    lock.unlock()
    assert site.desk("salvage", site.stick).status == 0


@pytest.mark.slow
def test_a_backup_goes_on_where_only_what_is_made_again_is_damaged(killed_desk: Site):
    site, before = killed_desk, killed_desk.said["journal"].value["journal"]
    journal(site)  # folds the log into the file
    size = (site.home / STORE).stat().st_size
    whole = (site.home / STORE).read_bytes()
    outcomes = {}
    for page in range(1, size // 4096):
        spoil(site, STORE, page * 4096 + 1000, b"\0" * 16)
        backup = site.base / f"backup-{page}"
        said = site.desk("backup", backup)
        outcomes[page] = said.value.get("made_again", said.value.get("error"))
        if said.status == 0 and outcomes[page]:
            assert "damaged" in said.err
            restored = Site(site.base)
            restored.home = site.base / f"home-{page}"
            assert restored.desk("restore", backup).status == 0
            assert journal(restored)["head"] == before["head"]
        (site.home / STORE).write_bytes(whole)
    assert set(outcomes.values()) == {True, False, "store_damaged"}
    assert list(outcomes.values()).count(True) > list(outcomes.values()).count("store_damaged")


def test_verify_and_doctor_see_every_damaged_page(killed_desk: Site):
    site = killed_desk
    journal(site)
    whole = (site.home / STORE).read_bytes()
    for page in range(len(whole) // 4096):
        spoil(site, STORE, page * 4096 + 1000, b"\0" * 16)
        said = site.desk("verify").value
        assert said["error"] == "store_damaged"
        assert not [one for one in said.get("problems", []) if "\n" in one or "***" in one], said
        checks = {one["check"]: one for one in site.desk("doctor").value["checks"]}
        assert checks["database"]["status"] == "missing"
        (site.home / STORE).write_bytes(whole)


def test_verify_names_a_word_that_the_search_index_lacks_or_has_too_many(site: Site):
    with bootstrap.station(site.home, DESK_PHRASE) as station, station.write("x") as uow:
        db = uow._db  # type: ignore[attr-defined]  # behind the store's back
        rowid = db.execute("SELECT rowid FROM search LIMIT 1").fetchone()[0]
        db.execute("DELETE FROM search WHERE rowid = ?", [rowid])
        uow.commit()
    assert site.desk("verify").value["problems"] == ["search index differs"]
    assert site.desk("salvage", site.stick).status == 0
    assert site.desk("verify").value["ok"] is True
