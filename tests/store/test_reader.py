"""A second connection that only reads: long questions, while the station goes on writing."""

import threading

import pytest
from tests.made_station import HALMEONI, TUBES, open_station
from tests.store.killed_station import LOG

from testdesk import bootstrap
from testdesk.domain.refusals import StoreUnsound
from testdesk.services.status import status
from testdesk.settings import STORE


def test_it_sees_what_was_committed_and_nothing_that_is_not(station, reading):
    station.scans(TUBES[0], HALMEONI)
    assert status(reading) == status(station.station)
    with station.station.write("李敏") as uow:
        uow.identity.keep(station.station.identity)
        before = status(reading)
        uow.commit()
    assert before.length == status(reading).length == station.journal()[0]


def test_a_question_keeps_its_moment_while_a_scan_is_written(station, reading):
    with reading.read() as uow:
        before = uow.journal.length()
        station.scans(TUBES[0], HALMEONI)
        assert uow.journal.length() == before
        assert station.journal()[0] > before
    with reading.read() as uow:
        assert uow.journal.length() == station.journal()[0]


def test_it_cannot_write(station, reading):
    before = station.journal()
    with pytest.raises(TypeError):
        reading.write("李敏")
    unit = reading.read()
    with unit, pytest.raises(Exception, match="readonly"):
        unit.outbox._db.execute("DELETE FROM event")
    assert station.journal() == before


def test_a_log_that_is_read_is_folded_when_the_question_is_answered(home, station, reading):
    station.scans(TUBES[0], HALMEONI)
    with reading.read() as uow:
        uow.journal.length()
        station.scan("!undo")
        station.station.checkpoint()
        assert (home / LOG).stat().st_size > 0
    station.station.checkpoint()
    assert (home / LOG).stat().st_size == 0
    assert station.station.examine() == ()


def test_a_seal_during_a_question_is_folded_by_the_next_scan(home, station, reading):
    station.scans(TUBES[0], HALMEONI)
    with reading.read() as uow:
        uow.journal.length()
        station.scan("!seal")
        assert (home / LOG).stat().st_size > 0
    station.scan(TUBES[1])
    assert (home / LOG).stat().st_size == 0
    assert station.station.examine() == ()


def test_a_file_that_is_gone_is_not_made_anew(home, station):
    store = home / STORE
    store.rename(home / "elsewhere")
    with pytest.raises(StoreUnsound) as met:
        station.store.open_reader()
    assert (met.value.code, store.exists()) == ("store_missing", False)
    (home / "elsewhere").rename(store)
    assert station.station.examine() == ()


def test_the_file_may_be_closed_while_a_question_runs(home):
    """The window closes the second connection first; a hung question must still cost nothing."""
    station = open_station(home)
    with bootstrap.read_only_station(station.store, clock=station.clock) as reading:
        unit = reading.read()
        with unit:
            unit.journal.length()
            station.scans(TUBES[0], HALMEONI, "!seal")
            before = station.journal()
            station.store.close()
    again = open_station(home)
    try:
        assert (again.journal(), again.station.examine()) == (before, ())
    finally:
        again.store.close()


def test_questions_and_scans_on_two_threads_disturb_nobody(station):
    """As the window has it: the connection is made, used and closed on a thread of its own."""
    seen: list[int] = []
    stop = threading.Event()

    def ask():
        with bootstrap.read_only_station(station.store, clock=station.clock) as reading:
            while not stop.is_set():
                seen.append(status(reading).length)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for tube in TUBES[:10]:
            station.scans(tube, "!undo")
    finally:
        stop.set()
        asking.join()
    assert seen == sorted(seen)
    assert station.station.examine() == ()
    station.station.checkpoint()
    assert station.station.examine() == ()
