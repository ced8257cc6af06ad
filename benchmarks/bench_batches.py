"""25,000 samples: out as a batch and into headquarters, against the bare limit of the same run.

Export: fold is done; packing (gzip, age, signature), writing through, reading back and opening
again, against `sqlite3 .dump | gzip | age` of the same rows from a plain file. Intake: a batch
proven, opened, chained, stored and folded, against storing the very same rows with nothing
proven: COPY on PostgreSQL, executemany on an equally encrypted SQLite file. Each pair is measured
ROUNDS times in turn, and the medians are compared.

    PYTHONPATH=. .venv/bin/python benchmarks/bench_batches.py
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Table, delete, insert
from tests.clock import MORNING, ManualClock, stopped_clock
from tests.hq.conftest import empty
from tests.hq.laptops import Laptop, derive_now
from tests.hq.servers import running_server
from tests.made_station import make_city, make_home, open_station

from testdesk.domain.fold import ArrivedEntry, trusted_rows
from testdesk.domain.journal.events import AnyBody, SampleTaken, TubeOpened, TubeSealed
from testdesk.formats.crypto import keys
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database
from testdesk.hq.store.facts import newest_rows
from testdesk.hq.store.schema.tables import EVENT, FACTS
from testdesk.services.exchange import handover

SAMPLES = 25_000
POOL = 10
ROUNDS = 3


def bodies(samples: int = SAMPLES) -> Iterator[AnyBody]:
    """Tubes of ten until everybody is sampled."""
    for tube in range(samples // POOL):
        name = f"YJ{tube:08d}"
        yield TubeOpened(name, "R7", "pool", POOL)
        for place in range(1, POOL + 1):
            who = f"{tube * POOL + place:012x}"
            yield SampleTaken("R7", who, name, place, "proxy_code", "河南 하남", "河南小区", "3")
        yield TubeSealed(name, "R7", "pool", POOL, count=POOL, reason="full")


def seconds(job: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def line(name: str, ours: list[float], bare: list[float]) -> str:
    """Samples per second of both, and ours as a share of the limit."""
    own, limit = statistics.median(ours), statistics.median(bare)
    return (
        f"{name:28} {SAMPLES / own:9,.0f} a second   bare {SAMPLES / limit:9,.0f}   "
        f"{100 * limit / own:5.0f} % of the limit"
    )


def export(folder: Path) -> str:
    """A real station's export, and the dump of its rows."""
    city = make_city(folder / "hq")
    home = make_home(folder / "home", city.kits[1])
    station = open_station(home, clock=ManualClock())
    with station.station.write("李敏") as uow:
        uow.journal.append_all(list(bodies()))
        uow.commit()
    plain = folder / "plain.db"
    station.store._db.execute("ATTACH DATABASE ? AS plain KEY ''", [str(plain)])
    for name in ("event", "sample", "tube"):
        station.store._db.execute(f"CREATE TABLE plain.{name} AS SELECT * FROM {name}")  # noqa: S608 - our names
    station.store._db.execute("DETACH DATABASE plain")
    recipient = keys.age_recipient(keys.new_age_identity())
    out = folder / "dump.age"
    command = f"sqlite3 {plain} .dump | gzip | age -r {recipient} > {out} && sync {out}"
    ours, bare = [], []
    for number in range(ROUNDS):
        stick = folder / f"stick-{number}"
        stick.mkdir()
        bare.append(seconds(lambda: subprocess.run(["sh", "-c", command], check=True)))  # noqa: S603,S607
        ours.append(
            seconds(lambda stick=stick: handover.export(station.context, folder=stick, again=True))
        )
    station.store.close()
    return line("export", ours, bare)


def intake(name: str, hq: Headquarters) -> str:
    """One batch of all samples, taken in; and its rows, stored bare."""
    empty(hq)
    laptop = Laptop(enrol(hq, station=1, point="河南"))
    for body in bodies():
        laptop.record(body)
    data = laptop.batch()
    rows = newest_rows(trusted_rows([ArrivedEntry(e, trusted=True) for e in laptop.entries], {}))
    ours, bare = [], []
    for _ in range(ROUNDS):
        _forget(hq)
        ours.append(seconds(lambda: import_batch(hq, data, file="batch.tdb")))
        stored = {EVENT.name: _stored(hq, EVENT)} | {t: _stored(hq, FACTS[t]) for t in rows}
        _forget(hq)
        bare.append(seconds(lambda stored=stored: _store_bare(hq, stored)))
    return line(f"intake, {name}", ours, bare)


def _stored(hq: Headquarters, table: Table) -> list[tuple[object, ...]]:
    with hq.read() as connection:
        return [tuple(row) for row in connection.execute(table.select())]


def _forget(hq: Headquarters) -> None:
    with hq.write() as connection:
        for table in (EVENT, *FACTS.values()):
            connection.execute(delete(table))


def _store_bare(hq: Headquarters, stored: dict[str, list[tuple[object, ...]]]) -> None:
    tables = {EVENT.name: EVENT, **FACTS}
    with hq.write() as connection:
        for name, rows in stored.items():
            columns = [column.name for column in tables[name].columns]
            if connection.dialect.name == "postgresql":
                cursor = connection.connection.cursor()
                with cursor.copy(f"COPY {name} ({', '.join(columns)}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                named = [dict(zip(columns, row, strict=True)) for row in rows]
                connection.execute(insert(tables[name]), named)


def new_secrets() -> Secrets:
    """Keys of a made-up headquarters."""
    return Secrets(
        name="延吉",
        signing_seed=keys.new_signing_key().hex(),
        age_identity=keys.new_age_identity(),
        spare_recipient=keys.age_recipient(keys.new_age_identity()),
        card_keys={"1": "c1" * 32},
        card_key_id=1,
        person_key="9a" * 32,
        database_key="db" * 32,
    )


@contextmanager
def headquarters(folder: Path, url: str | None) -> Iterator[Headquarters]:
    """A fresh one on either database."""
    secrets = new_secrets()
    engine = database.open_engine(folder / "hq.db", key=bytes(32), url=url)
    hq = Headquarters(secrets, engine, stopped_clock(MORNING))
    database.prepare(engine, hq.city, derive=derive_now)
    yield hq
    hq.close()


def main() -> None:
    """Prints the table."""
    print(f"{SAMPLES:,} samples, median of {ROUNDS}")  # noqa: T201 - a benchmark prints its table
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(export(folder))  # noqa: T201 - the same
        with headquarters(folder, None) as hq:
            print(intake("SQLCipher", hq))  # noqa: T201 - the same
        with running_server() as server, headquarters(folder, server.url()) as hq:
            print(intake("PostgreSQL", hq))  # noqa: T201 - the same


if __name__ == "__main__":
    main()
