"""The journal in the file: whole or not at all, chained, and folded as it is written."""

import pytest
from sqlcipher3 import dbapi2
from tests.made_station import HALMEONI, TUBES

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import GENESIS, chain_problems, header_hash
from testdesk.domain.refusals import Refusal
from testdesk.domain.tables import TABLES
from testdesk.services.exchange.handover import export


def tables(db):
    return {table.name: list(db[table.name].rows) for table in TABLES}


def counted(station, number):
    with station.station.write("金英") as uow:
        header = uow.journal.append(ev.SwabsCounted("2022-03-26", number))
        uow.commit()
    return header


def test_each_event_follows_the_one_before(station):
    headers = [counted(station, number) for number in range(5)]
    assert [h.seq for h in headers] == [2, 3, 4, 5, 6]
    with station.station.read() as uow:
        entries = uow.journal.entries(1, 99)
        assert chain_problems(entries) == []
        assert entries[0].header.prev == GENESIS
        assert uow.journal.head() == header_hash(headers[-1])
        assert uow.journal.hash_before(4) == header_hash(headers[1])
        assert uow.journal.hash_before(7) == uow.journal.head()


def test_an_event_has_who_when_and_what(station):
    header = counted(station, 3)
    assert (header.operator, header.kind, header.station) == ("金英", "swabs_counted", 1)
    assert header.at.startswith("2022-03-26T00:41:")
    assert header.at.endswith("Z")


def test_leaving_without_commit_leaves_nothing(station, raw):
    before = (station.journal(), tables(raw()))
    with station.station.write("金英") as uow:
        uow.journal.append(ev.SwabsCounted("2022-03-26", 1))
        assert uow.samples.swabs(uow.shifts.current()).count == 1
    assert (station.journal(), tables(raw())) == before


def test_an_exception_on_the_way_leaves_nothing(station, raw):
    before = (station.journal(), tables(raw()))

    def action():
        with station.station.write("金英") as uow:
            uow.journal.append(ev.SwabsCounted("2022-03-26", 1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        action()
    assert (station.journal(), tables(raw())) == before
    assert station.problems() == ()


def test_a_fault_between_event_and_fold_leaves_neither(station, raw):
    db = raw()
    db.execute(
        "CREATE TRIGGER fault BEFORE INSERT ON sample BEGIN SELECT RAISE(ABORT, 'fault'); END"
    )
    station.scan(TUBES[0])
    before = (station.journal(), tables(db))
    with pytest.raises(dbapi2.IntegrityError, match="fault"):
        station.scan(HALMEONI)
    assert (station.journal(), tables(db)) == before
    db.execute("DROP TRIGGER fault")
    assert station.scans(HALMEONI) == [("accepted", "sampled")]
    assert station.problems() == ()


def test_a_seal_that_fails_takes_the_person_who_filled_the_tube_with_it(station, raw):
    db = raw()
    station.scans("!single", TUBES[0])
    db.execute("CREATE TRIGGER fault BEFORE UPDATE ON tube BEGIN SELECT RAISE(ABORT, 'fault'); END")
    before = (station.journal(), tables(db))
    with pytest.raises(dbapi2.IntegrityError, match="fault"):
        station.scan(HALMEONI)
    assert (station.journal(), tables(db)) == before


def test_no_event_is_none(station):
    before = station.journal()
    with station.station.write("金英") as uow:
        assert uow.journal.append_all([]) == []
        uow.commit()
    assert station.journal() == before


def test_nobody_signed_in_writes_nothing(station):
    before = station.journal()
    with pytest.raises(Refusal, match="operator_missing"), station.station.write("") as uow:
        uow.journal.append(ev.SwabsCounted("2022-03-26", 1))
    assert station.journal() == before


def test_a_clock_set_back_does_not_turn_the_events_round(station):
    first = counted(station, 1)
    station.clock.forward(days=-400)
    second = counted(station, 2)
    assert second.at < first.at
    assert second.hlc > first.hlc
    with station.station.read() as uow:
        assert uow.samples.swabs(uow.shifts.current()).count == 2


def test_the_same_shift_counted_again_shows_the_later_count(station):
    counted(station, 1)
    counted(station, 2)
    with station.station.read() as uow:
        assert uow.samples.swabs(uow.shifts.current()).count == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            "UPDATE event SET body = CAST(replace(CAST(body AS TEXT), 'R7', 'R8') AS BLOB)"
            " WHERE kind = 'sample_taken'",
            "station 1 event 3: body_changed",
        ),
        (
            "UPDATE event SET operator = '王' WHERE station = 1 AND seq = 3",
            "station 1 event 4: chain_broken",
        ),
        (
            "DELETE FROM event WHERE station = 1 AND seq = 4",
            "station 1 event 5: sequence_broken",
        ),
        ("DELETE FROM sample WHERE seq = 5", "table sample differs"),
        ("UPDATE sample SET resident = 'b1b1b1b1b1b1'", "table sample differs"),
        ("UPDATE resident SET colour = 'green'", "table resident differs"),
        ("DELETE FROM sample_void", "table sample_void differs"),
        (
            "INSERT INTO sample SELECT station, 99, hlc, at, 'made up', round, resident, tube, 9,"
            " by, point, compound, building, operator FROM sample LIMIT 1",
            "table sample differs",
        ),
        (
            "UPDATE event SET body = NULL WHERE kind = 'tube_opened'",
            "station 1 event 2: body_missing",
        ),
    ],
)
def test_verify_finds_what_was_done_behind_the_journal(written_events, raw, change, problem):
    raw().execute(change)
    assert problem in written_events.problems()


def test_verify_finds_an_end_that_was_cut_off_after_it_was_exported(written_events, raw, tmp_path):
    (tmp_path / "stick").mkdir()
    export(written_events.context, folder=tmp_path / "stick")
    db = raw()
    db.execute("DELETE FROM event WHERE station = 1 AND seq = 7")
    db.execute("DELETE FROM event WHERE station = 1 AND seq = 6")
    db.execute("UPDATE tube SET state = 'open', seq = 2")
    assert "station 1 event 6: missing" in written_events.problems()


def test_what_was_written_is_there_after_opening_again(written_events):
    before = written_events.journal()
    written_events.reopen()
    assert written_events.journal() == before
    assert written_events.problems() == ()
