"""The access log as a page: for supervisors, and it tells who looked at what."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from testdesk.hq.accounts import operators
from testdesk.hq.accounts.access import looked
from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults")

PASSWORD = "correct horse"


@pytest.fixture
def page(hq):
    """What an operator of a role sees of it, in a language."""

    def ask(role, language="en", path="/looks"):
        operators.add(hq, name=f"{role}-{language}", role=role, password=PASSWORD)
        with TestClient(create_app(hq), "http://hq") as browser:
            fields = {"name": f"{role}-{language}", "password": PASSWORD}
            browser.post("/login", data=fields, follow_redirects=False)
            return browser.get(path, headers={"Accept-Language": language})

    return ask


def cells(text):
    found = re.findall(r"<t[hd][^>]*data-label[^>]*>([^<]*)</t[hd]>", text)
    return [unescape(cell) for cell in found]


def test_a_supervisor_reads_who_looked_at_what(hq, page):
    looked(hq, operator="<b>李", kind="tube", what="YJ00000001")
    told = page("supervisor")
    assert told.status_code == 200
    assert cells(told.text)[1:] == ["<b>李", "A tube", "YJ00000001"]
    assert "采样管" in cells(page("supervisor", "zh").text)
    assert "검체 튜브" in cells(page("supervisor", "ko").text)


def test_nobody_looked_yet(page):
    assert "Nobody has looked" in unescape(page("supervisor").text)


def test_a_viewer_neither_reads_it_nor_is_led_there(page):
    assert page("viewer").status_code == 403
    assert "/looks" not in page("viewer", "ko", "/downloads").text
    assert "/looks" in page("supervisor", path="/downloads").text
