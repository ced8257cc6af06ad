"""Updates at headquarters: what a station is sent, since when, and never twice under a number."""

import msgspec
import pytest
from tests.hq.exchange.delivering import acknowledge, deliver, opened
from tests.hq.laptops import Laptop, derive_now

from testdesk.domain.journal.events import ProxyCodeIssued, ProxyCodeRevoked, RosterImported
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.residents.people import Resident
from testdesk.hq.city.revocations import revoke
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.exchange.updates.updates import make_update, stations
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database, journal
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import ARRIVAL, SCHEMA, STATION_UPDATE, VERSION

CARD = ProxyCodeIssued("5bcd15a1b2c3", 1, 1, "2022-03-26", 180, 1)


def kinds(entries):
    return [(entry.header.station, entry.header.kind) for entry in entries]


def test_a_station_is_sent_the_rounds_since_its_kit(hq, laptop):
    open_round(hq, name="R6")
    one = laptop(1)
    open_round(hq, name="R7")
    deliver(hq, one)
    update, _ = opened(hq, one, make_update(hq, 1))
    assert (update.number, update.since, kinds(update.hq_events)) == (1, 0, [(0, "round_opened")])


def test_after_its_acknowledgement_it_is_sent_what_came_since(hq, laptop):
    one = laptop(1)
    deliver(hq, one)
    open_round(hq, name="R7")
    _, sha256 = opened(hq, one, make_update(hq, 1))
    deliver(hq, one, acknowledged=acknowledge(sha256, 1))
    assert make_update(hq, 1) is None
    open_round(hq, name="R8")
    update, _ = opened(hq, one, make_update(hq, 1))
    assert (update.number, update.since, update.since_sha256) == (2, 1, sha256)
    assert [msgspec.json.decode(entry.body)["round"] for entry in update.hq_events] == ["R8"]


def test_cards_of_other_stations_are_sent_in_the_order_in_which_they_came(hq, laptop):
    one, two, three = laptop(1), laptop(2), laptop(3)
    for each in (two, three):
        each.record(CARD)
        deliver(hq, each)
    deliver(hq, one)
    update, sha256 = opened(hq, one, make_update(hq, 1))
    assert kinds(update.station_events) == [(2, "proxy_code_issued"), (3, "proxy_code_issued")]
    deliver(hq, one, acknowledged=acknowledge(sha256, 1))
    two.record(ProxyCodeRevoked(two.entries[-1].header.id, "lost"))
    deliver(hq, two)
    update, _ = opened(hq, one, make_update(hq, 1))
    # The whole batch came anew; what it repeats costs a few lines and harms nobody.
    assert kinds(update.station_events)[-1] == (2, "proxy_code_revoked")
    assert all(station == 2 for station, _ in kinds(update.station_events))


def test_its_own_cards_and_other_peoples_samples_are_not_sent(hq, laptop):
    one, two = laptop(1), laptop(2)
    one.record(CARD)
    two.full_tube("YJ00000001", ["5bcd15a1b2c3"])
    for each in (one, two):
        deliver(hq, each)
    assert make_update(hq, 1) is None


def test_residents_of_other_compounds_stay_at_headquarters(hq):
    one = Laptop(enrol(hq, station=1, point="河南", compounds=["河南小区"]))
    deliver(hq, one)
    with hq.write() as connection:
        rosters = [
            RosterImported(name, (Resident("ab" * 6, "李明"),)) for name in ("河南小区", "站前小区")
        ]
        journal.append(connection, rosters, clock=hq.clock)
    update, _ = opened(hq, one, make_update(hq, 1))
    assert [entry.body is None for entry in update.hq_events] == [False, True]


@pytest.mark.parametrize(
    ("renewed", "bodies"), [((), [True, False]), (("站前小区",), [False, True])]
)
def test_a_renewal_that_names_no_compound_keeps_those_of_the_station(hq, renewed, bodies):
    enrol(hq, station=1, point="河南", compounds=["河南小区"])
    with hq.write() as connection:
        rosters = [
            RosterImported(name, (Resident("ab" * 6, "李明"),)) for name in ("河南小区", "站前小区")
        ]
        journal.append(connection, rosters, clock=hq.clock)
    kit = enrol(hq, station=1, point="河南", compounds=renewed, renewal=True)
    listed = [entry for entry in kit.entries if entry.header.kind == "roster_taken"]
    assert [entry.body is not None for entry in listed] == bodies


def test_the_stations_of_one_point_are_introduced_to_each_other(hq):
    laptops = [Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2, 3)]
    elsewhere = Laptop(enrol(hq, station=4, point="站前"))
    for each in (*laptops[:2], elsewhere):
        deliver(hq, each)
    update, _ = opened(hq, laptops[0], make_update(hq, 1))
    (other,) = update.neighbours
    assert (other.station, other.recipient) == (2, laptops[1].sender.recipient)
    assert make_update(hq, 4) is None


def test_a_number_is_used_once_also_after_the_database_was_lost(hq, laptop):
    one = laptop(1)
    open_round(hq, name="R7")
    deliver(hq, one, acknowledged=acknowledge("ab" * 32, 41))
    update, _ = opened(hq, one, make_update(hq, 1))
    assert (update.number, update.since) == (42, 0)


def test_a_laptop_that_claims_an_impossible_update_is_sent_everything_all_the_same(hq, laptop):
    one = laptop(1)
    open_round(hq, name="R7")
    assert deliver(hq, one, acknowledged=acknowledge("ab" * 32, 2**63 - 1)).verdict == "accepted"
    update, _ = opened(hq, one, make_update(hq, 1))
    assert (update.number, kinds(update.hq_events)) == (1, [(0, "round_opened")])


def test_a_settled_update_is_not_kept_any_longer(hq, laptop):
    one = laptop(1)
    deliver(hq, one)
    shas = []
    for name in ("R7", "R8"):
        open_round(hq, name=name)
        _, sha256 = opened(hq, one, make_update(hq, 1))
        shas.append(sha256)
    deliver(hq, one, acknowledged=acknowledge(shas[1], 2))
    with hq.read() as connection:
        rows = connection.execute(STATION_UPDATE.select().order_by("number")).all()
    assert [row.data is None for row in rows] == [True, False]


def test_a_station_that_never_reported_gets_no_update(hq, laptop):
    laptop(1)
    with pytest.raises(Refusal, match="station_not_heard"):
        make_update(hq, 1)
    assert stations(hq) == []


def test_a_revoked_laptop_is_sent_nothing_and_is_nobodys_neighbour(hq):
    laptops = [Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2)]
    for each in laptops:
        deliver(hq, each)
    revoke(hq, 2, reason="stolen", operator="李敏")
    open_round(hq, name="R7")
    with pytest.raises(Refusal, match="station_revoked"):
        make_update(hq, 2)
    update, _ = opened(hq, laptops[0], make_update(hq, 1))
    assert (update.neighbours, stations(hq)) == ((), [1])


def test_who_holds_older_settings_does_not_bring_them_back(hq, laptop):
    one = laptop(1)
    deliver(hq, one)
    newer = msgspec.structs.replace(hq.secrets, revision=1, pool_size=5)
    update, _ = opened(hq, one, make_update(Headquarters(newer, hq.engine, hq.clock), 1))
    assert update.settings.pool_size == 5
    with pytest.raises(Refusal, match="headquarters_changed"):
        make_update(hq, 1)


def test_arrivals_are_numbered_once_each_and_only_where_they_bring_something(hq, laptop):
    one, two = laptop(1), laptop(2)
    for each in (one, two, one):
        deliver(hq, each)
    with hq.read() as connection:
        rows = connection.execute(ARRIVAL.select().order_by("rank")).all()
    assert [(row.rank, row.station, row.first, row.last) for row in rows] == [
        (1, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_a_database_of_version_1_gets_the_new_tables(tmp_path, made_secrets):
    key = bytes.fromhex(made_secrets.database_key)
    engine = database.open_engine(tmp_path / "headquarters.db", key=key, url=None)
    old = [t for t in METADATA.sorted_tables if t.name in OF_VERSION_1]
    assert len(old) == len(OF_VERSION_1)
    with database.write_transaction(engine) as connection:
        METADATA.create_all(connection, tables=old)
        connection.execute(SCHEMA.insert(), {"city": "c", "version": 1})
    database.prepare(engine, "c", derive=derive_now)
    with database.read_transaction(engine) as connection:
        assert connection.execute(SCHEMA.select()).one().version == VERSION
        assert connection.execute(ARRIVAL.select()).all() == []
    with pytest.raises(EnvironmentFault, match="database_of_another_city"):
        database.prepare(engine, "d", derive=derive_now)
    engine.dispose()


OF_VERSION_1 = {
    *("station", "round", "resident", "tube", "sample", "sample_void", "code_binding"),
    *("proxy_code", "proxy_code_revocation", "card_print", "ticket", "ticket_state"),
    *("swab_count", "event", "kit", "station_key", "batch", "contact", "schema"),
}
