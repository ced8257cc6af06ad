"""Every kind of conflict and every decision on the command line; and two tubes of one barcode."""

import pytest
from tests.cli.site import HQ_PHRASE, Site
from tests.hq.conflicts.contradictions import ALLOWED, EVERY_PAIR


def listed(site, *options):
    return {one["key"]: one for one in site.hq("conflict", "list", *options).value}


@pytest.mark.parametrize(("kind", "decision"), EVERY_PAIR)
def test_a_decision_stays_or_is_refused(decided_city: Site, contradicted, kind, decision):
    key = contradicted[kind, decision]
    before = listed(decided_city)[key]
    asked = ["--decision", decision, "--note", "打过电话", "--operator", "李敏"]
    if decision == "one_stands":
        asked += ["--stands", ":".join(map(str, before["events"][-1]))]
    result = decided_city.hq("conflict", "resolve", key, *asked)
    if decision not in ALLOWED[kind]:
        assert (result.status, result.value["error"]) == (1, "decision_invalid")
        assert listed(decided_city)[key] == before
        return
    assert result.status == 0
    assert key not in listed(decided_city)
    after = listed(decided_city, "--all")[key]
    assert (after["kind"], after["resolved"]) == (kind, True)
    # Headquarters' own event that follows from a decision is one more fact.
    assert [one for one in after["facts"] if one in before["facts"]] == before["facts"]
    made_so = after["resolution"]
    assert (made_so["decision"], made_so["by"], made_so["note"]) == (decision, "李敏", "打过电话")
    assert after["decided_at"]


def test_the_list_speaks_in_facts(decided_city: Site, contradicted):
    key = contradicted["sampled_twice", "one_tube"]
    shown = decided_city.run(
        "hq", "conflict", "list", "--home", decided_city.hq_home, phrase=HQ_PHRASE
    ).out
    block = next(one for one in shown.split("\n\n") if one.startswith(key))
    assert "at station 104 (104号检测点), tube YJ10000002, place 1" in block


def test_two_tubes_of_one_barcode_are_two_lists(decided_city: Site, contradicted):
    barcode = contradicted["tube_at_two_stations", "one_stands"].removeprefix("tube/")
    found = decided_city.hq("tube", barcode).value
    apart = [(one["station"], len(one["people"])) for one in found["tubes"]]
    assert [count for _, count in apart] == [1, 1]
    for station, _ in apart:
        alone = decided_city.hq("tube", barcode, "--station", station).value
        assert {person["station"] for person in alone["people"]} == {station}
