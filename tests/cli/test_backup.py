"""A backup is the whole station, verified; restoring never overwrites anything."""

from pathlib import Path

import pytest
from tests.cli.site import STATION_PHRASE, TUBE, Site

from testdesk.settings import LOG, RECOVERY, STORE, VAULT


def test_a_backup_brings_the_station_back_as_it_was(site: Site, backup: Path):
    home = site.base / "new-laptop"
    result = site.run("restore", backup, *site.confirmed, "--home", home, "--json")
    assert (result.status, result.value["verified"]) == (0, True)
    before, after = site.station("status").value, site.run("status", "--home", home, "--json").value
    restored = before["journal"]["length"] + 2  # with who confirmed it, and the restore
    assert after["journal"]["length"] == restored
    for value in (before, after):
        del value["journal"], value["shift"]["last"]
    assert after == before
    assert site.run("verify", "--home", home, "--json").value["ok"] is True
    # `verify` has begun a program log.
    assert {path.name for path in home.iterdir()} == {STORE, f"{STORE}-mark", VAULT, LOG, RECOVERY}


def test_a_note_of_a_newer_backup_does_not_outlive_a_restore(site: Site, backup: Path):
    site.sample(2)
    site.station("backup", site.base / "newer")
    (site.home / VAULT).unlink()
    assert site.station("restore", backup, *site.confirmed).status == 0
    checks = {check["check"]: check for check in site.station("doctor").value["checks"]}
    assert checks["backup"]["code"] == "backup_none"


def test_a_backup_reveals_nothing_without_the_passphrase(site: Site, backup: Path):
    data = backup.read_bytes()
    assert TUBE.encode() not in data
    assert "网通小区".encode() not in data
    result = site.run(
        "restore", backup, *site.confirmed, "--home", site.base / "n", "--json", phrase="wrong-one"
    )
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")
    assert list((site.base / "n").iterdir()) == []


def test_nothing_is_restored_over_a_station_or_anything_else(site: Site, backup: Path):
    before = site.station("status").value
    result = site.station("restore", backup, *site.confirmed)
    assert (result.status, result.value["error"]) == (1, "station_exists")
    assert site.station("status").value == before
    result = site.run("restore", backup, *site.confirmed, "--home", site.hq_home, "--json")
    assert (result.status, result.value["error"]) == (1, "home_not_empty")


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_changed_backup_is_not_restored(site: Site, backup: Path, place: float):
    data = bytearray(backup.read_bytes())
    data[int(len(data) * place)] ^= 1
    backup.write_bytes(data)
    result = site.run("restore", backup, *site.confirmed, "--home", site.base / "n", "--json")
    assert result.status == 1
    assert result.value["error"] == "backup_damaged"
    assert list((site.base / "n").iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 4096])
def test_a_file_that_is_no_backup_is_refused(site: Site, data: bytes):
    file = site.base / "noise"
    file.write_bytes(data)
    result = site.run("restore", file, *site.confirmed, "--home", site.base / "n", "--json")
    assert (result.status, result.value["error"]) == (1, "backup_damaged")


def test_a_torn_backup_is_refused(site: Site, backup: Path):
    backup.write_bytes(backup.read_bytes()[:-1000])
    result = site.run("restore", backup, *site.confirmed, "--home", site.base / "n", "--json")
    assert (result.status, result.value["error"]) == (1, "backup_damaged")


def test_a_backup_into_a_folder_that_is_gone_leaves_nothing(site: Site):
    result = site.station("backup", site.base / "gone" / "file")
    assert (result.status, result.value["error"]) == (3, "write_failed")
    assert {path.name for path in site.home.iterdir()} == {
        STORE,
        f"{STORE}-mark",
        VAULT,
        LOG,
        RECOVERY,
    }


def test_a_backup_needs_the_passphrase(site: Site):
    result = site.station("backup", site.base / "b", phrase="wrong-one")
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")
    assert not (site.base / "b").exists()


def test_a_backup_replaces_an_older_one(site: Site, backup: Path):
    site.scan("!undo")
    result = site.station("backup", backup)
    assert result.value["length"] == site.station("status").value["journal"]["length"]
    assert STATION_PHRASE not in result.out
