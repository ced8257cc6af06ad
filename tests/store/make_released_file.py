"""Writes files/station-schema-N.db and its mark; run once when a schema is released.

.venv/bin/python -m tests.store.make_released_file
"""

import tempfile
from pathlib import Path

from tests.made_station import HALMEONI, TUBES, made_up_kit, make_home, open_station
from tests.store.released_files import FILES, RELEASED_KEY

from testdesk.services import day, queue
from testdesk.services.cards import codes
from testdesk.services.exchange import handover
from testdesk.services.session import Context
from testdesk.settings import STORE
from testdesk.store.schema.migrations import STEPS


def main() -> None:
    """A home with one of every kind of row, closed."""
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home", made_up_kit(), key=RELEASED_KEY)
        station = open_station(home, key=RELEASED_KEY)
        own_station, session = station.station, station.session
        station.scans(TUBES[0], HALMEONI, "!undo", HALMEONI)
        codes.issue(Context(own_station, session), resident="a1" * 6)
        queue.issue_ticket(Context(own_station, session), lane="normal")
        queue.call_next(Context(own_station, session), desk_number=1)
        day.count_swabs(Context(own_station, session), count=1)
        handover.export(Context(own_station, session), folder=Path(folder))
        station.store.close()
        FILES.mkdir(exist_ok=True)
        for beside in ("", "-mark"):
            released = FILES / f"station-schema-{len(STEPS)}.db{beside}"
            released.write_bytes((home / f"{STORE}{beside}").read_bytes())


if __name__ == "__main__":
    main()
