"""A separate store for each test, from one made once without a headquarters."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.clock import ManualClock
from tests.made_station import (
    HALMEONI,
    STORE_KEY,
    TUBES,
    MadeStation,
    made_up_kit,
    make_home,
    open_station,
    station_without_events,
)
from tests.store.crowd import CROWD, WANTED, fill, lookalikes
from tests.store.killed_station import MARK, SCANS, TIMES
from tests.store.several_stations import EVERYTHING, STATIONS, after

from testdesk import bootstrap
from testdesk.database_file.log import read_log
from testdesk.database_file.mark import MarkFile, mark_of
from testdesk.database_file.repair import repair
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.ports import Station
from testdesk.settings import STORE
from testdesk.store.connection import Database, open_file
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.queries.identity import StoredIdentity
from testdesk.store.schema.migrations import migrate
from testdesk.store.station_file import StationFile


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("store") / "home", made_up_kit())


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made_home, tmp_path / "home")


@pytest.fixture
def station(home: Path) -> Iterator[MadeStation]:
    opened = open_station(home)
    yield opened
    opened.store.close()


@pytest.fixture
def reading(station: MadeStation) -> Iterator[Station]:
    """The same station on a second connection, which only reads."""
    with bootstrap.read_only_station(station.store, clock=station.clock) as reading:
        yield reading


@pytest.fixture
def raw(home: Path) -> Iterator[Callable[[], Database]]:
    """Opens the same file behind the store's back."""
    opened: list[Database] = []

    def open_one() -> Database:
        opened.append(open_file(home / STORE, STORE_KEY))
        return opened[-1]

    yield open_one
    for db in opened:
        db.close()


def killed(home: Path, aside: Path, *lines: str) -> tuple[Path, tuple[int, str]]:
    """What a kill leaves after these scans were answered, and the journal's length and head."""
    station = open_station(home)
    station.scans(*(lines or SCANS))
    held = station.journal()
    shutil.copytree(home, aside)
    (aside / f"{STORE}-shm").unlink()
    station.store.close()
    return aside, held


@pytest.fixture
def killed_store(home, tmp_path):
    return killed(home, tmp_path / "left")


@pytest.fixture
def flushed(home, tmp_path, monkeypatch):
    """The mark as last flushed to the disk: the least that a power cut leaves."""
    copy, flush = tmp_path / "flushed", os.fsync

    def observed(handle):
        flush(handle)
        if os.path.samestat(os.fstat(handle), (home / MARK).stat()):
            shutil.copy(home / MARK, mark_of(copy))

    monkeypatch.setattr(os, "fsync", observed)
    return MarkFile(copy, STORE_KEY)


@pytest.fixture
def written_events(station):
    station.scans(TUBES[0], HALMEONI, "!undo", HALMEONI, "!seal")
    assert station.problems() == ()
    return station


@pytest.fixture(scope="module")
def listed_store(tmp_path_factory):
    """A station without events of its own; a test leaves without commit."""
    with station_without_events(tmp_path_factory.mktemp("listing") / "station.db") as made:
        yield made


@pytest.fixture
def day_of_copies(home, tmp_path):
    """By the time: the home folded, the same with one more scan in its log, and its journal."""
    station = open_station(home)
    station.scans(TUBES[0])
    station.store.checkpoint()
    found = []
    for number in range(TIMES):
        folded = Path(shutil.copytree(home, tmp_path / f"folded-{number}"))
        station.scans("!undo" if number % 2 else HALMEONI)
        killed = Path(shutil.copytree(home, tmp_path / f"killed-{number}"))
        found.append((folded, killed, station.journal()))
        station.store.checkpoint()
    station.store.close()
    return found


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    """An empty store; a test leaves without commit."""
    path = tmp_path_factory.mktemp("order") / "station.db"
    db = open_file(path, STORE_KEY)
    migrate(db, path)
    keeper = JournalKeeper(db, path, STORE_KEY, 1)
    identity = StoredIdentity(db, bootstrap._new_identity(made_up_kit()))
    yield StationFile(db, identity, ManualClock(), keeper), db
    db.close()


@pytest.fixture(scope="module")
def folded_in_order(empty_database):
    return after(empty_database, [EVERYTHING])


@pytest.fixture(scope="module")
def filled_database(empty_database):
    """Everything that several stations and headquarters wrote, in a transaction left open."""
    store, db = empty_database
    with store.write("test") as uow:
        for entries in (EVERYTHING, STATIONS[0]):
            uow.journal.adopt(entries)
        crowd = tuple(Resident(f"{n * 7919:012x}", f"金{n}", phone=f"1{n:010}") for n in range(9))
        uow.journal.append(RosterImported("网通小区", crowd))
        yield db


@pytest.fixture
def undone(filled_database):
    """The same; what a test changes is taken back."""
    filled_database.execute("SAVEPOINT undone")
    yield filled_database
    filled_database.execute("ROLLBACK TO undone")


class Whole:
    """The result of repairing undamaged bytes; too long to be printed."""

    def __init__(self, data: bytes) -> None:
        self.data = data


@pytest.fixture(scope="module")
def spoilt_store(made_home, tmp_path_factory):
    """A home as a kill leaves it: events in the file and in the log, one longer than a page."""
    home = shutil.copytree(made_home, tmp_path_factory.mktemp("repair") / "home")
    station = open_station(home)
    crowd = tuple(Resident(f"{number:012x}", f"金{number}") for number in range(400))
    with station.station.write("金英") as uow:
        uow.journal.append(RosterImported("网通小区", crowd))
        uow.commit()
    station.scans(TUBES[0], HALMEONI, "!seal other")
    station.scans(TUBES[1], "!undo", TUBES[2], "!undo", TUBES[3])
    aside = shutil.copytree(home, home.with_name("left"))
    station.store.close()
    return aside


@pytest.fixture(scope="module")
def whole_store(spoilt_store):
    return Whole(
        repair((spoilt_store / STORE).read_bytes(), read_log(spoilt_store / STORE), STORE_KEY).data
    )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    home = make_home(tmp_path_factory.mktemp("crowd") / "home", made_up_kit())
    station = open_station(home)
    fill(station, (*lookalikes(CROWD), *WANTED))
    yield station
    station.store.close()
