"""A station in its window, whose backups are made for real."""

import pytest
from tests.clock import ManualClock
from tests.courier.stick_images import SIZE, StickImage, why_not
from tests.gui.every_dialog import StationInShell
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, kit_bytes
from tests.gui.window_hands import owned
from tests.little_work import quick_vaults
from tests.services.staff.made_staff import PIN, enrolled

from testdesk import bootstrap
from testdesk.backup_folder import SUBFOLDER, stored_backups
from testdesk.bridge.backups.making import BackupSource, choose_place, make_backup
from testdesk.gui import translation
from testdesk.gui.shell import Shell
from testdesk.services.session import Context, ScanSession


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
def full_stick(request, qtbot, shell_station, tmp_path):
    """A stick of the asked kind with the first backup, and room for half of another."""
    if reason := why_not(request.param):
        pytest.skip(reason)
    stick = StickImage(request.param, tmp_path, size=8 << 20 if request.param == "tmpfs" else SIZE)
    stick.plug()
    timer = shell_station.shell._backups.timer
    shell_station.shell._backups.use_place(stick.folder)
    qtbot.waitUntil(lambda: timer.state.last is not None, timeout=60_000)
    (first,) = stored_backups(stick.folder / SUBFOLDER, "station-1")
    stick.fill(leave=first.size // 2)
    yield stick
    stick.lose()


@pytest.fixture
def old_laptop(tmp_path):
    """The home of a station that was set up on another laptop, with a place for backups."""
    home, place = tmp_path / "old laptop", tmp_path / "TENT"
    place.mkdir()
    with quick_vaults():
        bootstrap.set_up_station(
            home,
            kit=kit_bytes(),
            kit_passphrase=KIT_PASSPHRASE,
            passphrase=PASSPHRASE,
            clock=ManualClock(),
        )
    choose_place(home, place)
    return home


def backup_of(home):
    clock = ManualClock()
    store = bootstrap.open_station_store(home, PASSPHRASE, clock=clock)
    made = make_backup(BackupSource(home, store.key, store.checkpoint, clock))
    store.close()
    return made


@pytest.fixture
def backup(old_laptop):
    """Of a station without operators."""
    return backup_of(old_laptop)


@pytest.fixture
def staffed_backup(old_laptop):
    """The backup of a station with a point lead and a registrar, and the registrar's badge."""
    with bootstrap.station(old_laptop, PASSPHRASE, clock=ManualClock()) as station:
        context = Context(station, ScanSession(operator="set-up"))
        enrolled(context, "赵刚", "point_lead", PIN)
        context.session.role = "point_lead"
        badge = enrolled(context, "李敏", "registrar").badge
    return backup_of(old_laptop), badge


@pytest.fixture
def first_start(qtbot, tmp_path, english):
    shell = Shell(tmp_path / "new laptop", clock=ManualClock())
    shell.change_language(english)
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    shell.first_start.restore.click()
    return shell
