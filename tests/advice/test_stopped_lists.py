"""Imports and checks of a list that are stopped, at a station and at headquarters, and repeated."""

from tests.advice.long_list import PEOPLE
from tests.advice.walking import advice, works
from tests.cli.hq.long_lists import stopped_at
from tests.cli.site import HQ_PHRASE, STATION_PHRASE


def stopped(met, site, code, excerpt, text, *arguments, phrase):
    """A command met Ctrl+C as soon as its progress showed the text."""
    status, value = stopped_at(site, text, *arguments, "--json", phrase=phrase)
    assert (status, value["error"]) == (1, "roster_stopped")
    met.reported(code, excerpt, value["detail"])
    return value["detail"]["taken"]


@advice("roster_stopped")
def test_a_station_resumes_the_same_list(met, site, long_list):
    command = ("roster", long_list, "--home", site.home)
    taken = stopped(
        met, site, "roster_stopped", "Import the same list again to continue", "importing: 1,000",
        *command, phrase=STATION_PHRASE,
    )  # fmt: skip
    assert 1000 <= taken < PEOPLE
    rest = works(site.station("roster", long_list))
    assert (rest["new"], rest["unchanged"]) == (PEOPLE - taken, taken)


@advice("roster_stopped.nothing")
def test_headquarters_begins_anew_with_the_same_list(met, site, long_list):
    command = ("hq", "roster", long_list, "--home", site.hq_home)
    stopped(
        met, site, "roster_stopped.nothing", "Import the same list again to start over",
        "comparing:", *command, phrase=HQ_PHRASE,
    )  # fmt: skip
    assert works(site.hq("roster", long_list))["new"] == PEOPLE


@advice("roster_stopped.looking")
def test_a_look_that_was_stopped_is_taken_again(met, site, long_list):
    command = ("roster", long_list, "--check", "--home", site.home)
    stopped(
        met, site, "roster_stopped.looking", "Choose the list again", "reading:",
        *command, phrase=STATION_PHRASE,
    )  # fmt: skip
    assert works(site.station("roster", long_list, "--check"))["new"] == PEOPLE
