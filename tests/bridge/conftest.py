"""What the bridge hands to a window: a lane, a station, a reader of cards."""

import secrets
import threading
from contextlib import contextmanager

import pytest
from tests.bridge.backup_of_staff import BackupOfStaff
from tests.bridge.watched_clock import Watched, WatchedStation
from tests.courier.stick_images import StickImage, why_not
from tests.little_work import quick_vaults
from tests.made_station import PASSPHRASE, STORE_KEY, made_up_kit, make_home, open_station
from tests.readers.quick_reading import quick_reading
from tests.readers.reader_service import ReaderService

from testdesk.bridge.backups.making import BackupSource, choose_place, make_backup
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.formats.crypto.vault import NONCE_SIZE, SALT_SIZE, seal_vault
from testdesk.program_log.records import LOGGER
from testdesk.services.session import ScanSession
from testdesk.settings import VAULT


@pytest.fixture
def silent_service():
    started = []

    def start(answer):
        started.append(ReaderService(answer))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def reading(qapp, monkeypatch):
    assert qapp
    with quick_reading(monkeypatch) as reading:
        yield reading


@pytest.fixture
def lane(qapp):
    lane = Lane("test", parent=qapp)
    yield lane
    lane.close()
    lane.deleteLater()


@pytest.fixture
def bridge(qapp):
    # The bridge hands the station to actions and never looks into it.
    bridge = StationBridge(None, ScanSession(), parent=qapp)  # type: ignore[arg-type]  # as said above
    yield bridge
    bridge.close()
    bridge.deleteLater()


class MadeReader:
    """Opens a station to read from.

    Attributes:
        station: what it hands out.
        threads: on which it was opened, and on which closed.
        fault: raised instead, where set.
    """

    def __init__(self):
        self.station, self.threads, self.fault = object(), [], None

    @contextmanager
    def open(self):
        if self.fault is not None:
            raise self.fault
        self.threads.append(threading.get_ident())
        yield self.station
        self.threads.append(threading.get_ident())


@pytest.fixture
def bridge_with_reader(qapp):
    reader = MadeReader()
    bridge = StationBridge(None, ScanSession(), reader=reader.open, parent=qapp)  # type: ignore[arg-type]  # as above
    yield bridge, reader
    bridge.close()
    bridge.deleteLater()


@pytest.fixture
def program_records(caplog):
    """Reads what the program log received since the last reading, without the times."""
    LOGGER.addHandler(caplog.handler)

    def read():
        texts = [r.getMessage() for r in caplog.records if r.name == LOGGER.name]
        caplog.clear()
        return texts

    yield read
    LOGGER.removeHandler(caplog.handler)


@pytest.fixture
def made_station(tmp_path):
    """A station with its vault, in use by this process."""
    home = make_home(tmp_path / "home", made_up_kit())
    salt, nonce = secrets.token_bytes(SALT_SIZE), secrets.token_bytes(NONCE_SIZE)
    with quick_vaults():
        sealed = seal_vault(STORE_KEY, PASSPHRASE, salt=salt, nonce=nonce)
    (home / VAULT).write_bytes(sealed)
    station = open_station(home)
    yield station
    station.store.close()


@pytest.fixture
def source(made_station):
    """As the window gives it to a backup, but on one thread."""
    store = made_station.store
    return BackupSource(made_station.home, store.key, store.checkpoint, made_station.clock)


@pytest.fixture
def backup_of_staff(made_station, source, place, tmp_path):
    """A backup with operators, made at another laptop."""
    backup = BackupOfStaff(made_station, tmp_path / "new laptop", made_station.clock)
    with quick_vaults():
        backup.file = make_backup(source).file
    assert backup.file.is_relative_to(place)
    return backup


@pytest.fixture
def place(tmp_path, made_station):
    """The chosen place."""
    place = tmp_path / "TENT"
    place.mkdir()
    choose_place(made_station.home, place)
    return place


@pytest.fixture
def small_place(tmp_path, made_station):
    """A place with room for one backup and half of another."""
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    size = int((made_station.home / "station.db").stat().st_size * 1.5) + (64 << 10)
    image = StickImage("tmpfs", tmp_path, size=size).plug()
    choose_place(made_station.home, image.folder)
    yield image.folder
    image.eject()


@pytest.fixture
def watched(bridge, qtbot):
    bridge.station = WatchedStation()
    return Watched(bridge, qtbot)
