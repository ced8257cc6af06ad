"""Anything may be scanned, in any order: there is an answer, and the rules hold."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from tests.made_station import TUBES
from tests.services.registrar_machine import COMMANDS, PEOPLE, Registration

from testdesk.services.scanning import registration

ALPHABET = st.characters() | st.sampled_from("0123456789!X-yj \0\r\n\ud800\x1a")
RUBBISH = st.text(ALPHABET, max_size=90) | st.text("0123456789X", min_size=5, max_size=72)
LINES = RUBBISH | st.sampled_from([*PEOPLE, *TUBES[:6], *COMMANDS]) | RUBBISH.map("!bind {}".format)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.lists(LINES, max_size=12))
def test_any_text_has_an_answer_and_changes_nothing_unless_it_is_accepted(station, lines):
    for line in lines:
        before = station.journal()
        done = registration.scan(station.context, line)
        answer, changes = done.value, done.changes
        after = station.journal()
        assert answer.seq == after[0] or answer.repeated
        changed = after != before
        assert bool(changes) == changed
        if changed:
            assert answer.verdict in ("accepted", "attention")
            assert answer.kind in ("id_number", "tube", "command")
        if answer.verdict == "accepted" and answer.kind != "command":
            assert changed != answer.repeated
    assert station.problems() == ()


def test_the_rules_hold_whatever_is_scanned(template):
    class OnAStation(Registration):
        made = template(1)

    run_state_machine_as_test(
        OnAStation,
        settings=settings(max_examples=40, stateful_step_count=40, deadline=None),
    )
