"""A station that has just crashed, one that is checked, and sticks that cannot be written to."""

import pytest
from tests.courier.stick_images import StickImage, fill_up, run, why_not
from tests.gui.crashing import crash

from testdesk.bridge.doctor.checks import Devices
from testdesk.gui.doctor.dialog import DoctorDialog


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
