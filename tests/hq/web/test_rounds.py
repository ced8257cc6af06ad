"""The page of rounds: two supervisors erase one in the browser; and a sheet is checked there."""

import re
from html import unescape

import pytest
from tests.hq.erasure.two_rounds import PASSWORD
from tests.hq.laptops import Laptop
from tests.hq.web.page_text import text_of

from testdesk.domain.journal.hash_chain import header_hash
from testdesk.formats.day_claim import DayClaim, sign_claim
from testdesk.hq.city.rounds import open_round
from testdesk.hq.erasure.deciding import finish
from testdesk.hq.exchange.updates.kits import enrol

pytestmark = pytest.mark.usefixtures("quick_vaults")


def submit(client, action, **fields):
    page = client.get("/rounds").text
    csrf = unescape(re.findall(r'name="csrf" value="([^"]*)"', page)[-1])
    return client.post(f"/rounds/{action}", data={"csrf": csrf, "name": "R7", **fields})


def forms(client):
    return re.findall(r'action="/rounds/(\w+)"', client.get("/rounds").text)


def test_one_proposes_and_another_one_confirms(hq, two_rounds, browser_of):
    first, second = browser_of("李敏"), browser_of("赵刚")
    assert forms(first) == ["propose"]
    assert submit(first, "propose", note="到期", password=PASSWORD).status_code == 303
    assert forms(first) == ["withdraw"]
    assert "Another supervisor has to confirm it." in text_of(first.get("/rounds"))
    assert forms(second) == ["withdraw", "confirm"]
    assert "到期" in text_of(second.get("/rounds"))
    done = submit(second, "confirm", password=PASSWORD)
    assert (done.status_code, done.headers["location"]) == (303, "/rounds")
    assert two_rounds.without_body() == two_rounds.of_round
    assert forms(second) == []
    shown = text_of(second.get("/rounds/record?name=R7"))
    assert "2022-04-16 08:00 到期 · proposed by 李敏, confirmed by 赵刚" in shown
    assert "到期" in shown
    assert finish(hq)


def test_what_is_refused_is_shown_on_the_page_and_changes_nothing(two_rounds, browser_of):
    first, second = browser_of("李敏"), browser_of("赵刚")
    for action, fields, message in (
        ("propose", {"note": "到期", "password": "no"}, "Name or password is wrong."),
        ("propose", {"note": " ", "password": PASSWORD}, "Give a reason."),
        ("propose", {"note": "x", "password": PASSWORD, "name": "R8"}, "still open"),
        ("propose", {"note": "x", "password": PASSWORD, "name": "R\0"}, "no round with this name"),
        ("confirm", {"password": PASSWORD}, "Nobody has proposed"),
        ("withdraw", {"password": PASSWORD}, "Nobody has proposed"),
    ):
        refused = submit(first, action, **fields)
        assert (refused.status_code, message in text_of(refused)) == (422, True), (action, fields)
    submit(first, "propose", note="到期", password=PASSWORD)
    for client, action, message in (
        (second, "propose", "already been proposed"),
        (first, "confirm", "Another supervisor has to confirm it."),
    ):
        refused = submit(client, action, note="x", password=PASSWORD)
        assert (refused.status_code, message in text_of(refused)) == (422, True), action
    assert submit(second, "withdraw", password=PASSWORD).status_code == 303
    assert two_rounds.without_body() == set()


def test_a_viewer_sees_the_rounds_and_decides_nothing(two_rounds, browser_of):
    viewer = browser_of("金英")
    assert forms(viewer) == []
    assert "Two supervisors decide." in text_of(viewer.get("/rounds"))
    refused = submit(viewer, "propose", note="x", password=PASSWORD)
    assert (refused.status_code, refused.json()) == (403, {"code": "not_permitted"})
    assert viewer.get("/rounds/record?name=R7").status_code == 404
    assert two_rounds.without_body() == set()


def test_a_form_of_another_page_is_refused(two_rounds, browser_of):
    first = browser_of("李敏")
    fields = {"name": "R7", "note": "x", "password": PASSWORD, "csrf": "no"}
    assert first.post("/rounds/propose", data=fields).json() == {"code": "form_expired"}
    assert two_rounds.without_body() == set()


def test_what_could_not_be_rewritten_is_offered_again(two_rounds, browser_of):
    two_rounds.erase()
    first = browser_of("李敏")
    assert forms(first) == ["rewrite"]
    assert "There is no record yet" in text_of(first.get("/rounds/record?name=R7"))
    assert submit(first, "rewrite").status_code == 303
    assert forms(first) == []
    assert first.get("/rounds/record?name=R7").status_code == 200


def claim_of(two_rounds, seed=None, **changes):
    last = two_rounds.station.entries[-1].header
    values = {"station": 1, "day": "2022-03-26", "first": 1, "last": last.seq}
    values |= {"head": header_hash(last), "people": 5, "swabs": -1, "tubes": 2}
    claim = DayClaim(**{**values, "places": 5, "exported": 5, **changes})
    return sign_claim(seed or two_rounds.station.signing_key, claim).text


def test_a_sheet_is_checked_by_its_code(hq, two_rounds, browser_of):
    viewer = browser_of("金英")

    def shown(code):
        return text_of(viewer.get("/sheet", params={"code": code}))

    assert "Genuine" not in text_of(viewer.get("/sheet"))
    genuine = shown(claim_of(two_rounds))
    assert "Genuine: the station signed these figures" in genuine
    assert "1号检测点" in genuine
    assert "Not genuine" in shown(claim_of(two_rounds, seed=bytes(32)))
    assert "another history" in shown(claim_of(two_rounds, head="ab" * 32))
    assert "have not arrived here yet" in shown(claim_of(two_rounds, last=999))
    assert "not the code of a sheet" in shown("hello")
    assert "No kit was ever made for station 9" in shown(claim_of(two_rounds, station=9))
    silent = Laptop(enrol(hq, station=2, point="河畔"))
    assert "its key is not known" in shown(claim_of(two_rounds, seed=silent.signing_key, station=2))


def test_a_round_without_samples_cannot_be_erased(hq, two_rounds, browser_of, session_clock):
    open_round(hq, name="R9")
    session_clock.forward(days=20)
    two_rounds.erase()
    refused = submit(browser_of("李敏"), "propose", note="x", password=PASSWORD)
    assert (refused.status_code, "nothing of it is left" in text_of(refused)) == (422, True)
