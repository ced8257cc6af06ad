"""A widget reads again when it is shown, and at what others change while it is visible."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.services.session import ScanSession

WANTED = Changes(queue=True, rounds=True)


@pytest.fixture
def bridge(qapp):
    # Nothing is asked of the station here: only the bus is used.
    bridge = StationBridge(None, ScanSession(), parent=qapp)  # type: ignore[arg-type]  # as above
    yield bridge
    bridge.close()
    bridge.deleteLater()


@pytest.fixture
def reads():
    return []


@pytest.fixture
def widget(bridge, reads):
    widget = QWidget()
    RefreshOn(widget, bridge, WANTED, lambda: reads.append("read"))
    yield widget
    if isValid(widget):
        widget.close()
        widget.deleteLater()


@pytest.fixture
def visible(widget, reads):
    widget.show()
    reads.clear()
    return widget


@pytest.mark.usefixtures("visible")
def test_what_somebody_else_changed_is_read_again(bridge, reads):
    bridge.bus.announce(Changes(queue=True, journal=True), QObject())
    assert reads == ["read"]


@pytest.mark.usefixtures("visible")
def test_a_change_of_other_data_is_not_read(bridge, reads):
    bridge.bus.announce(Changes(samples=True, journal=True), QObject())
    assert reads == []


def test_an_own_change_is_not_read_again(bridge, visible, reads):
    bridge.bus.announce(WANTED, visible)
    assert reads == []


def test_what_is_hidden_reads_once_it_is_shown(bridge, visible, reads):
    visible.hide()
    bridge.bus.announce(WANTED, QObject())
    bridge.bus.announce(WANTED, QObject())
    assert reads == []
    visible.show()
    assert reads == ["read"]


def test_a_widget_that_is_gone_reads_nothing(bridge, visible, reads):
    delete(visible)
    bridge.bus.announce(WANTED, QObject())
    assert reads == []
