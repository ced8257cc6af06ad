"""Servers that a test may stop or kill."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from tests.cli.site import SPARE, Site
from tests.clock import stopped_clock
from tests.hq.city.listed_people import KIM, LI, import_rows
from tests.hq.laptops import MORNING, Laptop, derive_now, resident
from tests.hq.postgresql.passwords import PASSWORD
from tests.hq.postgresql.promoted_city import BATCHES, PHRASE, STATIONS, City
from tests.hq.servers import Server, running_server

from testdesk.formats.crypto import keys
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters, create_headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.wall_clock import WallClock


@pytest.fixture
def servers() -> Iterator[Callable[..., Server]]:
    """Gives servers, which are not made yet; they end with the test."""
    given: list[Server] = []

    def give(*settings: str, port: int | None = None) -> Server:
        given.append(Server(*settings, port=port))
        return given[-1]

    yield give
    for one in given:
        one.end()


@pytest.fixture
def pair(servers: Callable[..., Server]) -> tuple[Server, Server]:
    """A primary and its standby, which copies and is not waited for."""
    primary, standby = servers(), servers()
    primary.make()
    primary.start()
    standby.copy(primary)
    standby.start()
    return primary, standby


@pytest.fixture
def opened(made_secrets: Secrets, tmp_path: Path) -> Iterator[Callable[..., Headquarters]]:
    """Opens a headquarters at an address; they are closed with the test."""
    given: list[Headquarters] = []

    def give(url: str, **more: bool) -> Headquarters:
        engine = database.open_engine(tmp_path / "none", key=bytes(32), url=url)
        held = msgspec.structs.replace(made_secrets, **more)
        given.append(Headquarters(held, engine, stopped_clock(MORNING)))
        database.prepare(engine, given[-1].city, derive=derive_now)
        return given[-1]

    yield give
    for one in given:
        one.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One for all tests of a module, which leave it running."""
    with running_server() as made:
        yield made


@pytest.fixture
def url(tmp_path, server):
    """Of an empty database; it names two servers, and the second is not there now."""
    with server.connect() as connection:
        connection.execute("CREATE DATABASE ofacity")
        yield f"postgresql://testdesk@/ofacity?host={server.folder},{tmp_path}"
        connection.execute("DROP DATABASE ofacity WITH (FORCE)")


@pytest.fixture
def site(tmp_path, url):
    made = Site(tmp_path)
    result = made.hq("init", "--name", "指挥部", "--database", url, "--spare-recipient", SPARE)
    assert result.status == 0, result.err
    return made


SHORT = "&options=-c%20statement_timeout%3D1s"


@pytest.fixture
def city(pair, tmp_path, request):
    primary, standby = pair
    url = f"postgresql://testdesk@/postgres?host={primary.folder},{standby.folder}{SHORT}"
    spare = keys.age_recipient(keys.new_age_identity())
    create_headquarters(
        tmp_path, name="指挥部", passphrase=PHRASE, database_url=url, spare_recipient=spare
    )
    chance = random.Random(request.node.name)  # noqa: S311 - a moment that can be had again
    made = City(tmp_path, primary, standby, chance)
    hq = made.open()
    for station in range(1, STATIONS + 1):
        laptop = Laptop(enrol(hq, station=station, point="网通小区"))
        for tube in range(BATCHES):
            people = [resident(1000 * station + 10 * tube + place) for place in range(10)]
            laptop.full_tube(f"YJ{station:04d}{tube:04d}", people)
        made.stations.append(laptop)
    hq.close()
    return made


@pytest.fixture
def own_server(servers):
    made = servers()
    made.make()
    made.start()
    return made


@pytest.fixture
def open_engine(server, tmp_path):
    """Makes an engine on the server; arguments are added to its address."""
    made = []

    def opened(more="", url=None):
        made.append(
            database.open_engine(tmp_path / "none", key=bytes(32), url=url or server.url() + more)
        )
        return made[-1]

    yield opened
    for engine in made:
        engine.dispose()


@pytest.fixture(params=[[], ["--data-checksums"]], ids=["plain", "checksums"])
def checked_server(servers, request):
    made = servers()
    made.make(*request.param)
    made.start()
    return made, bool(request.param)


@pytest.fixture
def checked_headquarters(checked_server, made_secrets):
    engine = database.open_engine(
        checked_server[0].folder / "none", key=bytes(32), url=checked_server[0].url()
    )
    made = Headquarters(made_secrets, engine, WallClock())
    with closing(made):
        database.prepare(engine, made.city, derive=derive_now)
        import_rows(made, LI, KIM)
        open_round(made, name="R7")
        yield made


@pytest.fixture(scope="module")
def guarded_address(server):
    """Of a database whose owner needs the password, without it."""
    rules = server.data / "pg_hba.conf"
    rules.write_text(f"local all asker scram-sha-256\n{rules.read_text()}")
    with server.connect() as connection:
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE ROLE asker LOGIN PASSWORD '{PASSWORD}'")
    return server.url("guarded", user="asker")


@pytest.fixture
def guarded_site(tmp_path, server, guarded_address):
    """Without a headquarters yet, beside an empty database at `guarded_address`."""
    assert guarded_address
    with server.connect() as connection:
        connection.execute("CREATE DATABASE guarded OWNER asker")
    yield Site(tmp_path)
    with server.connect() as connection:
        connection.execute("DROP DATABASE guarded WITH (FORCE)")
