"""A clock that was moved while the window was open, as the window records it.

Short, because several tests of commands need only this.
"""

from pathlib import Path

from tests.cli.site import STATION_PHRASE

from testdesk import bootstrap
from testdesk.services.clocks import record_jump
from testdesk.services.session import Context, ScanSession


def move_clock(home: Path, *, seconds: int = -5700) -> None:
    """Records that somebody set the clock by some seconds; the clock itself stays."""
    with bootstrap.station(home, STATION_PHRASE) as station:
        context = Context(station, ScanSession(operator="赵刚"))
        record_jump(context, seconds=seconds, since=1)
