"""Headquarters on a real SQLCipher file and on a real PostgreSQL, each test with empty tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.clock import standing
from tests.hq.laptops import MORNING, Laptop, derive_now
from tests.hq.servers import Server

from testdesk.formats.crypto import keys
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import bulk, database
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import SCHEMA


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The folder with the socket of a private server."""
    server = Server()
    try:
        server.make()
        server.start()
        yield server.folder
    finally:
        server.end()


@pytest.fixture
def database_url(cluster: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database of its own."""
    name = f"t{abs(hash(request.node.nodeid))}"
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
    hq = Headquarters(made_secrets, database.open_engine(file, key=key, url=url), standing(MORNING))
    database.prepare(hq.engine, hq.city, derive=derive_now)
    yield hq
    hq.close()


def empty(hq: Headquarters) -> None:
    with hq.writing() as connection:
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
