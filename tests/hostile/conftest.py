"""One small city, made once; each test works on a copy."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.cli.site import Site, build
from tests.hostile.liar import Liar
from tests.hostile.whole_day import WholeDay, play_whole_day
from tests.hq.laptops import Laptop
from tests.made_station import POINT
from tests.services.conftest import (  # noqa: F401 - the same stations, a liar among them
    city,
    headquarters,
    open_copy,
    other,
    station,
    stick,
    template,
)
from tests.services.exchange.going_round import round_trip

from testdesk.hq.accounts import operators
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.web.app import create_app


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    build(base)
    return base


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Site:
    shutil.copytree(made, tmp_path / "city")
    return Site(tmp_path / "city")


@pytest.fixture(scope="session")
def whole_day(tmp_path_factory: pytest.TempPathFactory) -> WholeDay:
    return play_whole_day(tmp_path_factory.mktemp("whole_day"))


@pytest.fixture
def point(station, other, stick, headquarters):  # noqa: F811 - the fixtures of above
    """Two stations that know each other, one of them a liar's, and their headquarters."""
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    return station, Liar(other), headquarters


@pytest.fixture
def hq_and_laptop(headquarters):  # noqa: F811 - the fixture of above
    return headquarters, Laptop(enrol(headquarters, station=3, point=POINT))


@pytest.fixture(scope="module")
def measured_reading() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.hostile.measuring"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as process:  # fmt: skip
        yield process


PASSWORD = "correct horse"


@pytest.fixture
def supervisor(headquarters) -> Iterator[TestClient]:  # noqa: F811 - the fixture of above
    operators.add(headquarters, name="赵刚", role="supervisor", password=PASSWORD)
    with TestClient(create_app(headquarters), "http://hq", follow_redirects=False) as client:
        client.post("/login", data={"name": "赵刚", "password": PASSWORD})
        yield client
