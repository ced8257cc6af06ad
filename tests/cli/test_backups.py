"""`backups`: a place that is chosen once, backups that are made and listed there."""

from pathlib import Path

from tests.cli.site import Site

from testdesk.backup_folder import SUBFOLDER


def test_a_place_is_chosen_and_the_first_backup_is_made_there(site: Site, second_disk: Path):
    site.sample(2)
    value = site.station("backups", "use", second_disk).value
    length = site.station("status").value["journal"]["length"]
    assert (value["verified"], value["events"], value["made_again"]) == (True, length, False)
    file = Path(value["file"])
    assert (file.parent, file.stat().st_size) == (second_disk / SUBFOLDER, value["bytes"])
    shown = site.station("backups", "show").value
    assert (shown["folder"], shown["problem"]) == (str(second_disk), None)
    assert shown["last"]["events"] == length
    assert shown["files"] == [{"file": file.name, "events": length, "bytes": value["bytes"]}]


def test_such_a_backup_is_restored_like_any_other(site: Site, second_disk: Path):
    site.sample(2)
    file = site.station("backups", "use", second_disk).value["file"]
    home = site.base / "new"
    assert (
        site.run("restore", file, *site.confirmed, "--home", home, "--json").value["verified"]
        is True
    )
    assert site.run("status", "--home", home, "--json").value["today"]["people"] == 2


def test_a_backup_is_made_now(site: Site, second_disk: Path):
    site.station("backups", "use", second_disk)
    site.sample(1)
    site.station("backups", "now")
    first, second = site.station("backups", "show").value["files"]
    assert first["events"] > second["events"]


def test_switched_off_nothing_is_made(site: Site, second_disk: Path):
    site.station("backups", "use", second_disk)
    assert site.station("backups", "off").value == {"folder": None}
    result = site.station("backups", "now")
    assert (result.status, result.value["error"]) == (3, "stick_gone")
    assert len(list((second_disk / SUBFOLDER).iterdir())) == 1


def test_a_place_that_is_gone_is_the_problem_that_is_shown(site: Site, second_disk: Path):
    site.station("backups", "use", second_disk)
    second_disk.rename(site.base / "pulled")
    shown = site.station("backups", "show").value
    assert (shown["problem"], shown["files"]) == ("stick_gone", [])
    checks = {check["check"]: check for check in site.station("doctor").value["checks"]}
    assert checks["backup"]["code"] == "backup_made"  # nobody has tried since then
    assert site.station("backups", "now").status == 3
    checks = {check["check"]: check for check in site.station("doctor").value["checks"]}
    assert (checks["backup"]["status"], checks["backup"]["code"]) == ("attention", "stick_gone")
    assert "choose another place" in checks["backup"]["message"]


def test_a_place_needs_the_passphrase_and_a_station(site: Site, second_disk: Path):
    result = site.station("backups", "use", second_disk, phrase="wrong-one")
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")
    assert site.station("backups", "show").value["folder"] is None
    assert list(second_disk.iterdir()) == []
    result = site.run("backups", "use", second_disk, "--home", site.base / "empty", "--json")
    assert (result.status, result.value["error"]) == (1, "station_missing")


def test_a_home_with_a_chosen_place_but_no_station_can_be_restored_into(
    site: Site, second_disk: Path
):
    file = site.station("backups", "use", second_disk).value["file"]
    for one in site.home.iterdir():
        if one.name not in {"backup-second_disk.json", "log"}:
            one.unlink()
    assert site.station("restore", file, *site.confirmed).status == 0
