"""The laptop and headquarters' machine: disks and databases."""

import subprocess
import sys

from tests.advice.walking import advice, works
from tests.cli.site import TUBE

from testdesk.settings import LastBackup, save_last_backup


@advice("database_url_invalid")
def test_an_address_of_a_database_that_is_none(met, site):
    init = ("hq", "init", "--name", "延吉", "--home", site.base / "new", "--json")
    result = site.run(*init, "--database", "mysql://x/y")
    met.refused(result, "database_url_invalid", "Use sqlite:///FILE or postgresql")
    works(site.run(*init))


@advice("tube_form_overlaps")
def test_a_form_of_tubes_that_documents_have(met, site):
    value = works(site.hq("tube-form", "[A-Z][0-9]{8}"))
    (warning,) = value["warnings"]
    assert warning["code"] == "tube_form_overlaps"
    met.reported("tube_form_overlaps", "Two letters and 8 to 12 digits")
    assert works(site.hq("tube-form", "[A-Z]{2}[0-9]{8,12}"))["warnings"] == []


def in_a_full_home(site, leave_kb, *args):
    """A command of the station whose home is on a disk with only this much room."""
    small = site.base / "small"
    small.mkdir(exist_ok=True)
    size = sum(-(-one.stat().st_size // 4096) for one in site.home.iterdir()) * 4 + leave_kb
    mount = f"mount -t tmpfs -o size={size}k none {small}; cp {site.home}/* {small}/;"
    line = " ".join(map(str, args))
    command = f"{mount} exec {sys.executable} -m testdesk {line} --home {small} --json"
    return subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", command],
        env=site.environment(),
        capture_output=True,
        check=False,
        input=f"{TUBE}\n".encode(),
    )


@advice("disk_full")
def test_the_laptops_own_disk_is_full(met, site):
    heads = "姓名,小区,楼号,室\n"
    rows = "".join(f"全永{place},站前小区,{place},101\n" for place in range(800))
    (site.base / "many.csv").write_text(heads + rows, "utf-8")
    done = in_a_full_home(site, 80, "roster", site.base / "many.csv")
    assert done.returncode == 3, done.stdout
    assert b'"error":"disk_full"' in done.stdout
    assert b"stick" not in done.stdout
    met.reported("disk_full", "Free some space, then do it again")
    assert works(site.station("roster", site.base / "many.csv"))["kept"] == 800


@advice("disk_full.stick")
def test_a_stick_with_too_little_room(met, site):
    site.sample(10)
    small = site.base / "small"
    small.mkdir()
    command = f"mount -t tmpfs -o size=4k none {small} && exec {sys.executable} -m testdesk"
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", f"{command} export {small} --json"],
        env=site.environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert b"kB are needed" in done.stdout
    met.reported("disk_full.stick", "use another stick or folder", {"reason": "stick"})
    works(site.station("export", site.stick))


@advice("home_not_writable", "write_failed")
def test_a_file_where_a_folder_should_be(met, site):
    (site.base / "file").write_text("")
    home = ("--home", site.base / "file" / "home", "--json")
    result = site.run("hq", "init", "--name", "x", *home)
    met.refused(result, "home_not_writable", "Ask whoever set up this laptop")
    works(site.run("hq", "init", "--name", "x", "--home", site.base / "good", "--json"))
    result = site.station(
        "paper", "labels", "--first", "YJ00000001", "--out", site.base / "no" / "x.pdf"
    )
    met.refused(result, "write_failed", "Choose another folder")
    # Their numbers were recorded before the page was written; they are repeated only on request.
    first = ("--first", "YJ00000001", "--again")
    works(site.station("paper", "labels", *first, "--out", site.base / "x.pdf"))


@advice("stick_read_only")
def test_a_stick_that_is_write_protected(met, site):
    site.sample(1)
    (locked := site.base / "locked").mkdir()
    command = f"mount -t tmpfs -o ro none {locked} && exec {sys.executable} -m testdesk"
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", f"{command} export {locked} --json"],
        env=site.environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert b'"error":"stick_read_only"' in done.stdout
    met.reported("stick_read_only", "or use another stick or folder")
    works(site.station("export", site.stick))


def backup_check(site):
    """What `doctor` finds of the backup."""
    checks = works(site.station("doctor"))["checks"]
    return next(check for check in checks if check["check"] == "backup")


@advice("backup_none", "backup_old")
def test_a_station_whose_backup_is_missing_or_old(met, site):
    assert backup_check(site)["code"] == "backup_none"
    met.reported("backup_none", "Write one to a stick: testdesk backup FILE")
    save_last_backup(site.home, LastBackup("2022-03-01T00:00:00Z", 0))
    found = backup_check(site)
    assert found["code"] == "backup_old"
    met.reported("backup_old", "Write a new one to a stick", found["detail"])
    works(site.station("backup", site.base / "copy"))
    assert backup_check(site)["code"] == "backup_made"
