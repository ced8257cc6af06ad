"""One small city, made once; each test works on a copy."""

import shutil
from pathlib import Path

import pytest
from tests.cli.site import Site, build
from tests.hostile.liar import Liar
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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    build(base)
    return base


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Site:
    shutil.copytree(made, tmp_path / "city")
    return Site(tmp_path / "city")


@pytest.fixture
def point(station, other, stick, headquarters):  # noqa: F811 - the fixtures of above
    """Two stations that know each other, one of them a liar's, and their headquarters."""
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    return station, Liar(other), headquarters
