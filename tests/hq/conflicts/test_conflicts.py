"""Contradictions: all that is true is kept, and what does not fit together is noticed."""

import pytest
from tests.hq.laptops import Laptop, resident
from tests.hq.tables import count, rows, verdicts

from testdesk.domain.journal.events import OperatorSignedIn
from testdesk.formats.crypto import keys
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.schema.tables import EVENT, STATION_KEY
from testdesk.hq.views.reports import all_conflicts


def test_a_second_laptop_from_one_kit_is_refused_answered_and_noticed(hq):
    kit = enrol(hq, station=3, point="西市场")
    first, second = Laptop(kit), Laptop(kit)
    import_batch(hq, first.batch(), file="b.tdb")
    taken = import_batch(hq, second.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason, taken.conflicts) == ("refused", "station_key_differs", 1)
    receipt = second.read(taken.receipt, hq.city_key)
    assert (receipt.verdict, receipt.reason) == ("refused", "station_key_differs")
    assert [conflict.kind for conflict in all_conflicts(hq)] == ["station_key_differs"]
    assert rows(hq, STATION_KEY)[0]["public_key"] == keys.public_key(first.signing_key).hex()
    assert count(hq, EVENT) == 1


def test_a_laptop_set_back_to_an_old_copy_is_noticed_as_a_fork(hq, laptop):
    station = laptop(3)
    station.record(OperatorSignedIn("registrar"))
    import_batch(hq, station.batch(), file="b.tdb")
    station.entries.pop()
    station.record(OperatorSignedIn("lead"))
    taken = import_batch(hq, station.batch(), file="b.tdb")
    assert (taken.verdict, taken.reason) == ("refused", "journal_forked")
    assert station.read(taken.receipt, hq.city_key).reason == "journal_forked"
    assert [conflict.kind for conflict in all_conflicts(hq)] == ["journal_forked"]


@pytest.mark.parametrize("first_comes", ["the earlier range", "the later range"])
def test_a_fork_shows_where_two_ranges_meet_without_overlap(hq, laptop, first_comes):
    station = laptop(3)
    station.record(OperatorSignedIn("registrar"))
    earlier = station.batch(1, 2)
    station.entries.pop()
    station.record(OperatorSignedIn("lead"))
    station.record(OperatorSignedIn("sampler"))
    later = station.batch(3, 3)
    order = [earlier, later] if first_comes == "the earlier range" else [later, earlier]
    taken = [import_batch(hq, data, file="b.tdb") for data in order]
    assert verdicts(*taken) == [("accepted", ""), ("refused", "journal_forked")]


def test_a_person_sampled_at_two_stations_is_kept_twice_and_the_second_is_notified(hq, laptop):
    one, two = laptop(1), laptop(2)
    one.full_tube("YJ00000001", [resident(5)])
    two.full_tube("YJ00000002", [resident(5)])
    assert import_batch(hq, one.batch(), file="b.tdb").conflicts == 0
    taken = import_batch(hq, two.batch(), file="b.tdb")
    assert (taken.verdict, taken.conflicts) == ("accepted", 1)
    notes = two.read(taken.receipt, hq.city_key).conflicts
    assert [(note.kind, note.seq) for note in notes] == [("sampled_twice", 3)]
    conflict = all_conflicts(hq)[0]
    assert (conflict.round, conflict.resident) == ("R7", resident(5))
    assert conflict.events == ((1, 3), (2, 3))


def test_a_second_round_is_no_conflict(hq, laptop):
    station = laptop(1)
    station.full_tube("YJ00000001", [resident(5)], round_="R7")
    station.full_tube("YJ00000002", [resident(5)], round_="R8")
    assert import_batch(hq, station.batch(), file="b.tdb").conflicts == 0
    assert all_conflicts(hq) == []


def test_one_tube_at_two_stations_is_noticed(hq, laptop):
    one, two = laptop(1), laptop(2)
    one.full_tube("YJ00000001", [resident(5)])
    two.full_tube("YJ00000001", [resident(6)])
    import_batch(hq, one.batch(), file="b.tdb")
    assert import_batch(hq, two.batch(), file="b.tdb").conflicts == 1
    assert [(c.kind, c.tube) for c in all_conflicts(hq)] == [("tube_at_two_stations", "YJ00000001")]
