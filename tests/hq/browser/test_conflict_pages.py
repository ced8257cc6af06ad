"""Every kind of conflict and every decision that its page offers, in Chromium."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from tests.hq.browser.conftest import DESKTOP, Browser, opened, serving
from tests.hq.conflicts.contradictions import ALLOWED, contradict

from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.subjects import KINDS
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views.reports import status

OFFERED = [
    (10 * place + which, kind, decision)
    for place, kind in enumerate(KINDS)
    for which, decision in enumerate(ALLOWED[kind])
]


@pytest.fixture(scope="module")
def deciding(tmp_path_factory, made_secrets) -> Iterator[Headquarters]:
    with opened(tmp_path_factory.mktemp("deciding"), made_secrets, role="supervisor") as hq:
        open_round(hq, name="R7")
        yield hq


@pytest.fixture(scope="module")
def supervisor(chromium, deciding) -> Iterator[Browser]:
    with serving(deciding) as address:
        browser = Browser(chromium, address)
        browser.scripts(on=True)
        browser.size(*DESKTOP)
        browser.go("/login")
        chromium.delete_all_cookies()
        browser.choose("en")
        browser.log_in()
        browser.until(lambda: chromium.find_elements(By.CSS_SELECTOR, ".rail"))
        yield browser


def press(browser: Browser, selector: str) -> None:
    element = browser.find(selector)
    browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


@pytest.mark.slow
@pytest.mark.parametrize(("number", "kind", "decision"), OFFERED)
def test_a_decision_that_is_offered_stays(deciding, supervisor, number, kind, decision):
    key = contradict(deciding, kind, number)
    open_before = status(deciding).conflicts
    supervisor.go(f"/conflict?key={key}")
    radios = supervisor.driver.find_elements(By.CSS_SELECTOR, "input[name=decision]")
    values = [radio.get_attribute("value") for radio in radios]
    named = {"one_stands" if ":" in value else value: value for value in values}
    assert set(named) == set(ALLOWED[kind])
    press(supervisor, f"input[name=decision][value='{named[decision]}']")
    note = f"asked by telephone {number}"
    supervisor.find("form[action='/conflict'] [name=note]").send_keys(note)
    press(supervisor, "form[action='/conflict'] button")
    supervisor.until(lambda: not supervisor.driver.find_elements(By.CSS_SELECTOR, "[type=radio]"))
    assert status(deciding).conflicts == open_before - 1
    supervisor.go("/conflicts?decided=true")
    assert note in supervisor.text
    supervisor.go(f"/conflict?key={key}")
    assert note in supervisor.text
    assert "赵刚" in supervisor.text
    assert not supervisor.driver.find_elements(By.CSS_SELECTOR, "[type=radio]")
