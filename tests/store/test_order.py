"""Order of arrival does not matter: every table is the same after any delivery of the events."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_station import entries_of_station
from tests.store.several_stations import EVERYTHING, KIM, PARK, STATIONS, after, dump

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal


@st.composite
def any_delivery(draw, count):
    """Indexes of that many events in any order, some of them twice, in parcels of any size."""
    places = range(count)
    twice = draw(st.lists(st.sampled_from(places), max_size=12))
    line = draw(st.permutations([*places, *twice]))
    parcels = []
    while line:
        size = draw(st.integers(1, 20))
        parcels.append(line[:size])
        line = line[size:]
    return parcels


def of_places(events, parcels):
    return [[events[place] for place in parcel] for parcel in parcels]


PATIENT = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(any_delivery(len(EVERYTHING)))
def test_any_order_and_any_repetition_gives_the_same_tables(
    empty_database, folded_in_order, parcels
):
    assert after(empty_database, of_places(EVERYTHING, parcels)) == folded_in_order


@PATIENT
@given(st.sets(st.sampled_from(range(len(EVERYTHING)))), st.data())
def test_with_gaps_the_tables_depend_on_what_is_there_alone(empty_database, places, data):
    some = [EVERYTHING[place] for place in sorted(places)]
    parcels = data.draw(any_delivery(len(some))) if some else []
    assert after(empty_database, of_places(some, parcels)) == after(empty_database, [some])


@PATIENT
@given(st.permutations(range(len(EVERYTHING))), st.sets(st.sampled_from(range(len(EVERYTHING)))))
def test_bodies_that_come_later_than_their_headers_are_folded_then(
    empty_database, folded_in_order, order, bare
):
    line = [EVERYTHING[place] for place in order]
    without = [Entry(e.header, None) if n in bare else e for n, e in enumerate(line)]
    assert after(empty_database, [without, line]) == folded_in_order


def test_a_header_without_its_body_does_not_take_the_body_away(empty_database, folded_in_order):
    bare = [Entry(entry.header, None) for entry in EVERYTHING]
    assert after(empty_database, [EVERYTHING, bare]) == folded_in_order


def test_what_several_stations_claim_is_shown_by_authority_then_trusted_clock(folded_in_order):
    _, (kim, lee, park, bound, earlier, *_) = folded_in_order
    # Headquarters does not list Kim: station 2 is believed up to its event 8, and station 5's
    # clock counts nowhere. Station 3 took its own away from that number, and only its own.
    assert (kim.resident, kim.name) == (KIM, "金2")
    assert (park.resident, park.name) == (PARK, "金改3")
    assert earlier.station != 3
    # Lee is listed: a decision beats the list, and a station fills what the list leaves out.
    assert (lee.name, lee.phone) == ("李英姬", "13900000003")
    assert bound is None


def fork(place, **changes):
    entry = STATIONS[2][place]
    return Entry(msgspec.structs.replace(entry.header, **changes), entry.body)


@pytest.mark.parametrize(
    "stranger",
    [
        fork(4, operator="王"),
        fork(4, id="f" * 32),
        fork(4, prev="f" * 64),
    ],
)
def test_a_second_history_of_a_station_is_refused(empty_database, stranger):
    with pytest.raises(Refusal, match="journal_forked") as caught:
        after(empty_database, [STATIONS[2], [stranger]])
    assert caught.value.detail == {"station": 2, "seq": 5}


def test_an_event_that_does_not_join_its_neighbour_is_refused_from_either_side(empty_database):
    other = entries_of_station(2, [ev.SwabsCounted("2022-03-26", n) for n in range(9)])
    for first, second in ((4, 5), (5, 4)):
        with pytest.raises(Refusal, match="journal_forked"):
            after(empty_database, [[STATIONS[2][first]], [other[second]]])


def test_an_id_that_another_author_uses_takes_nothing_from_its_owner(empty_database):
    liar = fork(4, station=9, seq=40)
    for order in ([STATIONS[2], [liar]], [[liar], STATIONS[2]]):
        tables, _ = after(empty_database, order)
        bearing = [row for row in tables["event"] if liar.header.id in row]
        assert len(bearing) == 2


def test_a_refused_parcel_leaves_nothing(empty_database):
    _, db = empty_database
    before = dump(db)
    with pytest.raises(Refusal):
        after(empty_database, [[*STATIONS[3], *STATIONS[2], fork(4, operator="王")]])
    assert dump(db) == before
