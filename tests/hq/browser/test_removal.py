"""A supervisor takes somebody off the list in a real browser, and puts them back."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from tests.hq.browser.conftest import DESKTOP, PHONE
from tests.hq.browser.cut import CUT

from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.hq.views.reports import status

TEXTS = {"zh": "已移出名册", "ko": "명단에서 제외됨", "en": "Taken off the list"}


def looks_whole(browser, pictures, name):
    for size in (DESKTOP, (1024, 640), PHONE):
        browser.size(*size)
        width, cut = browser.driver.execute_script(CUT)
        assert (width, cut) == (size[0], []), name
        if pictures is not None:
            browser.driver.execute_script("window.scrollTo(0, document.body.scrollHeight)")
            browser.driver.save_screenshot(str(pictures / f"{name}-{size[0]}.png"))
    browser.size(*DESKTOP)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", list(TEXTS))
def test_off_the_list_and_on_it_again(
    stranger, removing_supervisor, headquarters, facts, language, theme, scripts, pictures
):
    browser = stranger
    browser.log_in(removing_supervisor)
    browser.until(lambda: browser.driver.find_elements(By.CSS_SELECTOR, ".sidebar"))
    browser.choose(language)
    browser.media(prefers_color_scheme=theme)
    browser.scripts(on=scripts)
    before = status(headquarters).coverage.listed
    browser.go(f"/person/{facts['first']}")
    looks_whole(browser, pictures if scripts else None, f"listed-{language}-{theme}")
    reason = Select(browser.find("#reason"))
    assert [one.get_attribute("value") for one in reason.options] == ["", *REMOVAL_REASONS]
    reason.select_by_value("moved_away")
    browser.find("#note").send_keys("住女儿家")
    browser.press("form.decide button")
    browser.until(lambda: TEXTS[language] in browser.text)
    assert status(headquarters).coverage.listed == before - 1
    looks_whole(browser, pictures if scripts else None, f"removed-{language}-{theme}")
    browser.press("form.decide button")
    browser.until(lambda: TEXTS[language] not in browser.text and browser.is_whole())
    assert status(headquarters).coverage.listed == before
