"""Anything may be scanned, in any order: there is an answer, and the rules hold."""

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, TUBES, YELLOW, open_station

from testdesk.domain.station.tubes import VOID_REASONS
from testdesk.services.cards import codes
from testdesk.services.scanning import registration
from testdesk.services.session import Context
from testdesk.services.tubes import tubes
from testdesk.services.voiding import void_sample

PEOPLE = (HALMEONI, FATHER, MOTHER, YELLOW, *CROWD[:12])
COMMANDS = ("!undo", "!seal", "!seal family", "!single", "!household", "!pool 5", "!pool 20")
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


class Registration(RuleBasedStateMachine):
    """A registrar who scans whatever comes to hand."""

    made: Path

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="testdesk-machine-"))
        self.station = open_station(shutil.copytree(self.made, self.folder / "home"))
        self.codes: list[str] = []
        self.holes: Counter[str] = Counter()

    def teardown(self):
        assert self.station.problems() == ()
        self.station.store.close()
        shutil.rmtree(self.folder)

    @rule(number=st.sampled_from(PEOPLE))
    def scan_a_person(self, number):
        self.station.scan(number)

    @rule(tube=st.sampled_from(TUBES[:8]))
    def scan_a_tube(self, tube):
        self.station.scan(tube)

    @rule(command=st.sampled_from(COMMANDS))
    def scan_a_command(self, command):
        self.station.scan(command)

    @rule(number=st.sampled_from(PEOPLE))
    def issue_a_card(self, number):
        station, session = self.station.station, self.station.session
        issued = codes.issue(Context(station, session), resident=self.station.who(number)).value
        self.codes.append(issued.code)

    @rule(chance=st.randoms(use_true_random=False))
    def scan_a_card(self, chance: random.Random):
        if self.codes:
            self.station.scan(chance.choice(self.codes))

    @rule(text=st.sampled_from(["phone-code-0001", "phone-code-0002"]), who=st.sampled_from(PEOPLE))
    def show_a_phone(self, text, who):
        if self.station.scan(text).verdict == "needs_person":
            self.station.scan(f"!bind {who}")

    @rule(chance=st.randoms(use_true_random=False), reason=st.sampled_from(VOID_REASONS))
    def take_somebody_out(self, chance: random.Random, reason: str):
        station, session = self.station.station, self.station.session
        held = [place.sample for tube in tubes(station=station) for place in tube.places]
        if held:
            sample = chance.choice(held)
            answer = void_sample(Context(station, session), sample=sample, reason=reason).value
            self.holes[answer.tube or ""] += answer.place_stays_empty

    @rule(seconds=st.sampled_from([2, 10, 60]))
    def time_goes_by(self, seconds: int):
        self.station.clock.forward(seconds=seconds)

    @rule()
    def restart(self):
        self.station.reopen()

    @invariant()
    def the_rules_hold(self):
        found = tubes(station=self.station.station)
        assert sum(tube.state == "open" for tube in found) <= 1
        in_tubes = [place.resident for tube in found for place in tube.places]
        assert max(Counter(in_tubes).values(), default=0) <= 1
        for tube in found:
            positions = [place.position for place in tube.places]
            assert len(set(positions)) == len(positions)
            assert all(1 <= position <= tube.capacity for position in positions)
            holes = self.holes[tube.tube]
            assert tube.places or tube.state == "open" or holes
            if tube.state == "open":
                assert len(positions) < tube.capacity
                self.holes[tube.tube] = 0  # opened again: its places are free
            if tube.reason == "full":
                assert len(positions) == tube.capacity - self.holes[tube.tube]

    @invariant()
    def tubes_and_samples_agree(self):
        found = tubes(station=self.station.station)
        in_tubes = {place.sample for tube in found for place in tube.places}
        valid = self.station.store._db.execute("SELECT sample FROM sample_valid")
        assert in_tubes == {row[0] for row in valid}


def test_the_rules_hold_whatever_is_scanned(template):
    class OnAStation(Registration):
        made = template(1)

    run_state_machine_as_test(
        OnAStation,
        settings=settings(max_examples=40, stateful_step_count=40, deadline=None),
    )
