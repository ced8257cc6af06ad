"""`backups`: a place that is chosen once, backups that are made and listed there."""

from pathlib import Path

import pytest
from tests.cli.site import Site

from testdesk.backup_folder import SUBFOLDER


@pytest.fixture
def place(site: Site) -> Path:
    place = site.base / "second disk"
    place.mkdir()
    return place


def test_a_place_is_chosen_and_the_first_backup_is_made_there(site: Site, place: Path):
    site.sample(2)
    value = site.station("backups", "use", place).value
    length = site.station("status").value["journal"]["length"]
    assert (value["verified"], value["events"], value["made_again"]) == (True, length, False)
    file = Path(value["file"])
    assert (file.parent, file.stat().st_size) == (place / SUBFOLDER, value["bytes"])
    shown = site.station("backups", "show").value
    assert (shown["folder"], shown["problem"]) == (str(place), None)
    assert shown["last"]["events"] == length
    assert shown["files"] == [{"file": file.name, "events": length, "bytes": value["bytes"]}]


def test_such_a_backup_is_restored_like_any_other(site: Site, place: Path):
    site.sample(2)
    file = site.station("backups", "use", place).value["file"]
    home = site.base / "new"
    assert site.run("restore", file, "--home", home, "--json").value["verified"] is True
    assert site.run("status", "--home", home, "--json").value["today"]["people"] == 2


def test_a_backup_is_made_now(site: Site, place: Path):
    site.station("backups", "use", place)
    site.sample(1)
    site.station("backups", "now")
    first, second = site.station("backups", "show").value["files"]
    assert first["events"] > second["events"]


def test_switched_off_nothing_is_made(site: Site, place: Path):
    site.station("backups", "use", place)
    assert site.station("backups", "off").value == {"folder": None}
    result = site.station("backups", "now")
    assert (result.status, result.value["error"]) == (3, "stick_gone")
    assert len(list((place / SUBFOLDER).iterdir())) == 1


def test_a_place_that_is_gone_is_the_problem_that_is_shown(site: Site, place: Path):
    site.station("backups", "use", place)
    place.rename(site.base / "pulled")
    shown = site.station("backups", "show").value
    assert (shown["problem"], shown["files"]) == ("stick_gone", [])
    checks = {check["check"]: check for check in site.station("doctor").value["checks"]}
    assert checks["backup"]["code"] == "backup_made"  # nobody has tried since then
    assert site.station("backups", "now").status == 3
    checks = {check["check"]: check for check in site.station("doctor").value["checks"]}
    assert (checks["backup"]["status"], checks["backup"]["code"]) == ("attention", "stick_gone")
    assert "choose another place" in checks["backup"]["message"]


def test_a_place_needs_the_passphrase_and_a_station(site: Site, place: Path):
    result = site.station("backups", "use", place, phrase="wrong-one")
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")
    assert site.station("backups", "show").value["folder"] is None
    assert list(place.iterdir()) == []
    result = site.run("backups", "use", place, "--home", site.base / "empty", "--json")
    assert (result.status, result.value["error"]) == (1, "station_missing")


def test_a_home_with_a_chosen_place_but_no_station_can_be_restored_into(site: Site, place: Path):
    file = site.station("backups", "use", place).value["file"]
    for one in site.home.iterdir():
        if one.name not in {"backup-place.json", "log"}:
            one.unlink()
    assert site.station("restore", file).status == 0
