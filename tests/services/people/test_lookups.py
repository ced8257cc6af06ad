"""A lookup is recorded once, under whoever looked, and reaches headquarters' access log."""

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, id_number
from tests.services.exchange.going_round import export, round_trip

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.lookups import LOOKUP_REASONS, Lookup
from testdesk.hq.accounts import access
from testdesk.hq.home.checking import verify as verify_headquarters
from testdesk.services import day, status
from testdesk.services.checking import verify
from testdesk.services.people.correction import correct
from testdesk.services.people.history import person_record
from testdesk.services.people.lookups import record_lookups, show_in_full


def lookup(station, number=HALMEONI, shown="record", operator="金英", reason=""):
    return Lookup(station.who(number), shown, "people", operator, reason)


def recorded(station, *lookups):
    return record_lookups(station.context, lookups=lookups).value


def lines(station, number=HALMEONI):
    record = person_record(station=station.station, resident=station.who(number), lookups=True)
    return [
        (line.shown, line.operator, line.reason)
        for line in record.history
        if line.kind == "looked_up"
    ]


def test_a_lookup_is_in_the_history_for_those_who_may_see_it(station):
    assert recorded(station, lookup(station)) == 1
    assert lines(station) == [("record", "金英", "")]
    assert lines(station, FATHER) == []
    plain = person_record(station=station.station, resident=station.who(HALMEONI))
    assert "looked_up" not in {line.kind for line in plain.history}
    assert verify(station=station.station).ok


def test_the_same_lookup_is_recorded_once(station):
    assert recorded(station, lookup(station), lookup(station)) == 1
    before = station.journal()
    assert recorded(station, lookup(station)) == 0
    assert station.journal() == before
    station.clock.forward(minutes=10)
    assert recorded(station, lookup(station)) == 1


def test_each_lookup_has_the_operator_who_looked(station):
    several = [lookup(station), lookup(station, operator="崔明"), lookup(station, FATHER)]
    assert recorded(station, *several) == 3
    assert lines(station) == [("record", "崔明", ""), ("record", "金英", "")]
    assert lines(station, FATHER) == [("record", "金英", "")]


def test_a_person_whom_the_station_does_not_know_is_left_out(station):
    before = station.journal()
    assert recorded(station, Lookup("0" * 12, "record", "people", "金英")) == 0
    assert station.journal() == before


@pytest.mark.parametrize("shown", ["number", "phone"])
@pytest.mark.parametrize("reason", ["", "curious"])
def test_a_whole_number_needs_a_reason(station, shown, reason):
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        show_in_full(station.context, lookup=lookup(station, shown=shown, reason=reason))
    assert caught.value.code == "reason_missing"
    assert station.journal() == before


@pytest.mark.parametrize("reason", LOOKUP_REASONS)
def test_a_whole_number_is_recorded_each_time_with_its_reason(station, reason):
    asked = lookup(station, shown="number", reason=reason)
    for _ in range(2):
        person = show_in_full(station.context, lookup=asked).value
        assert person.document_number == HALMEONI
    assert lines(station) == [("number", "金英", reason)] * 2


def test_nobody_is_looked_up_by_a_day_of_scans(station):
    station.scans(TUBES[0], HALMEONI, HALMEONI, FATHER, "!undo")
    assert lines(station) == lines(station, FATHER) == []


def test_a_lookup_follows_a_corrected_number(station):
    recorded(station, lookup(station))
    new = id_number("19360412", 99)
    correct(
        station.context,
        resident=station.who(HALMEONI),
        changes={"document_number": new},
        reason="typed_wrong",
    )
    assert lines(station, new) == [("record", "金英", "")]
    assert verify(station=station.station).ok


def test_a_lookup_after_the_close_begins_no_shift(station, stick):
    station.scans(TUBES[0], HALMEONI, "!seal")
    day.count_swabs(station.context, count=1)
    export(station, stick)
    assert day.close_day(station.context).value.shift.closed_at
    shift = status.status(station=station.station).shift
    recorded(station, lookup(station))
    assert status.status(station=station.station).shift == shift


def test_headquarters_lists_the_lookups_of_stations_among_its_own(station, stick, headquarters):
    recorded(station, lookup(station), lookup(station, shown="phone", reason="recall"))
    access.log_single_access(headquarters, operator="赵刚", kind="building", subject="3")
    round_trip(headquarters, stick, station)
    found = access.access_entries(headquarters)
    at_station = [(e.station, e.operator, e.subject, e.shown, e.reason) for e in found if e.station]
    who = station.who(HALMEONI)
    assert sorted(at_station) == [
        (1, "金英", who, "phone", "recall"),
        (1, "金英", who, "record", ""),
    ]
    assert [e.operator for e in found if not e.station] == ["赵刚"]
    assert [e.at for e in found] == sorted((e.at for e in found), reverse=True)
    assert len(access.access_entries(headquarters, limit=2)) == 2
    assert verify_headquarters(headquarters).ok
