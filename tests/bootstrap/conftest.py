"""Laptops that become stations."""

import shutil

import pytest
from tests.bootstrap.set_up import code_of, set_up
from tests.little_work import quick_kits
from tests.made_station import PASSPHRASE, make_city, sealed_kit

from testdesk import bootstrap


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    city = make_city(tmp_path_factory.mktemp("city") / "hq")
    with quick_kits():
        return sealed_kit(city, city.kits[1])


@pytest.fixture(scope="module")
def laptops(kit, tmp_path_factory):
    """Two laptops set up from one kit."""
    folder = tmp_path_factory.mktemp("laptops")
    return {name: (folder / name, set_up(folder / name, kit)) for name in ("one", "other")}


@pytest.fixture
def home(laptops, tmp_path):
    """A copy of a station that the test may change."""
    return shutil.copytree(laptops["one"][0], tmp_path / "home")


@pytest.fixture
def broken(laptops, tmp_path):
    """A copy of a station with one file changed."""

    def make(name, data):
        for path in laptops["other"][0].iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        if data is None:
            (tmp_path / name).unlink()
        else:
            (tmp_path / name).write_bytes(data)
        return code_of(bootstrap.open_station_store, tmp_path, PASSPHRASE)

    return make
