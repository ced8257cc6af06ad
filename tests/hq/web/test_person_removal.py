"""A supervisor takes somebody off the list in the browser; a viewer only reads that it was done."""

import re
from html import unescape

import pytest
from tests.hq.web.page_text import text_of

from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")


def form(client, address, **fields):
    page = client.get(address).text
    (action,) = re.findall(r'class="decide" method="post" action="([^"]+)"', page)
    csrf = re.findall(r'<input type="hidden" name="csrf" value="([^"]*)">', page)[-1]
    return client.post(unescape(action), data={"csrf": unescape(csrf), **fields})


@pytest.mark.parametrize("reason", REMOVAL_REASONS)
def test_taken_off_shown_with_who_and_why_and_put_back(hq, enter_with_list, address, reason):
    client = enter_with_list("supervisor")
    assert "在名册上" in text_of(client.get(address))
    done = form(client, address, reason=reason, note="社区来电")
    assert (done.status_code, done.headers["location"]) == (303, address)
    assert status(hq).coverage.listed == 1
    text = text_of(client.get(address))
    assert "已移出名册" in text
    assert "社区来电" in text
    assert "supervisor 决定" in text
    building = text_of(client.get("/building?compound=河南小区&name=3&all=true"))
    assert "1 人已移出名册" in building
    assert "名册外" not in building
    assert form(client, address, note="").status_code == 303
    assert status(hq).coverage.listed == 2


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "请写明理由"),
        ({"reason": "bored"}, "请写明理由"),
        ({"reason": "other", "note": " "}, "请在备注中写明原因"),
    ],
)
def test_without_a_reason_it_is_refused_on_the_page(hq, enter_with_list, address, fields, message):
    client = enter_with_list("supervisor")
    answer = form(client, address, **fields)
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert status(hq).coverage.listed == 2


def test_what_was_done_meanwhile_is_refused_and_shown(enter_with_list, address):
    client = enter_with_list("supervisor")
    page = client.get(address).text
    (csrf,) = re.findall(r'name="csrf" value="([^"]*)"', page)[:1]
    form(client, address, reason="died", note="")
    again = client.post(f"{address}/remove", data={"csrf": csrf, "reason": "died"})
    assert (again.status_code, "此人已移出名册" in text_of(again)) == (422, True)
    nobody = client.post("/person/ffffffffffff/remove", data={"csrf": csrf, "reason": "died"})
    assert nobody.status_code == 404


def test_a_viewer_reads_it_and_cannot_do_it(hq, enter_with_list, address):
    client = enter_with_list("viewer")
    page = client.get(address)
    assert 'action="/person' not in page.text
    (csrf,) = re.findall(r'name="csrf" value="([^"]*)"', page.text)[:1] or [""]
    answer = client.post(f"{address}/remove", data={"csrf": csrf, "reason": "died"})
    assert (answer.status_code, status(hq).coverage.listed) == (403, 2)


@pytest.mark.parametrize(
    ("language", "message"), [("ko", "명단에서 제외됨"), ("en", "Taken off the list")]
)
def test_it_is_shown_in_the_readers_language(enter_with_list, address, language, message):
    client = enter_with_list("supervisor", language)
    form(client, address, reason="listed_twice", note="")
    assert message in text_of(client.get(address))
