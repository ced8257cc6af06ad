"""Order of arrival does not matter: the tables are those of the events, whatever came first."""

from collections import defaultdict
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.hq.conftest import empty
from tests.hq.exchange.station_days import RANGES, a_day
from tests.hq.laptops import Laptop

from testdesk.domain.fold import fold
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.tables import TABLES
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.schema.tables import EVENT, FACTS, KIT
from testdesk.hq.views.reports import all_conflicts, status

deliveries = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, len(RANGES) - 1)), min_size=1, max_size=14
)


def expected(entries):
    """The rows that the domain's fold gives, without any database."""
    tables: dict[str, dict[object, Any]] = {shape.name: {} for shape in TABLES}
    keys = {shape.name: shape.key for shape in TABLES}
    for entry in entries:
        event = hash_chain.read_event(entry)
        assert event is not None
        for row in fold(event):
            key = tuple(row.values[name] for name in keys[row.table])
            there = tables[row.table].get(key)
            if there is None or there["seq"] < row.values["seq"]:
                tables[row.table][key] = row.values
    return {name: canonical(rows.values()) for name, rows in tables.items()}


def canonical(rows):
    return sorted(sorted(row.items()) for row in rows)


def found(hq):
    with hq.read() as connection:
        return {
            name: canonical(dict(row) for row in connection.execute(select(table)).mappings())
            for name, table in FACTS.items()
        }


def held_runs(numbers):
    missing, before = [], 0
    for number in sorted(numbers):
        if number > before + 1:
            missing.append((before + 1, number - 1))
        before = number
    return tuple(missing)


def test_any_order_with_repeats_and_gaps_gives_the_same_tables(hq):
    kits = [enrol(hq, station=station, point="西市场") for station in (1, 2, 3)]
    laptops = [Laptop(kit) for kit in kits]
    for station, laptop in enumerate(laptops, start=1):
        a_day(laptop, station)
    batches = {
        (n, r): laptop.batch(*span)
        for n, laptop in enumerate(laptops)
        for r, span in enumerate(RANGES)
    }
    with hq.read() as connection:
        enrolled = [dict(row) for row in connection.execute(select(KIT)).mappings()]

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(deliveries)
    def deliver(order):
        empty(hq)
        with hq.write() as connection:
            connection.execute(KIT.insert(), enrolled)
        kept: defaultdict[int, dict[int, Entry]] = defaultdict(dict)
        for place in order:
            taken = import_batch(hq, batches[place], file="b.tdb")
            first, last = RANGES[place[1]]
            here = {e.header.seq: e for e in laptops[place[0]].entries[first - 1 : last]}
            assert taken.verdict == ("accepted" if here.keys() - kept[place[0]] else "already_have")
            assert taken.new_events == len(here.keys() - kept[place[0]].keys())
            kept[place[0]] |= here
        everything = [entry for entries in kept.values() for entry in entries.values()]
        assert found(hq) == expected(everything)
        with hq.read() as connection:
            assert len(connection.execute(select(EVENT.c.seq)).all()) == len(everything)
        stations = {s.station - 1: s for s in status(hq).stations}
        for number, entries in kept.items():
            assert stations[number].missing == held_runs(entries)
            assert stations[number].highest_seen == max(entries)

    deliver()


def test_whole_days_of_three_stations_show_what_contradicts(hq):
    laptops = [Laptop(enrol(hq, station=n, point="西市场")) for n in (1, 2, 3)]
    for station, laptop in enumerate(laptops, start=1):
        a_day(laptop, station)
    for laptop in laptops:
        import_batch(hq, laptop.batch(), file="b.tdb")
    now = status(hq)
    kinds = sorted(conflict.kind for conflict in all_conflicts(hq))
    assert kinds == ["sampled_twice", "tube_at_two_stations"]
    assert (now.samples, now.conflicts, now.residents) == (9, 2, 1)
