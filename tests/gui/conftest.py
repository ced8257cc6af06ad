"""What the tests of the window share: a desk on a real file, and a window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.clock import ManualClock
from tests.gui.register.scan_page import Heard, Page
from tests.gui.running_station import RunningStation
from tests.gui.station_on_disk import copy_of_store, open_desk
from tests.gui.window_hands import Hands, owned

from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.gui import theme, translation
from testdesk.gui.window import Window
from testdesk.messages import catalogue
from testdesk.ports import Station
from testdesk.services.session import ScanSession
from testdesk.store.station_file import StationFile


@pytest.fixture
def english(qapp) -> Iterator[str]:
    """The window speaks the source's language, by day."""
    qapp.setStyle("Fusion")
    theme.use("light")
    translation.use("en")
    yield "en"
    translation.use("en")
    theme.use("light")


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[RunningStation]:
    """A desk of two people's household and some others, for a page without its window."""
    made = RunningStation(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def desk_bridge(
    qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, english: str
) -> Iterator[StationBridge]:
    """A desk at work: round R7 is open, fifteen people are listed."""
    assert catalogue.current() == english
    clock = ManualClock()
    opened: list[tuple[Station, StationFile]] = []
    path = copy_of_store(tmp_path_factory.getbasetemp(), tmp_path)
    lane = Lane("desk")
    lane.submit(lambda: open_desk(path, clock), opened.append, owner=lane, failed=_unexpected)
    qtbot.waitUntil(lambda: bool(opened))
    station, store = opened[0]
    bridge = StationBridge(station, ScanSession(operator="李敏"), lane=lane)
    yield bridge
    _close(store, lane)
    bridge.close()


@pytest.fixture
def page(qtbot, english):
    assert english
    page = Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def heard(qapp):
    heard = Heard(qapp)
    yield heard
    heard.router.rest()
    heard.router.deleteLater()


@pytest.fixture
def hands(qtbot: QtBot, desk_bridge: StationBridge) -> Iterator[Hands]:
    """The window, and somebody who types and scans at it."""
    with owned(Window(desk_bridge)) as window:
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.router.watch()
        hands = Hands(qtbot, window, desk_bridge)
        hands.settle()
        yield hands
        window.router.rest()
        hands.settle()


def _close(store: StationFile, lane: Lane) -> None:
    lane.submit(store.close, lambda _none: None, owner=lane, failed=_unexpected)
    lane.close()


def _unexpected(error: object) -> None:
    raise AssertionError(error)
