"""The days of stations that contradict themselves and each other."""

from tests.hq.exchange.forked_stations import copy_of
from tests.hq.laptops import Laptop, resident

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import Entry
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.exchange.batch import NO_BATCH, write_batch
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import SCHEMA

STATIONS = (1, 2, 3)
RANGES = [(1, 5), (6, 9), (10, 14), (15, None), (3, 11), (1, None)]
TABLES = [table for table in METADATA.sorted_tables if table is not SCHEMA]


def a_day(laptop: Laptop, station: int) -> None:
    """Things that overwrite, undo and contradict each other, within a station and between."""
    number = 10 * station
    own, shared = resident(number), resident(99)
    laptop.record(ev.OperatorSignedIn("registrar"))
    for name in ("朴顺子", "朴顺姬"):
        person = Resident(shared, f"{name}{station}", address=Address("河南小区", "3"))
        laptop.record(ev.ResidentRegistered(person))
    tube = f"YJ{station:08d}"
    laptop.record(ev.TubeOpened(tube, "R7", "pool", 10))
    undone = laptop.sample(own, tube=tube, position=1)
    laptop.record(ev.SampleVoided(undone.header.id, "undo"))
    laptop.sample(shared, tube=tube, position=1)
    laptop.record(ev.TubeSealed(tube, "R7", "pool", 10, count=1, reason="other"))
    laptop.record(ev.TubeReopened(tube, "R7", "pool", 10))
    laptop.sample(own, tube=tube, position=2)
    laptop.record(ev.TubeSealed(tube, "R7", "pool", 10, count=2, reason="end_of_queue"))
    laptop.full_tube("YJ99999999", [resident(number + 1)])
    ticket = laptop.record(ev.TicketIssued("A001", "normal", 1, "2022-03-26")).header.id
    laptop.record(ev.TicketMoved(ticket, "called", 1))
    laptop.record(ev.TicketMoved(ticket, "served", 1))


def a_corrected_number(laptop: Laptop, station: int) -> None:
    """The pseudonym that everybody sampled becomes another; an hour ahead of headquarters."""
    shared, right = resident(99), resident(70 + station)
    person = Resident(right, "朴顺子", document_number="E1", address=Address("河南小区", "3"))
    change = (ev.FieldChange("document_number", "E0", "E1"),)
    laptop.record(ev.ResidentCorrected(shared, change, "typed_wrong", right, person))
    laptop.sample(shared, tube=f"YJ{station:08d}", position=3, minute=60)


def forked(laptop):
    """Another history from the ninth event on, and its first events once more."""
    twin = copy_of(laptop)
    del twin.entries[8:]
    twin.full_tube("YJ00000077", [resident(77)])
    return twin.batch(4)


def damaged(laptop):
    """The last event is not the one in the chain."""
    twin = copy_of(laptop)
    twin.entries[-1] = Entry(twin.entries[-1].header, twin.entries[0].body)
    return twin.forged()


def bare(laptop):
    """Some bodies were erased at the station."""
    entries = [Entry(e.header, None if e.header.seq % 3 else e.body) for e in laptop.entries]
    return write_batch(
        entries, sender=laptop.sender, prev_batch=NO_BATCH, created="2022-03-26T00:00:00Z"
    )
