"""One wrong bit anywhere in a home left by a kill: what each command reports, and what is left.

`benchmarks/reliability.py` makes the table of docs/reliability.md of it.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.site import (
    HQ_PHRASE,
    SECOND_TUBE,
    STATION_PHRASE,
    TUBE,
    CommandOutput,
    Site,
    build,
    people,
)

from testdesk import bootstrap
from testdesk.courier.folder import FolderCourier
from testdesk.hq.exchange import imports
from testdesk.hq.home.folder import open_headquarters
from testdesk.services.scanning import registration
from testdesk.services.session import Context, ScanSession

STATION_FILES = ("station.db", "station.db-wal", "station.db-mark", "station.vault")
HQ_FILES = (
    "headquarters.db", "headquarters.db-wal", "headquarters.db-mark", "headquarters.vault",
)  # fmt: skip


@dataclass
class Killed:
    """A station and a headquarters as a kill left them, and what both had acknowledged.

    Attributes:
        base: folder with `desk` and `hq`.
        head: of the station's journal.
        reached: the last event that headquarters had of the station's journal.
    """

    base: Path
    head: str
    reached: int


@dataclass
class FlipCounts:
    """The results of all flips in one file.

    Attributes:
        flips: how many.
        harmless: everything was there, and `verify` reported so.
        refused: the home did not open, by code.
        reported: it opened whole, and `verify` named the damage.
        doctor: of those not harmless, how many `doctor` named; only for a station.
        lost: it opened, something acknowledged was missing, and nothing reported it.
        salvaged: of those not harmless, how many `salvage` made whole again.
    """

    flips: int = 0
    harmless: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    reported: int = 0
    doctor: int = 0
    lost: int = 0
    salvaged: int = 0


def make_killed(base: Path) -> Killed:
    """A tube in the station's file and one only in its log; the same with headquarters' batches."""
    site = build(base / "city")
    numbers = [person.document_number for person in people(20)]
    site.scan(TUBE, *numbers[:10])
    site.station("export", site.stick)
    site.hq("import", site.stick)
    with bootstrap.station(site.home, STATION_PHRASE) as station:
        session = ScanSession(operator="金英")
        for line in (SECOND_TUBE, *numbers[10:15]):
            registration.scan(Context(station, session), line)
        with station.read() as uow:
            head = uow.journal.head()
        shutil.copytree(site.home, base / "killed" / "desk")
    site.station("export", site.stick)
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    imports.import_paths(hq, FolderCourier(), [site.stick])
    shutil.copytree(site.hq_home, base / "killed" / "hq")
    hq.close()
    for shm in (base / "killed").rglob("*-shm"):
        shm.unlink()
    return Killed(base / "killed", head, site.hq("status").value["stations"][0]["highest_seen"])


def flip_all(killed: Killed, file: str, *, flips: int, seed: int, scratch: Path) -> FlipCounts:
    """Flips single bits of one file, each in a separate copy."""
    rng = random.Random(f"{file} {seed}")  # noqa: S311 - the same flips can be made again
    counts = FlipCounts()
    for number in range(flips):
        site = Site(scratch / f"{file}-{number}")
        shutil.copytree(killed.base, site.base)
        site.stick.mkdir()
        path = (site.home if file in STATION_FILES else site.hq_home) / file
        data = bytearray(path.read_bytes())
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        _judge(site, killed, counts, at_station=file in STATION_FILES)
        shutil.rmtree(site.base)
    return counts


def _judge(site: Site, killed: Killed, counts: FlipCounts, *, at_station: bool) -> None:
    ask = site.station if at_station else site.hq
    counts.flips += 1
    status, verified = ask("status"), ask("verify")
    opens, whole = status.status == 0, _is_whole(status, killed, at_station=at_station)
    sound = verified.status == 0 and bool(verified.value["ok"])
    counts.lost += opens and not whole and sound
    if whole and sound:
        counts.harmless += 1
        return
    if opens:
        counts.reported += 1
    else:
        counts.refused[status.value["error"]] += 1
    if at_station:
        checks = {one["check"]: one["status"] for one in ask("doctor").value["checks"]}
        counts.doctor += checks["database"] == "missing"
    salvaged = ask("salvage", site.stick) if at_station else ask("salvage")
    counts.salvaged += salvaged.status == 0 and _is_whole(
        ask("status"), killed, at_station=at_station
    )


def _is_whole(status: CommandOutput, killed: Killed, *, at_station: bool) -> bool:
    if status.status != 0:
        return False
    if at_station:
        return bool(status.value["journal"]["head"] == killed.head)
    return bool(status.value["stations"][0]["highest_contiguous"] == killed.reached)
