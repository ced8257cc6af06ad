"""Every kind of conflict and every decision that its page offers, in Chromium."""

import pytest
from selenium.webdriver.common.by import By
from tests.hq.conflicts.contradictions import ALLOWED, contradict

from testdesk.hq.conflicts.subjects import KINDS
from testdesk.hq.views.reports import status

OFFERED = [
    (10 * place + which, kind, decision)
    for place, kind in enumerate(KINDS)
    for which, decision in enumerate(ALLOWED[kind])
]


@pytest.mark.slow
@pytest.mark.parametrize(("number", "kind", "decision"), OFFERED)
def test_a_decision_that_is_offered_stays(deciding, deciding_supervisor, number, kind, decision):
    key = contradict(deciding, kind, number)
    open_before = status(deciding).conflicts
    deciding_supervisor.go(f"/conflict?key={key}")
    radios = deciding_supervisor.driver.find_elements(By.CSS_SELECTOR, "input[name=decision]")
    values = [radio.get_attribute("value") for radio in radios]
    named = {"one_stands" if ":" in value else value: value for value in values}
    assert set(named) == set(ALLOWED[kind])
    deciding_supervisor.click(f"input[name=decision][value='{named[decision]}']")
    note = f"asked by telephone {number}"
    deciding_supervisor.find("form[action='/conflict'] [name=note]").send_keys(note)
    deciding_supervisor.press("form[action='/conflict'] button")
    assert not deciding_supervisor.driver.find_elements(By.CSS_SELECTOR, "[type=radio]")
    assert status(deciding).conflicts == open_before - 1
    deciding_supervisor.go("/conflicts?decided=true")
    assert note in deciding_supervisor.text
    deciding_supervisor.go(f"/conflict?key={key}")
    assert note in deciding_supervisor.text
    assert "赵刚" in deciding_supervisor.text
    assert not deciding_supervisor.driver.find_elements(By.CSS_SELECTOR, "[type=radio]")
