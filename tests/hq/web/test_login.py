"""Logging in through the browser's eyes: cookies, forms, other sites."""

import pytest
from starlette.testclient import TestClient
from tests.hq.web.any_page import with_pages
from tests.hq.web.page_text import PASSWORD

from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults", "operators_of_two_roles")


def log_in(browser, name="金英", password=PASSWORD, **fields):
    return browser.post("/login", data={"name": name, "password": password, **fields})


def test_a_stranger_is_led_to_the_log_in_and_back(browser_of_any_page):
    led = browser_of_any_page.get("/page?building=3")
    assert (led.status_code, led.headers["location"]) == (303, "/login?next=/page%3Fbuilding%3D3")
    form = browser_of_any_page.get(led.headers["location"])
    assert 'name="next" value="/page?building=3"' in form.text
    back = log_in(browser_of_any_page, next="/page?building=3")
    assert (back.status_code, back.headers["location"]) == (303, "/page?building=3")
    assert browser_of_any_page.get("/page?building=3").status_code == 200


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(browser_of_any_page):
    kept = log_in(browser_of_any_page).headers["set-cookie"].lower()
    assert kept.startswith("testdesk=")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip() for part in kept.split(";")}


def test_under_tls_the_cookie_never_goes_in_the_clear(hq):
    app = with_pages(create_app(hq, secure=True))
    with TestClient(app, "https://hq", follow_redirects=False) as browser:
        kept = log_in(browser).headers["set-cookie"].lower()
        assert kept.startswith("__host-testdesk=")
        assert "secure" in {part.strip() for part in kept.split(";")}
        assert browser.get("/page").status_code == 200


def test_a_wrong_password_is_refused_in_three_languages(browser_of_any_page):
    response = log_in(browser_of_any_page, password="wrong horse")
    assert response.status_code == 401
    assert "set-cookie" not in response.headers
    for message in ("密码不对", "비밀번호가 틀렸습니다", "password is wrong"):
        assert message in response.text
    for _ in range(4):
        log_in(browser_of_any_page, password="wrong horse")
    waits = log_in(browser_of_any_page)
    assert (waits.status_code, "Wait 1 min" in waits.text) == (429, True)


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil", "x", ""])
def test_the_log_in_leads_nowhere_else(browser_of_any_page, next_):
    assert log_in(browser_of_any_page, next=next_).headers["location"] == "/"


def test_the_form_shows_text_as_text(browser_of_any_page):
    assert "<script>" not in browser_of_any_page.get("/login?next=/<script>").text


def test_logging_out_needs_the_page_s_own_token(browser_of_any_page):
    log_in(browser_of_any_page)
    assert browser_of_any_page.post("/logout").json() == {"code": "form_expired"}
    csrf = browser_of_any_page.get("/page").json()
    assert browser_of_any_page.post("/logout", data={"csrf": csrf}).headers["location"] == "/login"
    assert browser_of_any_page.get("/page").status_code == 303


def test_a_form_of_another_site_is_refused(browser_of_any_page):
    log_in(browser_of_any_page)
    csrf = browser_of_any_page.get("/page").json()
    for origin in ("http://evil.example", "null", "http://hq.evil.example", "http://hq:81"):
        for path in ("/action", "/logout", "/login"):
            response = browser_of_any_page.post(
                path, data={"csrf": csrf}, headers={"Origin": origin}
            )
            assert (response.status_code, response.json()) == (403, {"code": "form_expired"})
    own = browser_of_any_page.post("/action", data={"csrf": csrf}, headers={"Origin": "http://hq"})
    assert own.json() == "金英"


def test_a_viewer_looks_and_does_nothing(browser_of_any_page):
    log_in(browser_of_any_page, "李")
    csrf = browser_of_any_page.get("/page").json()
    assert browser_of_any_page.get("/list").json() == {"code": "not_permitted"}
    response = browser_of_any_page.post("/action", data={"csrf": csrf})
    assert (response.status_code, response.json()) == (403, {"code": "not_permitted"})


def test_a_command_without_a_session_is_refused(browser_of_any_page):
    response = browser_of_any_page.post("/action", data={"csrf": "x"})
    assert (response.status_code, response.json()) == (401, {"code": "not_signed_in"})


def test_two_servers_share_who_is_logged_in(hq, browser_of_any_page):
    log_in(browser_of_any_page)
    with TestClient(with_pages(create_app(hq)), "http://hq", follow_redirects=False) as other:
        other.cookies = browser_of_any_page.cookies
        assert other.get("/page").status_code == 200
