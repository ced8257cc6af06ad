"""Stations write beside each other on PostgreSQL; the later of two who contradict is notified."""

import threading
from concurrent.futures import ThreadPoolExecutor

from testdesk.hq.conflicts import receipt_notes
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store.facts import FactsUpdate

PATIENCE = 60
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def held_up(monkeypatch, module, name, station_of):
    """Makes station 1 wait within its transaction, after a step, until it is let go."""
    there, go = threading.Event(), threading.Event()
    step = getattr(module, name)

    def slow(*args, **how):
        done = step(*args, **how)
        if station_of(args, how) == 1:
            there.set()
            assert go.wait(PATIENCE)
        return done

    monkeypatch.setattr(module, name, slow)
    return there, go


def station_of_first(args, _):
    return args[1][0].entry.header.station


def import_all(hq, station):
    return import_batch(hq, station.batch(), file=f"{station.kit.station}.tdb")


def is_anybody_waiting(hq):
    with hq.read() as connection:
        return connection.exec_driver_sql(WAITING).scalar_one() > 0


def test_a_station_that_is_slow_to_store_holds_nobody_up(
    postgresql, two_of_one_person, monkeypatch
):
    there, go = held_up(monkeypatch, FactsUpdate, "fold", station_of_first)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(import_all, postgresql, two_of_one_person[0])
        try:
            assert there.wait(PATIENCE)
            quick = import_all(postgresql, two_of_one_person[1])
        finally:
            go.set()
    assert (quick.verdict, quick.conflicts) == ("accepted", 0)
    assert (slow.result().verdict, slow.result().conflicts) == ("accepted", 1)


def test_of_two_who_sampled_one_person_at_once_the_later_one_is_notified(
    postgresql, two_of_one_person, monkeypatch
):
    there, go = held_up(monkeypatch, receipt_notes, "notes", lambda args, _: min(args[1]))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(import_all, postgresql, two_of_one_person[0])
        try:
            assert there.wait(PATIENCE)
            second = pool.submit(import_all, postgresql, two_of_one_person[1])
            while not (second.done() or is_anybody_waiting(postgresql)):
                pass
        finally:
            go.set()
    assert (first.result().conflicts, second.result().conflicts) == (0, 1)


def test_the_same_batch_twice_at_once_is_new_once(postgresql, two_of_one_person, monkeypatch):
    there, go = held_up(monkeypatch, FactsUpdate, "fold", station_of_first)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(import_all, postgresql, two_of_one_person[0])
        try:
            assert there.wait(PATIENCE)
            second = pool.submit(import_all, postgresql, two_of_one_person[0])
            while not (second.done() or is_anybody_waiting(postgresql)):
                pass
        finally:
            go.set()
    assert [one.result().verdict for one in (first, second)] == ["accepted", "already_have"]
