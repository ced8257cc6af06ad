"""The pages about erasing a round and about a sheet of the day, as two supervisors see them."""

import pytest
from tests.hq.browser.conftest import DESKTOP, PHONE, Browser, serving
from tests.hq.browser.cut import CUT
from tests.hq.erasure.two_rounds import PASSWORD, play

SIZES = (DESKTOP, (1024, 640), PHONE)
# Not the width of its text, as wherever a browser sizes a field by itself.
LEAST_WIDTH = 260


def looks_whole(browser):
    for language in ("zh", "ko", "en"):
        browser.choose(language)
        for size in SIZES:
            browser.size(*size)
            assert browser.driver.execute_script(CUT) == [size[0], []], (language, size)
    browser.size(*DESKTOP)


@pytest.mark.usefixtures("quick_vaults")
def test_erasing_a_round_fits_every_screen(hq, session_clock, chromium):
    rounds = play(hq, session_clock)
    with serving(hq) as address:
        browser = Browser(chromium, address)
        browser.scripts(on=True)
        browser.size(*DESKTOP)
        browser.go("/login")
        chromium.delete_all_cookies()
        browser.choose("en")
        browser.log_in("李敏", PASSWORD)
        browser.until(lambda: chromium.find_elements("css selector", ".sidebar"))
        browser.go("/rounds")
        looks_whole(browser)
        fields = chromium.find_elements("css selector", ".decide .field input")
        lefts = {round(field.rect["x"]) for field in fields}
        assert len(fields) > len(lefts) == 1, "the fields of a form begin at one line"
        rounds.erase()
        browser.go("/rounds/record?name=R7")
        looks_whole(browser)
        browser.go("/sheet")
        looks_whole(browser)
        code = browser.find("#code")
        assert code.rect["width"] > LEAST_WIDTH
        assert code.value_of_css_property("border-top-left-radius") == "8px"
