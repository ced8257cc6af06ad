"""Order of arrival does not matter: every table is the same after any delivery of the events."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clock import ManualClock
from tests.made_station import STORE_KEY, entries_of_station, made_up_kit

from testdesk import bootstrap
from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.tables import TABLES
from testdesk.store.connection import open_file
from testdesk.store.events.keeper import JournalKeeper
from testdesk.store.queries.identity import StoredIdentity
from testdesk.store.schema.migrations import refresh
from testdesk.store.station_file import StationFile

KIM, LEE, PARK = "a1" * 6, "b2" * 6, "c3" * 6
FAR_AHEAD_MS = 0xFFFF_FFFF_FFFF


def person(resident, name, room="202"):
    return Resident(resident, name, address=Address("网通小区", "3", "2", room))


def phone_corrected(station):
    change = ev.FieldChange("phone", "", f"1390000000{station}")
    return ev.ResidentCorrected(LEE, (change,), "person_asked")


def excuses_of(station):
    last = [ev.ExcuseWithdrawn("R8", LEE)] if station == 3 else []
    return [ev.ResidentExcused("R8", who, "away", f"{station}") for who in (LEE, KIM)] + last


def day_of(station):
    """A day at one station; all stations record the same two people and the same tubes."""
    own = f"{station:04x}"
    return entries_of_station(
        station,
        [
            ev.StationSetUp("点", "k", f"pub{station}", "age1", "e", "0.1"),
            ev.RosterImported(
                "网通小区", (person(KIM, f"金{station}"), person(LEE, f"李{station}"))
            ),
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
            ev.CodeUnbound("d" * 32, LEE, "undone"),
            phone_corrected(station),
            ev.ResidentCorrected(
                KIM,
                (ev.FieldChange("document_number", "", f"E1234567{station}"),),
                "typed_wrong",
                *((PARK, person(PARK, "金改3", room="301")) if station == 3 else ()),
            ),
            ev.SampleTaken("R8", KIM, "YJ00000002", 1, "id_number", "点"),
            *excuses_of(station),
        ],
        # One clock is in another century, and never counts.
        start_ms=FAR_AHEAD_MS - 1000 if station == 5 else 1_648_255_260_000 + station,
    )


def of_headquarters():
    """Headquarters' events: its list, a decision, and which station is distrusted."""
    return entries_of_station(
        0,
        [
            ev.RoundOpened("R7"),
            ev.RosterImported("网通小区", (person(LEE, "李英子"),)),
            ev.ResidentCorrected(LEE, (ev.FieldChange("name", "李英子", "李英姬"),), "decided"),
            ev.StationDistrusted(2, 9, "lent out", "lead"),
            ev.StationDistrusted(3, 9, "a mistake", "lead"),
            ev.StationDistrusted(3, 0, "a mistake", "lead"),
            ev.ResidentRemoved(LEE, "listed_twice", "", "lead"),
            ev.ResidentRestored(LEE, "", "lead"),
            ev.ResidentRemoved(PARK, "died", "", "lead"),
        ],
        start_ms=1_648_255_000_000,
    )


STATIONS = {0: of_headquarters()} | {station: day_of(station) for station in (2, 3, 5)}
EVERYTHING = [entry for entries in STATIONS.values() for entry in entries]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """An empty store; a test leaves without commit."""
    path = tmp_path_factory.mktemp("order") / "station.db"
    db = open_file(path, STORE_KEY)
    refresh(db, path)
    keeper = JournalKeeper(db, path, STORE_KEY, 1)
    identity = StoredIdentity(db, bootstrap._identity(made_up_kit()))
    yield StationFile(db, identity, ManualClock(), keeper), db
    db.close()


def dump(db):
    derived = ("person", "alias")
    names = (*(table.name for table in TABLES), *derived)
    stored = {name: sorted(map(str, db[name].rows)) for name in names}
    stored["event"] = sorted(str(row) for row in db.execute("SELECT * FROM event"))
    words = db.execute("SELECT rowid FROM search WHERE search MATCH '\"金\"*' ORDER BY rowid")
    stored["search"] = [str(row) for row in words]
    return stored


def shown(uow):
    return (
        uow.people.get(KIM),
        uow.people.get(LEE),
        uow.people.get(PARK),
        uow.codes.bound_to("d" * 32),
        uow.samples.earlier("R7", KIM),
        uow.samples.tube("YJ00000001"),
        uow.excuses.among([KIM, LEE, PARK], "R8"),
        [card.revoked for card in uow.codes.cards_of(KIM)],
    )


def after(empty, deliveries):
    store, db = empty
    with store.write("test") as uow:
        for delivery in deliveries:
            uow.journal.adopt(delivery)
        assert uow.journal.fold_again() == []
        return dump(db), shown(uow)


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


@pytest.fixture(scope="module")
def in_order(empty):
    return after(empty, [EVERYTHING])


PATIENT = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(any_delivery(len(EVERYTHING)))
def test_any_order_and_any_repetition_gives_the_same_tables(empty, in_order, parcels):
    assert after(empty, of_places(EVERYTHING, parcels)) == in_order


@PATIENT
@given(st.sets(st.sampled_from(range(len(EVERYTHING)))), st.data())
def test_with_gaps_the_tables_depend_on_what_is_there_alone(empty, places, data):
    some = [EVERYTHING[place] for place in sorted(places)]
    parcels = data.draw(any_delivery(len(some))) if some else []
    assert after(empty, of_places(some, parcels)) == after(empty, [some])


@PATIENT
@given(st.permutations(range(len(EVERYTHING))), st.sets(st.sampled_from(range(len(EVERYTHING)))))
def test_bodies_that_come_later_than_their_headers_are_folded_then(empty, in_order, order, bare):
    line = [EVERYTHING[place] for place in order]
    without = [Entry(e.header, None) if n in bare else e for n, e in enumerate(line)]
    assert after(empty, [without, line]) == in_order


def test_a_header_without_its_body_does_not_take_the_body_away(empty, in_order):
    bare = [Entry(entry.header, None) for entry in EVERYTHING]
    assert after(empty, [EVERYTHING, bare]) == in_order


def test_what_several_stations_say_is_shown_by_authority_then_trusted_clock(in_order):
    _, (kim, lee, park, bound, earlier, *_) = in_order
    # Headquarters does not list Kim: station 2 is believed up to its event 8, and station 5's
    # clock counts nowhere. Station 3 took its own away from that number, and only its own.
    assert (kim.resident, kim.name) == (KIM, "金2")
    assert (park.resident, park.name) == (PARK, "金改3")
    assert earlier.station != 3
    # Lee is listed: a decision beats the list, and a desk fills what the list leaves out.
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
def test_a_second_history_of_a_station_is_refused(empty, stranger):
    with pytest.raises(Refusal, match="journal_forked") as caught:
        after(empty, [STATIONS[2], [stranger]])
    assert caught.value.detail == {"station": 2, "seq": 5}


def test_an_event_that_does_not_join_its_neighbour_is_refused_from_either_side(empty):
    other = entries_of_station(2, [ev.SwabsCounted("2022-03-26", n) for n in range(9)])
    for first, second in ((4, 5), (5, 4)):
        with pytest.raises(Refusal, match="journal_forked"):
            after(empty, [[STATIONS[2][first]], [other[second]]])


def test_an_id_that_another_author_uses_takes_nothing_from_its_owner(empty):
    liar = fork(4, station=9, seq=40)
    for order in ([STATIONS[2], [liar]], [[liar], STATIONS[2]]):
        tables, _ = after(empty, order)
        bearing = [row for row in tables["event"] if liar.header.id in row]
        assert len(bearing) == 2


def test_a_refused_parcel_leaves_nothing(empty):
    _, db = empty
    before = dump(db)
    with pytest.raises(Refusal):
        after(empty, [[*STATIONS[3], *STATIONS[2], fork(4, operator="王")]])
    assert dump(db) == before
