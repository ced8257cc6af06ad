"""Desks, sticks and headquarters in the states that an exchange starts from."""

import shutil
import subprocess

import msgspec
import pytest
from tests.courier.stick_images import StickImage, why_not
from tests.made_station import (
    CROWD,
    FATHER,
    HALMEONI,
    TUBES,
    MadeStation,
    make_city,
    make_home,
    open_station,
)
from tests.services.exchange.going_round import export, round_trip, there_and_back
from tests.services.exchange.renewing import LAST_DAY
from tests.services.exchange.walk_in import APPLICANT, CORRECTED, NAME, PHONE, WALK_IN

from testdesk.courier.folder import FolderCourier
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.updates import sampled_lists
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.services.cards import codes
from testdesk.services.exchange import handover
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.settings import STORE
from testdesk.store.connection import open_file


@pytest.fixture
def acquainted_stations(station, other, stick, headquarters):
    """Two stations of one point, known to headquarters and to each other."""
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    return station


@pytest.fixture
def make_station(tmp_path):
    """A station of a kit that the test changes."""
    opened: list[MadeStation] = []

    def make(kit, **change):
        home = make_home(tmp_path / f"made-{len(opened)}", msgspec.structs.replace(kit, **change))
        opened.append(open_station(home))
        return opened[-1]

    yield make
    for station in opened:
        station.store.close()


@pytest.fixture(scope="module")
def other_city(tmp_path_factory):
    return make_city(tmp_path_factory.mktemp("other") / "hq")


@pytest.fixture
def put_back(city, tmp_path):
    """Headquarters as it was when the kits had just been made; announced, or not."""
    made: list[Headquarters] = []

    def make(*, announced):
        hq = city.headquarters(tmp_path / f"put-back-{len(made)}")
        made.append(hq)
        if announced:
            with hq.write() as connection:
                epochs.begin(connection, after=7, reason="restored", clock=hq.clock)
        return hq

    yield make
    for hq in made:
        hq.close()


@pytest.fixture
def announce_restored(put_back):
    """As `hq restored` does it, by the numbers that the copy knows."""

    def make(*, minutes, known=1):
        hq = put_back(announced=False)
        hq.clock.forward(minutes=minutes)
        with hq.write() as connection:
            epochs.begin(connection, after=known, reason="restored", clock=hq.clock)
        return hq

    return make


@pytest.fixture
def written_sticks(station, tmp_path):
    """Three batches, each on a stick of its own."""
    made = []
    for number in range(3):
        folder = tmp_path / f"stick-{number}"
        folder.mkdir()
        station.scans(TUBES[number], CROWD[number])
        export(station, folder)
        made.append(folder)
    return made


@pytest.fixture
def headquarters_with_news(headquarters):
    """With news: a round was opened since the kits were made."""
    open_round(headquarters, name="R8")
    return headquarters


@pytest.fixture
def older_station(city, tmp_path):
    """Station 2 from an older kit, which does not describe the point."""
    kit = msgspec.structs.replace(city.kits[2], place=1, point_key=None, voucher=b"")
    assert kit.version == 1
    station = open_station(make_home(tmp_path / "old", kit))
    yield station
    station.store.close()


@pytest.fixture
def silent_copy(city, tmp_path):
    """Headquarters as it was when it had made the kits; it knows nothing of its being a copy."""
    hq = city.headquarters(tmp_path / "put-back")
    yield hq
    hq.close()


@pytest.fixture
def restored_station(station, headquarters, stick, tmp_path):
    """A station put back from yesterday's copy: headquarters has events that it forgot."""
    aside = shutil.copytree(station.home, tmp_path / "yesterday")
    station.scans(TUBES[0], FATHER)
    export(station, stick)
    assert there_and_back(station, headquarters, stick) == [("accepted", "")]
    again = open_station(aside)
    again.scans(TUBES[1], HALMEONI)
    yield again
    again.store.close()


@pytest.fixture
def answered(station, stick, headquarters):
    """The receipt of the first of two batches, in a folder of its own; the second has none."""
    handover.export(station.context, folder=stick)
    import_paths(headquarters, FolderCourier(), [stick])
    station.scans(TUBES[0], HALMEONI)
    handover.export(station.context, folder=stick)
    carried = stick.with_name("carried")
    carried.mkdir()
    return shutil.copy(stick / "testdesk" / "receipt-1-1-1.tdr", carried / "receipt-1-1-1.tdr")


NEW_KEY = bytes(range(32))


@pytest.fixture
def renewed_kit(city):
    """Of station 1: key 2 signs, key 1 is read until LAST_DAY, cards hold 90 days."""
    return msgspec.structs.replace(
        city.kits[1],
        kit="e" * 32,
        created="2022-03-27T08:00:00Z",
        card_keys={**city.kits[1].card_keys, 2: NEW_KEY},
        card_key_id=2,
        card_key_ends={1: LAST_DAY},
        card_valid_days=90,
        renewal=True,
    )


@pytest.fixture
def acquainted_station(station, other, stick, headquarters):
    """Both stations have reported once, so that there are updates for them."""
    round_trip(headquarters, stick, station, other)
    return station


@pytest.fixture
def station_of_short_lists(station, other, stick, headquarters, monkeypatch):
    """Both stations have reported once; lists begin with two people and are full with three."""
    monkeypatch.setattr(sampled_lists, "MAX_SAMPLES_IN_UPDATE", 1)
    monkeypatch.setattr(sampled_lists, "FULL_LIST", 3)
    round_trip(headquarters, stick, station, other)
    return station


def mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture
def lying_stick(tmp_path):
    """An exFAT stick that promises 40 MB and has room for four: the rest gives errors."""
    if reason := why_not("exfat"):
        pytest.skip(reason)
    chips = tmp_path / "chips"
    chips.mkdir()
    mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", chips)
    stick = StickImage("exfat", chips)
    stick.plug()
    yield stick
    stick.lose()
    subprocess.run(["umount", "-l", str(chips)], check=True, capture_output=True)


@pytest.fixture
def three_sticks(tmp_path):
    folders = [tmp_path / name for name in ("red stick", "blue stick", "green stick")]
    for folder in folders:
        folder.mkdir()
    return folders


@pytest.fixture
def raw_of():
    """Opens a station's file behind its store's back."""
    opened = []

    def open_one(station):
        opened.append(open_file(station.home / STORE, station.key))
        return opened[-1]

    yield open_one
    for db in opened:
        db.close()


@pytest.fixture
def worked(station, stick, headquarters):
    """A day with a listed person and a walk-in, closed, and carried to headquarters and back."""
    form = WalkIn(name=NAME, document_number=WALK_IN, phone=PHONE)
    register_walk_in(station.context, form=form)
    station.scans(TUBES[0], HALMEONI, WALK_IN, "!seal other")
    who = station.who(WALK_IN)
    applicant = codes.Applicant(APPLICANT, "daughter", "no phone")
    codes.issue(station.context, resident=who, applicant=applicant, valid_days=10)
    codes.issue(station.context, resident=station.who(HALMEONI), valid_days=10)
    correct(station.context, resident=who, changes={"name": CORRECTED}, reason="typed_wrong")
    station.close_day(stick)
    export(station, stick)
    assert ("accepted", "") in there_and_back(station, headquarters, stick)
    return station
