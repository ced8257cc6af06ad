"""A city on one PostgreSQL: how the time of a batch grows with the number of batches.

300 stations, 600,000 residents from rosters of 2,000, a round in which everybody is sampled: each
station brings batches of 200 samples. Per hundred thousand samples: the median time of one batch
taken in (proven, stored, folded, answered), of the status, and of the stations' gaps.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_city.py [SAMPLES]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.bench_batches import headquarters
from tests.hq.laptops import Laptop
from tests.hq.servers import running_server

from testdesk.domain.journal.events import (
    RosterImported,
    RoundOpened,
    SampleTaken,
    TubeOpened,
    TubeSealed,
)
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.views import reports
from testdesk.hq.views.coverage import city
from testdesk.hq.views.stations import stations

STATIONS, RESIDENTS, ROSTER, BATCH, POOL = 300, 600_000, 2_000, 200, 10
STEP = 100_000


def milliseconds(job: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def rosters() -> Iterator[RosterImported]:
    """Compounds of 2,000, forty to a building."""
    for first in range(0, RESIDENTS, ROSTER):
        compound = f"小区{first // ROSTER}"
        people = tuple(
            Resident(
                f"{number:012x}",
                f"居民{number}",
                document_number=f"22240119500101{number:06d}"[:18],
                address=Address(compound, str(number % ROSTER // 40 + 1), "1", str(number % 40)),
            )
            for number in range(first, first + ROSTER)
        )
        yield RosterImported(compound, people)


def deliveries(laptops: list[Laptop]) -> Iterator[bytes]:
    """One batch after the other, station by station, until everybody is sampled."""
    residents = iter(range(RESIDENTS))
    tube = 0
    while True:
        for laptop in laptops:
            first = len(laptop.entries) + 1 if len(laptop.entries) > 1 else 1
            some = list(islice(residents, BATCH))
            if not some:
                return
            for place in range(0, len(some), POOL):
                name, tube = f"YJ{tube:08d}", tube + 1
                laptop.record(TubeOpened(name, "R7", "pool", POOL))
                for position, who in enumerate(some[place : place + POOL], start=1):
                    resident, compound = f"{who:012x}", f"小区{who // ROSTER}"
                    building = str(who % ROSTER // 40 + 1)
                    laptop.record(
                        SampleTaken(
                            "R7", resident, name, position, "proxy_code", "点", compound, building
                        )
                    )
                laptop.record(TubeSealed(name, "R7", "pool", POOL, count=POOL, reason="full"))
            yield laptop.batch(first)


def measure(hq: Headquarters, samples: int) -> Iterator[str]:
    """One line of the table for each hundred thousand samples."""
    # The kits before the rosters, which every kit of a city without compounds would carry.
    laptops = [Laptop(enrol(hq, station=n, point=f"{n}号点")) for n in range(1, STATIONS + 1)]
    with hq.write() as connection:
        journal.append(connection, [RoundOpened("R7"), *rosters()], clock=hq.clock)
    coming = deliveries(laptops)
    for done in range(0, samples, STEP):
        times = [
            milliseconds(lambda data=data: import_batch(hq, data, file="b.tdb"))
            for data in islice(coming, STEP // BATCH)
        ]
        with hq.read() as connection:
            gaps = milliseconds(lambda: stations(connection, "R7"))
            homes = milliseconds(lambda: city(connection, "R7"))
        status = milliseconds(lambda: reports.status(hq))
        quantiles = statistics.quantiles(times, n=100)
        yield (
            f"{done + STEP:9,} {(done + STEP) // BATCH:8,} {statistics.median(times):8.1f} ms "
            f"{quantiles[98]:8.1f} ms {gaps:9.0f} ms {homes:9.0f} ms {status:9.0f} ms"
        )


def main() -> None:
    """Prints the table."""
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else RESIDENTS
    heads = ("samples", "batches", "a batch", "p99", "stations", "buildings", "status")
    print("{:>9} {:>8} {:>11} {:>11} {:>12} {:>12} {:>12}".format(*heads), flush=True)  # noqa: T201 - a benchmark prints its table
    with (
        running_server() as server,
        tempfile.TemporaryDirectory() as name,
        headquarters(Path(name), server.url()) as hq,
    ):
        for line in measure(hq, samples):
            print(line, flush=True)  # noqa: T201 - the same


if __name__ == "__main__":
    main()
