"""A city of real commands, and desks without the slow seals; whoever claims a code must meet it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.advice.walking import Met
from tests.cli.site import Site, build
from tests.little_work import quick_vaults
from tests.made_station import MadeCity, MadeStation, make_city, make_home, open_station


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with quick_vaults():
        return build(tmp_path_factory.mktemp("advice"))


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Iterator[Site]:
    """A headquarters, a stick and a station, which the test may spoil."""
    base = tmp_path / "city"
    shutil.copytree(built.base, base)
    with quick_vaults():
        yield Site(base)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> MadeCity:
    return make_city(tmp_path_factory.mktemp("city") / "hq")


@pytest.fixture
def open_desk(city: MadeCity, tmp_path: Path) -> Iterator[Callable[[int], MadeStation]]:
    """Makes a desk by its number, 1 or 2, with a clock of its own."""
    opened: list[MadeStation] = []

    def open_one(number: int) -> MadeStation:
        opened.append(open_station(make_home(tmp_path / f"home-{number}", city.kits[number])))
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.store.close()


@pytest.fixture
def station(open_desk: Callable[[int], MadeStation]) -> MadeStation:
    """Desk 1 of two."""
    return open_desk(1)


@pytest.fixture
def met(request: pytest.FixtureRequest) -> Iterator[Met]:
    """Fails a test that claims a code and does not meet it, or meets one that it does not claim."""
    found = Met()
    yield found
    claimed = {code for mark in request.node.iter_markers("advice") for code in mark.args}
    assert found.codes == claimed
