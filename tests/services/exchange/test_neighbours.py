"""Station to station: what a neighbour did is known here from the stick alone."""

import itertools
import random
from pathlib import Path

import msgspec
import pytest
from tests.made_station import (
    CROWD,
    FATHER,
    HALMEONI,
    MOTHER,
    TUBES,
)
from tests.services.exchange.going_round import (
    export,
    identity,
    import_files,
    report_of,
    round_trip,
    tables,
)

from testdesk.formats.exchange.batch import NO_BATCH, open_batch, write_batch
from testdesk.services.checking import verify
from testdesk.services.exchange import handover


def test_a_neighbours_people_are_known_without_any_network(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    round_trip(headquarters_with_news, stick, station, other)  # now each knows the other's key
    assert [n.station for n in identity(station).neighbours] == [2]
    other.scans(TUBES[3], FATHER, MOTHER)
    export(other, stick)  # sealed to station 1 as well; headquarters never sees this stick
    assert ("batch", "accepted", "") in import_files(station, stick)
    assert station.scans(TUBES[4], FATHER)[-1] == ("refused", "already_sampled")
    assert verify(station=station.station).ok


def test_a_batch_from_before_it_knew_of_us_is_named(
    station, older_station, stick, headquarters_with_news
):
    """Of a station with an old kit, without the point's key, until headquarters introduced us."""
    older_station.scans(TUBES[3], FATHER)
    round_trip(headquarters_with_news, stick, station, older_station)
    reports = import_files(station, stick)
    assert ("batch", "refused", "neighbour_not_sealed") in reports
    export(older_station, stick)
    round_trip(headquarters_with_news, stick, station, older_station)
    handover.export(older_station.context, folder=stick, first=1)
    assert ("batch", "accepted", "") in import_files(station, stick)
    assert ("batch", "refused", "neighbour_not_sealed") not in import_files(station, stick)


def test_another_laptop_under_a_neighbours_number_is_refused(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    forger = msgspec.structs.replace(handover.sender_of(identity(other)), signing_key=b"\7" * 32)
    other.scans(TUBES[3], FATHER)
    with other.station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    data = write_batch(entries, sender=forger, prev_batch=NO_BATCH, created="2022-03-26T08:00:00Z")
    path = stick / "batch-2-1-9.tdb"
    path.write_bytes(data)
    assert report_of(station, path).reason == "station_key_differs"


def test_a_batch_of_a_neighbour_that_is_damaged_is_reported(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    round_trip(headquarters_with_news, stick, station, other)
    other.scans(TUBES[3], FATHER)
    report = export(other, stick)
    path = stick / "testdesk" / report.file
    data = bytearray(path.read_bytes())
    data[-200] ^= 1
    path.write_bytes(bytes(data))
    assert report_of(station, path).verdict == "refused"


@pytest.mark.parametrize("seed", range(3))
def test_batches_in_any_order_and_number_give_the_same_tables(
    seed, station, other, stick, headquarters_with_news, tmp_path
):
    """Both stations work, their sticks are shuffled, doubled and at first withheld in part."""
    draw = random.Random(seed)  # noqa: S311 - an order, no secret
    round_trip(headquarters_with_news, stick, station, other)
    round_trip(headquarters_with_news, stick, station, other)
    files: dict[int, list[Path]] = {1: [], 2: []}
    crowd = iter(CROWD)
    for turn in range(4):
        for each in (station, other):
            each.scans(TUBES[10 + turn * 2 + identity(each).station], next(crowd), FATHER)
            folder = tmp_path / f"{turn}-{identity(each).station}"
            folder.mkdir()
            report = export(each, folder)
            files[identity(each).station].append(folder / "testdesk" / report.file)
    for each, theirs in ((station, files[2]), (other, files[1])):
        offered = theirs * 2
        draw.shuffle(offered)
        part = draw.randrange(len(offered))
        for path in itertools.chain(offered[:part], theirs):
            assert report_of(each, path).verdict in {"accepted", "already_have"}
    assert tables(station) == tables(other)
    assert verify(station=station.station).ok
    assert verify(station=other.station).ok


def test_a_batch_is_sealed_to_headquarters_and_to_each_neighbour(
    station, other, stick, headquarters_with_news
):
    round_trip(headquarters_with_news, stick, station, other)
    round_trip(headquarters_with_news, stick, station, other)
    station.scans(TUBES[0], HALMEONI)
    data = (stick / "testdesk" / export(station, stick).file).read_bytes()
    for key in (headquarters_with_news.secrets.age_identity, identity(other).age_identity):
        assert open_batch(data, age_identities=[key])[1]
