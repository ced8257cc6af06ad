"""A separate store for each test, from one made once without a headquarters."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.made_station import STORE_KEY, MadeStation, made_up_kit, make_home, open_station

from testdesk.settings import STORE
from testdesk.store.connection import Database, open_file


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("store") / "home", made_up_kit())


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made_home, tmp_path / "home")


@pytest.fixture
def station(home: Path) -> Iterator[MadeStation]:
    opened = open_station(home)
    yield opened
    opened.store.close()


@pytest.fixture
def raw(home: Path) -> Iterator[Callable[[], Database]]:
    """Opens the same file behind the store's back."""
    opened: list[Database] = []

    def open_one() -> Database:
        opened.append(open_file(home / STORE, STORE_KEY))
        return opened[-1]

    yield open_one
    for db in opened:
        db.close()
