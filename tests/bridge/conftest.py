"""What the bridge hands to a window: a lane, a station, a reader of cards."""

import threading
from contextlib import contextmanager

import pytest
from tests.readers.quick_reading import quick_reading
from tests.readers.reader_service import ReaderService

from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.program_log.records import LOGGER
from testdesk.services.session import ScanSession


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
