"""Authority before clocks: what a station says of listed people, and what a supervisor decides."""

import msgspec
import pytest
from sqlalchemy import select
from tests.hq.city.listed_people import LI, import_rows, shown_people
from tests.hq.conflicts.deciding import corrected, decide, deliver, person
from tests.hq.laptops import resident

from testdesk.domain.journal.events import ResidentRegistered
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.conflicts.evidence import facts_in_full
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import ALIAS, FACTS
from testdesk.hq.views.reports import all_conflicts, status

OTHER = "222401199003072467"


@pytest.mark.parametrize(
    "change",
    [
        {"phone": "13999999999"},
        {"colour": "red"},
        {"korean": "리명철"},
        {"address": Address("别处", "9", "9", "999")},
        {"document_number": OTHER},
    ],
)
def test_a_station_that_contradicts_the_record_of_a_listed_person_is_a_conflict_and_not_shown(
    hq, laptop, li, change
):
    li = msgspec.structs.replace(li, korean="이명철")
    with hq.write() as connection:
        decided = corrected(li.resident, ("korean", "", "이명철"))
        journal.append(connection, [decided], clock=hq.clock)
    station = laptop(1)
    station.record(ResidentRegistered(msgspec.structs.replace(li, **change)), minute=600)
    assert deliver(hq, station).conflicts == 1
    assert person(hq, li.resident) == li
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.resident) == ("record_differs", li.resident)
    decide(hq, conflict.key, (1, 2))
    assert status(hq).conflicts == 0
    now = person(hq, li.resident)
    assert now == msgspec.structs.replace(li, **change)


def test_what_a_list_leaves_out_a_station_may_fill(hq, laptop):
    import_rows(hq, (*LI[:2], "", *LI[3:]))
    who = shown_people(hq)["李明哲"]["resident"]
    station = laptop(1)
    station.record(corrected(who, ("phone", "", "13844330001")))
    assert deliver(hq, station).conflicts == 0
    assert person(hq, who).phone == "13844330001"


def test_a_correction_is_a_proposal_until_a_supervisor_decides(hq, laptop, li):
    station = laptop(1)
    station.record(corrected(li.resident, ("name", "李明哲", "李明浩")))
    assert deliver(hq, station).conflicts == 1
    assert person(hq, li.resident) == li
    (conflict,) = all_conflicts(hq)
    decide(hq, conflict.key, (1, 2))
    assert person(hq, li.resident).name == "李明浩"
    # The old list again is no new word; a list that itself says something new is.
    import_rows(hq, LI)
    assert person(hq, li.resident).name == "李明浩"
    import_rows(hq, ("李明豪", *LI[1:]))
    assert person(hq, li.resident).name == "李明豪"


def test_a_decision_for_the_list_holds_against_a_later_word_of_a_station(hq, laptop, li):
    station = laptop(1)
    other = msgspec.structs.replace(li, phone="13999999999")
    station.record(ResidentRegistered(other))
    deliver(hq, station)
    (conflict,) = all_conflicts(hq)
    listed_at = next(event for event in conflict.events if event[0] == 0)
    decide(hq, conflict.key, listed_at)
    assert status(hq).conflicts == 0
    station.record(ResidentRegistered(other), minute=900)
    deliver(hq, station)
    assert person(hq, li.resident) == li
    assert status(hq).conflicts == 1  # a new word, so it is looked at again


def test_samples_and_cards_follow_a_corrected_number(hq, laptop):
    old, new = resident(1), resident(2)
    station = laptop(1)
    station.record(ResidentRegistered(Resident(old, "金英", document_number="E1234567")))
    station.full_tube("AB00000001", [old])
    number = ("document_number", "E1234567", "E7654321")
    station.record(corrected(old, number, becomes=new))
    deliver(hq, station)
    assert person(hq, old) is None
    assert (person(hq, new).name, person(hq, new).document_number) == ("金英", "E7654321")
    with hq.read() as connection:
        assert connection.scalars(select(FACTS["sample"].c.resident)).all() == [new]
        assert set(connection.execute(select(ALIAS.c.resident, ALIAS.c.person))) == {(old, new)}


def test_two_people_under_one_number_are_a_conflict_and_never_merged(hq, laptop):
    old, new = resident(1), resident(2)
    station = laptop(1)
    station.record(ResidentRegistered(Resident(old, "金英", document_number="E1234567")))
    station.record(ResidentRegistered(Resident(new, "李明", document_number="E7654321")))
    number = ("document_number", "E1234567", "E7654321")
    station.record(corrected(old, number, becomes=new))
    deliver(hq, station)
    assert {person(hq, old).name, person(hq, new).name} == {"金英", "李明"}
    (conflict,) = all_conflicts(hq)
    assert (conflict.kind, conflict.resident) == ("number_shared", new)
    assert conflict.events == ((1, 3), (1, 4))


def test_a_supervisor_sees_what_each_event_claims_where_they_differ(hq, laptop, li):
    station = laptop(1)
    other = msgspec.structs.replace(li, phone="13999999999", colour="red")
    station.record(ResidentRegistered(other))
    station.record(corrected(li.resident, ("name", "李明哲", "李明浩")))
    deliver(hq, station)
    (conflict,) = all_conflicts(hq)
    with hq.read() as connection:
        statements = {
            (one.station, one.seq): dict(one.claims) for one in facts_in_full(connection, conflict)
        }
    assert statements[1, 2] == {"name": li.name, "phone": "13999999999", "colour": "red"}
    assert statements[1, 3] == {"name": "李明浩"}
