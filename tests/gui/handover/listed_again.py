"""Somebody who is listed again."""

from tests.gui.station_on_disk import PEOPLE

KNOWN = PEOPLE[0]
