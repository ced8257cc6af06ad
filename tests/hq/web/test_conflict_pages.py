"""A supervisor decides on a conflict in the browser; a viewer only looks."""

import re
from html import unescape

import pytest
from tests.hq.laptops import resident
from tests.hq.web.page_text import text_of

from testdesk.hq.accounts.access import access_entries
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")


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
    with hq.read() as connection:
        return len(open_conflicts(connection))


def test_a_supervisor_decides_which_sample_is_valid(hq, enter_at_conflict):
    client = enter_at_conflict("supervisor")
    seen = text_of(client.get(first_conflict(client)))
    assert "在 1 号登记台采样（1号检测点），采样管 YJ00000001，管内序号 1" in seen
    assert "在 2 号登记台采样（2号检测点），采样管 YJ00000002，管内序号 1" in seen
    done = client.post("/conflict", data=form(client, decision="2:3", note="第一管已作废"))
    assert (done.status_code, done.headers["location"]) == (303, "/conflicts?decided=true")
    assert undecided(hq) == 0
    assert "没有冲突" in text_of(client.get("/conflicts"))
    person = text_of(client.get(f"/person/{resident(5)}"))
    assert "YJ00000001" not in person


def test_all_may_be_valid_and_the_decision_is_shown_with_who_made_it(hq, enter_at_conflict):
    client = enter_at_conflict("supervisor")
    client.post("/conflict", data=form(client, decision="all_stand", note="复采"))
    assert undecided(hq) == 0
    text = text_of(client.get("/conflicts?decided=true"))
    assert "全部有效 复采 08:00 supervisor 决定" in text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"decision": "all_stand", "note": " "}, "请写明理由"),
        ({"decision": "1:99", "note": "x"}, "所选记录不属于这个冲突"),
        ({"decision": "maybe", "note": "x"}, "没有选择以哪一条为准"),
        ({"decision": "all_stand", "note": "x", "key": "sample/R7/0"}, "没有这项冲突"),
    ],
)
def test_an_invalid_decision_is_refused(hq, enter_at_conflict, fields, message):
    client = enter_at_conflict("supervisor")
    answer = client.post("/conflict", data=form(client, **fields))
    assert answer.status_code in {404, 422}
    assert message in text_of(answer)
    assert undecided(hq) == 1


def test_a_viewer_looks_and_cannot_decide(hq, enter_at_conflict):
    client = enter_at_conflict("viewer")
    page = client.get(first_conflict(client))
    assert "由主管决定" in text_of(page)
    assert 'type="radio"' not in page.text
    answer = client.post("/conflict", data=form(client, decision="all_stand", note="x"))
    assert (answer.status_code, undecided(hq)) == (403, 1)


def test_a_form_of_another_page_decides_nothing(hq, enter_at_conflict):
    client = enter_at_conflict("supervisor")
    answer = client.post("/conflict", data=form(client, decision="all_stand", note="x", csrf="y"))
    assert (answer.status_code, undecided(hq)) == (403, 1)


def test_looking_at_a_conflict_is_noted(hq, enter_at_conflict):
    client = enter_at_conflict("viewer")
    client.get(first_conflict(client))
    assert ("viewer", "conflict", f"sample/R7/{resident(5)}") in {
        (look.operator, look.kind, look.subject) for look in access_entries(hq)
    }


def admission(client, forked, **fields):
    page = client.get("/conflict", params={"key": forked}).text
    (token,) = set(re.findall(r'name="csrf" value="([^"]*)"', page))
    sent = {"csrf": token, "key": forked, "note": "电话核实"} | fields
    return client.post("/admit", data=sent)


def test_a_supervisor_admits_the_people_of_a_refused_batch(hq, enter_at_conflict, forked):
    client = enter_at_conflict("supervisor")
    seen = text_of(client.get("/conflict", params={"key": forked}))
    assert "采样 3 人，采样管 1 支" in seen
    assert "YJ00000042" in seen
    assert status(hq).samples == 3
    answer = admission(client, forked)
    assert answer.status_code == 303
    assert status(hq).samples == 6
    assert "已补录" in text_of(client.get(answer.headers["location"]))


@pytest.mark.parametrize(
    ("fields", "message"),
    [({"note": " "}, "请写明理由"), ({"key": "batch/0000"}, "没有这项冲突")],
)
def test_what_cannot_be_admitted_is_refused_with_a_reason(
    hq, enter_at_conflict, forked, fields, message
):
    client = enter_at_conflict("supervisor")
    answer = admission(client, forked, **fields)
    assert answer.status_code in {404, 422}
    assert message in text_of(answer)
    assert status(hq).samples == 3


def test_a_viewer_sees_whom_it_brings_and_admits_nobody(hq, enter_at_conflict, forked):
    client = enter_at_conflict("viewer")
    page = client.get("/conflict", params={"key": forked})
    assert "采样 3 人" in text_of(page)
    assert "/admit" not in page.text
    assert client.post("/admit", data={"csrf": "x", "key": forked, "note": "y"}).status_code == 403
    assert status(hq).samples == 3
