"""`testdesk demo`: makes up a city, and opens its window or plays a whole day on real windows."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from testdesk import app
from testdesk.courier.folder import FolderCourier
from testdesk.demo.album import Album
from testdesk.demo.city import city_people_for_day, make_city, tube_codes
from testdesk.demo.city_day import Role, VisitorArrival
from testdesk.demo.day_clock import (
    OPENING_TIME,
    PREPARATION_TIME,
    DayClock,
    arrival_times,
    day_to_play,
    local_moment,
)
from testdesk.demo.making import STATIONS, DemoCity, make_demo
from testdesk.demo.staff import DemoStaff, enrol_staff
from testdesk.demo.station_day import DayTotals, StationDay
from testdesk.demo.waiting import Spread, Timing, act_and_wait, spread, wait_until
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.status import StationStatus
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.views.reports import status as hq_status
from testdesk.printing.choice import PrintChoice
from testdesk.services import status as station_status
from testdesk.wall_clock import WallClock

REPORT = "report.json"
_TIDYING_S, _TRIP_S = 120, 300  # before the stick is plugged in; the way to headquarters or back
# Who is signed in where nobody is enrolled.
_OPERATOR = "李敏"
# At this station one swab is dropped, and its person swabbed again.
_DROPPED_SWAB = 2


class DemoReport(msgspec.Struct, frozen=True):
    """The result of a played day, in the form of `demo --json` in docs/command-line.md."""

    people: int
    samples: int
    tubes: int
    proxy_codes_issued: int
    tickets_called: int
    refused: dict[str, int]
    batches: int
    hq_samples: int
    receipts_accepted: int
    scan_to_durable_ms: Spread
    scan_to_painted_ms: Spread
    actions_per_person: dict[str, float]
    duration_s: float


def open_station(folder: Path, *, residents: int, seed: int) -> int:
    """Makes the city and opens station 1 on it; returns when the window is closed."""
    clock = WallClock()
    city = make_city(residents=residents, seed=seed, today=clock.today())
    demo = make_demo(folder, city, clock=clock)
    signed_in = SignIn(demo.passphrases.station, _OPERATOR, "registrar")
    return app.run(demo.home(1), signed_in=signed_in)


def play(folder: Path, *, residents: int, people: int, seed: int) -> DemoReport:
    """Plays a day at two stations through their windows, carries the stick, and reports on it.

    Args:
        folder: see `make_demo`; report.json, screenshots and paper are also saved there.
        residents: how many people the city has.
        people: how many of them come.
        seed: selects the city and the day.

    Raises:
        Refusal: demo_exists, day_too_small, too_few_residents; samples_differ if headquarters
            does not have exactly the stations' samples.
    """
    app.make_application()
    day = day_to_play(WallClock().now())
    hq_clock = DayClock(local_moment(day, PREPARATION_TIME))
    city = make_city(residents=residents, seed=seed, today=day)
    plan = city_people_for_day(city, people=people, seed=seed)
    unbound_people = {a.person.document_number for a in plan.arrivals if a.role == "first_seen"}
    demo = make_demo(folder, city, clock=hq_clock, unbound_people=unbound_people)
    staff = enrol_staff(demo, STATIONS, hq_clock)
    started = time.perf_counter()
    timing, totals, receipts = Timing(), [], 0
    album = Album(folder / "screenshots")
    for number, half in zip(STATIONS, _halves(plan.arrivals), strict=True):
        clock = DayClock(local_moment(day, OPENING_TIME))
        station = _SimulatedStation(demo, number, staff[number], album, seed, clock, hq_clock)
        try:
            totals.append(station.play(half, arrival_times(half, day=day, seed=seed)))
            timing.durable += station.timing.durable
            timing.painted += station.timing.painted
            receipts += station.hand_over()
        finally:  # a window that stays open would get the keys meant for the next
            station.close()
    report = _report(demo, totals, timing, receipts, time.perf_counter() - started)
    (folder / REPORT).write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    if report.samples != report.hq_samples:
        # The details have their released names; `desks` are the stations.
        raise Refusal("samples_differ", desks=report.samples, headquarters=report.hq_samples)
    return report


def _halves(
    arrivals: Sequence[VisitorArrival],
) -> tuple[list[VisitorArrival], list[VisitorArrival]]:
    """Splits the arrivals by household, so that people who come twice use the same station."""
    first = [a for a in arrivals if a.person.household % 2]
    second = [a for a in arrivals if not a.person.household % 2]
    return first, second


class _SimulatedStation:
    """Opens a station's window, plays its arrivals, and carries its stick, until the receipt."""

    def __init__(
        self,
        demo: DemoCity,
        number: int,
        staff: DemoStaff,
        album: Album,
        seed: int,
        clock: DayClock,
        hq_clock: DayClock,
    ) -> None:
        self._demo, self._number, self._staff = demo, number, staff
        self._clock, self._hq_clock = clock, hq_clock
        self._shell = Shell(demo.home(number), clock=clock)
        self._album = album
        self._shell.show()
        self._shell.activateWindow()
        self._sign_in()
        window, bridge = self._shell.window_, self._shell.bridge
        if window is None or bridge is None:
            raise RuntimeError("the station did not open")
        self._window, self._bridge = window, bridge
        # Cards are saved as PDF in this folder, not sent to a printer.
        window.use_print_choice(PrintChoice("card", "", str(demo.folder / "paper")))
        # Each station has its own thousand tubes.
        tubes = islice(tube_codes(seed=seed), (number - 1) * 1000, None)
        self._arrivals = StationDay(
            window, bridge, tubes, self._photograph, clock, self._change_shift
        )

    @property
    def timing(self) -> Timing:
        """How long each scan at this station took."""
        return self._arrivals.registrar.timing

    def play(self, arrivals: Sequence[VisitorArrival], times: Sequence[dt.datetime]) -> DayTotals:
        """Plays all arrivals of this station, each at its own time."""
        return self._arrivals.play(arrivals, times)

    def hand_over(self) -> int:
        """Carries the batch to headquarters and the receipts back.

        Returns:
            How many batches were accepted.
        """
        window, stick = self._window, self._demo.stick
        hands = self._arrivals.registrar.hands
        self._clock.forward(_TIDYING_S)
        self._sign_in_lead()
        hands.press(Qt.Key.Key_F5)
        window.handover.use_folder(stick)
        wait_until(self._stick_is_seen, self._bridge.io.idle)
        self._count_swabs()
        act_and_wait(window.handover.handed_over, lambda: hands.press(Qt.Key.Key_Return))
        self._photograph("handover_written")
        self._clock.forward(_TRIP_S)
        self._import_at_headquarters()
        self._clock.forward(_TRIP_S)
        act_and_wait(window.handover.handed_over, window.handover.hand_over)
        self._photograph("handover_accepted")
        hands.press(Qt.Key.Key_Return)
        wait_until(lambda: bool(self._status().shift.closed_at), self._bridge.reading.idle)
        wait_until(window.handover.done.isVisible, self._bridge.reading.idle)
        self._photograph("day_closed")
        return self._finish()

    def _count_swabs(self) -> None:
        """Enters the swab count before the export, so that it is in the batch.

        Where a swab was dropped, there is one more; a second person confirms the reason.
        """
        page, hands = self._window.handover, self._arrivals.registrar.hands
        wait_until(lambda: page.rows.step == "count", self._bridge.reading.idle)
        hands.press(Qt.Key.Key_Return)
        self._photograph("swabs_counted_blind")
        dropped = self._number == _DROPPED_SWAB
        hands.type(str(self._status().people + dropped))
        hands.press(Qt.Key.Key_Return)
        if dropped:
            wait_until(lambda: page.rows.step == "explain", self._bridge.reading.idle)
            self._photograph("swabs_differ")
            hands.click(lambda: page.handle_key("1"))
            hands.scan(self._staff.afternoon)  # the badge confirms, and the count is saved
        wait_until(lambda: page.rows.step == "export", self._bridge.reading.idle)

    def _stick_is_seen(self) -> bool:
        seen = self._window.handover.stick_card.stick
        return seen is not None and seen.folder == self._demo.stick

    def _sign_in(self) -> None:
        """The passphrase opens the file; then a badge signs in."""
        page, shell = self._shell.sign_in, self._shell
        page.passphrase.field.setText(self._demo.passphrases.station)
        page.operator.field.setText(_OPERATOR)
        act_and_wait(shell.currentChanged, page.submit)
        self._photograph("sign_in")
        window = shell.window_
        if window is not None:
            morning = partial(window.handle_scan, self._staff.morning)
            act_and_wait(shell.currentChanged, morning)

    def _change_shift(self) -> None:
        """One badge scan, in the middle of a tube."""
        hands, page = self._arrivals.registrar.hands, self._window.register
        act_and_wait(page.answered, lambda: hands.scan(self._staff.afternoon))
        self._photograph("shift_changed")

    def _sign_in_lead(self) -> None:
        """The lead's badge, then the PIN."""
        hands, shell = self._arrivals.registrar.hands, self._shell
        act_and_wait(shell.currentChanged, lambda: hands.scan(self._staff.lead))
        self._photograph("lead_signs_in")
        hands.type(self._staff.pin)
        act_and_wait(shell.currentChanged, lambda: hands.press(Qt.Key.Key_Return))

    def _photograph(self, name: str) -> None:
        self._album.photograph(name, self._shell)

    def _import_at_headquarters(self) -> None:
        """Imports what is on the stick; the later of the two clocks gives the time to both."""
        folder, passphrase = self._demo.folder / "hq", self._demo.passphrases.headquarters
        self._hq_clock.move_to(self._clock.now())
        self._clock.move_to(self._hq_clock.now())
        hq = open_headquarters(folder, passphrase, clock=self._hq_clock)
        try:
            import_paths(hq, FolderCourier(), [self._demo.stick])
        finally:
            hq.close()

    def _finish(self) -> int:
        """Takes the last screenshots; returns as `hand_over` does."""
        self._album.tour(self._shell)
        return sum(batch.state == "accepted" for batch in self._status().batches)

    def close(self) -> None:
        """Closes the window."""
        self._shell.close()
        # The texts in the window refer to the window, so nothing else would delete it before the
        # program ends.
        self._shell.deleteLater()
        QCoreApplication.sendPostedEvents(self._shell, QEvent.Type.DeferredDelete)

    def _status(self) -> StationStatus:
        bridge = self._bridge
        results: list[StationStatus] = []
        bridge.read(station_status.status, results.append, self._shell)
        wait_until(lambda: bool(results), bridge.lane.idle)
        return results[0]


def _report(
    demo: DemoCity, totals: Sequence[DayTotals], timing: Timing, receipts: int, duration: float
) -> DemoReport:
    hq = open_headquarters(demo.folder / "hq", demo.passphrases.headquarters)
    try:
        samples = hq_status(hq).samples
    finally:
        hq.close()
    return DemoReport(
        people=sum(t.people for t in totals),
        samples=sum(t.samples for t in totals),
        tubes=sum(t.tubes for t in totals),
        proxy_codes_issued=sum(t.cards for t in totals),
        tickets_called=sum(t.tickets for t in totals),
        refused=dict(sum((Counter(t.refused) for t in totals), Counter())),
        batches=len(list(demo.stick.glob("testdesk/batch-*.tdb"))),
        hq_samples=samples,
        receipts_accepted=receipts,
        scan_to_durable_ms=spread(timing.durable),
        scan_to_painted_ms=spread(timing.painted),
        actions_per_person=_actions(totals),
        duration_s=round(duration, 1),
    )


def _actions(totals: Iterable[DayTotals]) -> dict[str, float]:
    """The mean number of actions for each ordinary role; the report calls `elder` "proxy"."""
    names: dict[Role, str] = {
        "returning": "returning",
        "first_seen": "first_seen",
        "elder": "proxy",
        "walk_in": "walk_in",
        "passport": "passport",
        "id_card": "id_card",
    }
    found: dict[str, float] = {}
    all_totals = list(totals)
    for role, name in names.items():
        counts = list(chain.from_iterable(t.actions.get(role, []) for t in all_totals))
        if counts:
            found[name] = round(sum(counts) / len(counts), 2)
    return found
