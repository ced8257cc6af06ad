"""What closing would leave unfinished: the open tube, and what no verified batch carries."""

from tests.made_station import CROWD, FATHER, HALMEONI, TUBES

from testdesk.services.exchange import handover
from testdesk.services.unfinished_work import unfinished


def left(station):
    found = unfinished(station=station.station)
    tube = found.open_tube
    return tube and (tube.tube, len(tube.places), tube.capacity), found.people, found.events


def export(station, folder):
    folder.mkdir(exist_ok=True)
    handover.export(station.context, folder=folder)


def test_people_in_an_open_tube_are_counted_and_an_undone_one_is_not(station):
    station.scans(TUBES[0], HALMEONI, FATHER, CROWD[0], "!undo")
    tube, people, events = left(station)
    assert (tube, people) == ((TUBES[0], 2, 10), 2)
    assert events > people
    assert unfinished(station=station.station)


def test_after_an_export_only_what_came_later_is_left(station, tmp_path):
    station.scans(TUBES[0], HALMEONI, "!seal end_of_queue")
    export(station, tmp_path / "stick")
    assert left(station) == (None, 0, 0)
    assert not unfinished(station=station.station)
    station.scans(TUBES[1])
    assert left(station) == ((TUBES[1], 0, 10), 0, 1)
    station.scans(FATHER, "!seal end_of_queue")
    assert left(station) == (None, 1, 3)


def test_people_of_yesterday_are_not_forgotten(station):
    station.scans(TUBES[0], HALMEONI, "!seal end_of_queue")
    station.clock.forward(days=1)
    assert left(station)[:2] == (None, 1)
