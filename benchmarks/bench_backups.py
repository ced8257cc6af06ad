"""What an automatic backup costs: at the station itself, on the stick, and to the scans meanwhile.

Each size is a store of that many residents and a tenth as many samples. For comparison: the same
copy by `VACUUM INTO`, and by SQLite's backup API.
"""

from __future__ import annotations

import argparse
import secrets
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import bench_search
from tests.little_work import quick_vaults
from tests.made_station import PASSPHRASE, STORE_KEY, MadeStation

from testdesk.bridge.backups.making import BackupSource, choose_place, make_backup
from testdesk.formats.crypto.vault import NONCE_SIZE, SALT_SIZE, seal_vault
from testdesk.settings import STORE, VAULT
from testdesk.store.connection import open_file
from testdesk.store.recovery.snapshot import copy_at_rest
from testdesk.wall_clock import WallClock

SCANS = 200
"""Scans that are timed, without and during a backup."""


def filled(folder: Path, residents: int) -> tuple[MadeStation, list[str]]:
    """A station that knows the people of a city, and the lines of scans that are still to come."""
    station, known = bench_search.filled(folder / "home", residents)
    salt, nonce = secrets.token_bytes(SALT_SIZE), secrets.token_bytes(NONCE_SIZE)
    with quick_vaults():
        sealed = seal_vault(STORE_KEY, PASSPHRASE, salt=salt, nonce=nonce)
    (station.home / VAULT).write_bytes(sealed)
    numbers = [one.document_number for one in known if one.document_type == "01"]
    lines = []
    for number in range(0, len(numbers) - 10, 10):
        lines += [f"YJ{80000000 + number}", *numbers[number : number + 10]]
    for line in lines[: residents // 10]:
        station.scan(line)
    station.store.checkpoint()
    return station, lines[residents // 10 :]


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def scan_times(station: MadeStation, lines: list[str], until: Callable[[], bool]) -> list[float]:
    """Milliseconds of each scan, until enough or until something has ended."""
    found: list[float] = []
    while len(found) < SCANS and not until():
        line = lines.pop(0)
        found.append(seconds(partial(station.scan, line)) * 1000)
    return found


def compare(station: MadeStation, folder: Path) -> None:
    """The copy alone, in three ways."""
    store = station.home / STORE
    size = store.stat().st_size
    print(f"store: {size / 1e6:.1f} MB")  # noqa: T201 - the benchmark's output

    def at_rest() -> None:
        station.store.checkpoint()
        target = folder / "rest.db"
        target.unlink(missing_ok=True)
        if not copy_at_rest(store, STORE_KEY, target):
            raise RuntimeError("not at rest")

    def vacuum() -> None:
        target = folder / "vacuum.db"
        target.unlink(missing_ok=True)
        with closing(open_file(store, STORE_KEY)) as db:
            db.execute("VACUUM INTO ?", [str(target)])

    def backup_api() -> None:
        target = folder / "api.db"
        target.unlink(missing_ok=True)
        with (
            closing(open_file(store, STORE_KEY)) as db,
            closing(open_file(target, STORE_KEY)) as other,
        ):
            db.conn.backup(other.conn, pages=256)

    for name, job in (("pages at rest", at_rest), ("VACUUM INTO", vacuum), ("API", backup_api)):
        times = [seconds(job) for _ in range(3)]
        print(f"copy, {name}: {statistics.median(times) * 1000:.0f} ms")  # noqa: T201 - the same


def whole(station: MadeStation, lines: list[str], place: Path) -> None:
    """The whole backup, and the scans meanwhile."""
    choose_place(station.home, place)
    calm = BackupSource(station.home, STORE_KEY, station.store.checkpoint, WallClock())
    times = [make_backup(calm).seconds for _ in range(3)]
    print(f"whole backup: {statistics.median(times):.2f} s")  # noqa: T201 - the same
    alone = scan_times(station, lines, lambda: False)
    source = BackupSource(station.home, STORE_KEY, lambda: None, WallClock())
    station.store.checkpoint()
    thread = threading.Thread(target=make_backup, args=(source,))
    thread.start()
    beside = scan_times(station, lines, lambda: not thread.is_alive())
    thread.join()
    for name, found in (("alone", alone), ("beside", beside)):
        print(  # noqa: T201 - the same
            f"scan {name}: p50 {statistics.median(found):.1f} ms, maximum {max(found):.1f} ms"
            f" ({len(found)} scans)"
        )


def main() -> None:
    """Measures the sizes that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("residents", type=int, nargs="*", default=[4125])
    parser.add_argument("--place", type=Path, help="a folder on the stick to measure")
    given = parser.parse_args()
    for residents in given.residents:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            place = given.place or folder / "place"
            place.mkdir(exist_ok=True)
            print(f"--- {residents} residents")  # noqa: T201 - the same
            station, lines = filled(folder, residents)
            try:
                compare(station, folder)
                whole(station, lines, place)
            finally:
                station.store.close()


if __name__ == "__main__":
    main()
