"""Two people restore a backup by command."""

import json
from pathlib import Path

import pytest
from tests.cli.site import STATION_PHRASE, CommandOutput, Site
from tests.cli.staff_of_site import LEAD_PIN, PIN

from testdesk import bootstrap
from testdesk.settings import RESTORE_TRIES


def restore(site: Site, backup: Path, confirmation: str, *more: object) -> CommandOutput:
    file = site.base / "confirmation"
    file.write_text(confirmation, "utf-8")
    home = ("--home", site.base / "new", "--json")
    return site.run("restore", backup, "--approvals-file", file, *home, *more)


def last_bodies(site: Site) -> list[dict[str, object]]:
    """The bodies of the two newest events of the restored station."""
    with bootstrap.station(site.base / "new", STATION_PHRASE) as station, station.read() as uow:
        length = uow.journal.length()
        entries = uow.journal.entries(length - 1, length)
    return [json.loads(entry.body or b"") for entry in entries]


def test_the_passphrase_restores_a_backup_without_operators(site: Site, backup: Path):
    home = site.base / "new"
    assert site.run("restore", backup, "--home", home, "--json").status == 0
    _, restored = last_bodies(site)
    assert "confirmed_by" not in restored


def test_a_second_name_is_of_another_person(site: Site, backup: Path):
    home = site.base / "new"
    own_name = restore(site, backup, "赵刚\n", "--operator", "赵刚")
    assert (own_name.status, own_name.value["error"]) == (1, "second_person_missing")
    assert list(home.iterdir()) == []
    assert restore(site, backup, "李敏\n", "--operator", "赵刚").status == 0
    approved, restored = last_bodies(site)
    assert (approved["action"], approved["names"]) == ("restore_backup", ["李敏"])
    assert restored["confirmed_by"] == ["赵刚", "李敏"]


def test_a_registrar_and_a_lead_restore_it_and_both_are_in_the_journal(
    staffed: Site, monkeypatch: pytest.MonkeyPatch
):
    file = staffed.base / "copy"
    assert staffed.station("backup", file).status == 0
    named = ("--operator", "李敏")
    monkeypatch.setenv("TESTDESK_PIN", LEAD_PIN)
    wrong = restore(staffed, file, f"赵刚 {LEAD_PIN}\n", *named)
    assert (wrong.status, wrong.value["error"]) == (1, "pin_wrong")
    assert {one.name for one in (staffed.base / "new").iterdir()} == {RESTORE_TRIES}
    monkeypatch.setenv("TESTDESK_PIN", PIN)
    assert restore(staffed, file, "赵刚 000000\n", *named).value["error"] == "pin_wrong"
    monkeypatch.setenv("TESTDESK_PIN", PIN)
    done = restore(staffed, file, f"赵刚 {LEAD_PIN}\n", *named)
    assert (done.status, done.value["verified"]) == (0, True)
    assert last_bodies(staffed)[1]["confirmed_by"] == ["李敏", "赵刚"]


def test_whoever_has_the_passphrase_counts_as_lead_and_needs_an_operator(staffed: Site):
    file = staffed.base / "copy"
    assert staffed.station("backup", file).status == 0
    alone = staffed.run("restore", file, "--home", staffed.base / "new", "--json")
    assert (alone.status, alone.value["error"]) == (1, "second_person_missing")
    assert restore(staffed, file, "").value["error"] == "second_person_missing"
    assert restore(staffed, file, "谁\n").value["error"] == "operator_not_enrolled"
    assert restore(staffed, file, f"李敏 {PIN}\n").status == 0
    assert last_bodies(staffed)[1]["confirmed_by"] == ["command-line", "李敏"]
