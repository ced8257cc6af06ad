"""Taken off the list at headquarters: what a station does when its update comes."""

import csv
import io

from tests.made_station import FATHER, HALMEONI, HEADS, POINT, TUBES
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    import_files,
    round_trip,
)

from testdesk.domain.cards import CardSelection
from testdesk.domain.residents.coverage import total
from testdesk.hq.city.removals import restore
from testdesk.hq.views.reports import status as city_status
from testdesk.services import papers, status
from testdesk.services.cards import print_runs
from testdesk.services.checking import verify
from testdesk.services.people import rosters
from testdesk.services.people.history import person_record

ROW = ("朴顺子", "", HALMEONI, "", "", "", "", "", "")


def two_columns() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADS, ROW))
    return out.getvalue().encode("utf-8")


def listed(station):
    return total(status.coverage(station=station.station)).listed


def test_she_is_not_counted_and_not_looked_for(removed, open_copy):
    fresh = open_copy(2)
    assert listed(removed) == listed(fresh) - 1
    of_building = status.coverage_of(station=removed.station, compound=POINT, building="3")
    (she,) = [one for one in of_building if one.removed]
    assert (she.resident.name, she.removed, she.is_missing) == ("朴顺子", "moved_away", False)
    _, missing = papers.missing_people(station=removed.station, compound=POINT, building="3")
    assert "朴顺子" not in [one.found.resident.name for one in missing]
    assert verify(station=removed.station).ok


def test_samples_cards_and_history_stay_and_the_record_has_when_by_whom_and_why(removed):
    record = person_record(station=removed.station, resident=removed.who(HALMEONI))
    assert record.earlier is not None
    assert record.earlier.tube == TUBES[0]
    assert record.valid_card is not None
    assert record.removal is not None
    assert (record.listed, record.removal.reason, record.removal.by) == (
        False,
        "moved_away",
        "赵刚",
    )
    kinds = [line.kind for line in record.history]
    assert {"listed", "sampled", "card_issued", "removed"} <= set(kinds)
    (line,) = [line for line in record.history if line.kind == "removed"]
    assert (line.station, line.operator, line.reason, line.note) == (
        0, "赵刚", "moved_away", "住女儿家",
    )  # fmt: skip


def test_no_card_is_made_for_her_with_the_building(removed, open_copy):
    chosen = CardSelection(compound=POINT, buildings=("3",), without_phone=False)
    made, before = (
        {
            who
            for part in print_runs.parts_of(station=one.station, selection=chosen)
            for who in part.residents
        }
        for one in (removed, open_copy(2))
    )
    assert before - made == {removed.who(HALMEONI)}


def test_undone_at_headquarters_she_is_listed_at_the_station(removed, stick, headquarters):
    who = removed.who(HALMEONI)
    before = listed(removed)
    restore(headquarters, [who], note="没有搬", by="赵刚")
    round_trip(headquarters, stick, removed)
    assert listed(removed) == before + 1
    record = person_record(station=removed.station, resident=who)
    assert (record.listed, record.removal) == (True, None)
    assert [line.kind for line in record.history if line.kind in {"removed", "restored"}] == [
        "restored", "removed",
    ]  # fmt: skip


def test_a_list_at_the_station_lists_her_again_with_a_warning_and_headquarters_learns_of_it(
    removed, stick, headquarters
):
    before = listed(removed)
    checked = rosters.check_roster(
        station=removed.station, data=two_columns(), filename="名单.csv"
    ).report
    taken = rosters.import_roster(removed.context, data=two_columns(), filename="名单.csv").value
    assert taken == checked
    (warning,) = [one for one in taken.warnings if one.reason == "listed_again"]
    assert (warning.cell, warning.column, warning.detail["reason"]) == ("A2", "姓名", "moved_away")
    assert listed(removed) == before + 1
    counted = city_status(headquarters).coverage.listed
    export(removed, stick)
    at_headquarters(headquarters, stick)
    import_files(removed, stick)
    assert city_status(headquarters).coverage.listed == counted + 1


def test_who_is_off_the_list_is_not_reported_as_missing_from_a_list_of_the_building(removed):
    out = io.StringIO()
    row = ("王建国", "", FATHER, "13900000001", POINT, "3", "2", "301", "")
    csv.writer(out).writerows((HEADS, row))
    found = rosters.check_roster(
        station=removed.station, data=out.getvalue().encode(), filename="r.csv"
    )
    assert "朴顺子" not in [one.name for one in found.missing]
    assert "张伟" in [one.name for one in found.missing]
