"""A city in small for the browser: four stations, a gap, a wrong clock, two conflicts."""

import csv
import datetime as dt
import io

from tests.clock import ManualClock
from tests.hq.city.listed_people import HEADER
from tests.hq.laptops import MORNING, Laptop

from testdesk.domain.journal.events import SampleTaken, SampleVoided, TubeOpened, TubeSealed
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views import coverage

NOW = MORNING + dt.timedelta(hours=4, minutes=42)
SURNAMES = "金李朴崔王张"
GIVEN = ("明哲", "英姬", "顺子", "伟", "龙浩", "秀兰", "雨佳", "善姬")
COMPOUNDS = ("河南小区", "新兴小区", "网通小区", "延大家属院", "北山小区")
MINUTES = (2, 61, 62, 64, 121, 122, 123, 125, 181, 183, 240, 241)


def rows():
    """Residents: two rooms of two on each of the buildings, more in the first compounds."""
    number = 0
    for place, compound in enumerate(COMPOUNDS):
        for building in range(1, 6 - place):
            for door in range(12):
                number += 1
                name = SURNAMES[number % 6] + GIVEN[number % 8]
                room = str(101 + door // 2)
                phone = f"1384433{number:04d}"
                yield (name, f"M1234{number:04d}", phone, compound, str(building), "1", room)


def roster() -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows()])
    return text.getvalue().encode()


class SamplingLaptop(Laptop):
    """A laptop that fills tubes over the morning."""

    def morning(self, people: list[str], *, name: str) -> None:
        for number in range(0, len(people), 10):
            tube, group = f"{name}{number // 10 + 1:08d}", people[number : number + 10]
            self.record(TubeOpened(tube, "R7", "pool", 10), minute=MINUTES[number // 10])
            for position, resident in enumerate(group, start=1):
                self.add_sample(resident, tube, position, MINUTES[number // 10])
            sealed = TubeSealed(tube, "R7", "pool", 10, count=len(group), reason="full")
            self.record(sealed, minute=MINUTES[number // 10])

    def add_sample(self, resident: str, tube: str, position: int, minute: float) -> str:
        body = SampleTaken("R7", resident, tube, position, "id_number", self.kit.point)
        return self.record(body, minute=minute).header.id


def build(hq: Headquarters) -> dict[str, str]:
    """The whole city; the pseudonyms by name and compound that tests look for."""
    import_roster(hq, roster(), filename="名册.csv")
    open_round(hq, name="R6")
    open_round(hq, name="R7")
    with hq.read() as connection:
        people = {
            (area.compound, area.building): [
                person.resident.resident
                for person in coverage.people(connection, "R7", area.compound, area.building)
            ]
            for area in coverage.city(connection, "R7")
        }
    first = people["河南小区", "3"][0]
    stations = work(hq, people, first)
    deliver(hq, stations)
    return {"first": first, "twice": people["新兴小区", "1"][0]}


def work(
    hq: Headquarters, people: dict[tuple[str, str], list[str]], first: str
) -> list[SamplingLaptop]:
    """What the stations do; the fourth one does nothing."""
    points = ("网通小区检测点", "河南小区检测点", "新兴小区检测点", "延大检测点")
    stations = [
        SamplingLaptop(enrol(hq, station=n, point=point)) for n, point in enumerate(points, start=1)
    ]
    one, two, three, _ = stations

    def of(compound: str, *, but: tuple[str, ...] = ()) -> list[str]:
        return [p for (c, b), who in people.items() if c == compound and b not in but for p in who]

    one.morning(of("河南小区", but=("3",)), name="YJ1")
    undone = one.add_sample(first, "YJ100000099", 1, 242)
    one.record(SampleVoided(undone, "wrong_person"), minute=243)
    two.morning(of("新兴小区", but=("4",)), name="YJ2")
    two.add_sample(people["新兴小区", "1"][0], "YJ100000001", 1, 245)
    two.record(TubeOpened("YJ100000001", "R7", "pool", 10), minute=245)
    three.morning(of("北山小区")[:11], name="YJ3")
    three.add_sample(people["延大家属院", "1"][0], "YJ300000009", 1, 600)
    return stations


def deliver(hq: Headquarters, stations: list[SamplingLaptop]) -> None:
    """Batches as they come over the day, one of them never; then a cloned laptop reports."""
    one, two, three, _ = stations
    clock = hq.clock
    assert isinstance(clock, ManualClock)
    for hour, station, first_event, last in (
        (1, one, 1, 30),
        (2, one, 31, None),
        (3, two, 1, 9),
        (4, two, 20, None),
        (4, three, 1, None),
    ):
        clock.moment = MORNING + dt.timedelta(hours=hour, minutes=30)
        taken = import_batch(hq, station.batch(first_event, last), file="batch.tdb")
        assert taken.verdict == "accepted", taken
    forked = SamplingLaptop(one.kit)
    import_batch(hq, forked.batch(), file="batch.tdb")
    clock.moment = NOW
