"""One person out of a tube, whoever came after; and all that the scan made is undone with it."""

import pytest
from tests.made_station import (
    CROWD,
    FATHER,
    HALMEONI,
    MOTHER,
    TUBES,
    entries_of_station,
    id_number,
)

from testdesk.domain.corrections.bindings import binding_of_sample
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.tubes import VOID_REASONS, WRONG_SCAN_REASONS
from testdesk.services import tubes
from testdesk.services.cards.codes import issue
from testdesk.services.people.bindings import unbind_code
from testdesk.services.voiding import next_undo, undo, void_sample

PHONE, OTHER_PHONE = "https://jkm.jl.example/q?c=8A1B2C3D", "https://jkm.jl.example/q?c=77777777"


def void(station, number, reason="wrong_person"):
    return void_sample(station.context, resident=station.who(number), reason=reason).value


def refusal(call, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


def people_in(station, code):
    return {p.position: p.name for p in tubes.tube(station=station.station, code=code).places}


def whose(station, code=PHONE):
    """Whose a code is known to be: the answer to scanning it in a moment of its own."""
    station.clock.forward(minutes=1)
    answer = station.scan(code)
    return answer.resident.name if answer.resident else None


def test_an_earlier_person_of_an_open_tube_is_taken_out_and_the_place_is_free(station):
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER)
    before = station.journal()[0]
    answer = void(station, FATHER)
    assert (answer.reason, answer.tube, answer.position) == ("sample_voided", TUBES[0], 2)
    assert (answer.resident, answer.place_stays_empty) == (station.person(FATHER), False)
    assert station.kinds(before) == ["sample_voided"]
    assert people_in(station, TUBES[0]) == {1: "朴顺子", 3: "赵敏"}
    assert station.scan(CROWD[0]).position == 2
    assert station.problems() == ()


def test_an_earlier_person_of_a_sealed_tube_leaves_a_hole_and_the_tube_stays_sealed(station):
    station.scans(TUBES[0], *CROWD[:10], TUBES[1], HALMEONI)
    answer = void(station, CROWD[3], "swab_damaged")
    assert (answer.tube, answer.position, answer.place_stays_empty) == (TUBES[0], 4, True)
    tube = tubes.tube(station=station.station, code=TUBES[0])
    assert (tube.state, tube.reason) == ("sealed", "full")
    assert [p.position for p in tube.places] == [1, 2, 3, 5, 6, 7, 8, 9, 10]
    assert people_in(station, TUBES[1]) == {1: "朴顺子"}
    assert station.scan(CROWD[3]).position == 2  # once more, in the tube of now
    assert station.problems() == ()


def test_the_newest_of_a_full_tube_is_undone_as_undo_does_it(station):
    station.scans(TUBES[0], *CROWD[:10])
    answer = void(station, CROWD[9])
    assert answer.place_stays_empty is False
    assert tubes.tube(station=station.station, code=TUBES[0]).state == "open"
    assert station.scan(HALMEONI).position == 10


@pytest.mark.parametrize("name", ["pseudonym", "number", "small", "fifteen"])
def test_undo_with_a_name_undoes_that_person_and_nobody_else(station, name):
    station.scans(TUBES[0], HALMEONI, FATHER)
    named = {
        "pseudonym": station.who(HALMEONI),
        "number": HALMEONI,
        "small": station.who(HALMEONI).upper(),
        "fifteen": HALMEONI[:6] + HALMEONI[8:17],
    }[name]
    answer = station.scan(f"!undo {named}")
    assert (answer.reason, answer.resident) == ("sample_undone", station.person(HALMEONI))
    assert people_in(station, TUBES[0]) == {2: "王建国"}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([f"!undo {MOTHER}"], "not_sampled"),
        ([f"!undo {id_number('19990909', 321)}"], "unknown_person"),
        (["!undo x"], "unknown_person"),
        ([f"!undo {HALMEONI} {FATHER}"], "command_unknown_argument"),
        ([f"!undo {FATHER}", f"!undo {FATHER}"], "not_sampled"),
    ],
)
def test_undo_of_somebody_who_is_in_no_tube_changes_nothing(station, lines, reason):
    station.scans(TUBES[0], HALMEONI, FATHER)
    station.scans(*lines[:-1])
    before = station.journal()
    assert station.scans(lines[-1]) == [("refused", reason)]
    assert station.journal() == before


def test_a_sample_of_another_station_is_refused_and_its_place_is_named(station):
    opened = ev.TubeOpened(TUBES[9], "R7", "pool", 10)
    taken = ev.SampleTaken("R7", station.who(HALMEONI), TUBES[9], 4, "id_number", "点")
    station.adopt(*entries_of_station(2, [opened, taken]))
    before = station.journal()
    answer = station.scan(f"!undo {HALMEONI}")
    assert (answer.verdict, answer.reason) == ("refused", "sample_of_other_station")
    assert (answer.tube, answer.position, answer.earlier.station) == (TUBES[9], 4, 2)
    with pytest.raises(Refusal) as caught:
        void(station, HALMEONI)
    assert caught.value.detail.items() >= {"station": 2, "tube": TUBES[9], "position": 4}.items()
    call = {"context": station.context, "reason": "other"}
    assert refusal(tubes.void_place, code=TUBES[9], position=4, **call) == "tube_of_other_station"
    assert station.journal() == before


def test_a_sample_of_an_earlier_round_is_voided_by_its_place(station):
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    station.next_round()
    station.clock.forward(days=1)
    assert refusal(void, station, HALMEONI) == "not_sampled"
    call = {"context": station.context, "reason": "wrong_person"}
    answer = tubes.void_place(code=TUBES[0], position=1, **call).value
    assert (answer.resident, answer.place_stays_empty) == (station.person(HALMEONI), True)
    assert refusal(tubes.void_place, code=TUBES[0], position=1, **call) == "place_empty"
    assert refusal(tubes.void_place, code="YJ99999999", position=1, **call) == "tube_unknown"
    assert people_in(station, TUBES[0]) == {2: "王建国"}
    assert station.problems() == ()


def test_a_sample_is_voided_once_and_for_a_known_reason(station):
    station.scans(TUBES[0], HALMEONI)
    sample = tubes.tube(station=station.station, code=TUBES[0]).places[0].sample
    call = {"context": station.context, "sample": sample}
    assert refusal(void_sample, reason="because", **call) == "void_reason_unknown"
    void_sample(reason="not_swabbed", **call)
    assert refusal(void_sample, reason="not_swabbed", **call) == "sample_already_void"
    assert refusal(void_sample, reason="other", **call | {"sample": "f" * 32}) == "sample_unknown"


def test_undo_names_what_it_would_undo_and_undoes_nothing_else(station):
    assert next_undo(station=station.station) is None
    station.scans(TUBES[0], HALMEONI)
    named = next_undo(station=station.station)
    assert named is not None
    assert named.resident == station.person(HALMEONI)
    assert (named.reason, named.tube, named.position) == ("sample_undone", TUBES[0], 1)
    station.scan(FATHER)
    call = {"context": station.context}
    assert refusal(undo, seq=named.seq, **call) == "undo_overtaken"
    assert people_in(station, TUBES[0]) == {1: "朴顺子", 2: "王建国"}
    last = next_undo(station=station.station)
    assert last is not None
    assert undo(seq=last.seq, **call).value.resident == station.person(FATHER)


# A binding made by hand.


def test_undo_of_the_scan_that_bound_a_code_unbinds_it(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}")
    before = station.journal()[0]
    answer = station.scan("!undo")
    assert (answer.reason, answer.unbound) == ("sample_undone", True)
    assert station.kinds(before) == ["sample_voided", "code_unbound"]
    assert whose(station) is None
    assert station.scans(f"!bind {FATHER}") == [("accepted", "sampled")]
    assert whose(station) == "王建国"
    assert station.problems() == ()


def test_undo_of_a_full_tube_s_last_person_unbinds_too(station):
    station.scans(TUBES[0], *CROWD[:9], PHONE, f"!bind {HALMEONI}", "!undo")
    assert whose(station) is None
    assert tubes.tube(station=station.station, code=TUBES[0]).state == "open"


@pytest.mark.parametrize("reason", VOID_REASONS)
def test_an_earlier_sample_takes_its_binding_along_where_the_scan_was_wrong(station, reason):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}", FATHER)
    assert void(station, HALMEONI, reason).unbound == (reason in WRONG_SCAN_REASONS)
    assert whose(station) == (None if reason in WRONG_SCAN_REASONS else "朴顺子")


def test_a_binding_alone_is_undone(station):
    station.scans(TUBES[0], HALMEONI, PHONE, f"!bind {HALMEONI}")
    answer = station.scan("!undo")
    assert (answer.reason, answer.unbound) == ("code_unbound", True)
    assert answer.resident == station.person(HALMEONI)
    assert whose(station) is None
    assert people_in(station, TUBES[0]) == {1: "朴顺子"}
    assert station.scan("!undo").reason == "sample_undone"


def test_a_later_scan_of_a_bound_code_is_undone_without_the_binding(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}", "!seal")
    station.next_round()
    station.scan(TUBES[1])
    assert station.scan(PHONE).reason == "sampled_check_name"
    answer = station.scan("!undo")
    assert (answer.reason, answer.unbound) == ("sample_undone", False)
    assert whose(station) == "朴顺子"


def test_what_was_bound_again_since_is_left(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}")
    resident = station.who(HALMEONI)
    unbind_code(station.context, resident=resident, reason="other")
    station.clock.forward(seconds=4)
    station.scans(PHONE, f"!bind {FATHER}", MOTHER)
    assert void(station, HALMEONI).unbound is False
    assert whose(station) == "王建国"


def test_what_another_station_bound_since_is_left(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}")
    who = station.who(HALMEONI)
    with station.station.read() as uow:
        digest = uow.codes.bindings_of(who)[0].digest
        bound = ev.CodeBound(digest, uow.people.by_document(FATHER).resident)
    late = station.clock.now().timestamp() * 1000
    station.adopt(*entries_of_station(2, [bound], start_ms=int(late)))
    assert station.scan("!undo").unbound is False
    assert whose(station) == "王建国"


def test_only_the_binding_directly_before_was_made_by_the_scan():
    bound = ev.CodeBound("d" * 32, "a" * 12)
    sample = ev.SampleTaken("R7", "a" * 12, TUBES[0], 1, "external_code", "点")
    assert binding_of_sample(bound, sample) is bound
    assert binding_of_sample(None, sample) is None
    assert binding_of_sample(ev.CodeBound("d" * 32, "b" * 12), sample) is None
    by_card = ev.SampleTaken("R7", "a" * 12, TUBES[0], 1, "id_number", "点")
    assert binding_of_sample(bound, by_card) is None


def test_the_first_scan_after_a_binding_asks_to_check_the_name_and_the_next_does_not(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}", "!seal")
    rounds = [("attention", "sampled_check_name"), ("accepted", "sampled")]
    station.next_round()
    station.scan(TUBES[1])
    first = station.scan(PHONE)
    assert (first.verdict, first.reason) == rounds[0]
    assert first.position == 1
    # Taken back, the name was not proven: it is asked for once more.
    station.scan("!undo")
    station.clock.forward(minutes=1)
    assert station.scans(PHONE) == rounds[:1]
    who = station.who(HALMEONI)
    with station.station.read() as uow:
        (binding,) = uow.codes.bindings_of(who)
        assert uow.codes.is_unconfirmed(binding) is False


def test_a_person_s_codes_are_unbound_by_hand(station):
    station.scans(TUBES[0], PHONE, f"!bind {HALMEONI}", OTHER_PHONE, f"!bind {HALMEONI}")
    call = {
        "context": station.context,
        "resident": station.who(HALMEONI),
    }
    assert refusal(unbind_code, reason=" ", **call) == "reason_missing"
    done = unbind_code(reason="new_phone", **call)
    count, changes = done.value, done.changes
    assert (count, changes.codes) == (2, True)
    assert [whose(station), whose(station, OTHER_PHONE)] == [None, None]
    assert people_in(station, TUBES[0]) == {1: "朴顺子"}
    assert refusal(unbind_code, reason="other", **call) == "no_code_bound"
    assert refusal(unbind_code, reason="other", **call | {"resident": "0" * 12}) == "unknown_person"
    assert station.problems() == ()


def test_a_card_is_not_unbound(station):
    issue(station.context, resident=station.who(HALMEONI))
    call = {
        "context": station.context,
        "resident": station.who(HALMEONI),
    }
    assert refusal(unbind_code, reason="other", **call) == "no_code_bound"
