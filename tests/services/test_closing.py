"""Not counted is not closed; a difference needs a reason and two people; a closed day is closed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import MORNING
from tests.made_station import CHILD, FATHER, HALMEONI, MOTHER, NEIGHBOUR, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.domain.station.swab_counts import DIFFERENCE_REASONS, MISCOUNTED, SwabCount
from testdesk.services import day, status, tube_counts, tubes
from testdesk.services.cards import codes
from testdesk.services.exchange import handover

TWO = ("金英", "赵刚")  # the operator, and who confirms
LEAD_CONFIRMS = (Approval("", "赵刚", LEAD),)
SAME_PERSON = (Approval("", "金英", LEAD),)
REASONS = [reason for reason in DIFFERENCE_REASONS if reason != MISCOUNTED]
EXPLAINED = {"reason": "swab_dropped", "approvals": LEAD_CONFIRMS}


def count(station, swabs, **reason):
    return day.count_swabs(station.context, count=swabs, **reason)


def problems(station):
    return day.reconcile(station=station.station).problems


def export(station, stick):
    handover.export(station.context, folder=stick)


def close(station):
    return day.close_day(station.context).value


def reopen(station, approvals=LEAD_CONFIRMS, reason="one more person came"):
    return day.reopen_day(station.context, reason=reason, approvals=approvals).value


def two_people_in_a_tube(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")


def test_a_shift_whose_swabs_were_not_counted_is_not_closed(station, stick):
    two_people_in_a_tube(station)
    export(station, stick)
    before = station.journal()
    assert close(station).problems == ("swabs_not_counted",)
    assert station.journal() == before


def test_a_shift_without_samples_has_nothing_to_count(station, stick):
    codes.issue(station.context, resident=station.who(HALMEONI))
    export(station, stick)
    assert close(station).shift.closed_at != ""


@pytest.mark.parametrize("reason", REASONS)
def test_a_difference_is_closed_with_a_reason_and_stays_shown(station, stick, reason):
    two_people_in_a_tube(station)
    count(station, 3)
    assert "swabs_differ" in problems(station)
    count(station, 3, reason=reason, note="第 1 管", approvals=LEAD_CONFIRMS)
    export(station, stick)
    report = close(station)
    assert (report.problems, report.swabs, report.people) == ((), 3, 2)
    shown = report.swab_count
    assert (shown.reason, shown.note, shown.confirmed_by) == (reason, "第 1 管", TWO)
    assert status.status(station=station.station).swab_count == shown
    assert station.problems() == ()


def test_a_reason_applies_to_one_count_and_one_number_of_people(station):
    two_people_in_a_tube(station)
    count(station, 3, **EXPLAINED)
    assert "swabs_differ" not in problems(station)
    count(station, 3)  # the same count keeps its reason
    assert "swabs_differ" not in problems(station)
    station.scans(TUBES[1], MOTHER, CHILD, "!seal")
    assert "swabs_differ" in problems(station)
    count(station, 5, **EXPLAINED)
    assert "swabs_differ" not in problems(station)
    count(station, 6)
    assert "swabs_differ" in problems(station)


def test_whoever_miscounted_has_to_count_again(station):
    two_people_in_a_tube(station)
    count(station, 3)
    count(station, 3, reason=MISCOUNTED)
    assert "swabs_not_counted" in problems(station)
    assert status.status(station=station.station).swabs is None
    count(station, 3)
    assert "swabs_differ" in problems(station)


def test_a_reason_is_not_recorded_where_nothing_differs(station):
    two_people_in_a_tube(station)
    count(station, 2, **EXPLAINED)
    report = day.reconcile(station=station.station)
    assert report.swab_count == SwabCount(2, at=report.swab_count.at if report.swab_count else "")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("count_invalid", {"swabs": -1}),
        ("count_invalid", {"swabs": 10**6}),
        ("swab_reason_unknown", {"reason": "unlucky", "approvals": LEAD_CONFIRMS}),
        ("note_missing", {"reason": "other", "approvals": LEAD_CONFIRMS}),
        ("note_missing", {"reason": "other", "note": " ", "approvals": LEAD_CONFIRMS}),
        ("note_missing", {"reason": "swab_dropped", "note": "a\0b", "approvals": LEAD_CONFIRMS}),
        ("second_person_missing", {"reason": "swab_dropped"}),
        ("second_person_missing", {"reason": "swab_dropped", "approvals": SAME_PERSON}),
    ],
)
def test_a_bad_count_changes_nothing(station, code, given):
    two_people_in_a_tube(station)
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        count(station, **{"swabs": 3, **given})
    assert station.journal() == before


@given(st.integers(0, 9), st.integers(-1, 9), st.sampled_from(["", *DIFFERENCE_REASONS]))
def test_only_a_reason_given_for_the_same_people_explains(people, explained, reason):
    found = SwabCount(5, explained, reason).explains(people)
    assert found == (reason in REASONS and people == explained)


def test_the_tube_with_the_difference_is_found(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal", TUBES[1], MOTHER, "!seal")
    assert [c.counted for c in tube_counts.tube_checks(station=station.station)] == [None, None]
    for tube, swabs in ((TUBES[0], 2), (TUBES[1], 2)):
        tube_counts.count_tube(station.context, tube=tube, count=swabs)
    checks = tube_counts.tube_checks(station=station.station)
    assert [(c.tube, c.difference) for c in checks] == [(TUBES[0], 0), (TUBES[1], 1)]
    before = station.journal()
    tube_counts.count_tube(station.context, tube=TUBES[1], count=2)
    assert station.journal() == before
    assert station.problems() == ()


def one_check(station):
    (check,) = tube_counts.tube_checks(station=station.station)
    return check.counted, check.reason, check.note


def test_the_reason_of_a_tubes_difference_is_kept_until_another_count(station):
    two_people_in_a_tube(station)
    tube = {"tube": TUBES[0]}
    tube_counts.count_tube(station.context, **tube, count=3, reason="other", note=" the tray ")
    assert one_check(station) == (3, "other", "the tray")
    before = station.journal()
    tube_counts.count_tube(station.context, **tube, count=3)
    tube_counts.count_tube(station.context, **tube, count=3, reason="other", note="the tray")
    assert station.journal() == before
    tube_counts.count_tube(station.context, **tube, count=3, reason="swab_dropped")
    assert one_check(station) == (3, "swab_dropped", "")
    tube_counts.count_tube(station.context, **tube, count=2, reason="swab_dropped")
    assert one_check(station) == (2, "", ""), "there is nothing to explain"
    assert station.problems() == ()


@pytest.mark.parametrize(
    ("code", "reason", "note"),
    [
        ("swab_reason_unknown", "rain", ""),
        ("swab_reason_unknown", MISCOUNTED, ""),
        ("note_missing", "other", " "),
        ("note_missing", "swab_dropped", "\0"),
    ],
)
def test_a_bad_reason_of_a_tube_changes_nothing(station, code, reason, note):
    two_people_in_a_tube(station)
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        tube_counts.count_tube(station.context, tube=TUBES[0], count=3, reason=reason, note=note)
    assert station.journal() == before


def test_a_count_from_before_a_tube_was_opened_again_does_not_apply(station):
    two_people_in_a_tube(station)
    tube_counts.count_tube(station.context, tube=TUBES[0], count=3)
    station.scans("!undo", MOTHER, "!seal")
    (check,) = tube_counts.tube_checks(station=station.station)
    assert (check.places, check.counted) == (3, None)


@pytest.mark.parametrize(
    ("code", "tube", "swabs"),
    [
        ("count_invalid", TUBES[0], -1),
        ("count_invalid", TUBES[0], 101),
        ("tube_unknown", "YJ77777777", 1),
        ("tube_not_sealed", TUBES[1], 1),
    ],
)
def test_a_bad_count_of_a_tube_changes_nothing(station, code, tube, swabs):
    station.scans(TUBES[0], HALMEONI, "!seal", TUBES[1], FATHER)
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        tube_counts.count_tube(station.context, tube=tube, count=swabs)
    assert station.journal() == before


def closed(station, stick):
    two_people_in_a_tube(station)
    station.close_day(stick)


def test_after_the_close_nobody_is_registered(station, stick):
    closed(station, stick)
    before = station.journal()
    assert station.scans(TUBES[1], MOTHER, NEIGHBOUR) == [("refused", "day_closed")] * 3
    assert station.journal() == before
    assert status.status(station=station.station).closed_at != ""


def test_a_tube_of_a_closed_shift_is_not_counted(station, stick):
    closed(station, stick)
    with pytest.raises(Refusal, match="day_closed"):
        tube_counts.count_tube(station.context, tube=TUBES[0], count=2)


@pytest.mark.parametrize("days", [1, 2, -1, -3000], ids=lambda n: f"{n:+} days")
def test_another_date_begins_without_a_lead(station, stick, days):
    closed(station, stick)
    station.clock.moment = MORNING + dt.timedelta(days=days)
    assert station.scans(TUBES[1], MOTHER) == [("accepted", "tube_opened"), ("accepted", "sampled")]
    assert status.status(station=station.station).people == 1


def test_a_second_shift_begins_by_signing_in(station, stick):
    closed(station, stick)
    status.sign_in(station.context, operator="崔明", role="registrar")
    assert status.status(station=station.station).closed_at == ""
    station.scans(TUBES[1], MOTHER, "!seal")
    assert status.status(station=station.station).people == 1
    count(station, 1)
    export(station, stick)
    assert close(station).people == 1


def test_cards_for_tomorrow_are_printed_while_the_day_is_closed(station, stick):
    closed(station, stick)
    codes.issue(station.context, resident=station.who(MOTHER))
    assert station.scans(TUBES[1]) == [("refused", "day_closed")]


def test_a_day_that_was_closed_twice_is_opened_again_once(station, stick):
    closed(station, stick)
    codes.issue(station.context, resident=station.who(MOTHER))  # a shift of its own
    assert station.close_day(stick).shift.closed_at != ""
    reopen(station)
    assert status.status(station=station.station).closed_at == ""
    assert station.scans(TUBES[1], MOTHER) == [("accepted", "tube_opened"), ("accepted", "sampled")]
    with pytest.raises(Refusal, match="day_not_closed"):
        reopen(station)


def test_a_day_opened_again_goes_on_and_is_closed_once_more(station, stick):
    closed(station, stick)
    first = status.status(station=station.station).shift.first
    reopened = reopen(station)
    assert (reopened.shift.first, reopened.shift.closed_at, reopened.people) == (first, "", 2)
    assert station.scans(TUBES[1], MOTHER, "!seal")[1] == ("accepted", "sampled")
    assert problems(station) == ("swabs_differ", "not_exported")
    done = station.close_day(stick)
    assert (done.people, done.tubes, done.problems, done.shift.first) == (3, 2, (), first)
    assert station.scan(TUBES[2]).reason == "day_closed"
    assert station.problems() == ()
    station.reopen()
    assert day.reconcile(station=station.station) == done


def test_a_day_that_was_opened_again_can_be_undone_as_before(station, stick):
    closed(station, stick)
    reopen(station)
    assert tubes.undo(station.context).value.reason == "tube_reopened"


@pytest.mark.parametrize(
    ("code", "approvals", "reason"),
    [
        ("second_person_missing", (), "late"),
        ("second_person_missing", SAME_PERSON, "late"),
        ("reason_missing", LEAD_CONFIRMS, " "),
        ("reason_missing", LEAD_CONFIRMS, "a\0"),
    ],
)
def test_a_day_is_not_opened_without_reason_and_two_people(station, stick, code, approvals, reason):
    closed(station, stick)
    before = station.journal()
    with pytest.raises(Refusal, match=code):
        reopen(station, approvals, reason)
    assert station.journal() == before


def test_a_day_that_is_open_is_not_opened_again(station, stick):
    with pytest.raises(Refusal, match="day_not_closed"):
        reopen(station)
    closed(station, stick)
    reopen(station)
    with pytest.raises(Refusal, match="day_not_closed"):
        reopen(station)
    station.close_day(stick)
    status.sign_in(station.context, operator="崔明", role="registrar")
    station.scan(TUBES[1])
    with pytest.raises(Refusal, match="day_not_closed"):
        reopen(station)
