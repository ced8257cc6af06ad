"""Stations whose batches are on the way to headquarters."""

import pytest
from tests.hq.city.listed_people import LI, PIAO, import_rows, shown_people
from tests.hq.exchange import station_days
from tests.hq.exchange.forked_stations import copy_of, deliver, noted
from tests.hq.exchange.several_names import NAMES
from tests.hq.exchange.wrong_clock import YEARS, sample
from tests.hq.laptops import Laptop, resident
from tests.hq.new_homes import PASSPHRASE
from tests.hq.tables import rows

from testdesk.domain.journal.events import ResidentRegistered, SampleVoided
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto import keys
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.intake.distrust import distrust
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import create_headquarters


@pytest.fixture
def station_of_names(hq):
    made = Laptop(enrol(hq, station=3, point="网通小区"))
    for number, name in enumerate(NAMES):
        person = Resident(resident(number), name, address=Address("河南小区", "3"))
        made.record(ResidentRegistered(person))
    return made


@pytest.fixture
def headquarters_home(tmp_path):
    spare = keys.age_recipient(keys.new_age_identity())
    create_headquarters(
        tmp_path / "hq", name="延吉市指挥部", passphrase=PASSPHRASE, spare_recipient=spare
    )
    return tmp_path / "hq"


@pytest.fixture
def forked_station(hq, laptop):
    """A tube before the backup, one after it that headquarters knows, one that it does not."""
    station = laptop(3)
    station.full_tube("YJ00000001", [resident(1)])
    backup = copy_of(station)
    station.full_tube("YJ00000002", [resident(2)])
    deliver(hq, station)
    backup.full_tube("YJ00000003", [resident(3), resident(4), resident(5)])
    backup.record(SampleVoided(backup.entries[-2].header.id, "undone"))
    return backup, noted


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick" / "testdesk"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def people(hq):
    import_rows(hq, LI, PIAO)
    return {row["compound"]: row["resident"] for row in shown_people(hq).values()}


@pytest.fixture
def half_delivered_station(hq, laptop):
    """One batch is in, the next is not yet."""
    made = laptop(3)
    made.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, made.batch(), file="early.tdb")
    made.full_tube("YJ00000002", [resident(2)])
    return made


@pytest.fixture
def station_of_wrong_clock(hq, laptop):
    """Five people, the second and third under a clock of 21 years before."""
    open_round(hq, name="R7")
    station = laptop(1)
    for place in range(1, 6):
        sample(station, place, minute=-YEARS if place in {2, 3} else 0)
    return station


@pytest.fixture
def two_of_one_person(postgresql):
    """Both sample the same person in the same round."""
    stations = [Laptop(enrol(postgresql, station=n, point="网通小区")) for n in (1, 2)]
    for station in stations:
        station.full_tube(f"YJ0000000{station.kit.station}", [resident(7)])
    return stations


@pytest.fixture
def three_days(hq, laptop):
    """The batches of three stations, of which headquarters distrusts one; and the tables."""
    laptops = {station: laptop(station) for station in station_days.STATIONS}
    batches: dict[object, bytes] = {}
    for station, each in laptops.items():
        station_days.a_day(each, station)
        if station > 1:
            station_days.a_corrected_number(each, station)
        batches |= {(station, span): each.batch(*span) for span in station_days.RANGES}
        made = {
            "forked": station_days.forked,
            "damaged": station_days.damaged,
            "bare": station_days.bare,
        }
        batches |= {(station, name): make(each) for name, make in made.items()}
    distrust(hq, 3, from_seq=12, note="", by="赵刚")
    return batches, {table.name: rows(hq, table) for table in station_days.TABLES}
