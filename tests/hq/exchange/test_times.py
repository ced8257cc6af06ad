"""A wrong clock at headquarters: who is in doubt, until when it was, and where it is reported."""

import csv
import io
import json

import pytest
from sqlalchemy import select
from tests.hq.exchange.wrong_clock import TUBE, YEARS, sample
from tests.hq.laptops import MORNING, derive_now, resident

from testdesk.domain.journal.events import ShiftClosed, SwabsCounted
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import times
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME, EVENT
from testdesk.hq.views import person, progress, recall, reports
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.stations import stations
from testdesk.wall_clock import utc_text as station_time


def doubts(hq):
    with hq.read() as connection:
        rows = connection.execute(select(DOUBTFUL_TIME).order_by(DOUBTFUL_TIME.c.seq))
        return [tuple(row) for row in rows]


def places(hq):
    """Which places of the tube are in doubt."""
    people = recall.tube(hq, TUBE, operator="赵刚").people
    return [one.position for one in people if one.clock_doubtful]


def exported(hq, kind="csv"):
    return export_samples(hq, round_="R7", format=kind, operator="赵刚")


def test_samples_under_a_clock_of_long_ago_are_marked_and_bounded(hq, station_of_wrong_clock):
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    assert places(hq) == [2, 3]
    first, fourth = (
        station_of_wrong_clock.entries[1].header.at,
        station_of_wrong_clock.entries[4].header.at,
    )
    # Headquarters' clock stands still: the batch came before its last event, but for the slack.
    came = min(fourth, station_time(MORNING))
    assert doubts(hq) == [(1, seq, min(first, came), came) for seq in (3, 4)]


@pytest.mark.parametrize("cut", [2, 3, 4, 5])
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "the later one first"])
def test_in_whatever_batches_they_come(hq, station_of_wrong_clock, cut, turned):
    batches = [station_of_wrong_clock.batch(1, cut), station_of_wrong_clock.batch(cut + 1)]
    for data in batches[::-1] if turned else batches:
        assert import_batch(hq, data, file="b.tdb").verdict == "accepted"
    assert places(hq) == [2, 3]
    kept = doubts(hq)
    with hq.write() as connection:
        times.recheck_times(connection, 1)
    assert doubts(hq) == kept


def test_a_clock_far_ahead_is_proven_by_the_batch_s_coming(hq, laptop):
    open_round(hq, name="R7")
    station = laptop(1)
    for place in range(1, 4):
        sample(station, place, minute=YEARS if place == 3 else 0)
    import_batch(hq, station.batch(), file="b.tdb")
    assert places(hq) == [3]
    assert doubts(hq)[0][3] == station_time(MORNING)


def test_a_right_clock_is_not_in_doubt(hq, laptop):
    open_round(hq, name="R7")
    station = laptop(1)
    for place in range(1, 8):
        sample(station, place)
    import_batch(hq, station.batch(1, 4), file="b.tdb")
    import_batch(hq, station.batch(5), file="b.tdb")
    assert doubts(hq) == []


def test_the_export_states_between_which_moments_it_was(hq, station_of_wrong_clock):
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    rows = list(csv.DictReader(io.StringIO(exported(hq).decode("utf-8-sig"))))
    cells = [row["采样时间存疑"] for row in rows]
    assert cells[:3:2] == ["", cells[2]]
    assert cells[3:] == ["", ""]
    assert cells[1].startswith("时钟有误：2022-03-26T08:00:0")
    assert " — 2022-03-26T08:00:0" in cells[1]
    assert rows[1]["采样时间"].startswith("2001-")


def test_a_bundle_has_a_period_in_place_of_a_moment_that_cannot_be(hq, station_of_wrong_clock):
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    entries = json.loads(exported(hq, "fhir"))["entry"]
    swabs = [one["resource"] for one in entries if "collection" in one["resource"]]
    periods = [one["collection"].get("collectedPeriod") for one in swabs]
    assert [period is not None for period in periods] == [False, True, True, False, False]
    assert set(periods[1]) == {"start", "end"}
    assert "collectedDateTime" not in swabs[1]["collection"]
    assert "2001-" in swabs[1]["note"][0]["text"]


def test_a_person_s_page_a_station_and_the_hours_show_the_doubt(hq, station_of_wrong_clock):
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    with hq.read() as connection:
        found = person._samples(connection, resident(2))
        assert [(one.earliest, one.latest) for one in found] == [doubts(hq)[0][2:]]
        assert person._samples(connection, resident(1))[0].earliest is None
        (station,) = stations(connection, "R7")
        assert station.clock_doubtful == 2
        hours = progress.progress(connection, "R7", now=MORNING)
        assert (hours.outside, sum(hour.samples for hour in hours.hours)) == (2, 3)
    assert reports.status(hq).stations[0].clock_doubtful == 2


def test_an_older_database_is_asked_anew(hq, station_of_wrong_clock):
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    kept = doubts(hq)
    with hq.write() as connection:
        connection.execute(DOUBTFUL_TIME.delete())
        derive_now(connection)
    assert doubts(hq) == kept


def test_a_closed_shift_is_known_by_its_numbers_whatever_the_clock_showed(
    hq, station_of_wrong_clock
):
    assert station_of_wrong_clock.entries[-1].header.seq == 6
    station_of_wrong_clock.record(SwabsCounted("2001-01-01", 5), minute=-YEARS)
    station_of_wrong_clock.record(ShiftClosed(first=1, people=5, tubes=1, swabs=5), minute=-YEARS)
    sample(station_of_wrong_clock, 6)
    import_batch(hq, station_of_wrong_clock.batch(), file="b.tdb")
    closed = reports.status(hq).stations[0].closed
    assert closed is not None
    assert (closed.first, closed.last, closed.people, closed.tubes, closed.swabs) == (1, 7, 5, 1, 5)
    with hq.read() as connection:
        assert stations(connection, "R7")[0].closed == closed
        count = select(EVENT.c.seq).where(EVENT.c.kind == "shift_closed")
        assert list(connection.scalars(count)) == [8]
