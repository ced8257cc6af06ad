"""What headquarters refused is kept, named, and not taken for exported before it is accepted."""

from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES, make_home, open_station
from tests.services.exchange.going_round import export, there_and_back

from testdesk.services import day, status


def now(station):
    return status.status(station=station.station)


def listed(station):
    return [
        (q.first, q.last, q.reason, q.remedy, q.refused_every_time)
        for q in now(station).quarantined
    ]


def test_a_forked_journal_is_not_exported_however_often_it_is_written(
    restored_station, headquarters, tmp_path
):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    report = export(restored_station, first)
    assert report is not None
    assert (report.refused_before, now(restored_station).unexported) == ("", 0)
    assert there_and_back(restored_station, headquarters, first) == [("refused", "journal_forked")]
    assert listed(restored_station) == [(1, 3, "journal_forked", "call_headquarters", True)]
    again = export(restored_station, second)
    assert again is not None
    assert (again.first, again.last, again.refused_before) == (1, 3, "journal_forked")
    assert (
        now(restored_station).unexported,
        now(restored_station).exported_in_quarantine,
        now(restored_station).undelivered,
    ) == (3, 3, 3)
    assert now(restored_station).exported_people == 0
    (one,) = now(restored_station).quarantine
    assert (one.people, one.written_again, one.released, one.times) == (1, True, False, 1)


def test_the_day_is_not_done_while_a_batch_is_quarantined(restored_station, headquarters, tmp_path):
    stick = tmp_path / "a"
    stick.mkdir()
    restored_station.scan("!seal end_of_queue")
    day.count_swabs(restored_station.context, count=1)
    export(restored_station, stick)
    assert day.reconcile(station=restored_station.station).problems == ()
    there_and_back(restored_station, headquarters, stick)
    assert "batch_quarantined" in day.reconcile(station=restored_station.station).problems
    export(restored_station, stick, again=True)
    assert day.reconcile(station=restored_station.station).problems == ("batch_quarantined",)
    restored_station.scan("!undo")
    assert set(day.reconcile(station=restored_station.station).problems) > {"batch_quarantined"}


def test_what_comes_after_a_quarantined_batch_goes_out_with_it(
    restored_station, headquarters, tmp_path
):
    stick = tmp_path / "a"
    stick.mkdir()
    export(restored_station, stick)
    there_and_back(restored_station, headquarters, stick)
    restored_station.scan(MOTHER)
    report = export(restored_station, stick)
    assert report is not None
    assert (report.first, report.last, report.refused_before) == (1, 4, "journal_forked")


def test_once_accepted_a_batch_leaves_the_quarantine_and_its_record_stays(
    restored_station, headquarters, city, tmp_path
):
    stick, other = tmp_path / "a", tmp_path / "b"
    for folder in (stick, other):
        folder.mkdir()
    export(restored_station, stick)
    there_and_back(restored_station, headquarters, stick)
    restored_station.scan(MOTHER)
    export(restored_station, other)
    # Headquarters was put back as well, to before the history that contradicts.
    emptied = city.headquarters(tmp_path / "hq-again")
    assert there_and_back(restored_station, emptied, other) == [("accepted", "")]
    emptied.close()
    assert (
        now(restored_station).quarantined,
        now(restored_station).unexported,
        now(restored_station).exported_in_quarantine,
    ) == ((), 0, 0)
    (one,) = now(restored_station).quarantine
    assert (one.first, one.last, one.reason, one.released) == (1, 3, "journal_forked", True)
    assert "batch_quarantined" not in day.reconcile(station=restored_station.station).problems


def test_of_two_laptops_of_one_kit_the_second_is_reported_and_held(
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


def test_people_of_a_closed_day_that_headquarters_refused_count_as_not_exported(
    station, city, headquarters, stick, tmp_path
):
    export(station, stick)
    there_and_back(station, headquarters, stick)
    twin = open_station(make_home(tmp_path / "twin", city.kits[1]))
    twin.scans(TUBES[0], HALMEONI, "!seal")
    other = tmp_path / "other"
    other.mkdir()
    twin.close_day(other)
    assert now(twin).unexported_people == 0
    assert there_and_back(twin, headquarters, other) == [("refused", "station_key_differs")]
    twin.clock.forward(days=1)
    twin.scans(TUBES[1], FATHER)
    status = now(twin)
    assert (status.people, status.exported_people, status.unexported_people) == (1, 0, 2)
