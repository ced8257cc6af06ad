"""Three people, each written down under any of three numbers at two desks, corrected and carried.

What is known for certain is who stood at the desk. Whatever happened in between, a sample is shown
for the one who gave it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.made_station import TUBES, MadeStation, id_number, open_made, open_station, roster
from tests.services.exchange.going_round import at_headquarters, export, round_trip, take_in, update

from testdesk.domain.refusals import Refusal
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.facts import fold_everything_again
from testdesk.hq.store.schema.tables import ALIAS, FACTS, PERSON
from testdesk.hq.views.reports import all_conflicts
from testdesk.services.people import directory, rosters
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn

NUMBER = {
    "钱七": id_number("19360412", 99),
    "孙八": id_number("19991231", 17),
    "周九": id_number("19700101", 33),
}
NAMES = list(NUMBER)


@dataclass
class Day:
    """Two desks and their headquarters; and who gave each sample, by station and event."""

    folder: Path
    desks: dict[int, MadeStation]
    hq: Headquarters
    gave: dict[tuple[int, int], str] = field(default_factory=dict)
    sticks: int = 0

    def come(self, desk: int, who: str, number: str) -> None:
        """The registrar types somebody's number."""
        form = WalkIn(name=who, document_number=NUMBER[number])
        station = self.desks[desk]
        directory.register_walk_in(station.context, form=form)

    def sample(self, desk: int, who: str, _: str) -> None:
        """Whoever is found by name is sampled by the number in the record."""
        station = self.desks[desk]
        for record in self.records(desk, who)[:1]:
            if self.open_tube(station) is None:
                station.scans("!pool 20", TUBES[10 * desk + len(self.gave)])
            station.clock.forward(seconds=9)
            result = station.scan(record.document_number)
            assert result.resident is not None
            assert result.resident.name == who
            if result.reason == "sampled" and result.seq is not None:
                self.gave[desk, result.seq] = who

    def corrected(self, desk: int, who: str, _: str) -> None:
        """The document is looked at, and the record put right."""
        station = self.desks[desk]
        for record in self.records(desk, who):
            if record.document_number != NUMBER[who]:
                correct(
                    station.context,
                    resident=record.resident,
                    changes={"document_number": NUMBER[who]},
                    reason="typed_wrong",
                )

    def listed(self, desk: int, who: str, _: str) -> None:
        """The community's list has the right number."""
        station, row = self.desks[desk], (who, "", NUMBER[who], *[""] * 6)
        rosters.import_roster(station.context, data=roster((row,)), filename="名单.csv")

    def carried(self, desk: int, _who: str, _: str) -> None:
        """By stick from one desk to the other, and to headquarters."""
        self.sticks += 1
        stick = self.folder / f"stick-{self.sticks}"
        stick.mkdir()
        export(self.desks[desk], stick)
        take_in(self.desks[3 - desk], stick)
        at_headquarters(self.hq, stick)
        for number, station in self.desks.items():
            update(self.hq, stick, number)
            take_in(station, stick)

    def records(self, desk: int, who: str):
        found = directory.find(station=self.desks[desk].station, text=who)
        return [one.resident for one in found if one.resident.name == who]

    def open_tube(self, station: MadeStation):
        with station.station.read() as uow:
            return uow.samples.open_tube()

    def shown_at(self, desk: int) -> dict[tuple[int, int], tuple[str, str]]:
        """Of each sample the pseudonym and the name."""
        with self.desks[desk].station.read() as uow:
            ids = {
                place: uow.journal.entries_of(place[0], place[1], place[1]) for place in self.gave
            }
            records = {place: uow.samples.record(e[0].header.id) for place, e in ids.items() if e}
            return {
                place: (one.resident, known.name)
                for place, one in records.items()
                if one and (known := uow.people.get(one.resident))
            }

    def shown_at_headquarters(self) -> dict[tuple[int, int], tuple[str, str]]:
        said = FACTS["sample"].c
        query = select(said.station, said.seq, said.resident, PERSON.c.name)
        with self.hq.reading() as connection:
            rows = connection.execute(query.where(PERSON.c.resident == said.resident)).all()
        return {(row.station, row.seq): (row.resident, row.name) for row in rows}

    def tables(self):
        with self.hq.reading() as connection:
            every = [PERSON, ALIAS, *FACTS.values()]
            return {t.name: sorted(map(str, connection.execute(select(t)))) for t in every}


@pytest.fixture(scope="module")
def morning(city, template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The homes of two desks that know each other, and of their headquarters."""
    folder = tmp_path_factory.mktemp("morning")
    desks = [open_station(shutil.copytree(template(n), folder / str(n))) for n in (1, 2)]
    hq = city.headquarters(folder / "hq")
    stick = folder / "stick"
    stick.mkdir()
    for _ in range(2):
        for number, desk in enumerate(desks):
            desk.scans(TUBES[50 + number], "!undo")
        round_trip(hq, stick, *desks)
    hq.close()
    for desk in desks:
        desk.store.close()
    return folder


@pytest.fixture
def new_day(city, morning, tmp_path):
    """Makes a day of its own for each example."""
    count = iter(range(1000))

    def days() -> Iterator[Day]:
        folder = shutil.copytree(morning, tmp_path / f"day-{next(count)}")
        desks = {n: open_station(folder / str(n)) for n in (1, 2)}
        for desk in desks.values():
            desk.clock.forward(hours=1)
        hq = open_made(folder / "hq", city.secrets)
        yield Day(folder, desks, hq)
        hq.close()
        for desk in desks.values():
            desk.store.close()
        shutil.rmtree(folder)

    return days


STEP = st.tuples(
    st.sampled_from(["come", "come", "sample", "sample", "corrected", "listed", "carried"]),
    st.sampled_from([1, 2]),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
Q, S, Z = NAMES


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@example([("come", 1, S, Q), ("sample", 1, S, S), ("listed", 1, Q, Q), ("corrected", 1, S, S)])
@example([("come", 1, Q, Q), ("sample", 1, Q, Q), ("come", 2, Z, Q), ("carried", 2, Q, Q)])
@example([("come", 1, S, Q), ("come", 2, Q, Q), ("sample", 1, S, S), ("carried", 2, Q, Q)])
@example([("come", 1, Q, S), ("come", 1, S, Z), ("sample", 1, S, S), ("sample", 1, Q, Q)])
@given(steps=st.lists(STEP, min_size=4, max_size=12))
def test_a_sample_is_shown_for_who_gave_it(new_day, steps):
    for day in new_day():
        for name, *what in steps:
            try_step(day, name, *what)
            for desk in (1, 2):
                assert own_samples(day, desk) == {p: n for p, n in day.gave.items() if p[0] == desk}
        everybody_is_put_right(day)
        assert [desk.problems() for desk in day.desks.values()] == [(), ()]
        contested = {one.resident for one in all_conflicts(day.hq) if one.kind == "number_shared"}
        for shown in (day.shown_at(1), day.shown_at(2), day.shown_at_headquarters()):
            wrong = {
                place: name
                for place, (resident, name) in shown.items()
                if place in day.gave and resident not in contested and name != day.gave[place]
            }
            assert wrong == {}
            assert set(day.gave) <= set(shown)
        before = day.tables()
        with day.hq.writing() as connection:
            fold_everything_again(connection)
        assert day.tables() == before


def own_samples(day: Day, desk: int) -> dict[tuple[int, int], str]:
    return {place: name for place, (_, name) in day.shown_at(desk).items() if place[0] == desk}


def try_step(day: Day, name: str, *what) -> None:
    """What a desk refuses changes nothing."""
    try:
        getattr(day, name)(*what)
    except Refusal as refusal:
        assert refusal.code == "document_of_another"  # noqa: PT017 - every other one is a finding


def everybody_is_put_right(day: Day) -> None:
    """In any order: who stands in another's place is corrected first."""
    for _ in NAMES:
        for desk in (1, 2):
            for who in NAMES:
                try_step(day, "corrected", desk, who, who)
    for desk in (1, 2, 1):
        day.carried(desk, "", "")
