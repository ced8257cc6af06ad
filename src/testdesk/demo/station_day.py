"""Plays one station's day: its half of the planned arrivals, each according to its role."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence

import msgspec
from PySide6.QtCore import Qt

from testdesk.bridge.station import StationBridge
from testdesk.demo.city_day import Role, VisitorArrival
from testdesk.demo.city_people import CityPerson
from testdesk.demo.clerk import SAMPLED, Clerk
from testdesk.demo.day_clock import DayClock, slots
from testdesk.demo.waiting import act_and_wait
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code
from testdesk.gui.walk_in.texts import TYPES
from testdesk.gui.window import Window

Photograph = Callable[[str], None]
_PRIORITY_AGE = 80
_NOT_GREEN_WAIT_S = 120  # a person who is not green waits this long, until the tent is empty
_QUEUE_LENGTH = 8  # households


class DayTotals(msgspec.Struct, frozen=True):
    """The totals of a station's day.

    Attributes:
        samples: people put into tubes.
        people: how many different people these were.
        tubes: tubes opened.
        cards: proxy codes issued.
        tickets: tickets called.
        refused: how many scans were refused, by reason.
        actions: how many actions each person took, by role.
    """

    samples: int
    people: int
    tubes: int
    cards: int
    tickets: int
    refused: dict[str, int]
    actions: dict[Role, list[int]]


class StationDay:
    """Plays the arrivals of one station."""

    def __init__(
        self,
        window: Window,
        bridge: StationBridge,
        tubes: Iterator[str],
        photograph: Photograph,
        clock: DayClock,
    ) -> None:
        self.clerk = Clerk(window, bridge, tubes, clock)
        self._window, self._bridge, self._photograph = window, bridge, photograph
        self._shown_next: dict[str, str] = {}  # document number -> what the person shows next time
        self._actions: dict[Role, list[int]] = {}
        self._cards = self._tickets = 0
        self._queue: deque[tuple[int, CityPerson]] = deque()  # slot, and who draws the ticket
        self._waiting = 0
        self._households: set[int] = set()
        self._not_green: list[CityPerson] = []
        self._visits: dict[Role, Callable[[CityPerson], object]] = {
            "returning": lambda p: self.clerk.register_returning(p.phone_code),
            "first_seen": lambda p: self.clerk.bind(p.phone_code, p.document_number),
            "id_card": lambda p: self.clerk.register(p.document_number),
            "elder": self._elder,
            "walk_in": lambda p: self.clerk.register_walk_in(p.document_number, p.name),
            "passport": self._traveller,
            "duplicate": self._duplicate,
            "damaged": self._damaged,
            "voided": self._voided,
            "forged": self._forged,
            "not_green": self._refuse_not_green,
        }

    def play(self, arrivals: Sequence[VisitorArrival], moments: Sequence[dt.datetime]) -> DayTotals:
        """Plays all arrivals in order, seals the last tube, then fills the single tubes.

        Args:
            arrivals: the arrivals at this station.
            moments: when each of them comes to the desk.
        """
        in_slots = slots(arrivals)
        self._queue = _households(arrivals, in_slots)
        for arrival, moment, slot in zip(arrivals, moments, in_slots, strict=True):
            self.clerk.clock.move_to(moment)
            self._call(arrival.person.household, slot)
            self.clerk.ensure_tube()
            before = self.clerk.hands.actions
            self._visits[arrival.role](arrival.person)
            action_count = self.clerk.hands.actions - before
            self._actions.setdefault(arrival.role, []).append(action_count)
            self._remember(arrival)
            self._photograph(f"{arrival.role}")
        self._seal()
        for person in self._not_green:
            self._sample_in_single_tube(person)
        return self._totals()

    def _remember(self, arrival: VisitorArrival) -> None:
        person = arrival.person
        token = person.phone_code if arrival.role in {"returning", "first_seen"} else ""
        self._shown_next.setdefault(person.document_number, token or person.document_number)

    def _call(self, household: int, slot: int) -> None:
        """Calls the next ticket, after the next households in line have drawn theirs."""
        if household in self._households:
            return
        self._households.add(household)
        hands, changed = self.clerk.hands, self._bridge.bus.changed
        hands.press(Qt.Key.Key_F3)
        while self._queue and self._waiting < _QUEUE_LENGTH and self._queue[0][0] <= slot:
            self._draw(self._queue.popleft()[1])
        act_and_wait(changed, lambda: hands.press(Qt.Key.Key_Space))
        self._waiting -= 1
        self._tickets += 1
        if self._waiting and self._tickets > _QUEUE_LENGTH:
            self._photograph("queue")
        hands.press(Qt.Key.Key_F1)

    def _draw(self, person: CityPerson) -> None:
        """Draws a household's ticket: a priority ticket if the person is at least 80."""
        page, hands = self._window.queue, self.clerk.hands
        old = person.age(self._bridge.station.clock.today()) >= _PRIORITY_AGE
        button = page.priority if old else page.new
        act_and_wait(self._bridge.bus.changed, lambda: hands.click(button.click))
        self._waiting += 1

    def _elder(self, person: CityPerson) -> None:
        """Issues a card to a person without a phone, and samples them with the same key."""
        if person.document_number in self._shown_next:
            self.clerk.register(self._shown_next[person.document_number])
            return
        self._find(person)
        card, _ = self.clerk.issue_and_register()
        self._record_card(person, card.code)

    def _traveller(self, person: CityPerson) -> None:
        """Registers a traveller, choosing the document's kind unless the number shows it."""
        number, document_type = person.document_number, person.document_type
        is_passport = document_type == "03" and not number.isdigit()
        kind = None if is_passport else TYPES.index(document_type)
        self.clerk.register_traveller(number, person.name, kind=kind)

    def _find(self, person: CityPerson) -> None:
        tail = person.document_number[-4:]
        self.clerk.show_on_proxy_page(f"{person.name} {tail}", person.document_number)

    def _record_card(self, person: CityPerson, code: str) -> None:
        self._cards += 1
        self._shown_next[person.document_number] = code

    def _duplicate(self, person: CityPerson) -> None:
        shown = self._shown_next[person.document_number]
        self.clerk.expect(self.clerk.scan_again(shown), "already_sampled")

    def _damaged(self, person: CityPerson) -> None:
        """Shows a torn card, of which the scanner reads only a part of the digits."""
        self._find(person)
        card = self.clerk.issue()
        self._record_card(person, card.code)
        self.clerk.expect(self.clerk.scan(card.code[:-3]), "code_damaged")

    def _voided(self, person: CityPerson) -> None:
        """Shows an old card that was found again after a newer card had been issued."""
        self._find(person)
        old = self.clerk.issue()
        self._record_card(person, old.code)
        self._find(person)
        self._record_card(person, self.clerk.reissue().code)
        self.clerk.expect(self.clerk.scan(old.code), "code_replaced")

    def _forged(self, person: CityPerson) -> None:
        """Shows a forged card: its form is correct, but its key is not the city's."""
        identity = self._bridge.station.identity
        code = encode_proxy_code(
            ProxyCode(
                key_id=identity.card_key_id,
                station=identity.station,
                subject=secrets.token_hex(6),
                issue_day=self._bridge.station.clock.today(),
                issue_number=1,
                id_tag=0,
            ),
            secrets.token_bytes(32),
        )
        self.clerk.expect(self.clerk.scan(code), "code_not_authentic")

    def _refuse_not_green(self, person: CityPerson) -> None:
        self.clerk.expect(self.clerk.scan(person.document_number), "single_tube_required")
        self._not_green.append(person)

    def _seal(self) -> None:
        """Seals the last tube at the end of the day, even if it is not full."""
        if self.clerk.tube_open:
            self.clerk.seal_early()
            self._photograph("sealed_early")

    def _sample_in_single_tube(self, person: CityPerson) -> None:
        self.clerk.clock.forward(_NOT_GREEN_WAIT_S)
        self.clerk.expect(self.clerk.scan("!single"), "next_tube_single")
        self.clerk.ensure_tube()
        self.clerk.register(person.document_number)
        self._photograph("single_tube")

    def _totals(self) -> DayTotals:
        results = self.clerk.results
        sampled = [a for a in results if a.reason in SAMPLED]
        return DayTotals(
            samples=len(sampled),
            people=len({a.resident.resident for a in sampled if a.resident}),
            tubes=sum(a.reason == "tube_opened" for a in results),
            cards=self._cards,
            tickets=self._tickets,
            refused=dict(Counter(a.reason for a in results if _was_refused(a))),
            actions=self._actions,
        )


def _households(
    arrivals: Sequence[VisitorArrival], in_slots: Sequence[int]
) -> deque[tuple[int, CityPerson]]:
    """The slot of each household and its first person to come, in order of arrival."""
    first: dict[int, tuple[int, CityPerson]] = {}
    for arrival, slot in zip(arrivals, in_slots, strict=True):
        first.setdefault(arrival.person.household, (slot, arrival.person))
    return deque(first.values())


def _was_refused(result: ScanResult) -> bool:
    return result.verdict == "refused"
