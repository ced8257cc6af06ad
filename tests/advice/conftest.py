"""A city of real commands, stations with quick vaults, and a check that claimed codes are met."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.advice.long_list import PEOPLE
from tests.advice.walking import Met, works
from tests.cli.ended_round import RoundCommands, end_round
from tests.cli.hq.long_lists import list_of
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, TUBE, Site, build, people
from tests.clock import stopped_clock
from tests.hq.conflicts.contradictions import contradict
from tests.hq.laptops import MORNING
from tests.little_work import quick_vaults
from tests.made_station import TUBES, MadeCity, MadeStation, make_city, make_home, open_station
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk import bootstrap
from testdesk.courier.folder import FolderCourier
from testdesk.hq.city import rounds
from testdesk.hq.exchange import imports
from testdesk.hq.home.folder import DATABASE, open_headquarters
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled
from testdesk.settings import STORE


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with quick_vaults():
        return build(tmp_path_factory.mktemp("advice"))


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Iterator[Site]:
    """A headquarters, a stick and a station, which the test may damage."""
    base = tmp_path / "city"
    shutil.copytree(built.base, base)
    with quick_vaults():
        yield Site(base)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> MadeCity:
    return make_city(tmp_path_factory.mktemp("city") / "hq")


@pytest.fixture
def opened_station(city: MadeCity, tmp_path: Path) -> Iterator[Callable[[int], MadeStation]]:
    """Opens the station with a number, 1 or 2; it has its own clock."""
    opened: list[MadeStation] = []

    def open_one(number: int) -> MadeStation:
        opened.append(open_station(make_home(tmp_path / f"home-{number}", city.kits[number])))
        return opened[-1]

    yield open_one
    for station in opened:
        station.store.close()


@pytest.fixture
def station(opened_station: Callable[[int], MadeStation]) -> MadeStation:
    """Station 1 of two."""
    return opened_station(1)


@pytest.fixture
def met(request: pytest.FixtureRequest) -> Iterator[Met]:
    """Fails a test that claims a code and does not meet it, or meets one that it does not claim."""
    found = Met()
    yield found
    claimed = {code for mark in request.node.iter_markers("advice") for code in mark.args}
    assert found.codes == claimed


@pytest.fixture
def station_with_tube(station):
    station.scan(TUBES[0])
    return station


@pytest.fixture
def contradicted(site):
    """Makes a conflict of a kind; returns its key and the events in it."""

    def make(kind, place=0):
        hq = open_headquarters(site.hq_home, HQ_PHRASE, clock=stopped_clock(MORNING))
        try:
            key = contradict(hq, kind, place)
        finally:
            hq.close()
        found = {one["key"]: one for one in site.hq("conflict", "list").value}[key]
        return key, [f"{station}:{seq}" for station, seq in found["events"]]

    return make


@pytest.fixture
def station_call(station):
    return {"context": station.context}


@pytest.fixture
def one_row(site):
    """A list of one person who is on the city's list."""
    somebody = people(6)[5]
    file = site.base / "one.csv"
    file.write_text(f"姓名,证件号码\n{somebody.name},{somebody.document_number}\n", "utf-8")
    return file


@pytest.fixture
def killed_headquarters(site):
    """Makes the home of a killed one: what it acknowledged last is only in its log."""

    def kill(*changes):
        site.sample(2)
        works(site.station("export", site.stick))
        hq = open_headquarters(site.hq_home, HQ_PHRASE)
        if "journal" in changes:
            rounds.open_round(hq, name="R8")
        if "arrivals" in changes:
            (taken,) = imports.import_paths(hq, FolderCourier(), [site.stick])
            assert taken.verdict == "accepted"
        home = site.base / "killed"
        shutil.copytree(site.hq_home, home)
        hq.close()
        site.hq_home = home
        (home / f"{DATABASE}-shm").unlink()
        return home / f"{DATABASE}-wal"

    return kill


@pytest.fixture
def killed_station(site):
    """The same for a station that registered four people; the path of its log."""
    home = site.base / "killed"
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        for line in (TUBE, *(p.document_number for p in people(4))):
            registration.scan(Context(station, session), line)
        shutil.copytree(site.home, home)
    site.home = home
    (home / f"{STORE}-shm").unlink()
    return home / f"{STORE}-wal"


@pytest.fixture
def strangers(site):
    """The stick of another city, whose station has number 1 as well."""
    other = Site(site.base / "other")
    other.stick.mkdir(parents=True)
    works(other.hq("init", "--name", "龙井", "--tube-form", "[A-Z]{2}[0-9]{8}"))
    works(other.hq("round", "open", "--name", "R7"))
    works(other.hq("kit", "--station", 1, "--point", "龙门", "--out", other.stick))
    works(other.station("station", "init", "--kit", other.kit))
    works(other.station("export", other.stick))
    works(other.hq("round", "open", "--name", "R8"))
    works(other.hq("import", other.stick))
    return other.stick


@pytest.fixture
def older_station(city, tmp_path):
    """A station with an older kit, without the point's key."""
    kit = msgspec.structs.replace(city.kits[2], place=1, point_key=None, voucher=b"")
    station = open_station(make_home(tmp_path / "old", kit))
    yield station
    station.store.close()


@pytest.fixture
def backup(site):
    """The backup of a station that has sampled people."""
    site.sample(2)
    file = site.base / "desk.backup"
    works(site.station("backup", file))
    return file


@pytest.fixture
def exported(site):
    """A station whose first batch is on the stick."""
    site.sample(2)
    works(site.station("export", site.stick))
    return site


@pytest.fixture
def long_list(site: Site):
    return list_of(PEOPLE, site)


@pytest.fixture
def staff(station: MadeStation) -> tuple[Enrolled, Enrolled]:
    """A point lead and a registrar at the station."""
    lead = enrolled(station.context, "赵刚", "point_lead", PIN)
    return lead, enrolled(station.context, "李敏", "registrar", OTHER_PIN)


@pytest.fixture
def ended_round(exported):
    """R7 was over long ago, with two samples."""
    return RoundCommands(exported, end_round(exported))


@pytest.fixture
def sheet(site):
    """A sheet of a station from which nothing has arrived."""
    site.sample(2)
    file = site.base / "day.pdf"
    works(site.station("report", "day", "--out", file))
    return file
