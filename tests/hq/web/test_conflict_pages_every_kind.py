"""Every kind of conflict and every decision by the browser, and how each is shown afterwards."""

import re
from html import unescape

import pytest
from tests.hq.conflicts.contradictions import ALLOWED, DECISIONS, contradict
from tests.hq.web.page_text import text_of

from testdesk.hq.conflicts.subjects import KINDS
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")


def page_of(client, key):
    return client.get("/conflict", params={"key": key})


def offered(page):
    """The decisions that the form has, by the word for them in the event."""
    found = re.findall(r'name="decision" value="([^"]+)"', page.text)
    return {"one_stands" if ":" in value else value: value for value in found}


def send(client, key, decision):
    (token,) = set(re.findall(r'name="csrf" value="([^"]*)"', page_of(client, key).text))
    sent = {"csrf": unescape(token), "key": key, "decision": decision, "note": "they called"}
    return client.post("/conflict", data=sent)


NOT_SO = {
    "one_tube": "This conflict is not about two tubes with one barcode.",
    "one_stands": "In this kind of conflict no event can be chosen over another.",
}


def why_not(kind, decision):
    """How the page refuses a decision that it does not offer."""
    if kind == "tube_at_two_stations":
        return "Neither of two tubes with one barcode can be set aside."
    return NOT_SO[decision]


@pytest.mark.parametrize("kind", KINDS)
def test_every_decision_that_is_offered_stays_and_no_other_is_taken(hq, supervisor, kind):
    for number, decision in enumerate(ALLOWED[kind], start=1):
        key = contradict(hq, kind, number)
        choices = offered(page_of(supervisor, key))
        assert set(choices) == set(ALLOWED[kind])
        for other in set(DECISIONS) - set(choices):
            refused = send(supervisor, key, "100:1" if other == "one_stands" else other)
            assert refused.status_code == 422
            assert why_not(kind, other) in text_of(refused)
        assert status(hq).conflicts == 1
        done = send(supervisor, key, choices[decision])
        assert (done.status_code, status(hq).conflicts) == (303, 0)
        shown = (page_of(supervisor, key), supervisor.get("/conflicts?decided=true"))
        for text in map(text_of, shown):
            assert re.search(r"they called.* decided at [\d: -]+ by 李敏", text), text
        assert 'type="radio"' not in shown[0].text
        assert send_again(supervisor, key) == 422


def send_again(client, key):
    (token,) = set(
        re.findall(r'name="csrf" value="([^"]*)"', client.get("/conflicts").text)
        or re.findall(r'name="csrf" value="([^"]*)"', page_of(client, key).text)
    )
    sent = {"csrf": unescape(token), "key": key, "decision": "all_stand", "note": "again"}
    return client.post("/conflict", data=sent).status_code


def test_a_page_speaks_in_facts_and_names_no_event_by_its_number(hq, supervisor):
    key = contradict(hq, "sampled_twice")
    for page in (page_of(supervisor, key), supervisor.get("/conflicts")):
        text = text_of(page)
        assert "sampled at 08:00 at station 102 (102号检测点), tube YJ10000001, place 1" in text
        assert "event 3" not in text


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ("", "No valid event was chosen."),
        ("one_stands", "No valid event was chosen."),
        ("1023:9", "The chosen event is not part of this conflict"),
    ],
)
def test_a_choice_that_is_none_of_its_events_is_named_as_that(hq, supervisor, decision, message):
    key = contradict(hq, "sampled_twice")
    refused = send(supervisor, key, decision)
    assert (refused.status_code, status(hq).conflicts) == (422, 1)
    assert message in text_of(refused)
