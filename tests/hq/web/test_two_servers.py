"""Two servers on one PostgreSQL, twenty stations at once: nothing twice, nothing lost."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from tests.hq.laptops import Laptop, resident
from tests.hq.tables import count, rows
from tests.hq.web.requests import signed
from tests.hq.web.server_phrase import PHRASE

from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.store.schema.tables import BATCH, EVENT, FACTS
from testdesk.hq.views.reports import all_conflicts, status

pytestmark = pytest.mark.usefixtures("quick_vaults")

STATIONS = range(1, 21)
# Sampled at every station; and a tube whose number was printed twice.
TRAVELLER, SECOND_PRINT = resident(0xFFFF), "YJ99999999"
SENDERS = 8
SEED = 20220326


@contextmanager
def server(home: Path) -> Iterator[str]:
    """The address of a real `hq serve`; at its end it must have ended well."""
    command = [sys.executable, "-m", "testdesk", "hq", "serve", "--home", str(home), "--port", "0"]
    env = os.environ | {"TESTDESK_PASSPHRASE": PHRASE}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield process.stderr.readline().split()[-1]
            process.send_signal(signal.SIGTERM)
            assert (process.stderr.read(), process.wait(60)) == ("", 0)
        finally:
            process.kill()


def day(station: Laptop) -> list[bytes]:
    """Six batches, two of which overlap; one holds the traveller, one the tube printed twice."""
    number = station.kit.station
    first = 100 * number
    for tube in range(5):
        people = [resident(first + 10 * tube + place) for place in range(10)]
        station.full_tube(f"YJ{number:04d}{tube:04d}", people)
    station.full_tube(f"YJ{number:04d}0005", [TRAVELLER])
    station.full_tube(SECOND_PRINT, [resident(first + 99)])
    ranges = [(1, 13), (14, 30), (28, 40), (41, 61), (62, 64), (65, None)]
    return [station.batch(*span) for span in ranges]


def test_twenty_stations_at_two_servers(home_on_postgresql):
    hq = open_headquarters(home_on_postgresql, PHRASE)
    stations = [Laptop(enrol(hq, station=n, point=f"{n}号检测点")) for n in STATIONS]
    batches = [data for station in stations for data in day(station)]
    deliveries = batches + batches[::2]
    random.Random(SEED).shuffle(deliveries)  # noqa: S311 - an order that can be had again
    with ExitStack() as stack:
        urls = [stack.enter_context(server(home_on_postgresql)) for _ in range(2)]
        answers = send(urls, deliveries)
        receipts = [fetch_all(urls[station.kit.station % 2], station) for station in stations]
    check_answers(answers, stations)
    check_tables(hq, stations)
    for station, found in zip(stations, receipts, strict=True):
        assert len(found) == 6
        assert {station.read(one, hq.city_key).verdict for one in found} == {"accepted"}
    hq.close()


def send(urls, deliveries):
    """Every delivery at one of the servers, eight at a time."""
    with httpx.Client(timeout=120) as client, ThreadPoolExecutor(SENDERS) as pool:

        def one(number):
            url = f"{urls[number % 2]}/api/v1/batches"
            answer = client.post(url, content=deliveries[number])
            assert answer.status_code == 200, answer.text
            return answer.json()

        return list(pool.map(one, range(len(deliveries))))


def fetch_all(url, station):
    path = f"/api/v1/stations/{station.kit.station}/files"
    with httpx.Client(base_url=url, timeout=60) as client:
        listed = client.get(path, headers=signed(station, path)).json()["files"]
        paths = [f"{path}/{one['file']}" for one in listed]
        return [client.get(one, headers=signed(station, one)).content for one in paths]


def check_answers(answers, stations):
    """Each event was new exactly once; of those who contradict only the first is not notified."""
    assert {one["verdict"] for one in answers} == {"accepted", "already_have"}
    new: Counter[int] = Counter()
    for one in answers:
        new[one["station"]] += one["new_events"]
    assert new == {station.kit.station: len(station.entries) for station in stations}
    for first in (62, 65):
        untold = [
            one["station"]
            for one in answers
            if one["first"] == first and one["verdict"] == "accepted" and not one["conflicts"]
        ]
        assert len(untold) == 1


def check_tables(hq, stations):
    assert count(hq, EVENT) == sum(len(station.entries) for station in stations)
    people = Counter(row["resident"] for row in rows(hq, FACTS["sample"]))
    assert people.pop(TRAVELLER) == len(stations)
    assert set(people.values()) == {1}
    assert len(people) == 51 * len(stations)
    assert count(hq, BATCH) == 6 * len(stations)
    now = status(hq)
    assert [(one.highest_contiguous, one.missing) for one in now.stations] == [
        (len(station.entries), ()) for station in stations
    ]
    assert now.samples == 52 * len(stations)
    assert sorted(one.kind for one in all_conflicts(hq)) == [
        "sampled_twice",
        "tube_at_two_stations",
    ]
