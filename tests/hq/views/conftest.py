"""Days at headquarters that its views are read of."""

import pytest
from tests.hq.city.listed_people import KIM, LI, PIAO, import_rows, shown_people
from tests.hq.laptops import resident
from tests.hq.views.same_tube import KEY, TUBE, decide
from tests.made_station import station_without_events

from testdesk.domain.journal.events import ResidentRegistered, TubeOpened
from testdesk.domain.residents.people import Resident
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch


@pytest.fixture
def station_of_coverage(laptop):
    return laptop(1)


@pytest.fixture
def fhir_day(hq, laptop):
    """Two listed people and a stranger in a pool, one person in a tube of one's own."""
    import_rows(hq, LI, KIM)
    open_round(hq, name="R7")
    names = {name: row["resident"] for name, row in shown_people(hq).items()}
    station = laptop(1)
    station.full_tube("YJ00000001", [names["李明哲"], names["金英姬"], resident(77)])
    station.record(TubeOpened("YJ00000002", "R7", "single", 1))
    station.sample(resident(78), tube="YJ00000002", position=1)
    odd = Resident(resident(78), "\x07 ", birth="1936-02-30", phone="", sex="F")
    station.record(ResidentRegistered(odd))
    import_batch(hq, station.batch(), file="b.tdb")


@pytest.fixture(scope="module")
def silent_station(tmp_path_factory):
    """A station without events of its own; a test leaves without commit."""
    with station_without_events(tmp_path_factory.mktemp("listed") / "station.db") as made:
        yield made


@pytest.fixture
def same_barcode(hq, laptop):
    """Li at station 1, Kim of the same room at 2, in tubes of one barcode; Piao in another."""
    import_rows(hq, LI, KIM, PIAO)
    open_round(hq, name="R7")
    names = {name: row["resident"] for name, row in shown_people(hq).items()}
    one, two = laptop(1), laptop(2)
    one.full_tube(TUBE, [names["李明哲"], resident(77)])
    one.full_tube("YJ00000002", [names["朴顺子"]])
    two.full_tube(TUBE, [names["金英姬"]])
    for station in (one, two):
        assert import_batch(hq, station.batch(), file="b.tdb").verdict == "accepted"
    return names


@pytest.fixture
def apart(same_barcode):
    return [((1,), [same_barcode["李明哲"], resident(77)]), ((2,), [same_barcode["金英姬"]])]


@pytest.fixture
def sampled_twice(hq, laptop):
    """Li at places of both stations, in tubes of one barcode, which is decided to be one tube."""
    import_rows(hq, LI, KIM, PIAO)
    open_round(hq, name="R7")
    names = {name: row["resident"] for name, row in shown_people(hq).items()}
    one, two = laptop(1), laptop(2)
    one.full_tube(TUBE, [names["朴顺子"], names["李明哲"]])
    two.full_tube(TUBE, [names["李明哲"], names["金英姬"]])
    for station in (one, two):
        import_batch(hq, station.batch(), file="b.tdb")
    decide(hq, KEY, decision="one_tube")
    return names


@pytest.fixture
def reported_day(hq, laptop):
    """Three listed people, two of them in one room; two are sampled, and a stranger."""
    import_rows(hq, LI, KIM, PIAO)
    open_round(hq, name="R7")
    names = {name: row["resident"] for name, row in shown_people(hq).items()}
    station = laptop(1)
    station.full_tube("YJ00000001", [names["李明哲"], names["朴顺子"], resident(77)])
    import_batch(hq, station.batch(), file="b.tdb")
    return names


TALL = ("金英姬", "M12345680", "13844330009", "新兴小区", "10", "", "1102")


@pytest.fixture
def city(hq):
    import_rows(hq, LI, KIM, PIAO, TALL)
    return hq
