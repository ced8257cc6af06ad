"""What headquarters refused is kept, named, and not taken for exported before it is accepted."""

import shutil

import pytest
from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES, make_home, open_station

from testdesk.courier.folder import FolderCourier
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import day, status
from testdesk.services.exchange import handover, incoming


def export(station, folder, *, again=False):
    return handover.export(station.context, folder=folder, again=again).value


def there_and_back(station, hq, folder):
    """The stick goes to headquarters; what the receipts on it say."""
    import_paths(hq, FolderCourier(), [folder])
    reports = incoming.import_file(station.context, paths=[folder]).value
    return [(r.verdict, r.reason) for r in reports if r.kind == "receipt"]


@pytest.fixture
def restored(station, headquarters, stick, tmp_path):
    """A desk put back from yesterday's copy: headquarters has events that it forgot."""
    aside = shutil.copytree(station.home, tmp_path / "yesterday")
    station.scans(TUBES[0], FATHER)
    export(station, stick)
    assert there_and_back(station, headquarters, stick) == [("accepted", "")]
    again = open_station(aside)
    again.scans(TUBES[1], HALMEONI)
    yield again
    again.store.close()


def now(station):
    return status.status(station=station.station)


def listed(station):
    return [(q.first, q.last, q.reason, q.way, q.lasting) for q in now(station).quarantined]


def test_a_forked_journal_is_not_exported_however_often_it_is_written(
    restored, headquarters, tmp_path
):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    report = export(restored, first)
    assert report is not None
    assert (report.refused_before, now(restored).unexported) == ("", 0)
    assert there_and_back(restored, headquarters, first) == [("refused", "journal_forked")]
    assert listed(restored) == [(1, 3, "journal_forked", "call_headquarters", True)]
    again = export(restored, second)
    assert again is not None
    assert (again.first, again.last, again.refused_before) == (1, 3, "journal_forked")
    assert (now(restored).unexported, now(restored).held, now(restored).undelivered) == (3, 3, 3)
    assert now(restored).exported_people == 0
    (one,) = now(restored).quarantine
    assert (one.people, one.written_again, one.released, one.times) == (1, True, False, 1)


def test_the_day_is_not_done_while_a_batch_is_quarantined(restored, headquarters, tmp_path):
    stick = tmp_path / "a"
    stick.mkdir()
    restored.scan("!seal end_of_queue")
    day.count_swabs(restored.context, count=1)
    export(restored, stick)
    assert day.reconcile(station=restored.station).problems == ()
    there_and_back(restored, headquarters, stick)
    assert "batch_quarantined" in day.reconcile(station=restored.station).problems
    export(restored, stick, again=True)
    assert day.reconcile(station=restored.station).problems == ("batch_quarantined",)
    restored.scan("!undo")
    assert set(day.reconcile(station=restored.station).problems) > {"batch_quarantined"}


def test_what_comes_after_a_quarantined_batch_goes_out_with_it(restored, headquarters, tmp_path):
    stick = tmp_path / "a"
    stick.mkdir()
    export(restored, stick)
    there_and_back(restored, headquarters, stick)
    restored.scan(MOTHER)
    report = export(restored, stick)
    assert report is not None
    assert (report.first, report.last, report.refused_before) == (1, 4, "journal_forked")


def test_once_accepted_the_quarantine_is_released_and_remembered(
    restored, headquarters, city, tmp_path
):
    stick, other = tmp_path / "a", tmp_path / "b"
    for folder in (stick, other):
        folder.mkdir()
    export(restored, stick)
    there_and_back(restored, headquarters, stick)
    restored.scan(MOTHER)
    export(restored, other)
    # Headquarters was put back as well, to before the history that contradicts.
    emptied = city.headquarters(tmp_path / "hq-again")
    assert there_and_back(restored, emptied, other) == [("accepted", "")]
    emptied.close()
    assert (now(restored).quarantined, now(restored).unexported, now(restored).held) == ((), 0, 0)
    (one,) = now(restored).quarantine
    assert (one.first, one.last, one.reason, one.released) == (1, 3, "journal_forked", True)
    assert "batch_quarantined" not in day.reconcile(station=restored.station).problems


def test_of_two_laptops_of_one_kit_the_second_is_told_and_held(
    station, city, headquarters, stick, tmp_path
):
    export(station, stick)
    there_and_back(station, headquarters, stick)
    twin = open_station(make_home(tmp_path / "twin", city.kits[1]))
    other = tmp_path / "other"
    other.mkdir()
    export(twin, other)
    assert there_and_back(twin, headquarters, other) == [("refused", "station_key_differs")]
    assert listed(twin) == [(1, 1, "station_key_differs", "call_headquarters", True)]
    assert (now(twin).unexported, now(station).unexported) == (1, 0)
    twin.store.close()
