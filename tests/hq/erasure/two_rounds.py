"""Two rounds at one station, and what is asked about their erasure."""

import datetime as dt

from sqlalchemy import select
from tests.hq.city.listed_people import KIM, LI, PIAO, import_rows, shown_people
from tests.hq.laptops import MORNING, Laptop, resident

from testdesk.domain.journal.events import (
    CodeBound,
    FieldChange,
    PersonLookedUp,
    ProxyCodeIssued,
    ResidentCorrected,
    ResidentExcused,
    ResidentRegistered,
    SampleVoided,
)
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.accounts import operators
from testdesk.hq.city.rounds import open_round
from testdesk.hq.erasure.deciding import confirm, propose
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.checking import verify
from testdesk.hq.store.journal import entries_of
from testdesk.hq.store.schema.columns import METADATA

PASSWORD = "三把 不同的 雨伞 4711"
# A walk-in who was in the first round only, and one who came again.
ONCE, AGAIN = resident(77), resident(78)
NAME_ONCE, NUMBER_ONCE = "崔一次", "G70000077"
NAME_AGAIN = "崔再来"


def walk_in(pseudonym, name, number):
    return ResidentRegistered(
        Resident(
            pseudonym, name, document_type="03", document_number=number, address=Address("河畔")
        )
    )


class TwoRounds:
    """What a station recorded, and how it is erased."""

    def __init__(self, hq, station, listed):
        self.hq, self.station, self.listed = hq, station, listed
        self.first_of_second = 0
        self.of_round = set()

    def sample_first_round(self):
        station, listed = self.station, self.listed
        one = station.record(walk_in(ONCE, NAME_ONCE, NUMBER_ONCE))
        station.record(walk_in(AGAIN, NAME_AGAIN, "G70000078"))
        change = FieldChange("phone", "", "13877777777")
        corrected = station.record(ResidentCorrected(ONCE, (change,), "typed_wrong"))
        card = ProxyCodeIssued(ONCE, 1, 1, "2022-03-16", 10, 1, "崔女儿", "女儿", "no_phone")
        issued = station.record(card)
        bound = station.record(CodeBound("ab" * 32, ONCE))
        people = [listed["李明哲"], ONCE, AGAIN]
        before = len(station.entries)
        station.full_tube("YJ00000001", people)
        sampled = station.entries[before + 1 : before + 1 + len(people)]
        voided = sampled[2].header.id
        station.record(SampleVoided(voided, "swab_damaged", 1))
        excused = station.record(ResidentExcused("R7", listed["金英姬"], "away", "去了龙井"))
        station.record(PersonLookedUp(ONCE, "record", "person"))
        alone = (one, corrected, issued, bound, excused)
        self.of_round = {entry.header.seq for entry in (*alone, *sampled)}

    def sample_second_round(self):
        first = len(self.station.entries) + 1
        people = [self.listed["朴顺子"], AGAIN]
        self.station.full_tube("YJ00000002", people, round_="R8")
        return first

    def erase(self, round_="R7"):
        propose(self.hq, round_, note="十四天已过", by="李敏", password=PASSWORD)
        return confirm(self.hq, round_, by="赵刚", password=PASSWORD)

    def without_body(self, station=1):
        with self.hq.read() as connection:
            entries = entries_of(connection, station)
        return {entry.header.seq for entry in entries if entry.body is None}


def play(hq, clock):
    """A station in two rounds, two supervisors and a viewer; R8 has been open for twenty days."""
    for name in ("李敏", "赵刚"):
        operators.add(hq, name=name, role="supervisor", password=PASSWORD)
    operators.add(hq, name="金英", role="viewer", password=PASSWORD)
    import_rows(hq, LI, KIM, PIAO)
    listed = {name: row["resident"] for name, row in shown_people(hq).items()}
    open_round(hq, name="R7")
    city = TwoRounds(hq, Laptop(enrol(hq, station=1, point="1号检测点")), listed)
    city.sample_first_round()
    assert import_batch(hq, city.station.batch(), file="b1").verdict == "accepted"
    clock.moment = MORNING + dt.timedelta(days=1)
    open_round(hq, name="R8")
    city.first_of_second = city.sample_second_round()
    assert import_batch(hq, city.station.batch(city.first_of_second), file="b2").new_events
    clock.moment = MORNING + dt.timedelta(days=21)
    return city


def everything(hq):
    """Every value of every table, as text; what is sealed to somebody else is left out."""
    found = []
    with hq.read() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(select(table)):
                found += [
                    v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in row
                ]
    return "\n".join(found)


def sound(hq):
    report = verify(hq)
    assert report.problems == ()
    return report
