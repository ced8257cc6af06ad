"""A wrong date or time, wherever it is reported, and what works once it is corrected."""

import datetime as dt

import pytest
from tests.advice.walking import advice, row
from tests.clock import MORNING
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, POINT, TUBES, id_number

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.hq.city.rosters import import_roster
from testdesk.services import papers
from testdesk.services.cards import codes
from testdesk.services.clocks import confirm_clock, record_jump
from testdesk.services.exchange import doctor
from testdesk.services.people.directory import check_document
from testdesk.wall_clock import utc_text

LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


@advice("clock_unchecked")
def test_a_station_that_has_nothing_to_compare_with(met):
    now = dt.datetime(2022, 3, 26, tzinfo=dt.UTC)
    assert doctor.judge_clock(now).code == "clock_unchecked"
    met.reported("clock_unchecked", "with a telephone")
    assert doctor.judge_clock(now, seconds_behind=1.0).status == "ok"


@advice("clock_behind", "clock_behind.days", "clock_far_ahead", "clock_was_wrong")
def test_what_the_newest_event_shows_about_the_clock(met, station):
    station.scans(TUBES[0], HALMEONI)
    right = station.clock.moment

    def judged(now):
        return doctor.judge_clock(now, doctor.clock_reference(station=station.station))

    for moment, code, excerpt in (
        (right + dt.timedelta(days=3), "clock_far_ahead", "with a telephone"),
        (right - dt.timedelta(minutes=50), "clock_behind", "Set the date and time"),
        (right - dt.timedelta(days=9000), "clock_behind.days", "Set the date and time"),
        (right + dt.timedelta(days=900), "clock_far_ahead", "with a telephone"),
    ):
        found = judged(moment)
        assert found.code == code.partition(".")[0]
        met.reported(code, excerpt, found.detail)
    assert judged(right).status == "ok"
    station.clock.moment = LONG_AGO
    assert station.scan(FATHER).clock_doubtful
    assert judged(right).code == "clock_was_wrong"
    met.reported("clock_was_wrong", "their times are marked")


@advice("clock_moved")
def test_a_clock_that_was_moved_is_compared_and_confirmed(met, station):
    station.scans(TUBES[0], HALMEONI)
    record_jump(station.context, seconds=7200, since=1)

    def judged():
        reference = doctor.clock_reference(station=station.station)
        return doctor.judge_clock(station.clock.now(), reference)

    found = judged()
    met.reported("clock_moved", "press Ctrl+T", found.detail)
    confirm_clock(station.context)
    assert judged().code != "clock_moved"


@advice("clock_far_ahead.signed")
def test_whoever_works_on_under_a_clock_far_ahead_is_warned_by_headquarters_files(met, station):
    def judged():
        return doctor.judge_clock(
            station.clock.now(), doctor.clock_reference(station=station.station)
        )

    right = station.clock.moment
    station.scans(TUBES[0], HALMEONI)
    station.clock.moment = right + dt.timedelta(days=365 * 70)
    station.scan(FATHER)
    met.reported("clock_far_ahead.signed", "with a telephone", judged().detail)
    station.clock.moment = right + dt.timedelta(hours=1)
    station.scans(*CROWD[:3])
    assert judged().code == "clock_was_wrong"


@advice("clock_differs", "clock_differs.days")
def test_what_a_neighbour_s_entries_show_about_the_clock(met, opened_station):
    here, there = opened_station(1), opened_station(2)
    right = here.clock.moment

    def judged():
        return doctor.judge_clock(here.clock.now(), doctor.clock_reference(station=here.station))

    for ahead, code in (
        (dt.timedelta(minutes=30), "clock_differs"),
        (dt.timedelta(days=3), "clock_differs.days"),
    ):
        there.clock.moment = right + ahead
        there.scans(TUBES[ahead.days], FATHER if ahead.days else HALMEONI, "!seal other")
        with there.station.read() as uow:
            here.adopt(*uow.journal.entries(1, 99))
        here.clock.moment = right
        found = judged()
        assert found.code == "clock_differs"
        met.reported(code, "correct the wrong one", found.detail)
        here.clock.moment = there.clock.moment
        assert judged().status == "ok"


@advice("clock_ahead", "clock_ahead.days")
def test_what_headquarters_shows_about_the_clock(met):
    now = dt.datetime(2022, 3, 26, tzinfo=dt.UTC)
    for behind, code in ((-3600.0, "clock_ahead"), (-86400.0 * 400, "clock_ahead.days")):
        found = doctor.judge_clock(now, seconds_behind=behind)
        assert found.code == "clock_ahead"
        met.reported(code, "Set the date and time", found.detail)
    assert doctor.judge_clock(now, seconds_behind=0.0).status == "ok"


@advice("code_field_out_of_range.issue_day")
def test_no_card_is_made_under_an_impossible_date(met, station):
    args = {
        "context": station.context,
        "resident": station.who(HALMEONI),
    }
    right, station.clock.moment = station.clock.moment, LONG_AGO
    with met.raises("code_field_out_of_range.issue_day", "Set the date and time"):
        codes.issue(**args)
    station.clock.moment = right
    assert codes.issue(**args).value.card.issue_number == 1


PAPERS = {
    "card": lambda station: codes.issue(station.context, resident=station.who(HALMEONI)),
    "list": lambda station: papers.missing_people(
        station=station.station, compound=POINT, building="3"
    ),
    "notice": lambda station: papers.today(station=station.station),
    "bags": lambda station: papers.bags(station=station.station),
    "bag of these": lambda station: papers.bag_with(station=station.station, tubes=[TUBES[0]]),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@advice("clock_wrong.behind_signed")
def test_no_paper_bears_a_date_that_is_proven_to_be_past(met, station, paper):
    station.scans(TUBES[0], FATHER, "!seal other")
    right, before = station.clock.moment, station.journal()
    for days in (800, 3, 2):
        station.clock.moment = right - dt.timedelta(days=days)
        with met.raises("clock_wrong.behind_signed", "Set the date and time, then try again"):
            paper(station)
    assert station.journal() == before
    station.clock.moment = right
    assert paper(station)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_whoever_has_set_a_clock_right_that_was_ahead_is_not_refused(station, paper):
    right = station.clock.moment
    station.clock.forward(days=9)
    station.scans(TUBES[0], FATHER, "!seal other")
    station.clock.moment = right
    assert paper(station)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@advice("clock_wrong.behind_signed")
def test_headquarters_that_has_set_its_clock_right_stops_no_station(met, station, paper):
    def read(moment):
        with station.station.write("test") as uow:
            uow.times.record_signed_file(utc_text(moment))
            uow.commit()

    station.scans(TUBES[0], FATHER, "!seal other")
    read(station.clock.moment + dt.timedelta(days=365 * 70))
    with met.raises("clock_wrong.behind_signed", "their next file corrects this laptop"):
        paper(station)
    station.scans(TUBES[1], MOTHER, "!seal other")
    read(station.clock.moment)
    assert paper(station)


STRANGE = [
    row("age_over_120", "and the date of this laptop", "22240118800412002"),
    row("area_unknown", "Check the document again", "19010519491231002"),
]


@pytest.mark.parametrize(("code", "excerpt", "body"), STRANGE)
def test_a_number_that_is_strange(met, station, code, excerpt, body):
    found = check_document(station=station.station, number=body + check_digit(body)).document
    assert found is not None
    assert code in found.warnings
    met.reported(code, excerpt)
    right = check_document(station=station.station, number=HALMEONI).document
    assert right is not None
    assert right.warnings == ()


@advice("id_number_century_unclear", "document_type_ambiguous")
def test_a_number_that_leaves_it_open(met, station):
    def checked(number, kind=""):
        return check_document(station=station.station, number=number, document_type=kind)

    assert checked("222401050101996").refusal == "id_number_century_unclear"
    met.reported("id_number_century_unclear", "type the number with 18 digits")
    assert checked(HALMEONI).document is not None
    read = checked("M12345678").document
    assert read is not None
    assert read.warnings == ("document_type_ambiguous",)
    met.reported("document_type_ambiguous", "Check the document and choose")
    chosen = checked("M12345678", "06").document
    assert chosen is not None
    assert chosen.type == "06"


@advice("clock_wrong")
def test_a_list_at_a_headquarters_whose_date_is_wrong(met, city, tmp_path):
    hq = city.headquarters(tmp_path / "hq")
    rows = f"姓名,身份证号\n王五,{id_number('20200101', 1)}\n".encode()
    try:
        hq.clock.moment = LONG_AGO
        (bad,) = import_roster(hq, rows, filename="list.csv").bad
        assert bad.reason == "clock_wrong"
        met.reported("clock_wrong", "Set the date and time, then try again")
        hq.clock.moment = MORNING
        assert import_roster(hq, rows, filename="list.csv").kept == 1
    finally:
        hq.close()


@advice("too_many_cards")
def test_more_cards_than_a_code_can_count(met, station):
    args = {
        "context": station.context,
        "resident": station.who(HALMEONI),
    }
    lost = codes.Applicant(reason="card_lost")
    for _ in range(127):
        codes.issue(**args, replacing=True, applicant=lost)
    with met.raises("too_many_cards", "Register the person by the ID card"):
        codes.issue(**args, replacing=True, applicant=lost)
    assert station.scans(TUBES[0], HALMEONI)[-1] == ("accepted", "sampled")
