"""A station from morning to evening, in any order: shifts, cards, the stick, the close, restarts.

Whatever happens, the rules of `registrar_machine` and `day_end_machine` hold, every event bears
whoever was signed in, nobody has two valid cards, and headquarters ends with exactly the station's
samples and its closed day.
"""

from __future__ import annotations

import contextlib
import random
import shutil
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test
from tests.little_work import quick_vaults
from tests.made_station import MadeCity
from tests.services.day_end_machine import EndOfDay
from tests.services.exchange.going_round import export, there_and_back
from tests.services.registrar_machine import PEOPLE
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import PERMISSIONS, Approval, StaffRole
from testdesk.hq.views.reports import status as hq_status
from testdesk.hq.views.stations import ClosedShift
from testdesk.services.cards import codes
from testdesk.services.people import correction, excuses
from testdesk.services.staff.identification import Credentials, sign_in_member
from testdesk.services.tubes import tubes

# The actions of the events that the rules of this machine cause.
_ACTIONS = {
    "tube_opened": "register",
    "sample_taken": "register",
    "proxy_code_issued": "issue_cards",
    "proxy_code_revoked": "revoke_cards",
    "resident_corrected": "people",
    "resident_excused": "people",
    "tube_counted": "count_swabs",
    "shift_closed": "close_day",
    "bag_packed": "pack_bags",
    "bag_handed_over": "pack_bags",
}


class WholeStation(EndOfDay):
    """The registrar of the other machine, with everything that happens around the tubes."""

    city: MadeCity

    @initialize()
    def enrol(self) -> None:
        """A lead, two registrars and a queue guide; the lead begins."""
        context = self.station.context
        with quick_vaults():
            lead = enrolled(context, "赵刚", "point_lead", PIN)
            registrar = enrolled(context, "李敏", "registrar", OTHER_PIN)
            self.badges = {"李敏": registrar.badge}
            self.badges["崔明"] = enrolled(context, "崔明", "proxy_clerk").badge
            self.badges["韩雪"] = enrolled(context, "韩雪", "queue_guide").badge
            sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
        self.lead, self.seen = lead.badge, self.station.journal()[0]
        self.confirming = [
            Approval(one.member.operator, one.member.name, one.member.role)
            for one in (lead, registrar)
        ]
        self.hq = self.city.headquarters(self.folder / "hq")

    def teardown(self) -> None:
        if hasattr(self, "hq"):
            if self.station.session.role != "point_lead":
                with quick_vaults():
                    sign_in_member(self.station.context, Credentials(badge=self.lead, pin=PIN))
            export(self.station, self.stick, again=True)  # a stick may have been lost
            there_and_back(self.station, self.hq, self.stick)
            placed = sum(len(tube.places) for tube in tubes(station=self.station.station))
            at_hq = hq_status(self.hq)
            assert at_hq.samples == placed
            self._is_closed_alike(at_hq.stations[0].closed)
            self.hq.close()
        super().teardown()

    def _is_closed_alike(self, at_hq: ClosedShift | None) -> None:
        with self.station.station.read() as uow:
            here = uow.shifts.last_close()
        assert (at_hq and (at_hq.first, at_hq.at)) == (here and (here.first, here.at))

    def approvals(self) -> list[Approval]:
        """The point lead confirms, or the registrar where the lead is signed in."""
        own = self.station.session.operator_id
        return [one for one in self.confirming if one.operator != own][:1]

    @rule(name=st.sampled_from(["李敏", "崔明", "韩雪"]))
    def change_the_shift(self, name: str) -> None:
        answer = self.station.scan(self.badges[name])
        assert answer.reason == "operator_changed"
        assert self.station.session.operator == name

    @rule()
    def the_lead_comes(self) -> None:
        assert self.station.scan(self.lead).reason == "badge_needs_pin"
        with quick_vaults():
            sign_in_member(self.station.context, Credentials(badge=self.lead, pin=PIN))

    @rule(number=st.sampled_from(PEOPLE), name=st.sampled_from(["王小明", "朴顺子", "李哲"]))
    def correct_a_name(self, number: str, name: str) -> None:
        with contextlib.suppress(Refusal):
            correction.correct(
                self.station.context,
                resident=self.station.who(number),
                changes={"name": name},
                reason="typed_wrong",
            )

    @rule(number=st.sampled_from(PEOPLE))
    def excuse_somebody(self, number: str) -> None:
        with contextlib.suppress(Refusal):
            excuses.excuse(self.station.context, resident=self.station.who(number), reason="away")

    @rule(number=st.sampled_from(PEOPLE), chance=st.randoms(use_true_random=False))
    def void_a_card(self, number: str, chance: random.Random) -> None:
        who = self.station.who(number)
        with self.station.station.read() as uow:
            cards = uow.codes.cards_among([who])
        held = [card.card for some in cards.values() for card in some]
        if held:
            with contextlib.suppress(Refusal):
                codes.revoke(self.station.context, card=chance.choice(held), reason="lost")

    @rule()
    def carry_the_stick(self) -> None:
        export(self.station, self.stick)
        verdicts = there_and_back(self.station, self.hq, self.stick)
        assert {verdict for verdict, _ in verdicts} <= {"accepted", "already_have"}

    @rule()
    def lose_the_stick(self) -> None:
        shutil.rmtree(self.stick)
        self.stick.mkdir()

    @invariant()
    def every_event_bears_whoever_was_permitted_to_cause_it(self) -> None:
        if not hasattr(self, "seen"):
            return
        with self.station.station.read() as uow:
            entries = uow.journal.entries(self.seen + 1, 10**9)
            roles: dict[str, StaffRole] = {one.name: one.role for one in uow.staff.all()}
        self.seen += len(entries)
        for entry in entries:
            action = _ACTIONS.get(entry.header.kind)
            if action is not None:
                permitted = PERMISSIONS[action].roles  # type: ignore[index]  # an action of the table
                assert roles[entry.header.operator] in permitted

    @invariant()
    def nobody_has_two_valid_cards(self) -> None:
        people = [self.station.who(number) for number in PEOPLE]
        with self.station.station.read() as uow:
            held = uow.codes.cards_among(people)
        newest = {who: max(card.issue_number for card in cards) for who, cards in held.items()}
        valid = {
            who: [c for c in cards if not c.revoked and c.issue_number == newest[who]]
            for who, cards in held.items()
        }
        assert all(len(cards) <= 1 for cards in valid.values())


def test_a_station_keeps_its_rules_from_morning_to_evening(template, city):
    class OnAStation(WholeStation):
        made = Path(template(1))

    OnAStation.city = city
    run_state_machine_as_test(
        OnAStation,
        settings=settings(
            max_examples=max(6, settings().max_examples // 6), stateful_step_count=40, deadline=None
        ),
    )


def test_the_end_of_a_day_keeps_its_rules(template):
    """Without operators and headquarters, so that days are closed and opened again more often."""

    class OnAStation(EndOfDay):
        made = Path(template(1))

    run_state_machine_as_test(OnAStation, settings=settings(stateful_step_count=40, deadline=None))
