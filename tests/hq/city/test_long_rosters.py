"""A city's list in one file: what is kept of earlier rows is small, and nothing is lost by it."""

from itertools import groupby

import pytest
from tests.hq.city.listed_people import bodies, listing, own_entries, shown_people

from testdesk.domain.journal import hash_chain as chain
from testdesk.domain.journal.events import RosterImported
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.roster.reading import read_roster
from testdesk.formats.roster.report import PEOPLE_PER_EVENT, roster_events
from testdesk.hq.city.rosters import check_roster, import_roster

HEADER = ("姓名", "护照号码", "小区", "楼", "单元", "室")
COMPOUNDS = ("河南小区", "新兴小区", "松林小区")


def person(number):
    compound = COMPOUNDS[number % len(COMPOUNDS)]
    return f"金{number}", f"P{number:07d}", compound, str(number % 9 + 1), "1", str(number)


def test_a_list_in_any_order_is_written_once_and_a_repeated_person_of_a_thousand_rows_ago_is_found(
    hq,
):
    rows = [person(number) for number in range(2200)]
    rows += [person(3), ("崔小宝", "", *rows[0][2:])]
    rows.insert(5, ("崔小宝", "", *rows[0][2:]))
    data = listing(*rows, header=HEADER)
    checked = check_roster(hq, data, filename="r.csv")
    assert own_entries(hq) == []
    report = import_roster(hq, data, filename="r.csv")
    assert report == checked.report
    assert (report.new, report.changed, report.unchanged) == (2201, 0, 0)
    assert [(bad.row, bad.reason) for bad in report.bad] == [
        (2203, "row_duplicate"),
        (2204, "row_duplicate"),
    ]
    assert {body.compound for body in bodies(hq)} == set(COMPOUNDS)
    assert chain.chain_problems(own_entries(hq)) == []
    assert len(shown_people(hq)) == 2201
    again = import_roster(hq, data, filename="r.csv")
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, 2201, 0)
    assert again.bad == report.bad


def test_who_is_left_out_is_counted_and_named_although_the_list_is_compared_in_portions(hq):
    rows = [person(number) for number in range(1200)]
    import_roster(hq, listing(*rows, header=HEADER), filename="r.csv")
    shorter = listing(*rows[2:], header=HEADER)
    checked = check_roster(hq, shorter, filename="r.csv")
    assert {missing.name for missing in checked.missing} == {"金0", "金1"}
    assert import_roster(hq, shorter, filename="r.csv").missing == 2


def test_people_of_many_compounds_in_turn_wait_for_others_but_never_too_many():
    people = [
        Resident(f"{number:012x}", "金", address=Address(f"{number % 250}小区"))
        for number in range(30_000)
    ]
    events = list(roster_events(people))
    assert all(0 < len(event.residents) <= PEOPLE_PER_EVENT for event in events)
    assert all(
        {resident.address.compound for resident in event.residents} == {event.compound}
        for event in events
    )
    written = [resident for event in events for resident in event.residents]
    assert sorted(written, key=lambda one: one.resident) == people
    assert sum(len(event.residents) for event in events[:10_000]) == len(people)


def test_people_of_one_compound_after_the_other_become_as_few_events_as_can_be():
    people = [
        Resident(f"{number:012x}", "金", address=Address(f"{number // 3000}小区"))
        for number in range(9000)
    ]
    sizes = [
        (compound, [len(event.residents) for event in events])
        for compound, events in groupby(
            sorted(roster_events(people), key=lambda event: event.compound), _compound
        )
    ]
    assert sizes == [(f"{number}小区", [2000, 1000]) for number in range(3)]


def _compound(event: RosterImported) -> str:
    return event.compound


def test_headquarters_reads_a_larger_file_than_a_station(hq):
    note = "卧" * 40_000
    rows = [(f"金{number}", "", "河南小区", "3", "1", str(number), note) for number in range(300)]
    data = listing(*rows, header=(*HEADER, "备注"))
    with pytest.raises(Refusal) as caught:
        read_roster(data, filename="r.csv", today=hq.clock.today())
    assert caught.value.detail == {"limit_mebibytes": 32}
    assert import_roster(hq, data, filename="r.csv").new == 300
