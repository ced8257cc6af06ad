"""Headquarters on a real SQLCipher file and on a real PostgreSQL, each test with empty tables."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select
from tests.clock import stopped_clock
from tests.hq.city.listed_people import KIM, LI, PIAO, import_rows, shown_people
from tests.hq.database_phrase import PHRASE, SPARE_IDENTITY
from tests.hq.laptops import MORNING, Laptop, derive_now, resident
from tests.hq.new_homes import create
from tests.hq.servers import running_server

from testdesk.formats.crypto import keys
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters, create_headquarters, open_headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import bulk, database
from testdesk.hq.store.facts import derive
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import SCHEMA


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The folder with the socket of a private server."""
    with running_server() as server:
        yield server.folder


@pytest.fixture
def database_url(cluster: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database of its own."""
    name = f"t{abs(hash(request.node.nodeid))}"
    with psycopg.connect(url_of(cluster, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield url_of(cluster, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def other_database_url(cluster: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A second empty database."""
    name = f"u{abs(hash(request.node.nodeid))}"
    with psycopg.connect(url_of(cluster, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield url_of(cluster, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def url_of(cluster: Path, name: str) -> str:
    return f"postgresql://testdesk@/{name}?host={cluster}"


@pytest.fixture(scope="session")
def made_secrets() -> Secrets:
    return Secrets(
        name="延吉市指挥部",
        signing_seed=keys.new_signing_key().hex(),
        age_identity=keys.new_age_identity(),
        spare_recipient=keys.age_recipient(keys.new_age_identity()),
        card_keys={"1": "c1" * 32},
        card_key_id=1,
        person_key="9a" * 32,
        database_key="db" * 32,
    )


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def prepared(
    request: pytest.FixtureRequest,
    made_secrets: Secrets,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Headquarters]:
    """One headquarters for the whole session on each of the two databases."""
    file = tmp_path_factory.mktemp("hq") / "headquarters.db"
    url = None
    if request.param == "postgresql":
        url = url_of(request.getfixturevalue("cluster"), "postgres")
    key = bytes.fromhex(made_secrets.database_key)
    hq = Headquarters(
        made_secrets, database.open_engine(file, key=key, url=url), stopped_clock(MORNING)
    )
    database.prepare(hq.engine, hq.city, derive=derive_now)
    yield hq
    hq.close()


def empty(hq: Headquarters) -> None:
    with hq.write() as connection:
        for table in reversed(METADATA.sorted_tables):
            if table is not SCHEMA:
                connection.execute(table.delete())


@pytest.fixture(scope="session", autouse=True)
def copied() -> Iterator[None]:
    """A test's few rows go both ways: by COPY and one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "COPY_FROM", 3)
        yield


@pytest.fixture
def hq(prepared: Headquarters) -> Headquarters:
    """Empty tables."""
    empty(prepared)
    return prepared


@pytest.fixture
def laptop(hq: Headquarters) -> Callable[[int], Laptop]:
    """Makes an enrolled station."""
    return lambda station: Laptop(enrol(hq, station=station, point=f"{station}号检测点"))


@pytest.fixture
def listed_names(hq):
    import_rows(hq, LI, KIM, PIAO)
    open_round(hq, name="R7")
    return {name: row["resident"] for name, row in shown_people(hq).items()}


@pytest.fixture
def session_clock(hq):
    """The whole session's, put back afterwards."""
    moment = hq.clock.moment
    yield hq.clock
    hq.clock.moment = moment


@pytest.fixture
def postgresql(hq):
    if hq.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    return hq


SPARE = keys.age_recipient(keys.new_age_identity())


@pytest.fixture(params=["sqlite", "postgresql"])
def either_url(request):
    return request.getfixturevalue("database_url") if request.param == "postgresql" else None


@pytest.fixture
def home_at_database(tmp_path, either_url):
    create_headquarters(
        tmp_path, name="指挥部", passphrase=PHRASE, database_url=either_url, spare_recipient=SPARE
    )
    return tmp_path


@pytest.fixture
def new_home(tmp_path):
    create(tmp_path / "hq")
    return tmp_path / "hq"


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request, made_secrets, tmp_path):
    """A headquarters whose tables no other test sees."""
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("database_url")
    engine = database.open_engine(tmp_path / "hq.db", key=bytes(32), url=url)
    hq = Headquarters(made_secrets, engine, stopped_clock(MORNING))
    database.prepare(engine, hq.city, derive=derive_now)
    yield hq
    hq.close()


@pytest.fixture
def station_of_fresh(fresh):
    return Laptop(enrol(fresh, station=3, point="网通小区"))


FILES = Path(__file__).parent / "files"


KEY = bytes.fromhex("db" * 32)


@pytest.fixture
def engine_of_version_2(tmp_path):
    """Version 2: a list, and a station whose clock of another century turned somebody red."""
    file = tmp_path / "hq.db"
    shutil.copy(FILES / "headquarters-schema-2.db", file)
    engine = database.open_engine(file, key=KEY, url=None)
    with database.read_transaction(engine) as connection:
        city = connection.execute(select(SCHEMA.c.city)).scalar_one()
    database.prepare(engine, city, derive=partial(derive, now=MORNING))
    yield engine
    engine.dispose()


@pytest.fixture
def filled(tmp_path, either_url):
    """A headquarters with people, a round, a station and its batch; its home and the object."""
    home = tmp_path / "hq"
    recipient = keys.age_recipient(SPARE_IDENTITY)
    create_headquarters(
        home, name="指挥部", passphrase=PHRASE, database_url=either_url, spare_recipient=recipient
    )
    hq = open_headquarters(home, PHRASE, clock=stopped_clock(MORNING))
    import_rows(hq, LI, KIM, PIAO)
    open_round(hq, name="R7")
    laptop = Laptop(enrol(hq, station=1, point="网通小区"))
    laptop.full_tube("YJ00000001", [resident(1), resident(2)])
    assert import_batch(hq, laptop.batch(), file="b").verdict == "accepted"
    yield home, hq
    hq.close()
