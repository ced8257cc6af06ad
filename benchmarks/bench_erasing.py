"""How long two supervisors wait until a round of a whole city is erased.

Headquarters on a file of its own, that many residents on rosters of 2,000, a round in which each of
them was sampled at one of four stations, and a second round. Measured: the proposal, which counts
what would be erased; the confirmation, during which nothing else can be written; the rewrite of the
file; the check of everything afterwards.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_erasing.py [RESIDENTS]
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.clock import stopped_clock
from tests.hq.laptops import MORNING, Laptop
from tests.little_work import quick_vaults

from testdesk.domain.journal.events import (
    AnyBody,
    RosterImported,
    RoundOpened,
    SampleTaken,
    TubeOpened,
    TubeSealed,
)
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto import keys
from testdesk.hq.accounts import operators
from testdesk.hq.city.rounds import open_round
from testdesk.hq.erasure.deciding import confirm, finish, propose
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.checking import verify
from testdesk.hq.home.folder import (
    DATABASE,
    Headquarters,
    create_headquarters,
    open_headquarters,
)
from testdesk.hq.store import journal

STATIONS, ROSTER, POOL = 4, 2_000, 10
# A station's day is longer than the clock of one morning.
LATER = dt.timedelta(days=4)
PASSPHRASE, PASSWORD = "指挥部门口的雨伞架 2022", "三把 不同的 雨伞 4711"


def rosters(residents: int) -> Iterator[RosterImported]:
    """Compounds of 2,000, forty to a building."""
    for first in range(0, residents, ROSTER):
        compound = f"小区{first // ROSTER}"
        people = tuple(
            Resident(
                f"{number:012x}",
                f"居民{number}",
                document_number=f"22240119500101{number:06d}"[:18],
                address=Address(compound, str(number % ROSTER // 40 + 1), "1", str(number % 40)),
            )
            for number in range(first, min(first + ROSTER, residents))
        )
        yield RosterImported(compound, people)


def samples(first: int, last: int) -> Iterator[AnyBody]:
    """Tubes of ten with residents `first` to `last`, the last excluded."""
    for start in range(first, last, POOL):
        tube = f"YJ{start:08d}"
        yield TubeOpened(tube, "R7", "pool", POOL)
        for place, who in enumerate(range(start, start + POOL), start=1):
            home = (f"小区{who // ROSTER}", str(who % ROSTER // 40 + 1))
            yield SampleTaken("R7", f"{who:012x}", tube, place, "id_number", "点", *home)
        yield TubeSealed(tube, "R7", "pool", POOL, count=POOL, reason="full")


def filled(home: Path, residents: int) -> Headquarters:
    """A headquarters after the round, with the next one open for twenty days."""
    clock, spare = stopped_clock(MORNING), keys.age_recipient(keys.new_age_identity())
    create_headquarters(home, name="指挥部", passphrase=PASSPHRASE, spare_recipient=spare)
    hq = open_headquarters(home, PASSPHRASE, clock=clock)
    for name in ("李敏", "赵刚"):
        operators.add(hq, name=name, role="supervisor", password=PASSWORD)
    # The kits before the rosters, which every kit of a city without compounds would carry.
    laptops = [Laptop(enrol(hq, station=n, point=f"{n}号点")) for n in range(1, STATIONS + 1)]
    with hq.write() as connection:
        journal.append(connection, [RoundOpened("R7"), *rosters(residents)], clock=clock)
    clock.moment += LATER
    share = residents // STATIONS
    for number, laptop in enumerate(laptops):
        for body in samples(number * share, (number + 1) * share):
            laptop.record(body)
        intake = import_batch(hq, laptop.batch(), file="batch")
        if intake.verdict != "accepted":
            raise SystemExit(f"intake: {intake.reason}")
    open_round(hq, name="R8")
    clock.moment += dt.timedelta(days=20)
    return hq


def show(what: str, job: Callable[[], object]) -> None:
    """Does something and prints how long it took."""
    began = time.perf_counter()
    job()
    print(f"{what:<34} {time.perf_counter() - began:7.1f} s", flush=True)  # noqa: T201 - a table


def main() -> None:
    """Prints the table."""
    residents = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000
    with quick_vaults(), tempfile.TemporaryDirectory() as name:
        home = Path(name) / "hq"
        hq = filled(home, residents)
        try:
            size = (home / DATABASE).stat().st_size / 1e6
            print(f"{residents:,} residents, as many samples, {size:.0f} MB")  # noqa: T201 - the same
            who = {"by": "李敏", "password": PASSWORD}
            show("propose", lambda: propose(hq, "R7", note="fourteen days are over", **who))
            show(
                "confirm: nothing else is written",
                lambda: confirm(hq, "R7", **who | {"by": "赵刚"}),
            )
            show("rewrite of the file", lambda: finish(hq))
            size = (home / DATABASE).stat().st_size / 1e6
            show(f"hq verify, now {size:.0f} MB", lambda: verify(hq))
        finally:
            hq.close()


if __name__ == "__main__":
    main()
