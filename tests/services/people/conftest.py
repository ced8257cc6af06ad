"""The people whom these tests start from."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_station import HALMEONI, TUBES, entries_of_station, open_made, open_station
from tests.services.exchange.going_round import card_of, round_trip
from tests.services.people.same_day import Day
from tests.services.people.two_of_a_number import (
    HOME,
    SUN,
    TYPED,
    pseudonym,
    qian_is_corrected,
    qian_is_sampled_and_has_a_card,
    written_down,
)

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Resident
from testdesk.hq.city.removals import remove


def sun(station):
    return Resident(pseudonym(station, TYPED), SUN, document_number=TYPED, address=HOME)


def on_the_list(station):
    station.headquarters_lists(sun(station))


def at_a_neighbour(station):
    owner = sun(station)
    neighbour = (ev.ResidentRegistered(owner), ev.CodeBound("d" * 32, owner.resident))
    yesterday = station.clock.now() - dt.timedelta(days=1)
    start_ms = int(yesterday.timestamp() * 1000)
    station.adopt(*entries_of_station(2, neighbour, start_ms=start_ms))


def at_the_station(station):
    """The owner comes with their own document, unknown to the station before the correction."""
    assert station.scan(TYPED).reason == "unknown_person"
    assert station.scan("!cancel") is not None
    written_down(station, SUN, TYPED)


COMES = {"list": on_the_list, "neighbour": at_a_neighbour, "desk": at_the_station}


@pytest.fixture(params=["list", "neighbour", "desk", "neighbour first"])
def two_of_one_number(request, station):
    """A station where 钱七 was corrected and 孙八 has come; and the card that 钱七 had before."""
    way, *first = request.param.split()
    card = qian_is_sampled_and_has_a_card(station)
    if first:
        COMES[way](station)
    qian_is_corrected(station)
    if not first:
        COMES[way](station)
    station.clock.forward(seconds=9)
    return station, card


@pytest.fixture
def removed(station, stick, headquarters):
    """A station that knows of the removal; her samples and cards are older."""
    who = station.who(HALMEONI)
    station.scans(TUBES[0], HALMEONI)
    card_of(station, HALMEONI)
    remove(headquarters, [who], reason="moved_away", note="住女儿家", by="赵刚")
    round_trip(headquarters, stick, station)
    return station


@pytest.fixture(scope="module")
def morning(city, template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homes of two stations that know each other, and of their headquarters."""
    folder = tmp_path_factory.mktemp("morning")
    stations = [open_station(shutil.copytree(template(n), folder / str(n))) for n in (1, 2)]
    hq = city.headquarters(folder / "hq")
    stick = folder / "stick"
    stick.mkdir()
    for _ in range(2):
        for number, station in enumerate(stations):
            station.scans(TUBES[50 + number], "!undo")
        round_trip(hq, stick, *stations)
    hq.close()
    for station in stations:
        station.store.close()
    return folder


@pytest.fixture
def new_day(city, morning, tmp_path):
    """Makes a day of its own for each example."""
    count = iter(range(1000))

    def days() -> Iterator[Day]:
        folder = shutil.copytree(morning, tmp_path / f"day-{next(count)}")
        stations = {n: open_station(folder / str(n)) for n in (1, 2)}
        for station in stations.values():
            station.clock.forward(hours=1)
        hq = open_made(folder / "hq", city.secrets)
        yield Day(folder, stations, hq)
        hq.close()
        for station in stations.values():
            station.store.close()
        shutil.rmtree(folder)

    return days
