"""One scan and one search, against the least that the same work could cost in the same run.

Scan: 1,000 ID numbers into tubes on a real station with 4,125 residents, against 1,000 bare
commits of a row of the same size into an equally encrypted file with the same settings.
Search: names, initials and tails typed letter by letter.
"""

from __future__ import annotations

import secrets
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from testdesk.bootstrap import station
from testdesk.demo.city import make_city, tube_codes
from testdesk.demo.making import DemoCity, make_demo
from testdesk.ports import Station
from testdesk.services import status
from testdesk.services.people import directory
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession
from testdesk.store.connection import open_file
from testdesk.wall_clock import WallClock

SCANS = 1000
EVENT_BYTES = 700
QUERIES = ("p", "ps", "psz", "ㄱ", "ㄱㅇ", "金", "金英", "3号楼", "0021", "网通")


def timed(jobs: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds of each job."""
    found = []
    for job in jobs:
        start = time.perf_counter()
        job()
        found.append((time.perf_counter() - start) * 1000)
    return found


def line(name: str, times: list[float], base: list[float] | None = None) -> str:
    """Median and 99th percentile; and the ratio of the medians to the bare work."""
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
    ratio = f"{p50 / statistics.median(base):6.2f} x bare" if base else ""
    return f"{name:24} p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   {ratio}"


def bare_commits(folder: Path) -> list[float]:
    """One row a transaction, nothing else."""
    db = open_file(folder / "bare.db", secrets.token_bytes(32))
    db.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB) STRICT")
    body = secrets.token_bytes(EVENT_BYTES)

    def commit() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO bare (body) VALUES (?)", [body])
        db.execute("COMMIT")

    return timed(commit for _ in range(SCANS))


def scans(made: DemoCity, station: Station) -> list[float]:
    """People into tubes, as fast as they come."""
    session = ScanSession()
    status.sign_in(Context(station, session), operator="bench", role="registrar")
    tubes = tube_codes(seed=1)
    numbers = [p.document_number for p in made.city.people if p.listed and p.colour == "green"]
    numbers = [n for n in numbers if len(n) == len("222401199001011230")][:SCANS]

    def one(number: str) -> Callable[[], object]:
        return lambda: registration.scan(Context(station, session), number)

    times: list[float] = []
    for start in range(0, len(numbers), 10):
        registration.scan(Context(station, session), next(tubes))
        times += timed(one(number) for number in numbers[start : start + 10])
    return times


def searches(station: Station) -> list[float]:
    """Every query twenty times."""
    return timed(
        (lambda q=q: directory.find(station=station, text=q)) for _ in range(20) for q in QUERIES
    )


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clock = WallClock()
        city = make_city(today=clock.today())
        made = make_demo(folder / "demo", city, clock=clock)
        with station(made.home(1), made.passphrases.station) as desk:
            bare = bare_commits(folder)
            print(line("bare commit", bare))  # noqa: T201 - a benchmark prints its table
            print(line("scan to durable", scans(made, desk), bare))  # noqa: T201 - the same
            print(line("search, 4,125 people", searches(desk), bare))  # noqa: T201 - the same


if __name__ == "__main__":
    main()
