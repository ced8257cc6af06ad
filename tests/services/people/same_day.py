"""A day at two stations that is played once, and continued by every test."""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from tests.made_station import TUBES, MadeStation, id_number, roster
from tests.services.exchange.going_round import at_headquarters, export, import_files, update

from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import ALIAS, CURRENT_RESIDENT, FACTS
from testdesk.services.people import directory, rosters
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn

NUMBER = {
    "钱七": id_number("19360412", 99),
    "孙八": id_number("19991231", 17),
    "周九": id_number("19700101", 33),
}


@dataclass
class Day:
    """Two stations and their headquarters; and who gave each sample, by station and event."""

    folder: Path
    stations: dict[int, MadeStation]
    hq: Headquarters
    gave: dict[tuple[int, int], str] = field(default_factory=dict)
    sticks: int = 0

    def come(self, station_number: int, who: str, number: str) -> None:
        """The registrar types somebody's number."""
        form = WalkIn(name=who, document_number=NUMBER[number])
        station = self.stations[station_number]
        directory.register_walk_in(station.context, form=form)

    def sample(self, station_number: int, who: str, _: str) -> None:
        """Whoever is found by name is sampled by the number in the record."""
        station = self.stations[station_number]
        for record in self.records(station_number, who)[:1]:
            if self.open_tube(station) is None:
                station.scans("!pool 20", TUBES[10 * station_number + len(self.gave)])
            station.clock.forward(seconds=9)
            result = station.scan(record.document_number)
            assert result.resident is not None
            assert result.resident.name == who
            if result.reason == "sampled" and result.seq is not None:
                self.gave[station_number, result.seq] = who

    def corrected(self, station_number: int, who: str, _: str) -> None:
        """The document is looked at, and the record put right."""
        station = self.stations[station_number]
        for record in self.records(station_number, who):
            if record.document_number != NUMBER[who]:
                correct(
                    station.context,
                    resident=record.resident,
                    changes={"document_number": NUMBER[who]},
                    reason="typed_wrong",
                )

    def listed(self, station_number: int, who: str, _: str) -> None:
        """The community's list has the right number."""
        station, row = self.stations[station_number], (who, "", NUMBER[who], *[""] * 6)
        rosters.import_roster(station.context, data=roster((row,)), filename="名单.csv")

    def carried(self, station_number: int, _who: str, _: str) -> None:
        """Carries a stick from one station to the other, and to headquarters."""
        self.sticks += 1
        stick = self.folder / f"stick-{self.sticks}"
        stick.mkdir()
        export(self.stations[station_number], stick)
        import_files(self.stations[3 - station_number], stick)
        at_headquarters(self.hq, stick)
        for number, station in self.stations.items():
            update(self.hq, stick, number)
            import_files(station, stick)

    def records(self, station_number: int, who: str):
        found = directory.find(station=self.stations[station_number].station, text=who)
        return [one.resident for one in found if one.resident.name == who]

    def open_tube(self, station: MadeStation):
        with station.station.read() as uow:
            return uow.samples.open_tube()

    def shown_at(self, station_number: int) -> dict[tuple[int, int], tuple[str, str]]:
        """Of each sample the pseudonym and the name."""
        with self.stations[station_number].station.read() as uow:
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
        samples = FACTS["sample"].c
        query = select(samples.station, samples.seq, samples.resident, CURRENT_RESIDENT.c.name)
        with self.hq.read() as connection:
            rows = connection.execute(
                query.where(CURRENT_RESIDENT.c.resident == samples.resident)
            ).all()
        return {(row.station, row.seq): (row.resident, row.name) for row in rows}

    def tables(self):
        with self.hq.read() as connection:
            every = [CURRENT_RESIDENT, ALIAS, *FACTS.values()]
            return {t.name: sorted(map(str, connection.execute(select(t)))) for t in every}
