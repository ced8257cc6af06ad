"""Second histories: what the chain says of them, and how their people are not lost."""

import pytest
from tests.hq.exchange.forked_stations import copy_of, deliver, noted
from tests.hq.laptops import Laptop, resident

from testdesk.domain.journal.events import OperatorSignedIn, TubeOpened
from testdesk.domain.journal.hash_chain import header_hash, make_entry
from testdesk.domain.refusals import Refusal
from testdesk.hq.conflicts.admissions import admit, preview
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.views.reports import all_conflicts, status


def test_a_laptop_that_was_set_back_and_went_on_is_reported(hq, laptop):
    station = laptop(3)
    backup = copy_of(station)
    station.record(OperatorSignedIn("registrar"), minute=1)
    deliver(hq, station)
    backup.record(OperatorSignedIn("registrar"), minute=60)
    assert deliver(hq, backup).reason == "journal_forked"
    (fork,) = noted(hq)
    assert (fork.kind, fork.forks_at) == ("set_back", 2)
    assert fork.here_to < fork.there_from
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.chain) == ("journal_forked", "set_back")


def test_it_is_reported_also_where_the_later_history_arrives_first(hq, laptop):
    station = laptop(3)
    backup = copy_of(station)
    station.record(OperatorSignedIn("registrar"), minute=1)
    backup.record(OperatorSignedIn("registrar"), minute=60)
    deliver(hq, backup)
    deliver(hq, station)
    assert noted(hq)[0].kind == "set_back"


def test_two_copies_of_a_laptop_at_work_at_once_are_reported(hq, laptop):
    station = laptop(3)
    clone = copy_of(station)
    for minute in (1, 60):
        station.record(OperatorSignedIn("registrar"), minute=minute)
    clone.record(OperatorSignedIn("lead"), minute=30)
    deliver(hq, station)
    deliver(hq, clone)
    assert noted(hq)[0].kind == "copied"


def test_a_second_laptop_of_one_kit_is_reported(hq):
    kit = enrol(hq, station=3, point="西市场")
    deliver(hq, Laptop(kit))
    deliver(hq, Laptop(kit))
    assert [fork.kind for fork in noted(hq)] == ["second_laptop"]


def test_events_that_were_written_anew_are_reported(hq, laptop):
    station = laptop(3)
    station.record(OperatorSignedIn("registrar"), minute=1)
    deliver(hq, station)
    before, old = station.entries[0].header, station.entries[1].header
    station.entries[1] = make_entry(
        OperatorSignedIn("lead"),
        event_id=old.id,
        station=3,
        seq=2,
        hlc=old.hlc,
        at=old.at,
        operator=old.operator,
        prev=header_hash(before),
    )
    deliver(hq, station)
    assert noted(hq)[0].kind == "rewritten"


def test_where_two_ranges_only_meet_the_fork_is_before(hq, laptop):
    station = laptop(3)
    backup = copy_of(station)
    station.record(OperatorSignedIn("registrar"), minute=1)
    deliver(hq, station)
    backup.record(OperatorSignedIn("registrar"), minute=60)
    backup.record(OperatorSignedIn("lead"), minute=61)
    deliver(hq, backup, first=3)
    (fork,) = noted(hq)
    assert (fork.first, fork.forks_at, fork.kind) == (3, 2, "set_back")


def test_what_a_refused_batch_brings_is_seen_before_it_is_admitted(hq, forked_station):
    backup, _ = forked_station
    deliver(hq, backup)
    seen = preview(hq, noted(hq)[0].sha256[:12])
    assert (seen.people, seen.tubes) == (2, ("YJ00000003",))
    assert status(hq).samples == 2


def test_admitted_people_are_not_lost_and_nobody_counts_twice(hq, forked_station):
    backup, _ = forked_station
    deliver(hq, backup)
    (fork,) = noted(hq)
    admit(hq, fork.sha256, note="电话核实", by="李敏")
    assert status(hq).samples == 4
    assert [c.kind for c in all_conflicts(hq)] == ["journal_forked"]
    with pytest.raises(Refusal, match="batch_admitted"):
        admit(hq, fork.sha256, note="电话核实", by="李敏")


def test_the_same_events_in_a_larger_batch_are_admitted_once(hq, forked_station):
    backup, _ = forked_station
    deliver(hq, backup)
    admit(hq, noted(hq)[0].sha256, note="电话核实", by="李敏")
    backup.record(TubeOpened("YJ00000004", "R7", "pool", 10))
    backup.sample(resident(6), tube="YJ00000004", position=1)
    deliver(hq, backup)
    (again,) = [fork for fork in noted(hq) if not fork.admitted_at]
    assert admit(hq, again.sha256, note="电话核实", by="李敏").people == 1
    assert status(hq).samples == 5


@pytest.mark.parametrize("sha256", ["", "no such file"])
def test_a_batch_that_is_not_kept_cannot_be_admitted(hq, forked_station, sha256):
    deliver(hq, forked_station[0])
    with pytest.raises(Refusal, match="batch_not_kept"):
        admit(hq, sha256, note="电话核实", by="李敏")
