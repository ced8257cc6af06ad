"""A window over a station whose kit headquarters renews."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from tests.clock import ManualClock
from tests.gui.handover.renewal_kits import OPERATOR, renewing_city, sealed_kits, unexpected
from tests.made_station import STORE_KEY, make_home

from testdesk import bootstrap
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.gui.window import HANDOVER
from testdesk.services.exchange import renewal
from testdesk.services.session import ScanSession
from testdesk.settings import STORE
from testdesk.store.station_file import StationFile, open_station_file


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return renewing_city(tmp_path_factory.mktemp("city") / "hq")


@pytest.fixture(scope="module")
def kits(city):
    return sealed_kits(city)


@pytest.fixture
def home(city, tmp_path):
    return make_home(tmp_path / "home", city.kits[1])


@pytest.fixture
def station_bridge(qtbot, home, english):
    assert english
    opened: list[StationFile] = []
    lane, clock = Lane("desk"), ManualClock()
    open_it = partial(open_station_file, home / STORE, STORE_KEY, clock)
    lane.submit(open_it, opened.append, owner=lane, failed=unexpected)
    qtbot.waitUntil(lambda: bool(opened))
    station = bootstrap.station_of(opened[0], clock=clock)
    reader = partial(bootstrap.read_only_station, opened[0], clock=clock)
    session = ScanSession(operator=OPERATOR)
    bridge = StationBridge(station, session, lane=lane, reader=reader)
    yield bridge
    lane.submit(opened[0].close, lambda _none: None, owner=lane, failed=unexpected)
    bridge.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON" / "testdesk"
    folder.mkdir(parents=True)
    return folder.parent


@pytest.fixture
def page(hands):
    hands.window.show_page(HANDOVER)
    hands.settle()
    return hands.window.handover


@pytest.fixture
def plug(page, hands, stick):
    """Puts a kit on the stick and the stick into the laptop."""

    def plug_in(kit):
        (stick / "testdesk" / "kit-1.tdk").write_bytes(kit)
        page.use_folder(stick)
        hands.settle()

    return plug_in


@pytest.fixture
def threads(monkeypatch):
    """On which thread each step was done."""
    found: dict[str, str] = {}

    def noting(name, command):
        def noted(target, **arguments):
            found[name] = threading.current_thread().name.split("_")[0]
            return command(target, **arguments)

        return noted

    for name in ("open_kit", "renew"):
        monkeypatch.setattr(renewal, name, noting(name, getattr(renewal, name)))
    return found
