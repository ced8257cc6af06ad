"""A search in a crowd: how long it takes, and whether whoever is named exactly is shown.

For each size of a made-up city: queries of one to eight characters as the finder asks them,
against the least that an answer of fifty rows costs in the same run: reading fifty residents by
pseudonym with their samples and cards. Then 200 people are asked for by whole number, whole name
with the last four digits, and last four digits; how many are not among the rows.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_search.py [SIZE …]
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.made_station import MadeStation, made_up_kit, make_home, open_station

from testdesk.demo.city import make_city
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.domain.search.finding import FoundPeople
from testdesk.services.people import directory

SIZES = (4_125, 100_000)
SHOWN, EXACT_LIMIT, ASKED, TURNS = 50, 250, 200, 12
QUERIES = (
    *(
        "p",
        "ps",
        "psz",
        "piaosz",
        "liyg",
        "wang",
        "w 3-1",
        "ㄱ",
        "ㄱㅇ",
        "김영",
        "金",
        "金英",
        "王",
    ),
    *("3号楼", "0021", "海兰", "1380013"),
)


def filled(home: Path, size: int) -> tuple[MadeStation, list[Resident]]:
    """A station that knows a whole made-up city."""
    city = make_city(residents=size, today=dt.date(2022, 3, 26))
    known = [
        Resident(
            *(f"{place * 7919 + 1:012x}", one.name, one.korean, one.document_type),
            *(one.document_number, one.phone, one.address),
        )
        for place, one in enumerate(city.people)
    ]
    station = open_station(make_home(home, made_up_kit()))
    with station.station.write("bench") as uow:
        for start in range(0, size, 2_000):
            uow.journal.append(RosterImported("", tuple(known[start : start + 2_000])))
        uow.commit()
    return station, known


def milliseconds(job: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def ask(station: MadeStation, text: str) -> FoundPeople:
    """As the finder of the window asks."""
    return directory.search(
        station=station.station, text=text, limit=SHOWN, exact_limit=EXACT_LIMIT
    )


def bare(station: MadeStation, known: list[Resident]) -> list[float]:
    """Fifty rows, with what a list shows beside the names; nothing is looked for."""

    def read(some: list[str]) -> None:
        with station.station.read() as uow:
            uow.people.search_hits(list(uow.people.get_many(some).values()))

    chance = random.Random(1)  # noqa: S311 - the same rows each time
    groups = ([r.resident for r in chance.sample(known, SHOWN)] for _ in range(300))
    return [milliseconds(lambda some=some: read(some)) for some in groups]


def missing(station: MadeStation, known: list[Resident]) -> list[int]:
    """How many of the asked are not shown: by number, name with tail, tail."""
    chance = random.Random(2)  # noqa: S311 - the same people each time
    wanted = [r for r in chance.sample(known, ASKED) if len(r.document_number) > 4]
    ways: tuple[Callable[[Resident], str], ...] = (
        lambda r: r.document_number,
        lambda r: f"{r.name} {r.document_number[-4:]}",
        lambda r: r.document_number[-4:],
    )
    return [
        sum(r not in [hit.resident for hit in ask(station, way(r)).people] for r in wanted)
        for way in ways
    ]


def measure(size: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as name:
        station, known = filled(Path(name) / "home", size)
        least = statistics.median(bare(station, known))
        times = [
            milliseconds(lambda text=text: ask(station, text))
            for _ in range(TURNS)
            for text in QUERIES
        ]
        file = sum(part.stat().st_size for part in Path(name).rglob("*") if part.is_file())
        lost = missing(station, known)
        station.store.close()
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
    return (
        f"{size:9,} {p50:8.2f} ms {p99:8.2f} ms {p50 / least:7.1f} x {p99 / least:7.1f} x"
        f" {file / 1e6:7.0f} MB   {lost[0]}, {lost[1]}, {lost[2]} of {ASKED}"
    )


def main() -> None:
    """Prints the table."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    heads = ("residents", "p50", "p99", "p50/least", "p99/least", "file", "not shown")
    print("{:>9} {:>11} {:>11} {:>9} {:>9} {:>10}   {}".format(*heads), flush=True)  # noqa: T201 - a benchmark prints its table
    for size in sizes:
        print(measure(size), flush=True)  # noqa: T201 - the same


if __name__ == "__main__":
    main()
