"""A roster becomes headquarters' own events; a kit carries those that its point may see."""

import pytest
from sqlalchemy import select
from tests.hq.city.listed_people import (
    HEADER,
    KIM,
    LI,
    PIAO,
    bodies,
    import_rows,
    listing,
    own_entries,
    shown_people,
)
from tests.hq.laptops import MORNING

from testdesk.domain.journal import hash_chain as chain
from testdesk.domain.journal.events import ResidentRegistered, RosterImported
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.city.rosters import import_roster
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.among import among
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT
from testdesk.hq.views.reports import status


def test_a_roster_becomes_one_event_for_each_compound(hq):
    report = import_rows(hq, LI, PIAO, KIM)
    assert (report.new, report.changed, report.unchanged, report.bad) == (3, 0, 0, ())
    compounds = [(body.compound, len(body.residents)) for body in bodies(hq)]
    assert compounds == [("河南小区", 2), ("新兴小区", 1)]
    assert chain.chain_problems(own_entries(hq)) == []


def test_a_long_compound_is_split_into_pieces_of_two_thousand(hq):
    people = [(f"金{n}", f"P{n:07d}", "", "河南小区", "3", "1", str(n)) for n in range(4001)]
    header = (*HEADER[:1], "护照号码", *HEADER[2:])
    report = import_roster(hq, listing(*people, header=header), filename="r.csv")
    assert report.new == 4001
    assert [len(body.residents) for body in bodies(hq)] == [2000, 2000, 1]
    assert len(shown_people(hq)) == 4001


def test_people_already_listed_alike_are_not_written_again(hq):
    import_rows(hq, LI, PIAO)
    moved = (*KIM[:3], "新兴小区", "10", "", "103")
    import_rows(hq, KIM)
    report = import_rows(hq, LI, moved, PIAO)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 2)
    assert [person.name for person in bodies(hq)[-1].residents] == ["金英姬"]
    assert shown_people(hq)["金英姬"]["room"] == "103"


def test_a_bad_row_is_reported_by_row_column_and_reason_and_the_good_ones_are_kept(hq):
    report = import_rows(hq, LI, ("", *KIM[1:]), PIAO)
    assert [(bad.row, bad.column, bad.reason) for bad in report.bad] == [
        (3, "姓名", "name_missing")
    ]
    assert set(shown_people(hq)) == {"李明哲", "朴顺子"}


def test_one_person_without_a_number_listed_twice_is_kept_once(hq):
    child = ("崔小宝", "", "", "河南小区", "3", "1", "301")
    report = import_rows(hq, child, child, LI)
    assert [(bad.row, bad.reason) for bad in report.bad] == [(3, "row_duplicate")]
    assert len(shown_people(hq)) == 2


def test_a_number_that_was_listed_for_somebody_of_another_name_is_a_warning(hq):
    import_rows(hq, LI, KIM)
    report = import_rows(hq, (*KIM[:2], "13800000000", *KIM[3:]), ("孙八", *LI[1:]))
    names = [(row.cell, row.reason) for row in report.warnings if row.column == "姓名"]
    assert names == [("A3", "name_differs")]
    assert (report.changed, set(shown_people(hq))) == (2, {"孙八", "金英姬"})


def test_an_unreadable_roster_leaves_the_journal_as_it_was(hq):
    with pytest.raises(Refusal):
        import_roster(hq, b"\x00\x01", filename="r.csv")
    assert own_entries(hq) == []


def test_a_list_that_comes_again_after_a_station_corrected_a_name_makes_no_second_person(
    hq, laptop
):
    child = ("崔小宝", "", "", "河南小区", "3", "1", "301")
    import_rows(hq, child)
    known = shown_people(hq)["崔小宝"]["resident"]
    station = laptop(1)
    corrected = Resident(
        known, "崔晓宝", document_type="", address=Address("河南小区", "3", "1", "301")
    )
    station.record(ResidentRegistered(corrected), minute=60)
    import_batch(hq, station.batch(), file="b.tdb")
    assert import_rows(hq, child).unchanged == 1
    assert set(shown_people(hq)) == {"崔小宝"}


def test_what_headquarters_states_holds_whatever_a_station_with_a_fast_clock_claimed(hq, laptop):
    import_rows(hq, LI)
    resident = shown_people(hq)["李明哲"]["resident"]
    station = laptop(1)
    claimed = Resident(resident, "李明浩", document_number="M12345678", address=Address("河南小区"))
    station.record(ResidentRegistered(claimed), minute=60)
    import_batch(hq, station.batch(), file="b.tdb")
    assert set(shown_people(hq)) == {"李明哲"}
    import_rows(hq, (*LI[:2], "13844339999", *LI[3:]))
    assert shown_people(hq)["李明哲"]["phone"] == "13844339999"


def test_a_station_whose_clock_is_in_another_century_does_not_drag_ours(hq, laptop):
    station = laptop(1)
    station.record(RosterImported("x", ()), minute=60 * 24 * 36500)
    import_batch(hq, station.batch(), file="b.tdb")
    open_round(hq, name="R7")
    now = int(MORNING.timestamp() * 1000)
    assert int(own_entries(hq)[0].header.hlc[:12], 16) - now < 24 * 3600 * 1000


def test_a_round_is_opened_once_and_has_a_name(hq):
    open_round(hq, name=" R7 ")
    open_round(hq, name="R8")
    assert status(hq).round == "R8"
    for name, code in [("R7", "round_exists"), ("  ", "round_name_missing")]:
        with pytest.raises(Refusal) as caught:
            open_round(hq, name=name)
        assert caught.value.code == code


def test_a_kit_for_some_compounds_leaves_the_others_people_out_and_still_verifies(hq):
    import_rows(hq, LI, PIAO)
    open_round(hq, name="R7")
    kit = enrol(hq, station=7, point="西市场", compounds=["新兴小区"])
    assert chain.chain_problems(kit.entries) == []
    assert kit.entries[0].body is None
    texts = b"".join(entry.body or b"" for entry in kit.entries)
    assert "李明哲".encode() not in texts
    assert "朴顺子".encode() in texts
    assert kit.entries[2].header.kind == "round_opened"


def test_each_kit_has_a_key_and_an_identity_of_its_own(hq):
    one, two = (enrol(hq, station=7, point="西市场") for _ in range(2))
    assert one.enrolment_seed != two.enrolment_seed
    assert one.kit != two.kit


@pytest.mark.parametrize(
    ("station", "point", "code"),
    [
        (0, "x", "station_number_invalid"),
        (1024, "x", "station_number_invalid"),
        (1, " ", "point_missing"),
    ],
)
def test_a_kit_for_no_station_is_refused(hq, station, point, code):
    with pytest.raises(Refusal) as caught:
        enrol(hq, station=station, point=point)
    assert caught.value.code == code


def test_a_number_that_a_laptop_already_reports_under_gets_no_second_kit(hq, laptop):
    import_batch(hq, laptop(3).batch(), file="b.tdb")
    with pytest.raises(Refusal) as caught:
        enrol(hq, station=3, point="西市场")
    assert caught.value.code == "station_in_use"


def test_people_are_recognised_again_far_apart_in_a_list_and_in_the_next_one(hq):
    people = [(f"金{n}", f"P{n:07d}", "", "河南小区", "3", "1", str(n)) for n in range(2300)]
    without_number = [("朴顺子", "", f"1394330{n:04d}", "新兴小区", "5", "", "") for n in range(2)]
    rows = [without_number[0], *people, without_number[1], people[0]]
    header = (*HEADER[:1], "护照号码", *HEADER[2:])
    first = import_roster(hq, listing(*rows, header=header), filename="r.csv")
    assert (first.new, [bad.reason for bad in first.bad]) == (2302, ["row_duplicate"])
    again = import_roster(hq, listing(*rows[::-1], header=header), filename="r.csv")
    assert (again.new, again.changed, again.unchanged, again.missing) == (0, 0, 2302, 0)
    fewer = import_roster(hq, listing(*rows[:1200], header=header), filename="r.csv")
    assert (fewer.unchanged, fewer.missing) == (1200, 1102)


def test_a_condition_on_a_list_of_texts_has_no_longest_list(hq):
    import_rows(hq, LI, PIAO, KIM)
    person = CURRENT_RESIDENT.c
    with hq.read() as connection:
        some = sorted(connection.scalars(select(person.resident)))[:2]
        query = select(person.resident).where(
            among(person.resident, [*some, *map(str, range(50_000))])
        )
        assert sorted(connection.scalars(query)) == some
        assert (
            connection.scalars(select(person.resident).where(among(person.resident, []))).all()
            == []
        )
        odd = ["'", '"', "\\", "\u2028", "한", "x');--"]
        assert (
            connection.scalars(select(person.resident).where(among(person.name, odd))).all() == []
        )
