"""A city after two rounds, in tables that tests share or in a home of its own."""

import pytest
from tests.clock import stopped_clock
from tests.hq.database_phrase import PHRASE, SPARE_IDENTITY
from tests.hq.erasure.two_rounds import play
from tests.hq.exchange.forked_stations import copy_of, deliver
from tests.hq.laptops import MORNING, resident

from testdesk.formats.crypto import keys
from testdesk.hq.home.folder import create_headquarters, open_headquarters


@pytest.fixture
def two_rounds(hq, session_clock, quick_vaults):  # noqa: ARG001 - passwords need little work
    """R7, a day later R8, and twenty days after that."""
    return play(hq, session_clock)


@pytest.fixture
def city_of_its_own(tmp_path, either_url, quick_vaults):  # noqa: ARG001 - the vault needs little work
    """The same in a home of its own, on either database; the home and the city."""
    home, clock = tmp_path / "hq", stopped_clock(MORNING)
    recipient = keys.age_recipient(SPARE_IDENTITY)
    create_headquarters(
        home, name="指挥部", passphrase=PHRASE, database_url=either_url, spare_recipient=recipient
    )
    hq = open_headquarters(home, PHRASE, clock=clock)
    yield home, play(hq, clock)
    hq.close()


@pytest.fixture
def set_back(hq, two_rounds, laptop, session_clock):
    """A laptop that was set back: a refused batch with a sample of the round, which is kept."""
    station = laptop(2)
    station.full_tube("YJ00000020", [resident(20)])
    backup = copy_of(station)
    station.full_tube("YJ00000021", [resident(21)])
    deliver(hq, station)
    backup.full_tube("YJ00000022", [resident(22)])
    deliver(hq, backup)
    session_clock.forward(days=15)
    return two_rounds
