"""A long day in one file: the parts of benchmarks/performance.py for one batch of 250,000 samples.

They do not depend on the number of residents, so they are measured at the smallest size only.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from tests.clock import ManualClock, stopped_clock
from tests.hq.laptops import MORNING, Laptop, derive_now
from tests.made_station import made_up_kit, make_home, open_station

from testdesk.domain.journal.events import AnyBody, SampleTaken, TubeOpened, TubeSealed
from testdesk.formats.crypto import keys
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.services.exchange import handover

SAMPLES, POOL, AT_ONCE = 250_000, 10, 1_200
# The laptop writes an event a second.
EVENING = MORNING + dt.timedelta(days=4)
EXPORT, INTAKE = "export of 250,000 samples", "intake of 250,000 samples"
BATCH, SECRETS = "batch.tdb", "secrets.json"


def bodies() -> Iterator[AnyBody]:
    """Tubes of ten until everybody is sampled."""
    for tube in range(SAMPLES // POOL):
        name = f"YJ{tube:08d}"
        yield TubeOpened(name, "R7", "pool", POOL)
        for place in range(1, POOL + 1):
            who = f"{tube * POOL + place:012x}"
            yield SampleTaken("R7", who, name, place, "proxy_code", "河南 하남", "河南小区", "3")
        yield TubeSealed(name, "R7", "pool", POOL, count=POOL, reason="full")


def make_journal(folder: Path) -> None:
    """A station whose journal has all the samples."""
    station, left = open_station(make_home(folder, made_up_kit()), clock=ManualClock()), bodies()
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
    folder.mkdir()
    secrets = Secrets(
        name="延吉",
        signing_seed=keys.new_signing_key().hex(),
        age_identity=keys.new_age_identity(),
        spare_recipient=keys.age_recipient(keys.new_age_identity()),
        card_keys={"1": "c1" * 32},
        card_key_id=1,
        person_key="9a" * 32,
        database_key="db" * 32,
    )
    (folder / SECRETS).write_bytes(msgspec.json.encode(secrets))
    hq = _headquarters(folder, MORNING)
    laptop = Laptop(enrol(hq, station=1, point="河南"))
    for body in bodies():
        laptop.record(body)
    (folder / BATCH).write_bytes(laptop.batch())
    hq.close()


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
