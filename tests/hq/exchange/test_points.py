"""Points at headquarters: a place for each station, given once, and one key for all of them."""

from sqlalchemy import delete, select
from tests.hq.exchange.delivering import deliver, opened
from tests.hq.laptops import Laptop

from testdesk.domain.journal.events import OperatorSignedIn, SampleTaken, TubeOpened
from testdesk.formats.exchange.batch import AcknowledgedUpdate
from testdesk.hq.city.points import point_key
from testdesk.hq.city.revocations import revoke
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.distrust import distrust, trust
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.exchange.updates.updates import make_update
from testdesk.hq.store.schema.tables import POINT_PLACE


def test_places_follow_the_first_kits_and_are_given_once(hq):
    first = [enrol(hq, station=n, point="河南").place for n in (7, 3, 9)]
    assert first == [1, 2, 3]
    assert enrol(hq, station=3, point="河南").place == 2
    assert enrol(hq, station=3, point="站前").place == 1
    assert enrol(hq, station=4, point="河南").place == 4


def test_a_renewal_keeps_the_place_whatever_point_it_names(hq):
    kits = [enrol(hq, station=n, point="河南") for n in (1, 2)]
    renewed = enrol(hq, station=2, point="another name", renewal=True)
    assert renewed.place == 2
    assert renewed.point_key == kits[0].point_key
    assert renewed.voucher == b""


def test_stations_of_kits_of_before_get_their_places_by_update(hq):
    """A database of version 7 knows no places; its stations have all begun as the first station."""
    laptops = {n: Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2)}
    for each in laptops.values():
        deliver(hq, each)
    with hq.write() as connection:
        connection.execute(delete(POINT_PLACE))
    places = {n: opened(hq, laptops[n], make_update(hq, n))[0].place for n in (2, 1)}
    assert places == {1: 1, 2: 2}
    with hq.read() as connection:
        assert len(connection.execute(select(POINT_PLACE)).all()) == 2


def test_a_revocation_begins_the_points_next_key_and_names_the_kit(hq):
    laptops = [Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2)]
    far = enrol(hq, station=3, point="站前")
    for each in laptops:
        deliver(hq, each)
    revoke(hq, 2, reason="stolen", operator="李敏")
    update, _ = opened(hq, laptops[0], make_update(hq, 1))
    assert update.revoked_kits == (laptops[1].kit.kit,)
    assert update.neighbours == ()
    assert update.point_key == point_key(hq.signing_seed, "河南", 2)
    assert update.point_key != laptops[0].kit.point_key
    assert enrol(hq, station=5, point="河南").point_key == update.point_key
    assert enrol(hq, station=6, point="站前").point_key == far.point_key


def test_no_two_points_and_no_two_cities_have_one_key(hq):
    keys = {
        point_key(seed, point, generation).identity
        for seed in (hq.signing_seed, bytes(32))
        for point in ("河南", "站前", "河南1")
        for generation in (1, 2, 11)
    }
    assert len(keys) == 18


def test_what_came_while_a_station_was_left_out_is_sent_once_it_is_trusted_again(hq):
    """Also where the other station acknowledged an update that was made in between."""
    open_round(hq, name="R7")
    one, two = (Laptop(enrol(hq, station=n, point="河南")) for n in (1, 2))
    for each in (one, two):
        deliver(hq, each)
    distrust(hq, 2, from_seq=2, note="", by="李敏")
    two.record(TubeOpened("YJ00000018", "R7", "pool", 10))
    two.record(SampleTaken("R7", "5bcd15a1b2c3", "YJ00000018", 1, "proxy_code", "河南"))
    deliver(hq, two)
    held, sha256 = opened(hq, one, make_update(hq, 1))
    assert held.sampled == ()
    one.record(OperatorSignedIn("registrar"))
    deliver(hq, one, acknowledged=AcknowledgedUpdate(held.number, sha256))
    trust(hq, 2, note="", by="李敏")
    held, _ = opened(hq, one, make_update(hq, 1))
    assert [(sample.station, sample.tube) for sample in held.sampled] == [(2, "YJ00000018")]
