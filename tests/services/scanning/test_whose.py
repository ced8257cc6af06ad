"""Whose a code is: asked once, known from then on, never guessed."""

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, id_number

from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.services.scanning import registration

STRANGER = id_number("19990909", 321)
PHONE_CODE = "https://jkm.jl.example/q?c=8A1B2C3D"


def test_an_unknown_person_is_asked_for_and_then_sampled(station):
    station.scan(TUBES[0])
    before = station.journal()
    asked = station.scan(STRANGER)
    assert (asked.verdict, asked.reason, asked.resident) == ("needs_person", "unknown_person", None)
    assert station.journal() == before
    done = registration.name_owner(station.context, resident=station.who(HALMEONI))
    answer, changes = done.value, done.changes
    assert (answer.verdict, answer.reason, answer.kind) == ("accepted", "sampled", "id_number")
    assert (changes.codes, changes.samples) == (False, True)
    assert station.kinds(before[0]) == ["sample_taken"]


@pytest.mark.parametrize("name", [HALMEONI, "resident", f" {HALMEONI} "])
def test_another_system_s_code_is_asked_for_once_and_known_from_then_on(station, name):
    station.scan(TUBES[0])
    before = station.journal()
    assert station.scans(PHONE_CODE) == [("needs_person", "unknown_code")]
    assert station.journal() == before
    who = station.who(HALMEONI) if name == "resident" else name
    assert station.scans(f"!bind {who}") == [("accepted", "sampled")]
    assert station.kinds(before[0]) == ["code_bound", "sample_taken"]
    station.next_round()
    station.scans("!seal", TUBES[1])
    answer = station.scan(PHONE_CODE)
    assert (answer.verdict, answer.reason) == ("attention", "sampled_check_name")
    assert answer.kind == "external_code"
    assert answer.resident == station.person(HALMEONI)


def test_only_a_keyed_digest_of_the_code_is_kept(station):
    station.scans(TUBES[0], PHONE_CODE, f"!bind {HALMEONI}")
    with station.station.read() as uow:
        bodies = b"".join(e.body or b"" for e in uow.journal.entries(2, 99))
    assert b"jkm" not in bodies
    assert HALMEONI.encode() not in bodies


def test_a_binding_stays_although_the_person_may_not_be_sampled(station):
    station.scans(TUBES[0], HALMEONI, PHONE_CODE)
    before = station.journal()[0]
    assert station.scans(f"!bind {HALMEONI}") == [("refused", "already_sampled")]
    assert station.kinds(before) == ["code_bound"]


def test_a_code_bound_to_somebody_else_later_is_the_later_one_s(station):
    station.scans(TUBES[0], PHONE_CODE, f"!bind {HALMEONI}")
    father = station.who(FATHER)
    with station.station.write("金英") as uow:
        digest = uow.journal.entries(3, 3)[0].body.decode().split('"digest":"')[1][:32]
        uow.journal.append(ev.CodeBound(digest, father))
        uow.commit()
    station.clock.forward(seconds=4)
    answer = station.scan(PHONE_CODE)
    assert answer.resident == station.person(FATHER)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([f"!bind {HALMEONI}"], "nothing_pending"),
        ([PHONE_CODE, f"!bind {STRANGER}"], "unknown_person"),
        ([PHONE_CODE, "!bind"], "unknown_person"),
        ([PHONE_CODE, "!bind "], "unknown_person"),
        ([PHONE_CODE, "!bind \ud800"], "unknown_person"),
        ([PHONE_CODE, TUBES[5], f"!bind {HALMEONI}"], "nothing_pending"),
        ([PHONE_CODE, FATHER, f"!bind {HALMEONI}"], "nothing_pending"),
    ],
)
def test_a_code_is_bound_to_nobody_by_guess(station, lines, reason):
    station.scan(TUBES[0])
    before = station.kinds()
    assert station.scans(*lines)[-1] == ("refused", reason)
    assert "code_bound" not in station.kinds(len(before))


def test_a_pending_code_outlives_a_command(station):
    station.scans(TUBES[0], FATHER, PHONE_CODE)
    assert station.scans("!undo", f"!bind {HALMEONI}") == [
        ("accepted", "sample_undone"),
        ("accepted", "sampled"),
    ]


def test_nobody_waits_for_an_answer_that_was_never_asked(station):
    with pytest.raises(Refusal, match="nothing_pending"):
        registration.name_owner(station.context, resident=station.who(HALMEONI))
