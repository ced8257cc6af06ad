"""Who is excused, and why, on the pages of building and person; a later version's code as it is."""

import io

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient
from tests.hq.city.test_rosters import KIM, LI, shown_people, take
from tests.hq.web.test_pages import PASSWORD, text_of

from testdesk.domain.journal.events import ExcuseWithdrawn, ResidentExcused
from testdesk.formats.crypto import vault
from testdesk.hq.accounts import operators
from testdesk.hq.city.rounds import open_round
from testdesk.hq.store import journal
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.reports import status
from testdesk.hq.web.app import create_app


@pytest.fixture
def client(hq, monkeypatch):
    monkeypatch.setattr(vault, "MEMORY_KIB", 8 * 1024)
    monkeypatch.setattr(vault, "PASSES", 1)
    take(hq, LI, KIM)
    open_round(hq, name="R7")
    operators.add(hq, name="李敏", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.headers["accept-language"] = "zh-CN"
        client.post("/login", data={"name": "李敏", "password": PASSWORD})
        yield client


def said(hq, *events):
    with hq.writing() as connection:
        journal.append(connection, events, clock=hq.clock)


@pytest.mark.parametrize(
    ("reason", "shown"), [("away", "有原因：在外地"), ("on_the_moon", "有原因：on_the_moon")]
)
def test_an_excused_person_is_not_missing_and_the_pages_say_why(hq, client, reason, shown):
    who = shown_people(hq)["李明哲"]["resident"]
    said(hq, ResidentExcused("R7", who, reason))
    counted = status(hq).coverage
    assert (counted.listed, counted.missing, counted.excused) == (2, 1, 1)
    building = text_of(client.get("/building?compound=河南小区&name=3&all=true"))
    assert shown in building
    assert "1 人有原因未采" in building
    assert shown in text_of(client.get(f"/person/{who}"))
    assert "1 人有原因未采" in text_of(client.get("/"))
    said(hq, ExcuseWithdrawn("R7", who))
    assert status(hq).coverage.missing == 2
    assert shown not in text_of(client.get(f"/person/{who}"))


def test_a_workbook_says_who_is_excused_and_why(hq, client):  # noqa: ARG001 - makes the list
    who = shown_people(hq)["李明哲"]["resident"]
    said(hq, ResidentExcused("R7", who, "home_visit", "三楼，无电梯"))
    data = export_samples(hq, round_="R7", format="xlsx", operator="李敏")
    book = load_workbook(io.BytesIO(data))
    head, line = list(book["有原因未采"].values)
    told = dict(zip(head, line, strict=True))
    assert (told["姓名"], told["原因"], told["说明"], told["登记台"]) == (
        "李明哲", "需要上门采样", "三楼，无电梯", "0",
    )  # fmt: skip
