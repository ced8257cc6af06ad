"""A client of the app, without a socket between them."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from schemathesis.core.result import Ok
from starlette.testclient import TestClient
from tests.hq.city.listed_people import KIM, LI, PIAO, import_rows, shown_people
from tests.hq.erasure.two_rounds import PASSWORD as SUPERVISORS_PASSWORD
from tests.hq.erasure.two_rounds import play
from tests.hq.laptops import Laptop, resident
from tests.hq.web.any_page import with_pages
from tests.hq.web.page_text import PASSWORD
from tests.hq.web.server_phrase import PHRASE

from testdesk.formats.crypto import keys, vault
from testdesk.formats.exchange.batch import AcknowledgedUpdate
from testdesk.hq.accounts import operators, sessions
from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters, create_headquarters
from testdesk.hq.web import uploads
from testdesk.hq.web.app import create_app
from testdesk.hq.web.query_cache import QueryCache


@pytest.fixture
def client(hq: Headquarters) -> Iterator[TestClient]:
    with TestClient(create_app(hq), follow_redirects=False) as browser:
        yield browser


@pytest.fixture
def page_of_role(hq):
    """What an operator of a role sees of it, in a language."""

    def ask(role, language="en", path="/looks"):
        operators.add(hq, name=f"{role}-{language}", role=role, password=PASSWORD)
        with TestClient(create_app(hq), "http://hq") as browser:
            fields = {"name": f"{role}-{language}", "password": PASSWORD}
            browser.post("/login", data=fields, follow_redirects=False)
            return browser.get(path, headers={"Accept-Language": language})

    return ask


@pytest.fixture
def sampled_at_two_stations(hq, laptop):
    """One person sampled at two stations."""
    open_round(hq, name="R7")
    for station in (1, 2):
        sender = laptop(station)
        sender.full_tube(f"YJ0000000{station}", [resident(5)])
        import_batch(hq, sender.batch(), file="b.tdb")


@pytest.fixture
def enter_at_conflict(hq, sampled_at_two_stations):  # noqa: ARG001 - the conflict is there before anybody comes
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:

        def come(role):
            operators.add(hq, name=role, role=role, password=PASSWORD)
            client.post("/login", data={"name": role, "password": PASSWORD})
            return client

        yield come


@pytest.fixture
def forked(hq, laptop):
    """A laptop that was set back: three people whom headquarters refused with the batch."""
    station = laptop(4)
    backup = copy.copy(station)
    backup.entries = list(station.entries)
    station.full_tube("YJ00000041", [resident(41)])
    import_batch(hq, station.batch(), file="b.tdb")
    backup._event_id = lambda seq: f"{seq:032x}"
    backup.full_tube("YJ00000042", [resident(n) for n in (42, 43, 44)])
    import_batch(hq, backup.batch(), file="b.tdb")
    with hq.read() as connection:
        (key,) = [c.key for c in open_conflicts(connection) if c.kind == "journal_forked"]
    return key


@pytest.fixture
def supervisor(hq):
    open_round(hq, name="R7")
    operators.add(hq, name="李敏", role="supervisor", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.headers["accept-language"] = "en"
        client.post("/login", data={"name": "李敏", "password": PASSWORD})
        yield client


@pytest.fixture
def viewer_of_the_excused(hq, monkeypatch):
    monkeypatch.setattr(vault, "MEMORY_KIB", 8 * 1024)
    monkeypatch.setattr(vault, "PASSES", 1)
    import_rows(hq, LI, KIM)
    open_round(hq, name="R7")
    operators.add(hq, name="李敏", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.headers["accept-language"] = "zh-CN"
        client.post("/login", data={"name": "李敏", "password": PASSWORD})
        yield client


@pytest.fixture
def operators_of_two_roles(hq, quick_vaults):  # noqa: ARG001 - their passwords cost little
    operators.add(hq, name="金英", role="supervisor", password=PASSWORD)
    operators.add(hq, name="李", role="viewer", password=PASSWORD)


@pytest.fixture
def browser_of_any_page(hq):
    app = with_pages(create_app(hq))
    with TestClient(app, "http://hq", follow_redirects=False) as client:
        yield client


ODD = ("<b>&王", "M12345699", "13844330009", "A&B=小区?", "9/甲", "", "1")


@pytest.fixture
def sampled_names(hq, laptop):
    """Three listed people and an odd one; two are sampled, and a stranger."""
    import_rows(hq, LI, KIM, PIAO, ODD)
    open_round(hq, name="R7")
    found = {name: row["resident"] for name, row in shown_people(hq).items()}
    station = laptop(1)
    station.full_tube("YJ00000001", [found["李明哲"], found["朴顺子"], resident(77)])
    import_batch(hq, station.batch(), file="b.tdb")
    return found


@pytest.fixture
def browser(hq, sampled_names):  # noqa: ARG001 - the day comes before the browser
    operators.add(hq, name="赵刚", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.headers["accept-language"] = "zh-CN"
        client.post("/login", data={"name": "赵刚", "password": PASSWORD})
        yield client


@pytest.fixture
def enter_with_list(hq):
    import_rows(hq, LI, KIM)
    open_round(hq, name="R7")
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:

        def come(role, language="zh-CN"):
            operators.add(hq, name=role, role=role, password=PASSWORD)
            client.post("/login", data={"name": role, "password": PASSWORD})
            client.headers["accept-language"] = language
            return client

        yield come


@pytest.fixture
def address(hq, enter_with_list):  # noqa: ARG001 - the list is there first
    return f"/person/{shown_people(hq)['李明哲']['resident']}"


@pytest.fixture
def asked(hq):
    """Asks one question; how often it was read so far."""
    cache, reads = QueryCache(), []

    def ask():
        with hq.read() as connection:
            cache.get(connection, ("question",), lambda: reads.append(1))
        return len(reads)

    return ask


@pytest.fixture
def station(laptop):
    made = laptop(3)
    made.full_tube("YJ00000001", [resident(n) for n in range(3)])
    return made


@pytest.fixture
def head(station, monkeypatch):
    """Files that are longer than manifest and signature are looked at before they are whole."""
    size = station.batch().index(b"payload.age")
    monkeypatch.setattr(uploads, "_MEMORY_LIMIT", 100)
    monkeypatch.setattr(uploads, "_WRITE_SIZE", size)
    return size


@pytest.fixture
def plain_browser(hq):
    operators.add(hq, name="赵刚", role="viewer", password=PASSWORD)
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as client:
        client.post("/login", data={"name": "赵刚", "password": PASSWORD})
        yield client


@pytest.fixture
def unknown_update_named(hq, laptop):
    """Station 2 names an update that this database never wrote."""
    station = laptop(2)
    station.sample(resident(1), tube="YJ00000001", position=1)
    import_batch(hq, station.batch(acknowledged=AcknowledgedUpdate(3, "ab" * 32)), file="b.tdb")


@pytest.fixture
def home_on_postgresql(tmp_path: Path, database_url: str) -> Path:
    create_headquarters(
        tmp_path,
        name="指挥部",
        passphrase=PHRASE,
        database_url=database_url,
        spare_recipient=keys.age_recipient(keys.new_age_identity()),
    )
    return tmp_path


DOCUMENT = "/api/v1/openapi.json"


@pytest.fixture
def delivered_station(hq):
    made = Laptop(enrol(hq, station=3, point="网通小区"))
    made.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, made.batch(), file="b.tdb")
    return made


@pytest.fixture
def cookie(hq):
    """A supervisor's, for a browser."""
    operators.add(hq, name="金英", role="supervisor", password=PASSWORD)
    return {"testdesk": sessions.log_in(hq, name="金英", password=PASSWORD)}


@pytest.fixture
def operations(hq):
    document = schemathesis.openapi.from_asgi(DOCUMENT, create_app(hq))
    results = list(document.get_all_operations())
    found = [result.ok() for result in results if isinstance(result, Ok)]
    assert len(found) == len(results)
    assert len(found) >= 7
    return found


@pytest.fixture
def two_rounds(hq, session_clock):
    return play(hq, session_clock)


@pytest.fixture
def browser_of(hq, two_rounds):  # noqa: ARG001 - the operators are there before anybody comes
    """A browser in which somebody is logged in."""
    with TestClient(create_app(hq), "http://hq", follow_redirects=False) as shared:
        app = shared.app

        def enter(name):
            client = TestClient(app, "http://hq", follow_redirects=False)
            client.headers["Accept-Language"] = "en"
            client.post("/login", data={"name": name, "password": SUPERVISORS_PASSWORD})
            return client

        yield enter
