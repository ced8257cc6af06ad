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
from testdesk.demo.day_clock import DayClock, slots
from testdesk.demo.registrar import SAMPLED, SimulatedRegistrar
from testdesk.demo.waiting import act_and_wait
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.proxy_code import ProxyCode, encode_proxy_code
from testdesk.gui.walk_in.texts import TYPES
from testdesk.gui.window import Window

Photograph = Callable[[str], None]  # takes a screenshot with this name
_PRIORITY_AGE = 80
_NOT_GREEN_WAIT_S = 120  # the pause before a person who is not green is sampled
_QUEUE_LENGTH = 8  # at most so many households wait with a ticket


class DayTotals(msgspec.Struct, frozen=True):
    """The totals of a station's day.

    Attributes:
        samples: people put into tubes.
        people: how many different people these were.
        tubes: tubes opened.
        cards: proxy codes issued.
        tickets: tickets called.
        refused: how many scans were refused, by reason.
        actions: how many actions the registrar took for each arrival, by role.
    """

    samples: int
    people: int
    tubes: int
    cards: int
    tickets: int
    refused: dict[str, int]
    actions: dict[Role, list[int]]


class StationDay:
    """Plays the arrivals of one station.

    Attributes:
        registrar: does what the arrivals require; has the results of all scans.
    """

    def __init__(
        self,
        window: Window,
        bridge: StationBridge,
        tubes: Iterator[str],
        photograph: Photograph,
        clock: DayClock,
        change_shift: Callable[[], None],
    ) -> None:
        self.registrar = SimulatedRegistrar(window, bridge, tubes, clock)
        self._window, self._bridge, self._photograph = window, bridge, photograph
        self._change_shift = change_shift
        self._shown_next: dict[str, str] = {}  # document number -> what the person shows next time
        self._actions: dict[Role, list[int]] = {}
        self._card_count = self._ticket_count = 0  # cards issued, tickets called
        # The slot of each household without a ticket yet, and who will draw its ticket.
        self._queue: deque[tuple[int, CityPerson]] = deque()
        self._waiting = 0  # tickets drawn and not called yet
        self._called_households: set[int] = set()
        self._not_green: list[CityPerson] = []  # sampled at the end of the day
        self._visits: dict[Role, Callable[[CityPerson], object]] = {
            "returning": lambda p: self.registrar.register_returning(p.phone_code),
            "first_seen": lambda p: self.registrar.bind(p.phone_code, p.document_number),
            "id_card": lambda p: self.registrar.register(p.document_number),
            "elder": self._elder,
            "walk_in": lambda p: self.registrar.register_walk_in(p.document_number, p.name),
            "passport": self._traveller,
            "duplicate": self._duplicate,
            "damaged": self._damaged,
            "voided": self._voided,
            "forged": self._forged,
            "not_green": self._refuse_not_green,
        }

    def play(self, arrivals: Sequence[VisitorArrival], moments: Sequence[dt.datetime]) -> DayTotals:
        """Plays all arrivals in order, seals the last tube, then fills the single tubes.

        Halfway, in the middle of a tube, another operator takes over.

        Args:
            arrivals: the arrivals at this station.
            moments: the time at which each of them comes to the desk.
        """
        slot_numbers = slots(arrivals)
        self._queue = _households(arrivals, slot_numbers)
        for count, (arrival, moment, slot) in enumerate(
            zip(arrivals, moments, slot_numbers, strict=True)
        ):
            if count == len(arrivals) // 2:
                self._change_shift()
                self.registrar.hands.press(Qt.Key.Key_F1)  # the new operator's page is another
            self.registrar.clock.move_to(moment)
            self._call(arrival.person.household, slot)
            self.registrar.ensure_tube()
            before = self.registrar.hands.actions
            self._visits[arrival.role](arrival.person)
            action_count = self.registrar.hands.actions - before
            self._actions.setdefault(arrival.role, []).append(action_count)
            self._note_what_to_show(arrival)
            self._photograph(arrival.role)
        self._seal()
        for person in self._not_green:
            self._sample_in_single_tube(person)
        return self._totals()

    def _note_what_to_show(self, arrival: VisitorArrival) -> None:
        """Notes what a person shows next time, unless that is noted already: a card just issued."""
        person = arrival.person
        phone_code = person.phone_code if arrival.role in {"returning", "first_seen"} else ""
        self._shown_next.setdefault(person.document_number, phone_code or person.document_number)

    def _call(self, household: int, slot: int) -> None:
        """Calls the next ticket, after the next households in line have drawn theirs."""
        if household in self._called_households:
            return
        self._called_households.add(household)
        hands, changed = self.registrar.hands, self._bridge.bus.changed
        hands.press(Qt.Key.Key_F3)
        while self._queue and self._waiting < _QUEUE_LENGTH and self._queue[0][0] <= slot:
            self._draw(self._queue.popleft()[1])
        act_and_wait(changed, lambda: hands.press(Qt.Key.Key_Space))
        self._waiting -= 1
        self._ticket_count += 1
        if self._waiting and self._ticket_count > _QUEUE_LENGTH:
            self._photograph("queue")
        hands.press(Qt.Key.Key_F1)

    def _draw(self, person: CityPerson) -> None:
        """Draws a household's ticket: a priority ticket if the person is at least 80."""
        page, hands = self._window.queue, self.registrar.hands
        old = person.age(self._bridge.station.clock.today()) >= _PRIORITY_AGE
        button = page.priority if old else page.new
        act_and_wait(self._bridge.bus.changed, lambda: hands.click(button.click))
        self._waiting += 1

    def _elder(self, person: CityPerson) -> None:
        """Issues a card to a person without a phone code and samples them, with one key press.

        An elder who has a card already shows it.
        """
        if person.document_number in self._shown_next:
            self.registrar.register(self._shown_next[person.document_number])
            return
        self._find(person)
        card, _ = self.registrar.issue_and_register()
        self._record_card(person, card.code)

    def _traveller(self, person: CityPerson) -> None:
        """Registers a traveller, choosing the document's kind unless the number shows it."""
        number, document_type = person.document_number, person.document_type
        is_passport = document_type == "03" and not number.isdigit()
        kind = None if is_passport else TYPES.index(document_type)
        self.registrar.register_traveller(number, person.name, kind=kind)

    def _find(self, person: CityPerson) -> None:
        tail = person.document_number[-4:]
        self.registrar.show_on_proxy_page(f"{person.name} {tail}", person.document_number)

    def _record_card(self, person: CityPerson, code: str) -> None:
        self._card_count += 1
        self._shown_next[person.document_number] = code

    def _duplicate(self, person: CityPerson) -> None:
        shown = self._shown_next[person.document_number]
        self.registrar.expect(self.registrar.scan_again(shown), "already_sampled")

    def _damaged(self, person: CityPerson) -> None:
        """Shows a torn card, from which the scanner reads only some of the digits."""
        self._find(person)
        card = self.registrar.issue()
        self._record_card(person, card.code)
        self.registrar.expect(self.registrar.scan(card.code[:-3]), "code_damaged")

    def _voided(self, person: CityPerson) -> None:
        """Shows an old card that was found again after a newer card had been issued."""
        self._find(person)
        old = self.registrar.issue()
        self._record_card(person, old.code)
        self._find(person)
        self._record_card(person, self.registrar.reissue().code)
        self.registrar.expect(self.registrar.scan(old.code), "code_replaced")

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
        self.registrar.expect(self.registrar.scan(code), "code_not_authentic")

    def _refuse_not_green(self, person: CityPerson) -> None:
        self.registrar.expect(self.registrar.scan(person.document_number), "single_tube_required")
        self._not_green.append(person)

    def _seal(self) -> None:
        """Seals the last tube at the end of the day, even if it is not full."""
        if self.registrar.tube_open:
            self.registrar.seal_early()
            self._photograph("sealed_early")

    def _sample_in_single_tube(self, person: CityPerson) -> None:
        self.registrar.clock.forward(_NOT_GREEN_WAIT_S)
        # This printed barcode is a command: the next tube is for one person.
        self.registrar.expect(self.registrar.scan("!single"), "next_tube_single")
        self.registrar.ensure_tube()
        self.registrar.register(person.document_number)
        self._photograph("single_tube")

    def _totals(self) -> DayTotals:
        results = self.registrar.results
        sampled = [result for result in results if result.reason in SAMPLED]
        return DayTotals(
            samples=len(sampled),
            people=len({result.resident.resident for result in sampled if result.resident}),
            tubes=sum(result.reason == "tube_opened" for result in results),
            cards=self._card_count,
            tickets=self._ticket_count,
            refused=dict(Counter(result.reason for result in results if _was_refused(result))),
            actions=self._actions,
        )


def _households(
    arrivals: Sequence[VisitorArrival], slot_numbers: Sequence[int]
) -> deque[tuple[int, CityPerson]]:
    """The slot of each household and its first person to come, in order of arrival."""
    first: dict[int, tuple[int, CityPerson]] = {}
    for arrival, slot in zip(arrivals, slot_numbers, strict=True):
        first.setdefault(arrival.person.household, (slot, arrival.person))
    return deque(first.values())


def _was_refused(result: ScanResult) -> bool:
    return result.verdict == "refused"
