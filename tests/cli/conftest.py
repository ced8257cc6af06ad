"""A small city, made once by real commands and copied for each test."""

import contextlib
import shutil
import socket
from pathlib import Path

import pytest
from tests.cli.numbers import NUMBERS
from tests.cli.site import HQ_PHRASE, SECOND_TUBE, STATION_PHRASE, TUBE, Site, build, people
from tests.cli.staff_of_site import LEAD_PIN, PIN, add
from tests.little_work import quick_vaults
from tests.made_station import id_number, made_up_kit, make_home, open_station
from tests.paper.private_cups import PrivateCups
from tests.paper.receipt_printer import FakeReceiptPrinter
from tests.reliability.erasures import grow_old

from testdesk import bootstrap
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.paper.output import thermal
from testdesk.services.cards.print_runs import cards_for
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession
from testdesk.settings import STORE


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Its vaults need the least work allowed: they are opened often."""
    with quick_vaults():
        return build(tmp_path_factory.mktemp("city"))


@pytest.fixture
def site(made: Site, tmp_path: Path) -> Site:
    """A copy that the test may damage."""
    base = tmp_path / "city"
    shutil.copytree(made.base, base)
    return Site(base)


@pytest.fixture(params=["station", "hq"])
def place(request, site):
    """The group of commands, the home, and the passphrase."""
    if request.param == "hq":
        return ("hq",), site.hq_home, HQ_PHRASE
    return (), site.home, STATION_PHRASE


@pytest.fixture
def backup(site: Site) -> Path:
    site.sample(3)
    file = site.base / "station.tdbackup"
    result = site.station("backup", file)
    assert (result.status, result.value["verified"]) == (0, True)
    return file


@pytest.fixture
def batch(site: Site) -> Path:
    site.sample(2)
    return Path(site.station("export", site.stick).value["path"])


@pytest.fixture
def damaged_station(site: Site) -> Site:
    """A card and a sealed tube in the file; a second tube was in the log, which is gone."""
    issued = site.station("code", "issue", "--resident", site.resident(6))
    site.outputs["card"] = issued
    aside = site.base / "killed"
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        for line in (TUBE, *NUMBERS[:3], "!seal", SECOND_TUBE, *NUMBERS[3:5]):
            assert registration.scan(Context(station, session), line).value.verdict == "accepted"
        shutil.copytree(site.home, aside)
    (aside / f"{STORE}-shm").unlink()
    (aside / f"{STORE}-wal").unlink()
    site.home = aside
    return site


@pytest.fixture
def printer(monkeypatch):
    # A busy machine must not look like a silent printer.
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 20.0)
    with contextlib.closing(FakeReceiptPrinter()) as made:
        yield made


@pytest.fixture(scope="module")
def cups():
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    with contextlib.closing(PrivateCups()) as made, pytest.MonkeyPatch.context() as patch:
        # Commands here run in processes of their own, which choose the server anew.
        patch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        made.add_pdf_queue("good")
        made.add_raw_queue("nobody", closed)
        yield made


def numbers():
    return [person.document_number for person in people(20)]


@pytest.fixture
def killed_station(site: Site) -> Site:
    """A tube in the file, one that is still open in the log, and nobody who closed it."""
    aside = site.base / "killed"
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        for line in (TUBE, *numbers()[:10], SECOND_TUBE, *numbers()[10:14]):
            assert registration.scan(Context(station, session), line).value.verdict == "accepted"
        shutil.copytree(site.home, aside)
    (aside / f"{STORE}-shm").unlink()
    site.outputs["journal"] = site.station("status")
    site.home = aside
    return site


@pytest.fixture
def small_station(tmp_path):
    """A station in this process, with twelve people on its list."""
    made = open_station(make_home(tmp_path / "home", made_up_kit()))
    people = tuple(
        Resident(f"{n:012x}", "李明", document_number=id_number("19500101", n))
        for n in range(1, 13)
    )
    with made.station.write("test") as uow:
        uow.journal.append(RosterImported("", people))
        uow.commit()
    yield made
    made.store.close()


@pytest.fixture
def piles(small_station):
    """Its people's cards, in four piles of three."""
    cards = cards_for(small_station.context, residents=[f"{n:012x}" for n in range(1, 13)]).value
    return [cards[start : start + 3] for start in range(0, 12, 3)]


@pytest.fixture
def staffed(site: Site) -> Site:
    add(site, "赵刚", "point_lead", LEAD_PIN)
    add(site, "李敏", "registrar", PIN)
    return site


@pytest.fixture
def second_disk(site: Site) -> Path:
    place = site.base / "second disk"
    place.mkdir()
    return place


@pytest.fixture
def restored(site: Site) -> Site:
    """A second laptop with the backup of the first, which has not exported anything yet."""
    site.sample(2)
    file = site.base / "copy.backup"
    assert site.station("backup", file).status == 0
    other = Site(site.base)
    other.home, other.stick = site.base / "new laptop", site.base / "other stick"
    other.stick.mkdir()
    result = other.run(
        "restore", file, *other.confirmed, "--home", other.home, "--operator", "赵刚", "--json"
    )
    assert result.status == 0
    return other


@pytest.fixture
def closed(site: Site):
    site.sample(3)
    site.station("tube", "seal", "--reason", "end_of_queue")
    site.station("export", site.stick, "--swabs", 3)
    assert site.station("close-day").status == 0
    return site


@pytest.fixture
def old_site(site):
    """A site with a walk-in whose data may be erased."""
    grow_old(site)
    return site
