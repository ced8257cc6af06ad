"""Order of arrival does not matter: every table is the same after any delivery of the events."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_station import STORE_KEY, Wall, entries_of_station, made_up_kit

from testdesk import bootstrap
from testdesk.domain import events as ev
from testdesk.domain.events import Entry
from testdesk.domain.people import Address, Resident
from testdesk.domain.refusals import Refusal
from testdesk.domain.tables import TABLES
from testdesk.store.connection import open_file
from testdesk.store.migrations import bring_up_to_date
from testdesk.store.station_file import StationFile

KIM, LEE = "a1" * 6, "b2" * 6


def person(resident, name, room="202"):
    return Resident(resident, name, address=Address("网通小区", "3", "2", room))


def day_of(station):
    """A day at one desk; every desk speaks of the same two people and the same tubes."""
    own = f"{station:04x}"
    return entries_of_station(
        station,
        [
            ev.StationSetUp("点", "k", f"pub{station}", "age1", "e", "0.1"),
            ev.RosterTaken("网通小区", (person(KIM, f"金{station}"), person(LEE, f"李{station}"))),
            ev.RoundOpened("R7"),
            ev.TubeOpened("YJ00000001", "R7", "pool", 10),
            ev.SampleTaken("R7", KIM, "YJ00000001", 1, "id_number", "点"),
            ev.SampleTaken("R7", LEE, "YJ00000001", 2, "id_number", "点"),
            ev.SampleVoided(f"{own}{6:028x}", "undone"),
            ev.TubeSealed("YJ00000001", "R7", "pool", 10, count=1, reason="other"),
            ev.TubeReopened("YJ00000001", "R7", "pool", 10),
            ev.CodeBound("d" * 32, KIM if station == 2 else LEE),
            ev.ProxyCodeIssued(KIM, 1, 1, "2022-03-26", 180, 1),
            ev.ProxyCodeRevoked(f"{own}{11:028x}", "lost"),
            ev.CardsPrinted((f"{own}{11:028x}",), "card", "pdf"),
            ev.TicketIssued("A 001", "normal", 1, "2022-03-26"),
            ev.TicketMoved(f"{own}{14:028x}", "called", station),
            ev.SwabsCounted("2022-03-26", station),
            ev.ResidentRegistered(person(KIM, f"金改{station}", room="301")),
            ev.SwabsCounted("2022-03-26", station + 1),
        ],
        start_ms=1_648_255_260_000 + station,
    )


STATIONS = {station: day_of(station) for station in (2, 3, 5)}
EVERYTHING = [entry for entries in STATIONS.values() for entry in entries]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """An empty store; a test leaves without commit."""
    path = tmp_path_factory.mktemp("order") / "station.db"
    db = open_file(path, STORE_KEY)
    bring_up_to_date(db, path)
    yield StationFile(db, bootstrap._identity(made_up_kit()), Wall()), db
    db.close()


def dump(db):
    stored = {t.name: sorted(map(str, db[t.name].rows)) for t in TABLES}
    stored["event"] = sorted(str(row) for row in db.execute("SELECT * FROM event"))
    words = db.execute("SELECT rowid FROM search WHERE search MATCH '\"金\"*' ORDER BY rowid")
    stored["search"] = [str(row) for row in words]
    return stored


def shown(uow):
    return (
        uow.people.get(KIM),
        uow.people.get(LEE),
        uow.codes.bound_to("d" * 32),
        uow.samples.earlier("R7", KIM),
        uow.samples.tube("YJ00000001"),
        [card.revoked for card in uow.codes.cards_of(KIM)],
    )


def after(empty, deliveries):
    store, db = empty
    with store.begin("test") as uow:
        for delivery in deliveries:
            uow.journal.adopt(delivery)
        assert uow.journal.fold_again() == []
        return dump(db), shown(uow)


@st.composite
def any_delivery(draw, events):
    """The events in any order, some of them twice, in parcels of any size."""
    twice = draw(st.lists(st.sampled_from(events), max_size=12))
    line = draw(st.permutations([*events, *twice]))
    parcels = []
    while line:
        size = draw(st.integers(1, 20))
        parcels.append(line[:size])
        line = line[size:]
    return parcels


@pytest.fixture(scope="module")
def in_order(empty):
    return after(empty, [EVERYTHING])


PATIENT = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(any_delivery(EVERYTHING))
def test_any_order_and_any_repetition_gives_the_same_tables(empty, in_order, parcels):
    assert after(empty, parcels) == in_order


@PATIENT
@given(st.sets(st.sampled_from(range(len(EVERYTHING)))), st.data())
def test_with_gaps_the_tables_depend_on_what_is_there_alone(empty, places, data):
    some = [EVERYTHING[place] for place in sorted(places)]
    parcels = data.draw(any_delivery(some)) if some else []
    assert after(empty, parcels) == after(empty, [some])


@PATIENT
@given(st.permutations(EVERYTHING), st.sets(st.sampled_from(range(len(EVERYTHING)))))
def test_bodies_that_come_later_than_their_headers_are_folded_then(empty, in_order, line, bare):
    without = [Entry(e.header, None) if n in bare else e for n, e in enumerate(line)]
    assert after(empty, [without, line]) == in_order


def test_a_header_without_its_body_does_not_take_the_body_away(empty, in_order):
    bare = [Entry(entry.header, None) for entry in EVERYTHING]
    assert after(empty, [EVERYTHING, bare]) == in_order


def test_what_several_stations_say_is_shown_by_the_latest(in_order):
    _, (kim, lee, bound, *_) = in_order
    assert (kim.name, lee.name, bound) == ("金改5", "李5", LEE)


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
def test_a_second_history_of_a_station_is_refused(empty, stranger):
    with pytest.raises(Refusal, match="journal_forked") as caught:
        after(empty, [STATIONS[2], [stranger]])
    assert caught.value.detail == {"station": 2, "seq": 5}


def test_an_event_that_does_not_join_its_neighbour_is_refused_from_either_side(empty):
    other = entries_of_station(2, [ev.SwabsCounted("2022-03-26", n) for n in range(9)])
    for first, second in ((4, 5), (5, 4)):
        with pytest.raises(Refusal, match="journal_forked"):
            after(empty, [[STATIONS[2][first]], [other[second]]])


def test_an_id_that_another_event_bears_is_refused(empty):
    with pytest.raises(Refusal, match="journal_forked"):
        after(empty, [STATIONS[2], [fork(4, station=9, seq=40)]])


def test_a_refused_parcel_leaves_nothing(empty):
    _, db = empty
    before = dump(db)
    with pytest.raises(Refusal):
        after(empty, [[*STATIONS[3], *STATIONS[2], fork(4, operator="王")]])
    assert dump(db) == before
