"""A city after two rounds: people of a list, a walk-in, and two supervisors."""

import datetime as dt

import pytest
from tests.hq.city.listed_people import KIM, LI, PIAO, import_rows, shown_people
from tests.hq.erasure.two_rounds import PASSWORD, TwoRounds
from tests.hq.laptops import MORNING

from testdesk.hq.accounts import operators
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch


@pytest.fixture
def supervisors(hq, quick_vaults):  # noqa: ARG001 - their passwords are hashed with little work
    operators.add(hq, name="李敏", role="supervisor", password=PASSWORD)
    operators.add(hq, name="赵刚", role="supervisor", password=PASSWORD)
    operators.add(hq, name="金英", role="viewer", password=PASSWORD)


@pytest.fixture
def two_rounds(hq, laptop, supervisors, session_clock):  # noqa: ARG001 - the accounts are there
    """R7, a day later R8, and twenty days after that."""
    import_rows(hq, LI, KIM, PIAO)
    listed = {name: row["resident"] for name, row in shown_people(hq).items()}
    open_round(hq, name="R7")
    city = TwoRounds(hq, laptop(1), listed)
    city.sample_first_round()
    assert import_batch(hq, city.station.batch(), file="b1").verdict == "accepted"
    session_clock.moment = MORNING + dt.timedelta(days=1)
    open_round(hq, name="R8")
    city.first_of_second = city.sample_second_round()
    assert import_batch(hq, city.station.batch(city.first_of_second), file="b2").new_events
    session_clock.moment = MORNING + dt.timedelta(days=21)
    return city
