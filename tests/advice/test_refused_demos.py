"""A demonstration that cannot be made as requested, and one that can."""

import datetime as dt

import pytest
from tests.advice.walking import advice, row, works

from testdesk.demo.city import make_city
from testdesk.demo.city_day import city_people_for_day
from testdesk.demo.making import make_demo, open_demo
from testdesk.domain.refusals import CodedError
from testdesk.wall_clock import WallClock

DAY = dt.date(2022, 3, 26)

# The code, an excerpt of its advice, how many residents and people, and how many as advised.
SIZES = [
    row("city_too_small", "Use more residents", (39, 30), (60, 30)),
    row("day_too_small", "Use more people", (60, 29), (60, 30)),
    row("too_few_residents", "Use more residents", (60, 60), (80, 60)),
]


def plan(residents, people):
    return city_people_for_day(make_city(residents=residents, today=DAY), people=people, seed=1)


@pytest.mark.parametrize(("code", "excerpt", "asked", "right"), SIZES)
def test_a_day_of_too_few(met, site, code, excerpt, asked, right):
    residents, people = asked
    sizes = ("--residents", residents, "--people", people, "--headless")
    met.refused(site.run("demo", *sizes, "--dir", site.base / "demo", "--json"), code, excerpt)
    assert len(plan(*right).arrivals) > right[1]
    with pytest.raises(CodedError):
        plan(*asked)


@advice("demo_exists", "demo_missing")
def test_a_folder_that_holds_a_demonstration_or_none(met, site):
    empty = site.base / "empty"
    with met.raises("demo_missing", "Make one with: testdesk demo"):
        open_demo(empty)
    city = make_city(residents=40, today=dt.date.today())  # noqa: DTZ011 - as the command does
    made = make_demo(empty, city, clock=WallClock())
    assert open_demo(empty) == made.passphrases
    met.refused(site.run("demo", "--dir", empty, "--json"), "demo_exists", "Use an empty folder")
    status = ("status", "--home", made.home(1), "--json")
    assert works(site.run(*status, phrase=made.passphrases.station))["station"] == 1
