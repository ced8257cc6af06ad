"""The clock is confirmed by command, as with Ctrl+T in the window."""

import datetime as dt
from typing import Any

import pytest
from tests.cli.moved_clock import move_clock
from tests.cli.site import STATION_PHRASE, TUBE, Site, people
from tests.cli.staff_of_site import LEAD_PIN, PIN
from tests.clock import stopped_clock

from testdesk import bootstrap
from testdesk.services.scanning.registration import scan
from testdesk.services.session import Context, ScanSession


def clock_moved(site: Site) -> int | None:
    moved: int | None = site.station("status").value["today"]["clock_moved"]
    return moved


def sampled(site: Site, resident: str) -> dict[str, Any]:
    """The line of the sample in the person's history."""
    history = site.station("person", "show", resident).value["history"]
    line: dict[str, Any] = next(line for line in history if line["kind"] == "sampled")
    return line


def register_with_clock_ahead(site: Site) -> None:
    """Somebody is registered while the clock is ahead by what `move_clock` takes back."""
    ahead = stopped_clock(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5700))
    with bootstrap.station(site.home, STATION_PHRASE, clock=ahead) as station:
        context = Context(station, ScanSession(operator="金英"))
        for line in (TUBE, people(1)[0].document_number):
            assert scan(context, line).value.verdict == "accepted"


def length(site: Site) -> int:
    return int(site.station("status").value["journal"]["length"])


def test_the_times_of_the_day_are_set_right_once(site: Site):
    who = site.resident()
    register_with_clock_ahead(site)
    move_clock(site.home)
    assert clock_moved(site) == -5700
    recorded = length(site)
    done = site.station("confirm-clock")
    assert (done.status, done.value) == (0, {"confirmed": True, "clock_moved": -5700})
    assert (clock_moved(site), length(site)) == (None, recorded + 1)
    line = sampled(site, who)
    corrected = dt.datetime.fromisoformat(line["at"]) - dt.timedelta(seconds=5700)
    assert line["earliest"] == line["latest"]
    assert dt.datetime.fromisoformat(line["earliest"]) == corrected
    recorded = length(site)
    again = site.station("confirm-clock")
    assert (again.status, again.value) == (0, {"confirmed": False, "clock_moved": None})
    assert length(site) == recorded
    assert site.station("verify").value["ok"] is True


def test_the_advice_of_doctor_is_the_command_that_helps(site: Site):
    move_clock(site.home)

    def clock() -> dict[str, str]:
        checks = site.station("doctor").value["checks"]
        return next(check for check in checks if check["check"] == "clock")

    assert clock()["code"] == "clock_moved"
    assert "testdesk confirm-clock" in clock()["message"]
    assert site.station("confirm-clock").status == 0
    assert clock()["code"] != "clock_moved"


def test_a_clock_that_nobody_moved_is_not_confirmed(site: Site):
    before = length(site)
    done = site.station("confirm-clock")
    assert (done.status, done.value["confirmed"]) == (0, False)
    assert length(site) == before


def test_without_a_station_or_its_passphrase_nothing_is_confirmed(site: Site):
    move_clock(site.home)
    nowhere = site.run("confirm-clock", "--home", site.base / "nowhere", "--json")
    assert (nowhere.status, nowhere.value["error"]) == (1, "station_missing")
    wrong = site.station("confirm-clock", phrase="another one")
    assert (wrong.status, wrong.value["error"]) == (1, "passphrase_wrong")
    assert clock_moved(site) == -5700


def test_every_role_may_confirm_it_but_only_with_the_right_pin(
    staffed: Site, monkeypatch: pytest.MonkeyPatch
):
    move_clock(staffed.home)
    named = ("--operator", "李敏")
    monkeypatch.setenv("TESTDESK_PIN", LEAD_PIN)
    wrong = staffed.station("confirm-clock", *named)
    assert (wrong.status, wrong.value["error"]) == (1, "pin_wrong")
    assert clock_moved(staffed) == -5700
    monkeypatch.setenv("TESTDESK_PIN", PIN)
    assert staffed.station("confirm-clock", *named).value["confirmed"] is True
