"""Bad input and a faulty environment: a code, a sentence, the right status, unchanged data."""

import shutil
import subprocess

import pytest
from tests.cli.site import STATION_PHRASE, TUBE, Site, command

from testdesk.formats.crypto.vault import open_vault
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file
from testdesk.store.schema.migrations import STEPS


@pytest.mark.parametrize(
    ("args", "status", "code"),
    [
        (("tube", "seal"), 1, "no_open_tube"),
        (("tube", "undo"), 1, "nothing_to_undo"),
        (("queue", "call"), 1, "queue_empty"),
        (("queue", "skip", "A001"), 1, "ticket_unknown"),
        (("code", "issue", "--resident", "000000000000"), 1, "unknown_person"),
        (("code", "issue", "--id-number", "11010519491231002Y"), 1, "id_number_invalid"),
        (("code", "issue", "--id-number", "11010519491231002X"), 1, "name_missing"),
        (("code", "revoke", "--card-number", "1-0001-4", "--reason", "x"), 1, "card_unknown"),
        (("code", "read", "7" * 58), 1, "code_damaged"),
        (("coverage", "--building", "99"), 1, "building_unknown"),
        (("import", "/nowhere"), 3, "file_missing"),
        (("export", "/nowhere"), 3, "stick_gone"),
    ],
)
def test_each_refusal_has_its_code_and_status(
    site: Site, args: tuple[str, ...], status: int, code: str
):
    result = site.station(*args)
    assert (result.status, result.value["error"]) == (status, code)
    assert len(result.value["message"]) > len(code)


def test_nothing_that_is_refused_changes_the_station(site: Site):
    before = site.station("status").value
    for args in (("tube", "seal"), ("queue", "call"), ("export", "/nowhere")):
        assert site.station(*args).status in (1, 3)
    assert site.station("status").value == before


def test_without_json_a_refusal_is_one_line_on_standard_error(site: Site):
    result = site.run("tube", "undo", "--home", site.home)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("nothing_to_undo: ")
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ("nonsense",),
        ("tube", "seal", "--reason", "because"),
        ("code", "issue"),
        ("code", "issue", "--resident", "a", "--id-number", "b"),
        ("roster", "/nowhere.csv"),
        ("find",),
        ("find", "\udcff"),
        ("tube", "undo", "--operator", " "),
        ("--home", "/tmp", "status"),  # noqa: S108 - only named
    ],
)
def test_a_slip_of_the_caller_is_usage(site: Site, args: tuple[str, ...]):
    result = site.run(*args)
    assert result.status == 2
    assert result.out == ""


def test_a_wrong_passphrase_opens_nothing(site: Site):
    result = site.station("status", phrase="wrong-one")
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")


def test_no_passphrase_and_nobody_to_ask_is_usage(site: Site):
    result = site.run("scan", "--home", site.home, phrase=None, typed=TUBE.encode())
    assert result.status == 2
    assert "TESTDESK_PASSPHRASE" in result.err


def test_a_passphrase_comes_from_a_file(site: Site):
    file = site.base / "passphrase"
    file.write_text(f"{STATION_PHRASE}\r\n", "utf-8")
    args = ("status", "--home", site.home, "--passphrase-file", file)
    assert site.run(*args, phrase="another").status == 0
    file.write_text("")
    assert site.run(*args).status == 2


def test_an_empty_folder_is_no_station(site: Site):
    result = site.run("status", "--home", site.base / "new", "--json", phrase=None)
    assert (result.status, result.value["error"]) == (1, "station_missing")
    result = site.run("hq", "status", "--home", site.base / "new", "--json", phrase=None)
    assert (result.status, result.value["error"]) == (1, "headquarters_missing")


def test_a_station_is_not_made_twice(site: Site):
    result = site.station("station", "init", "--kit", site.kit)
    assert (result.status, result.value["error"]) == (1, "station_exists")


def test_a_kit_does_not_open_under_another_passphrase(site: Site):
    home = site.base / "second"
    args = ("station", "init", "--kit", site.kit, "--home", home, "--json")
    result = site.run(*args, kit_phrase="0000-0000")
    assert (result.status, result.value["error"]) == (1, "passphrase_wrong")
    assert not (home / VAULT).exists()


def test_a_torn_kit_makes_no_station(site: Site):
    home = site.base / "second"
    site.kit.write_bytes(site.kit.read_bytes()[:-7])
    result = site.run("station", "init", "--kit", site.kit, "--home", home, "--json")
    assert (result.status, result.value["error"]) == (1, "file_truncated")
    assert not home.exists()


def test_a_receipt_for_another_batch_is_refused(site: Site):
    lost = site.base / "lost"
    lost.mkdir()
    keeper = site.base / "keeper"
    shutil.copytree(site.home, keeper)
    site.station("export", lost)
    site.hq("import", lost)
    # The earlier station never wrote that batch.
    result = site.run("import", lost, "--home", keeper, "--json")
    assert result.status == 1
    (report,) = result.value["files"]
    assert (report["verdict"], report["reason"]) == ("refused", "receipt_unknown_batch")


def test_a_roster_that_is_no_spreadsheet_is_refused(site: Site):
    noise = site.base / "list.csv"
    noise.write_bytes(bytes(range(256)))
    before = site.station("status").value
    result = site.station("roster", noise)
    assert result.status == 1
    assert result.value["error"].startswith("roster_")
    assert site.station("status").value == before


def test_a_store_of_a_newer_version_is_left_alone(site: Site):
    key = open_vault((site.home / VAULT).read_bytes(), STATION_PHRASE)
    db = open_file(site.home / STORE, key)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "testdesk", "name": str(len(STEPS) + 1), "applied_at": "2030-01-01"}
    )
    db.close()
    result = site.station("status")
    assert (result.status, result.value["error"]) == (3, "store_too_new")


def test_a_store_that_is_no_database_is_the_environments_fault(site: Site):
    (site.home / STORE).write_bytes(b"x" * 8192)
    result = site.station("status")
    assert (result.status, result.value["error"]) == (3, "store_damaged")


def test_a_full_stick_leaves_everything_to_be_exported_later(site: Site):
    site.sample(10)
    before = site.station("status").value
    small = site.base / "small"
    small.mkdir()
    mount = f"mount -t tmpfs -o size=4k none {small} && exec {' '.join(command('export', small))}"
    space = ["unshare", "--mount", "--map-root-user", "sh", "-c", f"{mount} --json"]
    done = subprocess.run(space, env=site.environment(), capture_output=True, check=False)
    assert done.returncode == 3, done.stderr
    assert b'"error":"disk_full"' in done.stdout
    assert site.station("status").value == before


def test_a_folder_that_cannot_be_written_is_the_environments_fault(site: Site):
    blocked = site.base / "file"
    blocked.write_text("")
    home = ("--home", blocked / "home", "--json")
    for args in (("hq", "init", "--name", "x"), ("restore", site.kit)):
        result = site.run(*args, *home)
        assert (result.status, result.value["error"]) == (3, "home_not_writable")
