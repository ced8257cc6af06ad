"""A second read within three seconds is answered as the first was, and writes nothing."""

import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, MAXIMILIAN, TUBES, YELLOW, id_number

from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in

PHONE = "https://jkm.jl.example/q?c=8A1B2C3D"
STRANGER = id_number("19550505", 50)


def facts(answer):
    names = ("seq", "verdict", "reason", "resident", "tube", "position", "sealed")
    return tuple(getattr(answer, name) for name in names)


def forms(station):
    """Every form in which one person's code comes: number, old number, card, card's number."""
    who = station.who(HALMEONI)
    issued = codes.issue(station.context, resident=who).value
    fifteen = HALMEONI[:6] + HALMEONI[8:17]
    return [HALMEONI, HALMEONI.lower(), fifteen, issued.code, issued.card_number]


@pytest.mark.parametrize("seconds", [0, 0.2, 1, 3])
def test_a_second_read_is_the_first_answer_and_no_event(scan_at, seconds):
    scan_at.scan(TUBES[0])
    first = scan_at.scan(HALMEONI)
    before = scan_at.journal()
    scan_at.clock.forward(seconds=seconds)
    again = scan_at.scan(HALMEONI)
    assert facts(again) == facts(first)
    assert (first.repeated, again.repeated) == (False, True)
    assert scan_at.journal() == before


@pytest.mark.parametrize("seconds", [3.01, 20, -1])
def test_after_three_seconds_it_is_a_person_who_came_twice(scan_at, seconds):
    scan_at.scans(TUBES[0], HALMEONI)
    scan_at.clock.forward(seconds=seconds)
    assert scan_at.scans(HALMEONI) == [("refused", "already_sampled")]


def test_a_person_is_one_person_by_every_form_of_the_code(scan_at):
    shown = forms(scan_at)
    for first in shown:
        for second in shown:
            scan_at.clock.forward(minutes=1)
            scan_at.scans(TUBES[0])
            one, two = scan_at.scan(first), scan_at.scan(second)
            assert facts(two) == facts(one)
            assert (two.repeated, two.scan) == (True, scan_at.scan(second).scan)
            scan_at.scan("!undo")


def test_a_continuous_reader_does_not_hide_a_person_who_came_twice(scan_at):
    scan_at.scans(TUBES[0], HALMEONI)
    reasons = []
    for _ in range(4):
        scan_at.clock.forward(seconds=1)
        reasons.append(scan_at.scan(HALMEONI).reason)
    assert reasons == ["sampled"] * 3 + ["already_sampled"]


def test_the_person_who_filled_the_tube_is_read_twice(scan_at):
    scan_at.scans(TUBES[0], *CROWD[:9])
    first, again = scan_at.scan(HALMEONI), scan_at.scan(HALMEONI)
    assert first.sealed
    assert facts(again) == facts(first)


def test_somebody_else_in_between_does_not_make_the_second_read_a_refusal(scan_at):
    scan_at.scans(TUBES[0], HALMEONI, FATHER)
    again = scan_at.scan(HALMEONI)
    assert (again.reason, again.position, again.repeated) == ("sampled", 1, True)


def test_a_refusal_is_given_again_only_directly_after_it(scan_at):
    assert scan_at.scans(HALMEONI, HALMEONI) == [("refused", "no_open_tube")] * 2
    assert scan_at.scans(TUBES[0], HALMEONI)[1] == ("accepted", "sampled")
    assert scan_at.scans(YELLOW, YELLOW, "!seal", "!single", TUBES[1], YELLOW)[-1] == (
        "accepted", "sampled",
    )  # fmt: skip


@pytest.mark.parametrize("command", ["!undo", f"!undo {HALMEONI}"])
def test_a_person_whose_sample_was_undone_is_registered_at_the_next_read(scan_at, command):
    scan_at.scans(TUBES[0], HALMEONI, command)
    answer = scan_at.scan(HALMEONI)
    assert (answer.reason, answer.repeated) == ("sampled", False)


def test_a_person_whom_another_program_undid_is_registered_at_the_next_read(scan_at):
    scan_at.scans(TUBES[0], HALMEONI)
    recent = scan_at.session.recent
    scan_at.scan("!undo")
    scan_at.session.recent = recent
    answer = scan_at.scan(HALMEONI)
    assert (answer.reason, answer.repeated) == ("sampled", False)


def test_a_code_that_was_just_bound_is_read_twice(scan_at):
    scan_at.scans(TUBES[0], PHONE, f"!bind {HALMEONI}")
    again = scan_at.scan(PHONE)
    assert (again.verdict, again.reason, again.position) == ("accepted", "sampled", 1)


def test_an_unknown_code_that_is_read_twice_still_waits_for_its_person(scan_at):
    scan_at.scan(TUBES[0])
    assert scan_at.scans(PHONE, PHONE, f"!bind {HALMEONI}") == [
        ("needs_person", "unknown_code"),
        ("needs_person", "unknown_code"),
        ("accepted", "sampled"),
    ]


def test_a_stranger_s_card_and_id_card_are_each_read_twice(scan_at, open_copy):
    there = open_copy(2)
    form = WalkIn(name="外地人", document_number=STRANGER)
    person = register_walk_in(there.context, form=form).value
    issued = codes.issue(there.context, resident=person.resident).value
    scan_at.scan(TUBES[0])
    assert scan_at.scans(issued.code, issued.code, STRANGER, STRANGER) == [
        ("attention", "sampled_not_listed"),
        ("attention", "sampled_not_listed"),
        ("accepted", "id_confirmed"),
        ("accepted", "id_confirmed"),
    ]


def test_another_s_id_card_that_is_read_twice_registers_nobody(scan_at, open_copy):
    there = open_copy(2)
    form = WalkIn(name="外地人", document_number=STRANGER)
    person = register_walk_in(there.context, form=form).value
    issued = codes.issue(there.context, resident=person.resident).value
    scan_at.scans(TUBES[0], issued.code)
    before = scan_at.journal()
    assert scan_at.scans(FATHER, FATHER) == [("refused", "id_tag_differs")] * 2
    assert scan_at.journal() == before


def test_a_void_card_of_somebody_just_sampled_is_still_refused(scan_at):
    who = scan_at.who(MAXIMILIAN)
    call = {"context": scan_at.context, "resident": who}
    old = codes.issue(**call).value
    codes.issue(**call, applicant=codes.Applicant(reason="lost"), replacing=True)
    scan_at.scans(TUBES[0], MAXIMILIAN)
    assert scan_at.scans(old.code) == [("refused", "code_replaced")]
