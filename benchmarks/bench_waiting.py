"""How long a scan waits for a question that the window asks at the same time.

The status bar and the coverage page ask after each change. In turns, each scan is sent right after
such a question: on the lane of the scans, on a lane with a connection of its own, and with no
question at all. `bench_waiting.py RESIDENTS` says how many live in the city (4,125).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from testdesk import bootstrap
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.demo.city import make_city, tube_codes
from testdesk.demo.making import DemoCity, make_demo
from testdesk.services import status
from testdesk.services.scanning import registration
from testdesk.services.session import ScanSession
from testdesk.store.station_file import StationFile
from testdesk.wall_clock import WallClock

RESIDENTS, SCANS = 4_125, 300
WAYS = ("no question", "on the scans' lane", "on its own lane")


def until(done: Callable[[], bool]) -> None:
    """Lets results arrive until something is so."""
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


@contextmanager
def bridge_on(made: DemoCity) -> Iterator[StationBridge]:
    """The first station as the window has it."""
    lane, opened = Lane("desk"), list[StationFile]()
    lane.submit(
        partial(bootstrap.open_station_store, made.home(1), made.passphrases.station),
        opened.append,
        owner=lane,
        failed=print,
    )
    until(lambda: bool(opened))
    bridge = StationBridge(
        bootstrap.station_of(opened[0]),
        ScanSession(operator="bench"),
        lane=lane,
        reader=partial(bootstrap.read_only_station, opened[0]),
    )
    yield bridge
    until(lambda: bridge.is_idle)
    lane.submit(opened[0].close, lambda _none: None, owner=lane, failed=print)
    bridge.close()


def no_question(*_question: object) -> None:
    """Asks nothing."""


def waited(bridge: StationBridge, line: str, ask: Callable[..., None]) -> float:
    """Milliseconds from sending a scan to its verdict on the screen's thread."""
    verdicts: list[object] = []
    for query in (status.status, status.coverage):
        ask(query, lambda _answer: None, bridge)
    began = time.perf_counter()
    bridge.run(partial(registration.scan, line=line), verdicts.append, bridge)
    until(lambda: bool(verdicts))
    taken = (time.perf_counter() - began) * 1000
    until(lambda: bridge.is_idle)
    return taken


def measure(bridge: StationBridge, made: DemoCity) -> dict[str, list[float]]:
    """The times of each way, in turns."""
    asked = {WAYS[0]: no_question, WAYS[1]: bridge.read, WAYS[2]: bridge.read_in_background}
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    tubes = tube_codes(seed=1)
    people = [p for p in made.city.people if p.listed and p.colour == "green"]
    numbers = [p.document_number for p in people if p.document_type == "01"][: 3 * SCANS]
    for place, number in enumerate(numbers):
        if place % 10 == 0:
            waited(bridge, next(tubes), no_question)
        way = WAYS[place % len(WAYS)]
        times[way].append(waited(bridge, number, asked[way]))
    return times


def main() -> None:
    """Prints the table."""
    residents = int(sys.argv[1]) if len(sys.argv) > 1 else RESIDENTS
    application = QCoreApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        city = make_city(residents=residents, today=WallClock().today())
        made = make_demo(Path(name) / "demo", city, clock=WallClock())
        with bridge_on(made) as bridge:
            times = measure(bridge, made)
    print(f"{residents:,} residents, {SCANS} scans each, milliseconds")  # noqa: T201 - a benchmark prints its table
    base = statistics.median(times[WAYS[0]])
    for way, found in times.items():
        p50, p99 = statistics.median(found), statistics.quantiles(found, n=100)[98]
        print(f"{way:20} p50 {p50:8.1f}  p99 {p99:8.1f}  {p50 / base:6.2f} x")  # noqa: T201 - the same
    del application


if __name__ == "__main__":
    main()
