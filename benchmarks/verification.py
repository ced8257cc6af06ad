"""`verify` against reading every row of the journal once, for benchmarks/performance.py.

Short, because a day at several sizes and one long journal are both measured with it.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.rows import Row, peak
from tests.made_station import open_station

from testdesk.services import checking
from testdesk.store.station_file import StationFile


def verify_rows(home: Path) -> list[Row]:
    """Processor seconds of `verify`, and their ratio to reading each event once."""
    station = open_station(home)
    began = time.process_time()
    events = _read_all(station.store)
    least = time.process_time() - began
    began = time.process_time()
    report = checking.verify(station.station)
    spent = time.process_time() - began
    station.store.close()
    if not report.ok:
        raise SystemExit(f"verify: {report.problems}")
    return [
        (f"verify, {events:,} events, processor", "s", spent),
        ("verify to reading every event once", "x", spent / least),
        peak(),
    ]


def _read_all(store: StationFile) -> int:
    """The number of events, all of whose rows were read, a thousand at a time."""
    with store.read() as uow:
        return sum(
            len(uow.journal.entries_of(author, first, min(first + 999, last)))
            for author, last in uow.journal.authors().items()
            for first in range(1, last + 1, 1_000)
        )
