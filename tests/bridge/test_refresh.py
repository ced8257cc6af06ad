"""A widget reads again when it is shown, and at what others change while it is visible."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from testdesk.domain.changes import Changes
from testdesk.gui.widgets.refresh import RefreshOn

WANTED = Changes(queue=True, rounds=True)


class Watching(QWidget):
    """Visible, and has read once."""

    def __init__(self, bridge):
        super().__init__()
        self.reads = 0
        RefreshOn(self, bridge, WANTED, self.read)
        self.show()

    def read(self):
        self.reads += 1


def test_what_somebody_else_changed_is_read_again(bridge):
    widget = Watching(bridge)
    bridge.bus.announce(Changes(queue=True, journal=True), QObject())
    assert widget.reads == 2


def test_a_change_of_other_data_is_not_read(bridge):
    widget = Watching(bridge)
    bridge.bus.announce(Changes(samples=True, journal=True), QObject())
    assert widget.reads == 1


def test_an_own_change_is_not_read_again(bridge):
    widget = Watching(bridge)
    bridge.bus.announce(WANTED, widget)
    assert widget.reads == 1


def test_what_is_hidden_reads_once_it_is_shown(bridge):
    widget = Watching(bridge)
    widget.hide()
    bridge.bus.announce(WANTED, QObject())
    bridge.bus.announce(WANTED, QObject())
    assert widget.reads == 1
    widget.show()
    assert widget.reads == 2


def test_a_widget_that_is_gone_reads_nothing(bridge):
    widget = Watching(bridge)
    delete(widget)
    bridge.bus.announce(WANTED, QObject())
    assert widget.reads == 1
