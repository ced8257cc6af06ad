"""Every kind of conflict and every decision on the command line; and two tubes of one barcode."""

import shutil

import pytest
from tests.cli.site import HQ_PHRASE, Site
from tests.clock import standing
from tests.hq.conflicts.contradictions import ALLOWED, DECISIONS, EVERY_PAIR, contradict
from tests.hq.laptops import MORNING

from testdesk.hq.conflicts.subjects import KINDS
from testdesk.hq.home.folder import open_headquarters


@pytest.fixture(scope="module")
def city(made: Site, tmp_path_factory) -> Site:
    """A copy for this module."""
    base = tmp_path_factory.mktemp("decided") / "city"
    shutil.copytree(made.base, base)
    return Site(base)


@pytest.fixture(scope="module")
def contradicted(city: Site):
    """Its headquarters with a contradiction of each kind for each decision."""
    hq = open_headquarters(city.hq_home, HQ_PHRASE, clock=standing(MORNING))
    try:
        keys = {
            (kind, decision): contradict(hq, kind, 10 * place + which)
            for place, kind in enumerate(KINDS)
            for which, decision in enumerate(DECISIONS)
        }
    finally:
        hq.close()
    return keys


def listed(site, *options):
    return {one["key"]: one for one in site.hq("conflict", "list", *options).value}


@pytest.mark.parametrize(("kind", "decision"), EVERY_PAIR)
def test_a_decision_stays_or_is_refused(city: Site, contradicted, kind, decision):
    key = contradicted[kind, decision]
    before = listed(city)[key]
    asked = ["--decision", decision, "--note", "打过电话", "--operator", "李敏"]
    if decision == "one_stands":
        asked += ["--stands", ":".join(map(str, before["events"][-1]))]
    said = city.hq("conflict", "resolve", key, *asked)
    if decision not in ALLOWED[kind]:
        assert (said.status, said.value["error"]) == (1, "decision_invalid")
        assert listed(city)[key] == before
        return
    assert said.status == 0
    assert key not in listed(city)
    after = listed(city, "--all")[key]
    assert (after["kind"], after["resolved"]) == (kind, True)
    # Headquarters' own word that follows from a decision is one more fact.
    assert [one for one in after["facts"] if one in before["facts"]] == before["facts"]
    made_so = after["resolution"]
    assert (made_so["decision"], made_so["by"], made_so["note"]) == (decision, "李敏", "打过电话")
    assert after["decided_at"]


def test_the_list_speaks_in_facts(city: Site, contradicted):
    key = contradicted["sampled_twice", "one_tube"]
    shown = city.run("hq", "conflict", "list", "--home", city.hq_home, phrase=HQ_PHRASE).out
    block = next(one for one in shown.split("\n\n") if one.startswith(key))
    assert "at desk 104 (104号检测点), tube YJ10000002, place 1" in block


def test_two_tubes_of_one_barcode_are_two_lists(city: Site, contradicted):
    barcode = contradicted["tube_at_two_stations", "one_stands"].removeprefix("tube/")
    found = city.hq("tube", barcode).value
    apart = [(one["station"], len(one["people"])) for one in found["tubes"]]
    assert [count for _, count in apart] == [1, 1]
    for station, _ in apart:
        alone = city.hq("tube", barcode, "--station", station).value
        assert {person["station"] for person in alone["people"]} == {station}
