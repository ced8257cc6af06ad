"""Files of a whole city, which are parts of benchmarks/performance.py.

A batch of 250,000 samples, a roster of 190,000 people at headquarters and at a station, as CSV and
as a worksheet, and a kit with all of them.
They do not depend on the number of residents, so they are measured at the smallest size only.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import msgspec
from benchmarks.bench_batches import bodies, new_secrets
from benchmarks.bench_list import HEADS, line
from openpyxl import Workbook
from tests.clock import ManualClock, stopped_clock
from tests.hq.laptops import MORNING, Laptop, derive_now
from tests.made_station import made_up_kit, make_home, open_station

from testdesk.bootstrap import set_up_station
from testdesk.formats.exchange.kit import write_kit
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.services.exchange import handover
from testdesk.services.people.rosters import import_roster as import_at_station

SAMPLES, AT_ONCE = 250_000, 1_200
# The laptop writes an event a second.
EVENING = MORNING + dt.timedelta(days=4)
EXPORT, INTAKE = "export of 250,000 samples", "intake of 250,000 samples"
ROSTER_PEOPLE, ROSTER = 190_000, "roster of 190,000 people"
LIST, SHEET, KIT, PASSPHRASE = "roster.csv", "roster.xlsx", "kit.tdk", "a phrase for the kit"
BATCH, SECRETS = "batch.tdb", "secrets.json"


def make_journal(folder: Path) -> None:
    """A station whose journal has all the samples."""
    station, left = (
        open_station(make_home(folder, made_up_kit()), clock=ManualClock()),
        bodies(SAMPLES),
    )
    while some := list(islice(left, AT_ONCE)):
        with station.station.write("李敏") as uow:
            uow.journal.append_all(some)
            uow.commit()
    station.store.close()


def export(folder: Path) -> float:
    """Processor seconds of one export of them all."""
    station, stick = open_station(folder, clock=ManualClock()), folder / "stick"
    stick.mkdir()
    began = time.process_time()
    handover.export(station.context, folder=stick, again=True)
    spent = time.process_time() - began
    station.store.close()
    return spent


def make_batch(folder: Path) -> None:
    """A headquarters, and a batch with all the samples of an enrolled station."""
    hq = _new_headquarters(folder)
    laptop = Laptop(enrol(hq, station=1, point="河南"))
    for body in bodies(SAMPLES):
        laptop.record(body)
    (folder / BATCH).write_bytes(laptop.batch())
    hq.close()


def _new_headquarters(folder: Path) -> Headquarters:
    folder.mkdir()
    (folder / SECRETS).write_bytes(msgspec.json.encode(new_secrets()))
    return _headquarters(folder, MORNING)


def make_roster(folder: Path) -> None:
    """A headquarters, and a list in compounds of 4,000."""
    _new_headquarters(folder).close()
    lines = [HEADS, *map(line, range(ROSTER_PEOPLE))]
    (folder / LIST).write_text("\n".join(lines), "utf-8")
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for text in lines:
        sheet.append(text.split(","))
    workbook.save(folder / SHEET)


def roster(folder: Path) -> tuple[float, float, float]:
    """Processor seconds of the first import, of the same again, and of `sqlite-utils insert`."""
    hq, data = _headquarters(folder, MORNING), (folder / LIST).read_bytes()
    times = list[float]()
    for new in (ROSTER_PEOPLE, 0):
        began = time.process_time()
        report = import_roster(hq, data, filename=LIST)
        times.append(time.process_time() - began)
        if report.new != new:
            raise SystemExit(f"roster: {report.new} new")
    hq.close()
    return times[0], times[1], _plain_insert(folder)


def _plain_insert(folder: Path) -> float:
    """Processor seconds of `sqlite-utils insert` of the list, as CSV."""
    (folder / "plain.db").unlink(missing_ok=True)
    words = [sys.executable, "-m", "sqlite_utils", "insert", "plain.db", "list", LIST, "--csv"]
    before = sum(os.times()[2:4])
    subprocess.run(words, check=True, cwd=folder, capture_output=True)  # noqa: S603 - our own words
    return sum(os.times()[2:4]) - before


def worksheet(folder: Path) -> tuple[float, float]:
    """Processor seconds of the same list as XLSX, and of `sqlite-utils insert` of the CSV."""
    with tempfile.TemporaryDirectory() as name:
        hq = _new_headquarters(Path(name) / "hq")
        began = time.process_time()
        import_roster(hq, (folder / SHEET).read_bytes(), filename=SHEET)
        spent = time.process_time() - began
        hq.close()
    return spent, _plain_insert(folder)


def station_roster(folder: Path, file: str) -> tuple[float, float]:
    """Processor seconds of the list at a station, and of `sqlite-utils insert` of the CSV."""
    with tempfile.TemporaryDirectory() as name:
        station = open_station(make_home(Path(name) / "home", made_up_kit()))
        data = (folder / file).read_bytes()
        began = time.process_time()
        import_at_station(station.context, data=data, filename=file)
        spent = time.process_time() - began
        station.store.close()
    return spent, _plain_insert(folder)


def make_kit(folder: Path) -> None:
    """A kit with everybody, from the headquarters that imported the roster."""
    hq = _headquarters(folder, MORNING)
    seed = bytes.fromhex(hq.secrets.signing_seed)
    kit = enrol(hq, station=1, point="河南")
    (folder / KIT).write_bytes(write_kit(kit, city_signing_key=seed, passphrase=PASSPHRASE))
    hq.close()


def set_up(folder: Path) -> float:
    """Processor seconds of setting up a station from that kit."""
    data = (folder / KIT).read_bytes()
    began = time.process_time()
    set_up_station(folder / "home", kit=data, kit_passphrase=PASSPHRASE, passphrase=PASSPHRASE)
    return time.process_time() - began


def intake(folder: Path) -> float:
    """Processor seconds of its import into an SQLCipher file."""
    hq, data = _headquarters(folder, EVENING), (folder / BATCH).read_bytes()
    began = time.process_time()
    taken = import_batch(hq, data, file=BATCH)
    spent = time.process_time() - began
    hq.close()
    if taken.verdict != "accepted":
        raise SystemExit(f"intake: {taken.reason}")
    return spent


def _headquarters(folder: Path, moment: dt.datetime) -> Headquarters:
    secrets = msgspec.json.decode((folder / SECRETS).read_bytes(), type=Secrets)
    engine = database.open_engine(folder / "hq.db", key=bytes(32), url=None)
    hq = Headquarters(secrets, engine, stopped_clock(moment))
    database.prepare(engine, hq.city, derive=derive_now)
    return hq
