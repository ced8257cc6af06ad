"""A town for all of these tests: each leaves it intact, with everything delivered."""

import shutil
from collections.abc import Iterator

import pytest
from tests.cli.conftest import made
from tests.cli.site import Site
from tests.net.proxy import Manners
from tests.net.served import Town
from tests.net.served import town as serving

__all__ = ["made"]


@pytest.fixture(scope="session")
def running(made: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    base = tmp_path_factory.mktemp("town") / "city"
    shutil.copytree(made.base, base)
    with serving(Site(base)) as town:
        yield town


@pytest.fixture
def town(running: Town) -> Town:
    """With one more person sampled, unknown to headquarters."""
    running.proxy.manners = Manners()
    running.sample()
    return running


@pytest.fixture
def site(made, tmp_path):
    base = tmp_path / "city"
    shutil.copytree(made.base, base)
    return Site(base)
