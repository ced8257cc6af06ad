"""The table of docs/performance.md: what a station costs in the morning, after a day, at city size.

For each number of residents a kit is made, a station is set up from it, and each part is measured
in a process of its own, so that its memory counts alone. What is compared with a bare limit is
compared within one process.

    PYTHONPATH=. .venv/bin/python benchmarks/performance.py [--write] [RESIDENTS …]

The priority is raised where the system allows it. A ratio to a bare commit is left out where the
bare commit took more than a millisecond: the machine was then busy with something else.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
from benchmarks import city_files, finder
from benchmarks.bench_desk import QUERIES, bare_commits, timed
from benchmarks.growth import write_document
from benchmarks.opening import compiling_once, window
from benchmarks.rows import Row, peak, rows_of
from benchmarks.verification import verify_rows
from tests.made_station import made_up_kit, make_home, open_station

from testdesk.database_file.log import log_of
from testdesk.demo.city import make_city, tube_codes
from testdesk.domain.cards import CardSelection
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Resident
from testdesk.services import status
from testdesk.services.people import directory
from testdesk.services.scanning import registration
from testdesk.settings import STORE

SIZES = (4_125, 100_000, 1_000_000)
SCANS, DAY, EVENT_PEOPLE = 500, 25_000, 2_000
HOME, PEOPLE, SIZE = "home", "people.jsonl", "size"

T = TypeVar("T")


def people_of(size: int) -> list[Resident]:
    """A made-up city's people under made-up pseudonyms."""
    city = make_city(residents=size, today=dt.date(2022, 3, 26))
    return [
        Resident(
            *(f"{place * 7919 + 1:012x}", one.name, one.korean, one.document_type),
            *(one.document_number, one.phone, one.address),
        )
        for place, one in enumerate(city.people)
    ]


def make(folder: Path) -> list[Row]:
    """The list, a person on each line, and a station that knows only one person."""
    size = int((folder / SIZE).read_text("ascii"))
    with (folder / PEOPLE).open("wb") as file:
        file.writelines(msgspec.json.encode(one) + b"\n" for one in people_of(size))
    make_home(folder / HOME, made_up_kit())
    return []


def people_in(folder: Path) -> Iterator[Resident]:
    """The list, person by person, so that it takes no memory."""
    with (folder / PEOPLE).open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Resident)


def set_up(folder: Path) -> list[Row]:
    """The people of a kit into the station's file, as its set-up does it."""
    station = open_station(folder / HOME)
    people, count, text = people_in(folder), 0, 0
    began = time.process_time()
    with station.station.write("bench") as uow:
        while some := tuple(islice(people, EVENT_PEOPLE)):
            uow.journal.append(RosterImported("", some))
            count += len(some)
            text += sum(len(_line(one).encode()) for one in some)
        uow.commit()
    spent = time.process_time() - began
    station.store.close()
    weight = (folder / HOME / STORE).stat().st_size
    return [
        ("people into the file, processor", "s", spent),
        ("of it for 1,000 people", "ms", spent / count * 1e6),
        ("file to the list as CSV", "x", weight / text),
        peak(),
    ]


def _line(one: Resident) -> str:
    home = one.address
    parts = (one.name, one.document_number, one.phone, *msgspec.structs.astuple(home))
    return ",".join(map(str, parts)) + "\n"


def registering(folder: Path) -> list[Row]:
    """Scans to durable in the morning; a day of 25,000 people (or all); scans after it."""
    known = (one.document_number for one in people_in(folder) if one.document_type == "01")
    numbers = list(islice(known, DAY + 2 * SCANS))
    least = statistics.median(bare_commits(folder))
    station, tubes = open_station(folder / HOME), tube_codes(seed=1)
    station.store.folds_later = True
    log = log_of(folder / HOME / STORE)

    def scan(line: str) -> Callable[[], object]:
        return lambda: registration.scan(station.context, line)

    def scans(some: list[str]) -> tuple[list[float], list[int]]:
        times, sizes = list[float](), list[int]()
        for place, number in enumerate(some):
            if place % 10 == 0:
                registration.scan(station.context, next(tubes))
                station.store.fold_sealed()
            before = log.stat().st_size
            times += timed([scan(number)])
            if log.stat().st_size > before:
                sizes.append(log.stat().st_size - before)
            station.store.fold_sealed()
        return times, sizes

    morning, sizes = scans(numbers[:SCANS])
    day = min(DAY, len(numbers) - 2 * SCANS)
    scans(numbers[SCANS : SCANS + day])
    evening, _ = scans(numbers[SCANS + day :][:SCANS])
    found = rows_of("scan to durable, morning", morning, least)
    found += rows_of(f"scan to durable, after {day:,} people", evening, least)
    asked = timed([lambda: status.status(station.station)] * 20)
    found += [
        ("written to the log by a scan", "KB", statistics.mean(sizes) / 1000),
        (f"status after {day:,} people, first", "ms", asked[0]),
        (f"status after {day:,} people, then", "ms", statistics.median(asked[1:])),
    ]
    station.store.close()
    return [*found, peak()]


def asking(folder: Path) -> list[Row]:
    """Search letter by letter, and the coverage of every building."""
    station = open_station(folder / HOME)
    times = timed(
        (
            lambda text=text: directory.search(
                station=station.station, text=text, limit=50, exact_limit=250
            )
        )
        for _ in range(20)
        for text in QUERIES
    )
    coverage = timed([lambda: status.coverage(station.station)] * 5)
    station.store.close()
    return [
        *rows_of("search", times),
        ("coverage, first", "ms", coverage[0]),
        ("coverage, then", "ms", statistics.median(coverage[1:])),
        peak(),
    ]


def verifying(folder: Path) -> list[Row]:
    """`verify` of this city's station after its day."""
    return verify_rows(folder / HOME)


def starting(folder: Path) -> list[Row]:
    """Commands from the shell to their end, in turns with a bare interpreter."""
    program = [sys.executable, "-m", "testdesk"]
    ways = {
        "a bare interpreter": [sys.executable, "-c", "pass"],
        "testdesk --help": [*program, "--help"],
        "testdesk status --help": [*program, "status", "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    run = partial(subprocess.run, check=True, capture_output=True, env=compiling_once(folder))
    for _ in range(12):
        for name, words in ways.items():
            times[name] += timed([partial(run, words)])
    return [(name, "ms", statistics.median(found)) for name, found in times.items()]


def typing(folder: Path) -> list[Row]:
    """Letters typed into the search field, until the list is painted; after `window`."""
    first, *others = finder.typing(folder)
    return [
        ("first letter to painted list", "ms", first),
        *rows_of("letter to painted list", others),
    ]


def printing(folder: Path) -> list[Row]:
    """`code print --everybody` at a testing point, against drawing the same cards into one PDF."""
    if int((folder / SIZE).read_text("ascii")) > SIZES[0]:
        return []
    # Qt would count in the memory of every other part.
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - the line above
    from testdesk.cli.shared.card_output import save_parts  # noqa: PLC0415 - the same
    from testdesk.paper.output.render import write_pdf  # noqa: PLC0415 - the same
    from testdesk.printing.cards import face_of  # noqa: PLC0415 - the same

    station, application = open_station(folder / HOME), offscreen_application()
    times: dict[str, tuple[float, float]] = {}

    def measure(name: str, work: Callable[[], T]) -> T:
        clock, processor = time.perf_counter(), time.process_time()
        result = work()
        times[name] = time.perf_counter() - clock, time.process_time() - processor
        return result

    everybody = CardSelection(without_phone=False)
    _, saved = measure("run", lambda: save_parts(station.context, everybody, folder / "cards"))
    point = station.station.identity.point
    faces = [face_of(card, point=point) for card in saved.cards]
    measure("paper", lambda: write_pdf(folder / "paper.pdf", faces, "sheet"))
    station.store.close()
    del application
    (elapsed, processor), (paper_elapsed, paper_processor) = times["run"], times["paper"]
    return [
        (f"code print --everybody, {len(faces):,} cards, processor", "s", processor),
        ("code print --everybody, processor to the paper alone", "x", processor / paper_processor),
        ("code print --everybody, elapsed to the paper alone", "x", elapsed / paper_elapsed),
        peak(),
    ]


PARTS: dict[str, Callable[[Path], list[Row]]] = {
    "set-up": set_up,
    "search and coverage": asking,
    "registration": registering,
    "start": starting,
    "window": window,
    "search in the window": typing,
    "verify": verifying,
    "cards": printing,
}


MADE = {"making": make, "making a long batch": city_files.make_long}


def raise_priority() -> None:
    """What else runs on the machine waits, where the system allows it."""
    with suppress(OSError, AttributeError):
        os.nice(-15)


@contextmanager
def city(size: int) -> Iterator[Path]:
    """A folder with a list and a station, gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / SIZE).write_text(str(size), "ascii")
        measured(Path(name), "making")
        os.sync()
        yield Path(name)


def measured(folder: Path, part: str) -> list[Row]:
    """The rows of a part, from a process of its own."""
    words = [sys.executable, __file__, "--part", part, str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    return [(name, unit, value) for name, unit, value in json.loads(done.stdout)]


def main(words: list[str]) -> None:
    """Prints the table; with --write into docs/performance.md as well."""
    raise_priority()
    if words[:1] == ["--part"]:
        print(json.dumps((MADE | PARTS | city_files.PARTS)[words[1]](Path(words[2]))))  # noqa: T201 - for the parent
        return
    sizes = [int(word) for word in words if word.isdigit()] or list(SIZES)
    table: dict[int, dict[str, list[Row]]] = {}
    for size in sizes:
        with city(size) as folder:
            table[size] = {}
            if size == min(sizes):
                measured(folder, "making a long batch")
            for part in PARTS | (city_files.PARTS if size == min(sizes) else {}):
                table[size][part] = measured(folder, part)
                for name, unit, value in table[size][part]:
                    print(f"{size:9,} {part:20} {name:45} {value:10.2f} {unit}", flush=True)  # noqa: T201 - the table
    if "--write" in words:
        write_document(table)


if __name__ == "__main__":
    main(sys.argv[1:])
