"""A city in small, made once by real commands and copied for each test."""

import shutil
from pathlib import Path

import pytest
from tests.cli.site import Site, build
from tests.little_work import quick_vaults


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Its vaults ask for the least work that a vault may ask for: they are opened often."""
    with quick_vaults():
        return build(tmp_path_factory.mktemp("city"))


@pytest.fixture
def site(made: Site, tmp_path: Path) -> Site:
    """A copy that the test may spoil."""
    base = tmp_path / "city"
    shutil.copytree(made.base, base)
    return Site(base)
