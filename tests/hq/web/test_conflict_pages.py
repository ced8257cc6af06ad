"""A supervisor decides on a conflict in the browser; a viewer only looks."""

import copy
import re
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.hq.laptops import resident
from tests.hq.web.test_pages import PASSWORD, text_of

from testdesk.hq.accounts import operators
from testdesk.hq.accounts.access import looks
from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.views.reports import status
from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults")


@pytest.fixture
def twice(hq, laptop):
    """One person sampled at two desks."""
    open_round(hq, name="R7")
    for station in (1, 2):
        desk = laptop(station)
        desk.full_tube(f"YJ0000000{station}", [resident(5)])
        import_batch(hq, desk.batch(), file="b.tdb")


@pytest.fixture
def enter(hq, twice):  # noqa: ARG001 - the conflict is there before anybody comes
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:

        def come(role):
            operators.add(hq, name=role, role=role, password=PASSWORD)
            client.post("/login", data={"name": role, "password": PASSWORD})
            return client

        yield come


def first_conflict(client):
    (address,) = map(
        unescape, re.findall(r'href="(/conflict\?[^"]+)"', client.get("/conflicts").text)
    )
    return address


def form(client, **fields):
    page = client.get(first_conflict(client)).text
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return {name: unescape(value) for name, value in hidden.items()} | fields


def undecided(hq):
    with hq.reading() as connection:
        return len(open_conflicts(connection))


def test_a_supervisor_says_which_sample_stands(hq, enter):
    client = enter("supervisor")
    seen = text_of(client.get(first_conflict(client)))
    assert "在 1 号登记台采样（1号检测点），采样管 YJ00000001，管内序号 1" in seen
    assert "在 2 号登记台采样（2号检测点），采样管 YJ00000002，管内序号 1" in seen
    done = client.post("/conflict", data=form(client, decision="2:3", note="第一管已作废"))
    assert (done.status_code, done.headers["location"]) == (303, "/conflicts?decided=true")
    assert undecided(hq) == 0
    assert "没有冲突" in text_of(client.get("/conflicts"))
    person = text_of(client.get(f"/person/{resident(5)}"))
    assert "YJ00000001" not in person


def test_all_may_stand_and_the_decision_is_told_with_who_made_it(hq, enter):
    client = enter("supervisor")
    client.post("/conflict", data=form(client, decision="all_stand", note="复采"))
    assert undecided(hq) == 0
    told = text_of(client.get("/conflicts?decided=true"))
    assert "全部有效 复采 08:00 supervisor 决定" in told


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decision": "all_stand", "note": " "}, "请写明理由"),
        ({"decision": "1:99", "note": "x"}, "所选记录不属于这个冲突"),
        ({"decision": "maybe", "note": "x"}, "没有选择以哪一条为准"),
        ({"decision": "all_stand", "note": "x", "key": "sample/R7/0"}, "没有这项冲突"),
    ],
)
def test_a_decision_that_says_nothing_is_refused(hq, enter, fields, said):
    client = enter("supervisor")
    answer = client.post("/conflict", data=form(client, **fields))
    assert answer.status_code in {404, 422}
    assert said in text_of(answer)
    assert undecided(hq) == 1


def test_a_viewer_looks_and_cannot_decide(hq, enter):
    client = enter("viewer")
    page = client.get(first_conflict(client))
    assert "由主管决定" in text_of(page)
    assert 'type="radio"' not in page.text
    answer = client.post("/conflict", data=form(client, decision="all_stand", note="x"))
    assert (answer.status_code, undecided(hq)) == (403, 1)


def test_a_form_of_another_page_decides_nothing(hq, enter):
    client = enter("supervisor")
    answer = client.post("/conflict", data=form(client, decision="all_stand", note="x", csrf="y"))
    assert (answer.status_code, undecided(hq)) == (403, 1)


def test_looking_at_a_conflict_is_noted(hq, enter):
    client = enter("viewer")
    client.get(first_conflict(client))
    assert ("viewer", "conflict", f"sample/R7/{resident(5)}") in {
        (look.operator, look.kind, look.what) for look in looks(hq)
    }


@pytest.fixture
def forked(hq, laptop):
    """A laptop that was set back: three people whom headquarters refused with the batch."""
    desk = laptop(4)
    backup = copy.copy(desk)
    backup.entries = list(desk.entries)
    desk.full_tube("YJ00000041", [resident(41)])
    import_batch(hq, desk.batch(), file="b.tdb")
    backup._event_id = lambda seq: f"{seq:032x}"
    backup.full_tube("YJ00000042", [resident(n) for n in (42, 43, 44)])
    import_batch(hq, backup.batch(), file="b.tdb")
    with hq.reading() as connection:
        (key,) = [c.key for c in open_conflicts(connection) if c.kind == "journal_forked"]
    return key


def admission(client, forked, **fields):
    page = client.get("/conflict", params={"key": forked}).text
    (token,) = set(re.findall(r'name="csrf" value="([^"]*)"', page))
    sent = {"csrf": token, "key": forked, "note": "电话核实"} | fields
    return client.post("/admit", data=sent)


def test_a_supervisor_admits_the_people_of_a_refused_batch(hq, enter, forked):
    client = enter("supervisor")
    seen = text_of(client.get("/conflict", params={"key": forked}))
    assert "采样 3 人，采样管 1 支" in seen
    assert "YJ00000042" in seen
    assert status(hq).samples == 3
    answer = admission(client, forked)
    assert answer.status_code == 303
    assert status(hq).samples == 6
    assert "已补录" in text_of(client.get(answer.headers["location"]))


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"note": " "}, "请写明理由"), ({"key": "batch/0000"}, "没有这项冲突")],
)
def test_what_cannot_be_admitted_says_why(hq, enter, forked, fields, said):
    client = enter("supervisor")
    answer = admission(client, forked, **fields)
    assert answer.status_code in {404, 422}
    assert said in text_of(answer)
    assert status(hq).samples == 3


def test_a_viewer_sees_whom_it_brings_and_admits_nobody(hq, enter, forked):
    client = enter("viewer")
    page = client.get("/conflict", params={"key": forked})
    assert "采样 3 人" in text_of(page)
    assert "/admit" not in page.text
    assert client.post("/admit", data={"csrf": "x", "key": forked, "note": "y"}).status_code == 403
    assert status(hq).samples == 3
