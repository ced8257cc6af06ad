"""One small city, made once; each test works on a copy."""

import shutil
from pathlib import Path

import pytest
from tests.cli.site import Site, build
from tests.services.conftest import (  # noqa: F401 - the same stations, a liar among them
    city,
    headquarters,
    open_copy,
    other,
    station,
    stick,
    template,
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hostile")
    build(base)
    return base


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Site:
    shutil.copytree(made, tmp_path / "city")
    return Site(tmp_path / "city")
