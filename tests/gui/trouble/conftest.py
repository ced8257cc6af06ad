"""A station that has just crashed, one that is checked, and sticks that cannot be written to."""

import pytest
from shiboken6 import isValid
from tests.courier.stick_images import StickImage, fill_up, run, why_not
from tests.gui.crashing import crash
from tests.gui.every_dialog import pass_by

from testdesk.bridge.doctor.checks import Devices
from testdesk.gui.doctor.dialog import DoctorDialog
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.start.passphrase_dialog import PassphraseDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.settings import VAULT


@pytest.fixture
def full_stick(tmp_path):
    """A stick without any room."""
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    disk = StickImage("tmpfs", tmp_path, size=1 << 16).plug()
    fill_up(disk.folder)
    yield disk.folder
    disk.eject()


@pytest.fixture
def read_only_stick(tmp_path):
    """A stick whose switch is on "lock"."""
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    disk = StickImage("tmpfs", tmp_path, size=1 << 22).plug()
    run("mount", "-o", "remount,ro", disk.folder)
    yield disk.folder
    disk.eject()


@pytest.fixture
def crashed(every_dialog, english):
    """A station with an open tube, just after a crash."""
    assert english
    station = every_dialog
    station.shell.change_language("en")
    station.window.show_page(3)
    crash(station)
    yield station
    station.shell.crash.continued.emit()
    station.settle()


@pytest.fixture
def checked(every_dialog, english):
    """The dialog over the station's window, when its first check is done."""
    assert english
    every_dialog.shell.change_language("en")
    devices = lambda: Devices(screens=1, window_open=True)  # noqa: E731 - passed as a function
    dialog = DoctorDialog(every_dialog.bridge, every_dialog.home, devices, every_dialog.window)
    dialog.open()
    every_dialog.settle()
    yield dialog
    dialog.done(0)
    dialog.deleteLater()


@pytest.fixture
def passphrase_dialog(every_dialog, english):
    """As the settings open it; the station has its passphrase again afterwards."""
    assert english
    window, vault = every_dialog.window, every_dialog.home / VAULT
    before = vault.read_bytes()
    window.settings_requested.emit()
    settings = top_dialog(window)
    assert isinstance(settings, ScreenDialog)
    settings.passphrase_requested.emit()
    opened = top_dialog(window)
    assert isinstance(opened, PassphraseDialog)
    yield opened
    if isValid(opened):
        opened.done(0)
    pass_by()
    vault.write_bytes(before)
