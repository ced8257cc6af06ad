"""The world in which the documents' commands are run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.synopsis import COMMANDS
from tests.documents.world import World, make_world
from tests.little_work import quick_vaults

from testdesk.demo.city import make_city
from testdesk.demo.making import make_demo
from testdesk.wall_clock import WallClock


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    with quick_vaults():
        return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(made: World, tmp_path: Path) -> Iterator[World]:
    copied = made.copy(tmp_path / "world")
    with quick_vaults():
        yield copied
    shutil.rmtree(copied.base)


@pytest.fixture(scope="module")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of `testdesk demo --headless --dir demo-out`, before anybody came."""
    folder = tmp_path_factory.mktemp("reader") / "demo-out"
    clock = WallClock()
    usual = COMMANDS["demo"].make_context("demo", []).params
    with quick_vaults():
        city = make_city(residents=usual["residents"], seed=usual["seed"], today=clock.today())
        make_demo(folder, city, clock=clock)
        yield folder
    shutil.rmtree(folder)
