"""A station in its window, whose backups are made for real."""

import pytest
from tests.clock import ManualClock
from tests.gui.every_dialog import StationInShell
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, kit_bytes
from tests.gui.window_hands import owned
from tests.little_work import quick_vaults

from testdesk import bootstrap
from testdesk.bridge.backups.making import BackupSource, choose_place, make_backup
from testdesk.gui import translation
from testdesk.gui.shell import Shell


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


@pytest.fixture
def backup(tmp_path):
    """Of a station that was set up on another laptop."""
    home, place, clock = tmp_path / "old laptop", tmp_path / "TENT", ManualClock()
    place.mkdir()
    with quick_vaults():
        bootstrap.set_up_station(
            home,
            kit=kit_bytes(),
            kit_passphrase=KIT_PASSPHRASE,
            passphrase=PASSPHRASE,
            clock=clock,
        )
    choose_place(home, place)
    store = bootstrap.open_station_store(home, PASSPHRASE, clock=clock)
    made = make_backup(BackupSource(home, store.key, store.checkpoint, clock))
    store.close()
    return made


@pytest.fixture
def first_start(qtbot, tmp_path, english):
    shell = Shell(tmp_path / "new laptop", clock=ManualClock())
    shell.change_language(english)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    shell.first_start.restore.click()
    return shell
