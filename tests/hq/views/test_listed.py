"""Only a roster makes people listed; station and headquarters count the same events alike."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hq.conftest import empty
from tests.hq.laptops import Laptop, resident
from tests.hq.views.many_listed import HOMES, Kits, numbers, rosters, walk_ins

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.coverage import coverage, total
from testdesk.domain.residents.people import Resident
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import KIT
from testdesk.hq.views import coverage as of_headquarters
from testdesk.hq.views.reports import status

samples = st.builds(
    lambda number, place: ev.SampleTaken(
        "R7", resident(number), "YJ00000001", place, "id_number", "点", "网通小区", "3"
    ),
    numbers,
    st.integers(1, 10),
)
moves = st.builds(
    lambda number, after: ev.ResidentCorrected(
        resident(number), (ev.FieldChange("building", "3", after),), "person_asked"
    ),
    numbers,
    st.sampled_from(("3", "10", "")),
)
new_numbers = st.builds(
    lambda old, new, home: ev.ResidentCorrected(
        resident(old),
        (ev.FieldChange("document_number", f"E{old:08d}", f"E{new:08d}"),),
        "typed_wrong",
        becomes=resident(new),
        person=Resident(resident(new), f"金{old}", document_number=f"E{new:08d}", address=home),
    ),
    numbers,
    st.integers(50, 55),
    st.sampled_from(HOMES),
)
removals = st.builds(
    lambda number: ev.ResidentRemoved(resident(number), "moved_away", "", "赵刚"), numbers
)
restorations = st.builds(lambda number: ev.ResidentRestored(resident(number), "", "赵刚"), numbers)
statements = st.one_of(rosters, walk_ins, samples, moves, new_numbers)
days = st.fixed_dictionaries(
    {
        0: st.lists(st.one_of(rosters, walk_ins, moves), max_size=4),
        1: st.lists(statements, min_size=1, max_size=8),
        2: st.lists(statements, min_size=1, max_size=8),
        # Headquarters' later statements, when it has received the stations'.
        "after": st.lists(st.one_of(removals, restorations, rosters), max_size=5),
    }
)


def at_headquarters(hq, kits, day):
    """What headquarters counts, and its journal with those of the stations."""
    empty(hq)
    with hq.write() as connection:
        connection.execute(KIT.insert(), kits.rows)
        journal.append(connection, [ev.RoundOpened("R7"), *day[0]], clock=hq.clock)
    laptops = [Laptop(kit) for kit in kits.kits]
    for station, laptop in enumerate(laptops, start=1):
        for body in day[station]:
            laptop.record(body)
        taken = import_batch(hq, laptop.batch(), file="b.tdb")
        assert taken.verdict == "accepted"
    with hq.write() as connection:
        journal.append(connection, day.get("after", []), clock=hq.clock)
    with hq.read() as connection:
        counted = of_headquarters.city(connection, "R7")
        entries = journal.entries_of(connection, 0)
    return counted, [*entries, *(one for laptop in laptops for one in laptop.entries)]


def at_station(station, entries):
    with station.write("test") as uow:
        for entry in entries:
            uow.journal.adopt([entry])
        assert uow.journal.refold() == []
        people = station._db["person"].count
        return coverage(uow.samples.people_groups("R7")), people


def test_station_and_headquarters_count_the_same_in_any_order(hq, silent_station):
    kits = Kits(hq)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(days, st.randoms(use_true_random=False))
    def count(day, chance: random.Random):
        counted, entries = at_headquarters(hq, kits, day)
        chance.shuffle(entries)
        # Whoever was corrected to another number is one person.
        assert at_station(silent_station, entries) == (counted, status(hq).residents)
        assert all(area.missing >= 0 and area.percent <= 100 for area in counted)
        bodies = [body for some in day.values() for body in some]
        on_rosters = {
            one.resident
            for body in bodies
            if isinstance(body, ev.RosterImported)
            for one in body.residents
        }
        moved = any(isinstance(body, ev.ResidentCorrected) and body.becomes for body in bodies)
        if moved or any(isinstance(body, ev.ResidentRemoved) for body in bodies):
            assert total(counted).listed <= len(on_rosters)
        else:
            assert total(counted).listed == len(on_rosters)

    count()


def test_a_walk_in_never_changes_what_is_listed(hq):
    kits = Kits(hq)

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(days)
    def count(day):
        without = {
            station: [body for body in some if not isinstance(body, ev.ResidentRegistered)]
            for station, some in day.items()
        }
        everything, _ = at_headquarters(hq, kits, day)
        lists_alone, _ = at_headquarters(hq, kits, without)
        if not any(isinstance(b, ev.ResidentCorrected) for some in day.values() for b in some):
            assert total(everything).listed == total(lists_alone).listed

    count()


def test_a_walk_in_who_is_sampled_is_a_figure_of_its_own(hq, silent_station):
    kits = Kits(hq)
    home = HOMES[0]
    listed, walk_in = (Resident(resident(n), f"金{n}", address=home) for n in (1, 2))
    sample = [
        ev.SampleTaken("R7", resident(n), "YJ00000001", n, "id_number", "点") for n in (1, 2, 3)
    ]
    day = {
        0: [ev.RosterImported(home.compound, (listed,))],
        1: [ev.ResidentRegistered(walk_in), *sample],
        2: [],
    }
    counted, entries = at_headquarters(hq, kits, day)
    assert [(a.compound, a.listed, a.sampled, a.percent, a.walk_ins) for a in counted] == [
        ("河南小区", 1, 1, 100, 1),
        ("", 0, 0, 0, 1),
    ]
    assert at_station(silent_station, entries) == (counted, status(hq).residents)
