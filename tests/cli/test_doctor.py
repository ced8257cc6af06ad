"""What the doctor concludes from what it finds."""

import datetime as dt
from pathlib import Path

import pytest
from tests.cli.site import STATION_PHRASE, Site

from testdesk import bootstrap
from testdesk.bridge.doctor import laptop
from testdesk.bridge.doctor.checks import ORDER
from testdesk.cli.shared.buildings import find_buildings
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage
from testdesk.paper.output.print_spool import SpoolState
from testdesk.services.exchange import doctor
from testdesk.services.exchange.doctor import ClockReference
from testdesk.settings import LastBackup

# In this process other tests open windows; there is one application for all.
pytestmark = pytest.mark.usefixtures("qapp")

NOW = dt.datetime(2022, 3, 26, 0, 0, tzinfo=dt.UTC)
DEVICES = 'I: Bus=0003\nN: Name="{}"\nP: Phys=usb\n'


@pytest.mark.parametrize(
    ("free", "status", "code"),
    [
        (5 << 30, "ok", "disk_has_room"),
        (500 << 20, "attention", "disk_low"),
        (0, "missing", "disk_full"),
    ],
)
def test_a_disk_is_judged_by_its_room(free: int, status: str, code: str):
    finding = doctor.judge_disk(free)
    assert (finding.status, finding.code) == (status, code)


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(-5, "clock_plausible"), (1, "clock_plausible"), (90, "clock_behind")],
)
@pytest.mark.parametrize("than", ["newest_event", "newest_signed_file"])
def test_a_clock_behind_what_was_written_is_noticed(minutes: int, code: str, than: str):
    late, early = NOW + dt.timedelta(minutes=minutes), NOW - dt.timedelta(days=2)
    known = (
        ClockReference(late, early, 0) if than == "newest_event" else ClockReference(early, late, 0)
    )
    finding = doctor.judge_clock(NOW, known)
    assert (finding.code, finding.detail.get("than", than)) == (code, than)
    assert doctor.judge_clock(NOW).status == "attention"


@pytest.mark.parametrize(
    ("last", "events", "status", "code", "detail"),
    [
        (None, 9, "attention", "backup_none", {}),
        (LastBackup("2022-03-25T23:00:00Z", 7), 9, "ok", "backup_made", {"days": 0, "events": 2}),
        (LastBackup("2022-03-23T00:00:00Z", 9), 9, "ok", "backup_made", {"days": 3, "events": 0}),
        (LastBackup("2022-03-23T00:00:00Z", 7), 9, "attention", "backup_old", {"days": 3}),
        # The clock was set back, or the home restored from a copy.
        (LastBackup("2022-03-29T00:00:00Z", 12), 9, "ok", "backup_made", {"days": 0, "events": 0}),
    ],
)
def test_a_backup_is_judged_by_its_age_and_what_came_after(last, events, status, code, detail):
    finding = doctor.judge_backup(NOW, last, events)
    assert (finding.status, finding.code) == (status, code)
    assert finding.detail.items() >= detail.items()


def test_the_command_lists_every_check_in_one_order(site: Site):
    checks = [check["check"] for check in site.station("doctor").value["checks"]]
    assert checks == list(ORDER)


H = dt.timedelta(hours=1)
# What is known, as hours before now (own event, signed file, a neighbour's event; None for
# nothing), and what is reported: see docs/clocks.md.
BOUNDS = [
    ((None, None, None), "clock_unchecked", None),
    ((None, None, 1), "clock_unchecked", None),
    ((1, None, None), "clock_plausible", None),
    ((None, 1, None), "clock_plausible", None),
    ((9600, 23, None), "clock_plausible", None),
    ((9600, 72, None), "clock_far_ahead", "newest_signed_file"),
    ((72, 9600, None), "clock_far_ahead", "newest_event"),
    ((9600, 9600, 72), "clock_far_ahead", "newest_of_neighbour"),
    # Somebody works on under a clock of another year: the newest event is dated by it, too.
    ((1, 24 * 31, None), "clock_far_ahead", None),
    ((1, 24 * 29, None), "clock_plausible", None),
    ((72, 72, 2), "clock_plausible", None),
    ((-1.5, 72, 72), "clock_behind", "newest_event"),
    ((72, -1.5, 72), "clock_behind", "newest_signed_file"),
    ((72, -72, -96), "clock_behind", "newest_signed_file"),
    ((1, 1, -1.5), "clock_differs", None),
    ((1, 1, -72), "clock_differs", None),
]


@pytest.mark.parametrize(("hours", "code", "than"), BOUNDS)
def test_what_is_known_of_the_time_is_named(hours, code: str, than: str | None):
    event, signed, theirs = (None if h is None else NOW - h * H for h in hours)
    known = ClockReference(event, signed, 0, 2 if theirs else 0, theirs)
    finding = doctor.judge_clock(NOW, known)
    assert (finding.code, finding.detail.get("than")) == (code, than)
    assert finding.status == ("ok" if code == "clock_plausible" else "attention")
    assert doctor.judge_clock(NOW, known, 0.0).code == "clock_agrees"


@pytest.mark.parametrize("behind", [None, 0])
def test_people_sampled_under_a_wrong_clock_are_reported_once_it_is_right(behind: float | None):
    finding = doctor.judge_clock(NOW, ClockReference(NOW, NOW, 3), behind)
    assert (finding.code, finding.detail) == ("clock_was_wrong", {"people": 3})


@pytest.mark.parametrize(
    ("behind", "code", "minutes"),
    [
        (0, "clock_agrees", None),
        (-119, "clock_agrees", None),
        (240, "clock_behind", 4),
        (-7200, "clock_ahead", 120),
    ],
)
def test_headquarters_clock_is_believed_before_all(behind: float, code: str, minutes: int | None):
    known = ClockReference(NOW + dt.timedelta(days=9), None, 0)
    finding = doctor.judge_clock(NOW, known, behind)
    assert (finding.code, finding.detail.get("minutes")) == (code, minutes)


def test_the_newest_event_and_the_newest_signed_file_are_known(site: Site):
    with bootstrap.station(site.home, STATION_PHRASE) as opened:
        before = doctor.clock_reference(station=opened)
    site.sample(1)
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        after = doctor.clock_reference(station=station)
    assert before.event is not None
    assert after.event is not None
    assert before.signed is not None  # the kit
    assert before.event < after.event
    assert after.signed == before.signed


def test_without_a_station_the_database_is_missing_and_nobody_is_asked(site: Site):
    result = site.run("doctor", "--home", site.base / "n", "--json", phrase=None)
    found = {c["check"]: c["code"] for c in result.value["checks"]}
    assert (found["database"], found["clock"]) == ("station_missing", "clock_unchecked")
    result = site.run("doctor", "--home", site.home, "--json", phrase=None)
    found = {c["check"]: c["code"] for c in result.value["checks"]}
    assert found["database"] == "database_not_opened"
    result = site.station("doctor", phrase="wrong-one")
    found = {c["check"]: c["code"] for c in result.value["checks"]}
    assert found["database"] == "passphrase_wrong"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Honeywell Imaging HF600", "scanner_found"), ("AT Translated Keyboard", "scanner_not_seen")],
)
def test_a_scanner_is_known_by_its_name(tmp_path: Path, name: str, code: str):
    inputs = tmp_path / "devices"
    inputs.write_text(DEVICES.format(name), encoding="utf-8")
    assert laptop.scanner(inputs).code == code
    assert laptop.scanner(tmp_path / "none").code == "scanner_not_seen"


@pytest.mark.parametrize(
    ("state", "finding"),
    [
        (SpoolState("emptied"), ("ok", "spool_emptied", {})),
        (SpoolState("none"), ("ok", "spool_none", {})),
        (SpoolState("unknown"), ("attention", "spool_unknown", {})),
        (SpoolState("kept", 24), ("attention", "spool_kept", {"hours": 24})),
        (SpoolState("kept"), ("attention", "spool_kept", {"reason": "for_ever"})),
    ],
)
def test_cards_that_the_print_system_keeps_are_noticed(state: SpoolState, finding):
    found = laptop.spool(state)
    assert (found.status, found.code, found.detail) == finding


BUILDINGS = [
    BuildingCoverage("网通小区", "3", 10, 1),
    BuildingCoverage("网通小区", "13", 10, 1),
    BuildingCoverage("河畔小区", "3", 10, 1),
    BuildingCoverage("河畔小区", "A2", 10, 1),
    BuildingCoverage("河畔小区", "", 10, 1),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("3", [0, 2]),
        ("3号楼", [0, 2]),
        ("网通小区 3", [0]),
        ("网通小区-13", [1]),
        ("河畔小区3号楼", [2]),
        ("a2", [3]),
        ("A2동", [3]),
    ],
)
def test_a_building_is_meant_by_number_or_with_its_compound(text: str, places: list[int]):
    assert find_buildings(BUILDINGS, text) == [BUILDINGS[place] for place in places]


@pytest.mark.parametrize("text", ["", "4", "小区", "网通小区"])
def test_a_building_that_is_not_there_is_refused(text: str):
    with pytest.raises(Refusal, match="building_unknown"):
        find_buildings(BUILDINGS, text)
