"""The end of the day for the state machine: counts, closing, opening again, bags, the next morning.

What must hold is read out of the journal alone (`DayModel`), event by event.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.made_station import TUBES
from tests.services.registrar_machine import PEOPLE, Registration

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.domain.station.bags import BAG_SIZE
from testdesk.domain.station.swab_counts import DIFFERENCE_REASONS, MISCOUNTED
from testdesk.services import bags, day, status, tube_counts
from testdesk.services.exchange import handover
from testdesk.wall_clock import local_date

REGISTERING = (ev.TubeOpened, ev.SampleTaken)


@dataclass
class DayModel:
    """The rules of a day, from the events of the journal.

    Attributes:
        closed: number and local date of the close that was not opened again, or None.
        is_barred: whether nobody has signed in since that close.
        samples: the number of the event of each valid sample, by its identity.
        sealed: for each tube whether it is sealed.
        count: number and body of the newest count of swabs, or None.
        bag_of: the bag of each tube.
        gone: the tubes of each bag that left.
        violated: what the events break.
    """

    closed: tuple[int, str] | None = None
    is_barred: bool = False
    samples: dict[str, int] = field(default_factory=dict)
    sealed: dict[str, bool] = field(default_factory=dict)
    count: tuple[int, ev.SwabsCounted] | None = None
    bag_of: dict[str, str] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)
    violated: list[str] = field(default_factory=list)

    def follow(self, body: object, header: ev.Header) -> None:
        """One more event."""
        if isinstance(body, REGISTERING) and type(body) in REGISTERING:
            self._require(not self.is_barred_on(str(local_date(header.at))), body)
        if isinstance(body, ev.TubeOpened) and not isinstance(body, ev.TubeSealed):
            self._require(body.tube not in set().union(*self.gone.values()), body)
        match body:
            case ev.SampleTaken():
                self.samples[header.id] = header.seq
            case ev.SampleVoided():
                self.samples.pop(body.sample, None)
            case ev.TubeSealed():
                self.sealed[body.tube] = True
            case ev.TubeDiscarded():
                del self.sealed[body.tube]
            case ev.TubeOpened():
                self.sealed[body.tube] = False
            case ev.OperatorSignedIn():
                self.is_barred = False
            case _:
                self._follow_the_end(body, header)

    def is_barred_on(self, date: str) -> bool:
        """Whether nobody is registered on this day until it is opened again."""
        return self.is_barred and self.closed is not None and self.closed[1] == date

    def _follow_the_end(self, body: object, header: ev.Header) -> None:
        match body:
            case ev.SwabsCounted():
                self.count = header.seq, body
            case ev.ShiftClosed():
                self._close(body, header)
            case ev.DayReopened():
                self._require(self.closed is not None, body)
                self._require(len(set(body.confirmed_by)) > 1, body)
                self.closed, self.is_barred = None, False
            case ev.BagPacked():
                self._pack(body)
            case ev.BagHandedOver():
                inside = {tube for tube, bag in self.bag_of.items() if bag == body.bag}
                self._require(inside and body.bag not in self.gone, body)
                self._require(all(self.sealed.get(tube) for tube in inside), body)
                self.gone[body.bag] = inside

    def _close(self, body: ev.ShiftClosed, header: ev.Header) -> None:
        people = sum(seq >= body.first for seq in self.samples.values())
        self._require(body.people == people, body)
        self._require(all(self.sealed.values()), body)
        self._require(body.first == 1 or self.closed is None or body.first > self.closed[0], body)
        if people:
            seq, count = self.count or (0, ev.SwabsCounted("", -1))
            self._require(seq >= body.first and count.count == body.swabs, body)
            self._require(_explains(count, people), body)
        self.closed, self.is_barred = (header.seq, str(local_date(header.at))), True

    def _pack(self, body: ev.BagPacked) -> None:
        self._require(0 < len(set(body.tubes)) == len(body.tubes) <= BAG_SIZE, body)
        self._require(all(self.sealed.get(tube) for tube in body.tubes), body)
        self._require(not set(body.tubes) & set().union(*self.gone.values()), body)
        self._require(body.bag not in self.bag_of.values(), body)
        self.bag_of |= dict.fromkeys(body.tubes, body.bag)

    def _require(self, holds: object, body: object) -> None:
        if not holds:
            self.violated.append(f"{body} after {self.closed} {self.count}")


def _explains(count: ev.SwabsCounted, people: int) -> bool:
    if count.count == people:
        return count.reason != MISCOUNTED
    is_explained = count.reason not in {"", MISCOUNTED} and count.people == people
    return is_explained and len(set(count.confirmed_by)) > 1


class EndOfDay(Registration):
    """The registrar of the other machine, and the end of the day.

    Attributes:
        stick: the folder that is exported to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.model = DayModel()
        self.followed = 0
        self.stick: Path = self.folder / "stick"
        self.stick.mkdir()

    def approvals(self) -> Sequence[Approval]:
        """The confirmation of a second person; a name alone, as where nobody is enrolled."""
        return (Approval("", "赵刚", LEAD),)

    @contextlib.contextmanager
    def _attempt(self) -> Iterator[None]:
        """What is refused writes nothing."""
        before = self.station.journal()
        try:
            yield
        except Refusal:
            assert self.station.journal() == before

    @rule(number=st.sampled_from(PEOPLE), tube=st.sampled_from(TUBES[:8]))
    def somebody_comes(self, number: str, tube: str) -> None:
        today = str(self.station.clock.today())
        refused = {self.station.scan(line).reason for line in (tube, number)} & {"day_closed"}
        assert not refused or self.model.is_barred_on(today)

    @rule(tube=st.sampled_from(TUBES[:8]), numbers=st.lists(st.sampled_from(PEOPLE), max_size=4))
    def a_tube_is_filled_and_sealed(self, tube: str, numbers: list[str]) -> None:
        for line in (tube, *numbers, "!seal"):
            self.station.scan(line)

    @rule(more=st.sampled_from([-1, 0, 0, 1]), reason=st.sampled_from(["", *DIFFERENCE_REASONS]))
    def count_the_swabs(self, more: int, reason: str) -> None:
        people = day.reconcile(station=self.station.station).people
        with self._attempt():
            day.count_swabs(
                self.station.context,
                count=people + more,
                reason=reason,
                note="第 1 管",
                approvals=self.approvals() if reason else (),
            )

    @rule(tube=st.sampled_from(TUBES[:8]), swabs=st.integers(0, 11))
    def count_a_tube(self, tube: str, swabs: int) -> None:
        with self._attempt():
            tube_counts.count_tube(self.station.context, tube=tube, count=swabs)

    @rule()
    def close_the_day_as_it_is(self) -> None:
        with self._attempt():
            day.close_day(self.station.context)

    @rule()
    def end_the_day_in_order(self) -> None:
        context = self.station.context
        with contextlib.suppress(Refusal):
            self.station.scan("!seal")
            people = day.reconcile(station=self.station.station).people
            if people:
                day.count_swabs(context, count=people)
            handover.export(context, folder=self.stick)
            report = day.close_day(context).value
            assert not report.can_close

    @rule(reason=st.sampled_from(["one more person came", " "]), second=st.booleans())
    def open_the_day_again(self, reason: str, second: bool) -> None:
        with self._attempt():
            approvals = self.approvals() if second else ()
            report = day.reopen_day(self.station.context, reason=reason, approvals=approvals).value
            assert not report.shift.closed_at

    @rule(chosen=st.lists(st.sampled_from(TUBES[:8]), max_size=3))
    def pack_a_bag(self, chosen: list[str]) -> None:
        with self._attempt():
            packed = bags.pack(self.station.context, tubes=chosen).value
            assert packed.tubes == tuple(dict.fromkeys(chosen)) or not chosen

    @rule(pick=st.integers(0, 9))
    def hand_a_bag_over(self, pick: int) -> None:
        packed = bags.bags(station=self.station.station).packed
        if packed:
            bag = packed[pick % len(packed)].bag
            with self._attempt():
                bags.hand_over(self.station.context, bag=bag, recipient="郑海", signed_by="郑海")

    @rule()
    def the_next_morning_comes(self) -> None:
        self.station.clock.forward(hours=24)

    @invariant()
    def the_day_is_in_order(self) -> None:
        with self.station.station.read() as uow:
            entries = uow.journal.entries(self.followed + 1, 10**9)
        for entry in entries:
            event = read_event(entry)
            assert event is not None
            self.model.follow(event.body, event.header)
        self.followed += len(entries)
        assert self.model.violated == []
        shown = status.status(station=self.station.station)
        assert bool(shown.closed_at) == self.model.is_barred_on(str(self.station.clock.today()))
        self._bags_are_in_order()

    def _bags_are_in_order(self) -> None:
        """A tube is in one bag, and what has left stays as it was."""
        found = bags.bags(station=self.station.station)
        packed = [tube for bag in found.packed for tube in bag.tubes]
        assert len(set(packed)) == len(packed)
        assert {t: bag.bag for bag in found.packed for t in bag.tubes} == self.model.bag_of
        assert not set(packed) & set(found.unpacked)
        left = {bag.bag: set(bag.tubes) for bag in found.packed if bag.handed_over_at}
        assert left == self.model.gone
