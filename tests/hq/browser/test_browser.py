"""Headquarters' pages in a real Chromium: seen, walked, printed, on a desk and on a phone."""

import io
import json
import subprocess

import pytest
from PIL import Image
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from tests.hq.browser.conftest import DESKTOP, PHONE
from tests.hq.browser.cut import CUT

ACCENT = {"light": (0x0B, 0x6B, 0x50), "dark": (0x63, 0xD2, 0xA9)}
PATHS = (
    *("/", "/compound?name=河南小区", "/building?compound=河南小区&name=3", "/person/{first}"),
    *(
        "/stations",
        "/conflicts",
        "/conflict?key=sample/R7/{twice}",
        "/recall?tube=YJ100000001",
        "/downloads",
        "/rounds",
        "/sheet?code=hello",
    ),
)
# Where on its chart a compound's bar begins, seen from the chart's middle.
BAR = """
const [figure, name] = arguments;
const [x, y] = echarts.getInstanceByDom(figure).convertToPixel({seriesIndex: 0}, [1, name]);
return [x + 3 - figure.clientWidth / 2, y - figure.clientHeight / 2];
"""


def painted(browser, kind, theme="light"):
    """How many points of a chart have the theme's accent, as a person sees it."""
    seen = browser.find(f"figure[data-chart={kind}]").screenshot_as_png
    with Image.open(io.BytesIO(seen)) as picture:
        counted = picture.convert("RGB").getcolors(picture.width * picture.height) or []
    return {colour: count for count, colour in counted}.get(ACCENT[theme], 0)


def requests(browser):
    """Every address that the browser asked for since it was asked last."""
    for entry in browser.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def test_an_operator_logs_in_and_walks_from_the_city_to_a_person(stranger):
    stranger.go("/stations")
    stranger.until(lambda: "/login?next=" in stranger.driver.current_url)
    stranger.log_in(password="wrong horse")
    stranger.until(lambda: "密码不对" in stranger.text)
    stranger.driver.get_log("browser")  # a log-in that failed is an error to a console
    stranger.log_in()
    stranger.until(lambda: "10–19" in stranger.text)
    assert "用同一站点包的第二台电脑" in stranger.text
    stranger.press(".sidebar a[href^='/?']")
    stranger.until(lambda: "88 / 180" in stranger.text)
    stranger.follow("河南小区")
    stranger.follow("3 号楼")
    assert "采样已撤销" in stranger.text
    assert "138****0026" in stranger.text
    stranger.follow("朴顺子")
    assert "13844330026" in stranger.text
    stranger.press(".leave button")
    stranger.until(lambda: stranger.driver.current_url.endswith("/login"))
    stranger.go("/stations")
    stranger.until(lambda: "/login?next=" in stranger.driver.current_url)
    assert stranger.complaints() == []


def test_charts_are_painted_and_a_bar_leads_to_its_compound(browser):
    browser.until(lambda: painted(browser, "hours") > 5000)
    browser.until(lambda: painted(browser, "areas") > 500)
    browser.media(prefers_color_scheme="dark")
    browser.until(lambda: painted(browser, "hours", "dark") > 5000)
    assert painted(browser, "hours") == 0
    chart = browser.find("figure[data-chart=areas]")
    x, y = browser.driver.execute_script(BAR, chart, "河南小区")
    ActionChains(browser.driver).move_to_element_with_offset(chart, x, y).click().perform()
    browser.until(lambda: "河南小区" in browser.find("h1").text)
    assert browser.complaints() == []


def test_without_scripts_every_number_is_in_a_table(browser):
    browser.scripts(on=False)
    browser.go("/")
    assert "08:00" in browser.find("#hours").text
    assert "52" in browser.find("#hours").text
    assert browser.find("#hours").size["height"] > 100
    assert not browser.find("figure[data-chart=hours]").is_displayed()
    browser.go("/recall?tube=YJ100000001")
    assert not browser.find("[data-print]").is_displayed()


def test_nothing_leaves_the_machine_and_the_console_is_silent(browser, facts):
    list(requests(browser))
    for path in PATHS:
        browser.go(path.format_map(facts))
    asked = [url for url in requests(browser) if not url.startswith("data:")]
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith(browser.base)] == []
    assert browser.complaints() == []


TOP_BAR = """
const bar = document.querySelector('.strip'), box = bar.getBoundingClientRect();
const middles = [...bar.children].map(one => {
  const own = one.getBoundingClientRect(); return Math.round((own.top + own.bottom) / 2);
});
return [box.height, Math.max(...middles) - Math.min(...middles),
        bar.scrollWidth - bar.clientWidth];
"""


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_the_top_bar_is_one_line_and_nothing_of_it_is_pushed_out(browser, language, width):
    browser.size(width, 768)
    browser.choose(language)
    try:
        for path in ("/", "/stations", "/recall", "/conflicts"):
            browser.go(path)
            height, apart, beyond = browser.driver.execute_script(TOP_BAR)
            assert height <= 60, path
            assert apart <= 2, path
            assert beyond == 0, path
    finally:
        browser.size(*DESKTOP)


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_no_page_is_wider_than_its_screen_and_no_word_is_cut(browser, facts, language, pictures):
    browser.choose(language)
    for name, size in (("desk", DESKTOP), ("phone", PHONE)):
        browser.size(*size)
        for number, path in enumerate(PATHS):
            browser.go(path.format_map(facts))
            width, cut = browser.driver.execute_script(CUT)
            assert (width, cut) == (size[0], []), (path, name)
            if pictures is not None:
                file = pictures / f"{language}-{name}-{number}.png"
                browser.driver.save_screenshot(str(file))


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.usefixtures("older_than_a_station")
def test_that_headquarters_went_back_is_the_first_thing_on_the_page(
    browser, language, light, pictures
):
    browser.choose(language)
    browser.media(prefers_color_scheme=light)
    for name, size in (("desk", DESKTOP), ("phone", PHONE)):
        browser.size(*size)
        for path in ("/", "/stations"):
            browser.go(path)
            width, cut = browser.driver.execute_script(CUT)
            assert (width, cut) == (size[0], [])
            assert "hq restored" in browser.find("main section.card").text
            if pictures is not None:
                page = path.strip("/") or "overview"
                file = pictures / f"went-back-{language}-{light}-{name}-{page}.png"
                browser.driver.save_screenshot(str(file))


def test_the_language_is_switched_and_kept(browser):
    browser.go("/stations?round=R7")
    browser.choose("ko")
    assert browser.driver.current_url.endswith("/stations?round=R7")
    assert "등록대" in browser.find("h1").text
    browser.go("/downloads")
    assert browser.find("html").get_attribute("lang") == "ko"


def test_the_recall_list_is_printed_on_one_sheet_of_a4(browser, tmp_path):
    browser.go("/recall")
    browser.find("#tube").send_keys("yj100000002", Keys.ENTER)
    browser.until(lambda: "YJ100000002" in browser.find("h2").text)
    assert browser.find("[data-print]").is_displayed()
    file = tmp_path / "recall.pdf"
    file.write_bytes(browser.pdf())
    about = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True)
    assert "Pages:           1\n" in about.stdout
    assert "(A4)" in about.stdout
    command = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for text_part in ("YJ100000002", "13844330011", "已通知", "赵刚", "2022-03-26 12:42"):
        assert text_part in text
    for screen_only in ("总览", "打印", "退出"):
        assert screen_only not in text


def test_the_keyboard_reaches_everything_in_order(browser):
    browser.go("/")
    body = browser.find("body")
    body.send_keys(Keys.TAB)
    first = browser.driver.switch_to.active_element
    assert (first.text, first.is_displayed()) == ("跳到正文", True)
    reached = []
    for _ in range(8):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        reached.append(browser.driver.switch_to.active_element.text)
    assert reached[:7] == ["总览", "登记台", "冲突", "召回名单", "下载", "轮次", "退出"]
    outline = browser.driver.switch_to.active_element.value_of_css_property("outline-style")
    assert outline == "solid"


def test_tables_and_fields_are_labelled(browser, facts):
    for path in PATHS:
        browser.go(path.format_map(facts))
        for table in browser.driver.find_elements(By.CSS_SELECTOR, "table"):
            assert table.find_elements(By.CSS_SELECTOR, "thead th[scope=col]"), path
            assert table.find_elements(By.CSS_SELECTOR, "tbody th[scope=row]"), path
        unlabelled = browser.driver.execute_script(
            "return [...document.querySelectorAll('input:not([type=hidden]), select')]"
            ".filter((field) => !field.labels.length).map((field) => field.name)"
        )
        assert unlabelled == [], path
        assert len(browser.driver.find_elements(By.CSS_SELECTOR, "main")) == 1
        assert browser.driver.find_elements(By.CSS_SELECTOR, "h1"), path
