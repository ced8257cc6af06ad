"""A bug in a running station, as the program meets it."""

import sys

from tests.gui.station_on_disk import PEOPLE


def crash(station):
    """A bug in a job of the lane, whose message quotes a person; as `app.run` catches it."""

    def bug():
        raise KeyError(PEOPLE[0].name, PEOPLE[0].document_number)

    previous, sys.excepthook = sys.excepthook, station.shell.show_crash
    try:
        station.bridge.lane.submit(bug, print, owner=station.shell, failed=print)
        station.settle()
    finally:
        sys.excepthook = previous
    assert station.shell.currentWidget() is station.shell.crash
