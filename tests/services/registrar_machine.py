"""A registrar who scans whatever comes to hand, and the rules that hold all the time."""

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, TUBES, YELLOW, open_station

from testdesk.domain.refusals import ConfirmationNeeded
from testdesk.domain.staff.roles import PERMISSIONS
from testdesk.domain.station.tubes import VOID_REASONS
from testdesk.services.cards import codes
from testdesk.services.session import Context
from testdesk.services.tubes import tubes
from testdesk.services.voiding import void_sample

PEOPLE = (HALMEONI, FATHER, MOTHER, YELLOW, *CROWD[:12])
COMMANDS = ("!undo", "!seal", "!seal family", "!single", "!household", "!pool 5", "!pool 20")


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
        if session.role in {"", *PERMISSIONS["issue_cards"].roles}:
            issued = codes.issue(Context(station, session), resident=self.station.who(number))
            self.codes.append(issued.value.code)

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
            try:
                done = void_sample(Context(station, session), sample=sample, reason=reason)
            except ConfirmationNeeded:
                return
            self.holes[done.value.tube or ""] += done.value.leaves_empty_place

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
