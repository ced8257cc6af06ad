"""People who are listed, or come without being so."""

from hypothesis import strategies as st
from sqlalchemy import select
from tests.hq.laptops import resident

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.schema.tables import KIT

# Whose number was corrected is somebody else from then on.
NUMBERS = range(1, 7)


HOMES = (
    Address("河南小区", "3", "1", "301"),
    Address("河南小区", "10"),
    Address("网通小区", "3", "2", "202"),
    Address("网通小区"),
    Address(),
)


numbers = st.sampled_from(NUMBERS)


people = st.builds(
    lambda number, home: Resident(
        resident(number), f"金{number}", document_number=f"E{number:08d}", address=home
    ),
    numbers,
    st.sampled_from(HOMES),
)


rosters = st.lists(people, min_size=1, max_size=4, unique_by=lambda one: one.resident).map(
    lambda some: ev.RosterImported(some[0].address.compound, tuple(some))
)


walk_ins = st.builds(ev.ResidentRegistered, people)


class Kits:
    def __init__(self, hq):
        self.kits = [enrol(hq, station=station, point="西市场") for station in (1, 2)]
        with hq.read() as connection:
            self.rows = [dict(row) for row in connection.execute(select(KIT)).mappings()]
