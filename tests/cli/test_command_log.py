"""The program log of the commands that take long: start, end and code, and no word of a person."""

import pytest
from tests.cli.site import KIT_PHRASE, STATION_PHRASE, TUBE, Site, people

from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.options import CommandRun
from testdesk.cli.shared.output import Output


def log_of(site: Site) -> str:
    return (site.home / "log" / "command.log").read_text("utf-8")


def records_of(site: Site) -> list[str]:
    """The records without their times, one a line."""
    return [line.split(" ", 1)[1] for line in log_of(site).splitlines()]


def test_an_export_is_recorded_from_start_to_end_and_names_nobody(site: Site):
    site.sample(3)
    assert site.station("export", site.stick).status == 0
    started, version, ended = records_of(site)[-3:]
    assert started.startswith("started program=command platform=linux python=3")
    assert version.startswith("version ")
    assert ended.startswith("ended ms=")
    assert ended.endswith("job=testdesk.cli.handover:export_command")
    text = log_of(site)
    private = [value for p in people(60) for value in (p.name, p.document_number) if value]
    assert [p for p in (*private, TUBE, STATION_PHRASE, KIT_PHRASE) if p in text] == []
    assert str(site.stick) not in text


def test_a_refusal_is_recorded_by_its_code(site: Site):
    assert site.station("export", site.stick, phrase="wrong-one").status == 1
    assert records_of(site)[-2] == "refused code=passphrase_wrong"


def test_a_crash_is_recorded_and_raised(site: Site):
    name = people(1)[0].name

    @in_program_log
    def crash(run: CommandRun) -> Output | None:
        raise KeyError(name, run.operator)

    with pytest.raises(KeyError, match=name):
        crash(CommandRun(site.home, operator=name))
    crashed = records_of(site)[-2]
    assert crashed.startswith("crashed KeyError testdesk.cli.shared.command_log:")
    assert name not in log_of(site)


def test_a_home_that_is_no_station_gets_no_log(site: Site):
    site.run("export", site.stick, "--home", site.base / "none", "--json")
    assert not (site.base / "none").exists()


def test_a_home_with_nothing_but_a_log_can_be_restored_into(site: Site):
    site.sample(1)
    backup = site.base / "backup"
    assert site.station("backup", backup).status == 0
    site.home = site.base / "new"
    (site.home / "log").mkdir(parents=True)
    assert site.station("restore", backup, *site.confirmed).status == 0


def test_doctor_knows_the_newest_backup(site: Site):
    def backup_found():
        checks = site.station("doctor").value["checks"]
        (found,) = (check for check in checks if check["check"] == "backup")
        return found["status"], found["code"]

    assert backup_found() == ("attention", "backup_none")
    assert site.station("backup", site.base / "backup").status == 0
    assert backup_found() == ("ok", "backup_made")
