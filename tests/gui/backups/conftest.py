"""A station in its window, whose backups are made for real."""

import pytest
from tests.clock import ManualClock
from tests.gui.every_dialog import StationInShell
from tests.gui.window_hands import owned
from tests.little_work import quick_vaults

from testdesk.gui import translation


@pytest.fixture
def shell_station(qapp, tmp_path):
    """The whole window on a station of its own, in English."""
    qapp.setStyle("Fusion")
    with quick_vaults():
        made = StationInShell(tmp_path / "home", ManualClock())
    made.shell.change_language("en")
    with owned(made.shell):
        yield made
    translation.use("en")


@pytest.fixture
def chosen_place(qtbot, shell_station, tmp_path):
    """The first backup is there."""
    place = tmp_path / "TENT"
    place.mkdir()
    controller = shell_station.shell._backups
    controller.use_place(place)
    qtbot.waitUntil(lambda: controller.timer.state.last is not None, timeout=60_000)
    return place
