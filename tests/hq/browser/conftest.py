"""A real Chromium before a real server: both are started once for all tests that a process runs."""

import base64
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from selenium import webdriver
from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from tests.clock import stopped_clock
from tests.hq.browser import city
from tests.hq.laptops import MORNING, derive_now
from tests.little_work import quick_vaults

from testdesk.hq.accounts import operators
from testdesk.hq.city.rounds import open_round
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import ACKNOWLEDGED_UPDATE
from testdesk.hq.web.app import create_app

PATIENCE = 60
PASSWORD = "correct horse"
DESKTOP, PHONE = (1366, 768), (390, 844)
SWITCHES = (
    *("--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"),
    # Whatever the browser wants of the world by itself: it finds nobody there.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


# Chromium's own words, which the driver passes on without a kind: the element was found on a page
# that had gone before the question about it arrived.
GONE_BY_NOW = ("does not belong to the document", "Cannot find context with specified id")


def is_between_pages(error: WebDriverException) -> bool:
    """Whether a question failed only because one page went and the next has not come."""
    kinds = (NoSuchElementException, StaleElementReferenceException)
    return isinstance(error, kinds) or any(part in str(error.msg) for part in GONE_BY_NOW)


class Browser:
    """What a person at headquarters does with a browser."""

    def __init__(self, driver: webdriver.Chrome, base: str) -> None:
        self.driver = driver
        self.base = base

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def media(self, **features: str) -> None:
        values = [{"name": n.replace("_", "-"), "value": value} for n, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": values})

    def scripts(self, *, on: bool) -> None:
        command = "Emulation.setScriptExecutionDisabled"
        self.driver.execute_cdp_cmd(command, {"value": not on})

    def go(self, path: str) -> None:
        self.driver.get(self.base + quote(path, safe="/?=&%"))
        self.until(self.is_whole)

    def is_whole(self) -> bool:
        """Between two pages there is no document; an answer to a click may still be coming."""
        script = "return Boolean(document.documentElement) && document.readyState === 'complete'"
        return bool(self.driver.execute_script(script))

    def find(self, selector: str):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, element: str | WebElement) -> None:
        """Half under the header, an element is in view for a driver, and cannot be clicked."""
        clicked = self.find(element) if isinstance(element, str) else element
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", clicked)
        clicked.click()

    def press(self, element: str | WebElement) -> None:
        """Press what leads to another page, and wait until that page has come whole.

        The page that comes may look like the one that goes (a language that was chosen already, a
        form that was refused), so only another document answers whether it is there; asked sooner,
        the next step would race with the page on its way.
        """
        left = self.find("html")
        self.click(element)
        self.until(lambda: self.find("html") != left and self.is_whole())

    def follow(self, text: str) -> None:
        self.press(self.driver.find_element(By.LINK_TEXT, text))
        self.until(lambda: text in self.find("h1").text)

    def until(self, is_so):
        """Ask again for as long as the answer is no, or the page is one between two pages."""

        def asked(_driver: webdriver.Chrome):
            try:
                return is_so()
            except WebDriverException as error:
                if is_between_pages(error):
                    return False
                raise

        return WebDriverWait(self.driver, PATIENCE, 0.05).until(asked)

    @property
    def text(self) -> str:
        return str(self.find("body").text)

    def choose(self, language: str) -> None:
        self.press(f"button[name=to][value={language}]")
        self.until(lambda: self.find("html").get_attribute("lang").startswith(language))

    def log_in(self, name: str = "赵刚", password: str = PASSWORD) -> None:
        def filled() -> bool:
            for selector, text in (("#name", name), ("#password", password)):
                field = self.find(selector)
                field.clear()
                field.send_keys(text)
            return True

        self.until(filled)
        self.press("button.main")

    def pdf(self) -> bytes:
        printed = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
        return base64.b64decode(printed["data"])

    def complaints(self) -> list[str]:
        """What the console printed since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@contextmanager
def opened(folder: Path, secrets: Secrets, *, role: operators.Role) -> Iterator[Headquarters]:
    """A headquarters with one operator of a role."""
    key = bytes.fromhex(secrets.database_key)
    engine = database.open_engine(folder / "headquarters.db", key=key, url=None)
    hq = Headquarters(secrets, engine, stopped_clock(MORNING))
    database.prepare(hq.engine, hq.city, derive=derive_now)
    with quick_vaults():
        operators.add(hq, name="赵刚", role=role, password=PASSWORD)
    yield hq
    hq.close()


@pytest.fixture(scope="session")
def headquarters(tmp_path_factory, made_secrets: Secrets) -> Iterator[Headquarters]:
    with opened(tmp_path_factory.mktemp("browser"), made_secrets, role="viewer") as hq:
        yield hq


@pytest.fixture(scope="session")
def facts(headquarters) -> dict[str, str]:
    return city.build(headquarters)


@pytest.fixture(scope="session")
def base(headquarters) -> Iterator[str]:
    with serving(headquarters) as address:
        yield address


@contextmanager
def serving(headquarters: Headquarters) -> Iterator[str]:
    """The address of the server; it runs in a thread of this process."""
    app = create_app(headquarters)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(PATIENCE)
    listener.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in SWITCHES:
        options.add_argument(switch)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # it refuses to run as root with one
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def stranger(chromium: webdriver.Chrome, base: str, facts: object) -> Browser:  # noqa: ARG001 - the city is built before it is seen
    """A browser in which nobody is logged in."""
    browser = Browser(chromium, base)
    browser.scripts(on=True)
    browser.media(prefers_color_scheme="light")
    browser.size(*DESKTOP)
    browser.go("/login")
    chromium.delete_all_cookies()
    browser.choose("zh")
    browser.complaints()
    return browser


@pytest.fixture
def browser(stranger: Browser) -> Browser:
    """Logged in, on the overview, in Chinese."""
    stranger.log_in()
    stranger.until(lambda: stranger.driver.find_elements(By.CSS_SELECTOR, ".sidebar"))
    return stranger


@pytest.fixture(scope="session")
def pictures() -> Path | None:
    """Where a person wants pictures, by the variable TESTDESK_PICTURES; else nowhere."""
    folder = os.environ.get("TESTDESK_PICTURES")
    if folder is None:
        return None
    Path(folder).mkdir(exist_ok=True, parents=True)
    return Path(folder)


@pytest.fixture
def older_than_a_station(headquarters, facts):  # noqa: ARG001 - the city is built before
    """The database, as one that was restored without an announcement."""
    row = {"station": 2, "number": 7, "manifest_sha256": "ab" * 32}
    with headquarters.write() as connection:
        epochs.ensure_current(connection, clock=headquarters.clock)
        connection.execute(ACKNOWLEDGED_UPDATE.insert(), row)
    yield
    with headquarters.write() as connection:
        connection.execute(ACKNOWLEDGED_UPDATE.delete().where(ACKNOWLEDGED_UPDATE.c.station == 2))


@pytest.fixture(scope="module")
def deciding(tmp_path_factory, made_secrets) -> Iterator[Headquarters]:
    with opened(tmp_path_factory.mktemp("deciding"), made_secrets, role="supervisor") as hq:
        open_round(hq, name="R7")
        yield hq


@pytest.fixture(scope="module")
def deciding_supervisor(chromium, deciding) -> Iterator[Browser]:
    with serving(deciding) as address:
        browser = Browser(chromium, address)
        browser.scripts(on=True)
        browser.size(*DESKTOP)
        browser.go("/login")
        chromium.delete_all_cookies()
        browser.choose("en")
        browser.log_in()
        browser.until(lambda: chromium.find_elements(By.CSS_SELECTOR, ".sidebar"))
        yield browser


@pytest.fixture(scope="session")
def removing_supervisor(headquarters, facts):  # noqa: ARG001 - the city is built before
    with quick_vaults():
        operators.add(headquarters, name="主管", role="supervisor", password=PASSWORD)
    return "主管"
