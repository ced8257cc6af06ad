"""Who contradicts whom."""

import pytest
from tests.hq.city.listed_people import LI, import_rows, shown_people
from tests.hq.conflicts.deciding import person
from tests.hq.laptops import Laptop

from testdesk.hq.exchange.updates.kits import enrol


@pytest.fixture
def li(hq):
    import_rows(hq, LI)
    return person(hq, shown_people(hq)["李明哲"]["resident"])


@pytest.fixture
def two_stations(hq):
    return [Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2)]
