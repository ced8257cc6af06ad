"""A stick that grows: the batches of a city, read at a desk and at headquarters, twice.

Beside each turn stands the least it could cost in the same run: reading every file's bytes and
hashing them. The desk has three neighbours among the stations; all else is for others.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_sticks.py [--batches 10000] [--stations 300]
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import hashlib
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from tests.clock import stopped_clock
from tests.hq.laptops import MORNING, Laptop, resident
from tests.made_station import MadeStation, make_city, make_home, open_station

from testdesk.courier.folder import FolderCourier
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import batch_name
from testdesk.formats.exchange.neighbours import Neighbour
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.services.exchange import handover
from testdesk.services.exchange.incoming import import_file
from testdesk.services.session import Context, ScanSession

NEIGHBOURS = range(2, 5)
PEOPLE = 10

Answer = TypeVar("Answer")


def timed(job: Callable[[], Answer]) -> tuple[float, float, Answer]:
    """How many seconds it took, of them on a processor (children too), and what came of it."""
    start, busy = time.perf_counter(), _at_work()
    answer = job()
    return time.perf_counter() - start, _at_work() - busy, answer


def _at_work() -> float:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def fill(
    stick: Path, hq: Headquarters, station: MadeStation, *, batches: int, stations: int
) -> None:
    """Lays the batches of stations 2 and above on the stick, each of one tube of ten people.

    The kits are made the evening before: no time that a laptop says is in doubt.
    """
    hq = dataclasses.replace(hq, clock=stopped_clock(MORNING - dt.timedelta(hours=12)))
    folder = stick / "testdesk"
    folder.mkdir()
    ours = handover.sender_of(station.station.identity).recipient
    laptops = [Laptop(enrol(hq, station=2 + n, point=f"点 {n % 100}")) for n in range(stations)]
    for laptop in laptops[: len(NEIGHBOURS)]:
        recipients = (*laptop.sender.recipients, ours)
        laptop.sender = msgspec.structs.replace(laptop.sender, recipients=recipients)
    for number in range(batches):
        laptop = laptops[number % stations]
        first = len(laptop.entries) + 1 if number >= stations else 1
        people = [resident(number * PEOPLE + place) for place in range(PEOPLE)]
        laptop.full_tube(f"YJ{number:08d}", people)
        name = batch_name(laptop.kit.station, first, len(laptop.entries))
        (folder / name).write_bytes(laptop.batch(first))
    _make_neighbours(station, laptops)


def _make_neighbours(station: MadeStation, laptops: Sequence[Laptop]) -> None:
    """As an update of headquarters would."""
    known = tuple(
        Neighbour(
            n, laptop.kit.point, keys.public_key(laptop.signing_key).hex(), laptop.sender.recipient
        )
        for n, laptop in zip(NEIGHBOURS, laptops, strict=False)
    )
    with station.store.write("bench") as uow:
        uow.identity.keep(msgspec.structs.replace(uow.identity.current(), neighbours=known))
        uow.commit()


def bare(stick: Path) -> int:
    """Reads and hashes every file."""
    paths = FolderCourier().incoming([stick])
    return len({hashlib.sha256(path.read_bytes()).digest() for path in paths})


def main() -> None:
    """Prints the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--batches", type=int, default=10_000)
    asked.add_argument("--stations", type=int, default=300)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), options.batches, options.stations)


def measure(folder: Path, batches: int, stations: int) -> None:
    """Desk first, so that the stick holds nothing but batches; then headquarters; then the desk."""
    city = make_city(folder / "city")
    hq = city.headquarters(folder / "hq")
    station = open_station(make_home(folder / "home", city.kits[1]))
    stick = folder / "stick"
    stick.mkdir()
    fill(stick, hq, station, batches=batches, stations=stations)
    session = ScanSession(operator="李敏")
    desk = lambda: import_file(Context(station.station, session), paths=[stick])  # noqa: E731 - named
    city_in = lambda: import_paths(hq, FolderCourier(), [stick])  # noqa: E731 - for the table
    print(f"{batches:,} batches of {stations} stations, {PEOPLE} people each")  # noqa: T201 - a table
    turns = (("desk", desk), ("desk again", desk), ("headquarters", city_in))
    turns = (*turns, ("headquarters again", city_in), ("desk, receipts too", desk))
    for name, job in (*turns, ("the same again", desk)):
        least, _, files = timed(lambda: bare(stick))
        took, busy, _ = timed(job)
        row = (
            f"{name:20} {took:8.2f} s, {busy:7.2f} s of them at work   "
            f"read and hashed {least:6.2f} s of {files:6,} files   {took / least:7.1f} times"
        )
        print(row, flush=True)  # noqa: T201 - the same
    station.store.close()
    hq.close()


if __name__ == "__main__":
    main()
