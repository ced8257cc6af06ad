"""Two stations of a point know each other from the first minute, and report strangers."""

from functools import partial

import msgspec
import pytest
from tests.made_station import (
    FATHER,
    HALMEONI,
    MOTHER,
    POINT,
    TUBES,
)
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    identity,
    import_files,
    report_of,
    update,
)

from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import open_batch
from testdesk.formats.exchange.neighbours import PointKey
from testdesk.hq.city.revocations import reinstate, revoke
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.services.checking import verify


def carried(station, stick):
    """The file of the station's next batch."""
    return stick / "testdesk" / export(station, stick).file


def test_nobody_has_reported_and_each_knows_of_the_other(station, other, stick):
    station.scans(TUBES[0], HALMEONI)
    other.scans(TUBES[3], FATHER)
    ours, theirs = carried(station, stick), carried(other, stick)
    assert report_of(station, theirs).verdict == "accepted"
    assert report_of(other, ours).verdict == "accepted"
    assert station.scans(FATHER) == [("refused", "already_sampled")]
    assert other.scans(HALMEONI) == [("refused", "already_sampled")]
    assert report_of(station, theirs).verdict == "already_have"
    assert verify(station=station.station).ok


def test_the_kit_of_the_second_may_be_made_after_the_first_station_began(
    station, make_station, stick, headquarters
):
    late = make_station(enrol(headquarters, station=9, point=POINT))
    late.scans(TUBES[3], FATHER)
    assert report_of(station, carried(late, stick)).verdict == "accepted"
    station.scans(TUBES[0], HALMEONI)
    assert report_of(late, carried(station, stick)).verdict == "accepted"
    assert late.scans(HALMEONI) == [("refused", "already_sampled")]


def test_a_later_batch_waits_for_the_one_that_identifies_its_station(station, other, stick):
    first = carried(other, stick)
    other.scans(TUBES[3], FATHER)
    second = carried(other, stick)
    assert report_of(station, second).reason == "neighbour_unknown"
    assert [(r, v) for _, v, r in import_files(station, second, first)] == [("", "accepted")] * 2


def test_of_two_laptops_of_one_kit_the_first_that_is_met_is_believed(
    city, station, other, make_station, stick
):
    twin = make_station(city.kits[2])
    theirs = carried(other, stick)
    assert report_of(station, theirs).verdict == "accepted"
    theirs.unlink()
    twin.scans(TUBES[3], FATHER)
    report = report_of(station, carried(twin, stick))
    assert (report.verdict, report.reason) == ("refused", "station_key_differs")


@pytest.mark.parametrize("change", ["no voucher", "a false one", "of another kit", "of a point"])
def test_whom_headquarters_does_not_vouch_for_is_not_believed(
    change, city, station, make_station, stick, headquarters
):
    """Though sealed to the point, whose public key anybody may know."""
    kit, far = city.kits[2], enrol(headquarters, station=9, point="河南小区")
    thief = {
        "no voucher": partial(make_station, kit, voucher=b""),
        "a false one": partial(make_station, kit, voucher=bytes(64)),
        "of another kit": partial(make_station, msgspec.structs.replace(kit, kit="ab" * 16)),
        "of a point": partial(make_station, far, point=POINT, point_key=kit.point_key),
    }[change]()
    assert report_of(station, carried(thief, stick)).reason == "neighbour_unknown"
    with station.station.read() as uow:
        assert not {2, 9} & set(uow.journal.authors())


def test_another_points_batch_is_nobodys_business_here(station, make_station, stick, headquarters):
    far = make_station(enrol(headquarters, station=9, point="河南小区"))
    assert import_files(station, carried(far, stick)) == []


def test_a_revoked_station_is_named_and_reads_no_more(station, other, stick, headquarters):
    theirs = carried(other, stick)
    for each in (station, other):
        export(each, stick)
    at_headquarters(headquarters, stick)
    revoke(headquarters, 2, reason="stolen", operator="李敏")
    assert report_of(station, update(headquarters, stick)).verdict == "accepted"
    assert report_of(station, theirs).reason == "neighbour_revoked"
    station.scans(TUBES[0], HALMEONI)
    sealed = carried(station, stick).read_bytes()
    with pytest.raises(Refusal, match="not_addressed_to_us"):
        open_batch(
            sealed,
            age_identities=[identity(other).age_identity, *identity(other).point_keys.values()],
        )
    assert sorted(identity(station).point_keys) == [1, 2]
    reinstate(headquarters, 2, operator="李敏")
    assert report_of(station, update(headquarters, stick)).verdict == "accepted"
    assert report_of(station, theirs).verdict == "accepted"
    assert sorted(identity(station).point_keys) == [1, 2]


def test_a_kit_made_before_a_revocation_is_read_by_an_older_key(
    station, stick, headquarters, make_station
):
    """The other station has received nothing yet, and seals to the older key."""
    third = make_station(enrol(headquarters, station=9, point=POINT))
    export(station, stick)
    at_headquarters(headquarters, stick)
    revoke(headquarters, 2, reason="lost", operator="李敏")
    assert report_of(station, update(headquarters, stick)).verdict == "accepted"
    third.scans(TUBES[3], MOTHER)
    assert report_of(station, carried(third, stick)).verdict == "accepted"


def test_damage_is_reported_whoever_wrote_it(station, other, stick):
    other.scans(TUBES[3], FATHER)
    path = carried(other, stick)
    data = bytearray(path.read_bytes())
    for place, reason in ((40, "container"), (-400, "payload")):
        changed = bytearray(data)
        changed[place] ^= 1
        path.write_bytes(bytes(changed))
        report = report_of(station, path)
        assert report.verdict == "refused"
        assert report.is_fault, reason


def test_two_kits_of_one_point_have_one_key_and_no_place_twice(headquarters):
    kits = [enrol(headquarters, station=n, point=POINT) for n in (21, 20, 22)]
    elsewhere = enrol(headquarters, station=23, point="河南小区")
    assert len({kit.place for kit in kits}) == 3
    assert len({kit.point_key for kit in kits}) == 1
    assert elsewhere.place == 1
    assert isinstance(elsewhere.point_key, PointKey)
    assert elsewhere.point_key != kits[0].point_key
    again = enrol(headquarters, station=20, point=POINT)
    assert again.place == kits[1].place
