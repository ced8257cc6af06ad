"""Batches are stored in portions, and whatever their size, the result is that of one piece."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hq.conftest import empty
from tests.hq.exchange.station_days import RANGES, STATIONS, TABLES
from tests.hq.tables import rows

from testdesk.hq.exchange.intake import chains, deliveries
from testdesk.hq.exchange.intake.batches import import_batches
from testdesk.hq.store import times
from testdesk.hq.store.schema.tables import RECEIPT

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


def held(hq):
    """Everything in the database; a receipt is encrypted with other random numbers each time."""
    return {
        table.name: sorted(
            repr({n: v for n, v in row.items() if table is not RECEIPT or n not in RANDOM})
            for row in rows(hq, table)
        )
        for table in TABLES
    }


def result_of(hq, before, batches, order, portion=None, kept=0):
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


def test_intake_in_portions_equals_intake_in_one_piece(hq, three_days):
    batches, before = three_days

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(imports, st.integers(1, 7), st.integers(0, 20))
    def check(order, portion, kept):
        whole = result_of(hq, before, batches, order)
        assert result_of(hq, before, batches, order, portion, kept) == whole

    check()


def test_nothing_is_stored_of_a_batch_that_is_damaged_at_its_end(hq, three_days):
    batches, before = three_days
    results, tables = result_of(hq, before, batches, [[(1, "damaged")]], portion=2)
    assert results == [("refused", "event_damaged", 0, 1)]
    assert tables["event"] == sorted(map(repr, before["event"]))


def test_a_batch_that_leaves_the_chain_in_a_late_portion_is_refused_whole(hq, three_days):
    batches, before = three_days
    order = [[(1, (10, 14))], [(1, "forked"), (2, (1, 5))]]
    results, tables = result_of(hq, before, batches, order, portion=2)
    assert [(verdict, new) for verdict, _, new, _ in results] == [
        ("accepted", 5),
        ("refused", 0),
        ("accepted", 5),
    ]
    assert len(tables["event"]) == 10 + len(before["event"])
