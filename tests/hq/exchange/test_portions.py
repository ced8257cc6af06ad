"""Batches are stored in portions, and whatever their size, the result is that of one piece."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hq.conftest import empty
from tests.hq.exchange.forked_stations import copy_of
from tests.hq.exchange.station_days import a_corrected_number, a_day
from tests.hq.laptops import resident
from tests.hq.tables import rows

from testdesk.domain.journal.events import Entry
from testdesk.formats.exchange.batch import NO_BATCH, write_batch
from testdesk.hq.exchange.intake import chains, deliveries
from testdesk.hq.exchange.intake.batches import import_batches
from testdesk.hq.exchange.intake.distrust import distrust
from testdesk.hq.store import times
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import RECEIPT, SCHEMA

RANGES = [(1, 5), (6, 9), (10, 14), (15, None), (3, 11), (1, None)]
STATIONS = (1, 2, 3)
# One import after the other, each of batches of several stations.
imports = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(STATIONS),
            st.sampled_from([*RANGES, (1, None), "forked", "damaged", "bare"]),
        ),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=3,
)
RANDOM = {"data", "sha256", "size"}
TABLES = [table for table in METADATA.sorted_tables if table is not SCHEMA]


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


def held(hq):
    """Everything in the database; a receipt is encrypted with other random numbers each time."""
    return {
        table.name: sorted(
            repr({n: v for n, v in row.items() if table is not RECEIPT or n not in RANDOM})
            for row in rows(hq, table)
        )
        for table in TABLES
    }


def outcome(hq, before, batches, order, portion=None, kept=0):
    """The results, and the tables afterwards."""
    empty(hq)
    with hq.write() as connection:
        for table in TABLES:
            if before[table.name]:
                connection.execute(table.insert(), before[table.name])
    with pytest.MonkeyPatch.context() as patch:
        if portion is not None:
            patch.setattr(deliveries, "PORTION", portion)
            patch.setattr(deliveries, "KEPT", kept)
            patch.setattr(chains, "AT_ONCE", portion)
            patch.setattr(times, "_AT_ONCE", portion)
        results = [
            (one.verdict, one.reason, one.new_events, one.conflicts)
            for together in order
            for one in import_batches(hq, [("b.tdb", batches[place]) for place in together])
        ]
    return results, held(hq)


@pytest.fixture
def three_days(hq, laptop):
    """The batches of three stations, of which headquarters distrusts one; and the tables."""
    laptops = {station: laptop(station) for station in STATIONS}
    batches: dict[object, bytes] = {}
    for station, each in laptops.items():
        a_day(each, station)
        if station > 1:
            a_corrected_number(each, station)
        batches |= {(station, span): each.batch(*span) for span in RANGES}
        made = {"forked": forked, "damaged": damaged, "bare": bare}
        batches |= {(station, name): make(each) for name, make in made.items()}
    distrust(hq, 3, from_seq=12, note="", by="赵刚")
    return batches, {table.name: rows(hq, table) for table in TABLES}


def test_intake_in_portions_equals_intake_in_one_piece(hq, three_days):
    batches, before = three_days

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(imports, st.integers(1, 7), st.integers(0, 20))
    def check(order, portion, kept):
        whole = outcome(hq, before, batches, order)
        assert outcome(hq, before, batches, order, portion, kept) == whole

    check()


def test_nothing_is_stored_of_a_batch_that_is_damaged_at_its_end(hq, three_days):
    batches, before = three_days
    results, tables = outcome(hq, before, batches, [[(1, "damaged")]], portion=2)
    assert results == [("refused", "event_damaged", 0, 1)]
    assert tables["event"] == sorted(map(repr, before["event"]))


def test_a_batch_that_leaves_the_chain_in_a_late_portion_is_refused_whole(hq, three_days):
    batches, before = three_days
    order = [[(1, (10, 14))], [(1, "forked"), (2, (1, 5))]]
    results, tables = outcome(hq, before, batches, order, portion=2)
    assert [(verdict, new) for verdict, _, new, _ in results] == [
        ("accepted", 5),
        ("refused", 0),
        ("accepted", 5),
    ]
    assert len(tables["event"]) == 10 + len(before["event"])
