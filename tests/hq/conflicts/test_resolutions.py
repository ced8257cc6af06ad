"""Conflicts are decided in headquarters' own journal, and the stations learn of it."""

import pytest
from tests.hq.laptops import Laptop, resident

from testdesk.domain.journal.events import ProxyCodeIssued, ResidentRegistered, SampleVoided
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Resident
from testdesk.formats.exchange.update import read_update
from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.exchange.updates.updates import make_update
from testdesk.hq.views.reports import all_conflicts, status

NUMBER = "222401199001011230"


def deliver(hq, *laptops):
    return [import_batch(hq, each.batch(), file="b.tdb") for each in laptops]


def decide(hq, key, decision="one_stands", **more):
    return resolve(hq, key, decision=decision, note="看过了", by="李敏", **more)


def sampled_at_both(hq, two):
    for number, each in enumerate(two, start=1):
        each.full_tube(f"YJ0000000{number}", [resident(5)])
    deliver(hq, *two)
    (conflict,) = all_conflicts(hq)
    return conflict


def news_of(hq, laptop):
    made = make_update(hq, laptop.kit.station)
    assert made is not None
    update, _ = read_update(
        made.data,
        city=hq.city,
        city_key=hq.city_key,
        station=laptop.kit.station,
        age_identity=laptop.age_identity,
    )
    return [entry.header.kind for entry in update.hq_events]


def test_of_two_samples_one_is_valid_and_the_stations_learn_of_it(hq, two_stations):
    conflict = sampled_at_both(hq, two_stations)
    assert (conflict.kind, conflict.events, conflict.resolution) == (
        "sampled_twice",
        ((1, 3), (2, 3)),
        None,
    )
    decide(hq, conflict.key, chosen=(2, 3))
    (kept,) = all_conflicts(hq)
    assert kept.resolution is not None
    assert kept.resolution.valid == (2, 3)
    assert status(hq).samples == 1
    assert news_of(hq, two_stations[0]) == ["conflict_resolved", "sample_voided"]


def test_where_all_are_valid_the_conflict_is_kept_as_decided(hq, two_stations):
    conflict = sampled_at_both(hq, two_stations)
    decide(hq, conflict.key, "all_stand")
    (kept,) = all_conflicts(hq)
    assert kept.resolution is not None
    assert (kept.resolution.by, kept.resolution.note) == ("李敏", "看过了")
    assert (status(hq).conflicts, status(hq).samples) == (0, 2)
    with pytest.raises(Refusal, match="conflict_decided"):
        decide(hq, conflict.key, "all_stand")


def test_a_third_sample_opens_a_decided_conflict_again(hq, two_stations):
    conflict = sampled_at_both(hq, two_stations)
    decide(hq, conflict.key, "all_stand")
    third = Laptop(enrol(hq, station=3, point="站前"))
    third.full_tube("YJ00000003", [resident(5)])
    deliver(hq, third)
    assert status(hq).conflicts == 1
    decide(hq, conflict.key, "all_stand")
    assert status(hq).conflicts == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": "sample/R7/nobody"}, "conflict_unknown"),
        ({"chosen": (3, 1)}, "decision_invalid"),
        ({"chosen": None}, "decision_invalid"),
        ({"decision": "all_stand"}, "decision_invalid"),
        ({"note": " \t"}, "reason_missing"),
    ],
    ids=str,
)
def test_what_cannot_be_decided_so_changes_nothing(hq, two_stations, change, code):
    conflict = sampled_at_both(hq, two_stations)
    asked = {"key": conflict.key, "decision": "one_stands", "chosen": (2, 3), "note": "看过了"}
    asked |= change
    with pytest.raises(Refusal, match=code):
        resolve(hq, asked.pop("key"), by="李敏", **asked)
    assert all_conflicts(hq) == [conflict]


def test_a_tube_at_two_stations_can_only_be_noted(hq, two_stations):
    for each in two_stations:
        each.full_tube("YJ00000001", [resident(each.kit.station)])
    deliver(hq, *two_stations)
    (conflict,) = all_conflicts(hq)
    with pytest.raises(Refusal, match="decision_invalid"):
        decide(hq, conflict.key, chosen=conflict.events[0])
    decide(hq, conflict.key, "all_stand")
    assert status(hq).conflicts == 0


def test_two_people_under_one_number_are_reported_and_one_entry_holds(hq, two_stations):
    for each, name in zip(two_stations, ("朴顺子", "李明哲"), strict=True):
        each.record(ResidentRegistered(Resident(resident(7), name, document_number=NUMBER)))
    first, second = deliver(hq, *two_stations)
    assert (first.conflicts, second.conflicts) == (0, 1)
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.resident) == ("number_shared", resident(7))
    decide(hq, conflict.key, chosen=(1, 2))
    assert status(hq).conflicts == 0
    assert news_of(hq, two_stations[1]) == ["conflict_resolved", "resident_registered"]


def test_one_name_written_in_two_ways_is_no_second_person(hq, two_stations):
    for each, name in zip(two_stations, ("Ｋim  Yong Hee", "KIM YONG HEE"), strict=True):
        each.record(ResidentRegistered(Resident(resident(7), name, document_number=NUMBER)))
    assert [taken.conflicts for taken in deliver(hq, *two_stations)] == [0, 0]
    assert all_conflicts(hq) == []


def test_a_card_issued_twice_is_reported_and_one_is_revoked(hq, two_stations):
    for each in two_stations:
        each.record(ProxyCodeIssued(resident(7), 1, 1, "2022-03-26", 180, 1))
    _, second = deliver(hq, *two_stations)
    assert second.conflicts == 1
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.events) == ("card_issued_twice", ((1, 2), (2, 2)))
    decide(hq, conflict.key, chosen=(1, 2))
    assert status(hq).conflicts == 0
    assert news_of(hq, two_stations[1]) == ["conflict_resolved", "proxy_code_revoked"]


def test_only_its_station_and_headquarters_void_a_sample(hq, two_stations):
    one, other = two_stations
    one.full_tube("YJ00000001", [resident(5)])
    other.record(SampleVoided(one.entries[2].header.id, "by a stranger"))
    deliver(hq, one, other)
    assert status(hq).samples == 1


def test_a_decision_is_of_the_journal_and_so_of_every_kit(hq, two_stations):
    open_round(hq, name="R7")
    conflict = sampled_at_both(hq, two_stations)
    decide(hq, conflict.key, chosen=(1, 3))
    kinds = [entry.header.kind for entry in enrol(hq, station=9, point="新").entries]
    assert kinds == ["round_opened", "conflict_resolved", "sample_voided"]
