"""A store whose power failed, and copies of its files over a day."""

from pathlib import Path

from tests.made_station import HALMEONI, TUBES, open_station

from testdesk.domain.refusals import EnvironmentFault
from testdesk.settings import STORE

LOG, MARK = f"{STORE}-wal", f"{STORE}-mark"


SCANS = (TUBES[0], HALMEONI, "!undo", HALMEONI, "!undo", HALMEONI, "!undo", HALMEONI)
TIMES = 12


def opened(home: Path):
    """Length and head if the file opens, else the code."""
    try:
        station = open_station(home)
    except EnvironmentFault as fault:
        return fault.code
    try:
        return station.journal()
    finally:
        station.store.close()
