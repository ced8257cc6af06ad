"""A simulated registrar, who does every action at a station's window as a person would."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.demo.day_clock import DayClock
from testdesk.demo.hands import Hands
from testdesk.demo.waiting import Timing, act_and_wait, wait_until
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import Window
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.scanning.double_reads import DOUBLE_READ_WINDOW

_CTRL = Qt.KeyboardModifier.ControlModifier
# The reasons of scans by which a person was put into a tube.
SAMPLED = frozenset({"sampled", "sampled_not_listed", "sampled_check_name"})


class UnexpectedResultError(AssertionError):
    """The window's result differs from the day's plan."""


class SimulatedRegistrar:
    """Simulates the registrar of one station, who also issues its cards.

    Attributes:
        hands: press the keys, and count the actions.
        clock: the station's clock, which is moved forward as the day passes.
        window: the station's window.
        timing: how long each scan took.
        results: the result of every scan so far.
        tube_open: whether a tube is open.
    """

    def __init__(
        self, window: Window, bridge: StationBridge, tubes: Iterator[str], clock: DayClock
    ) -> None:
        self.hands = Hands(window)
        window.router.set_clock(self.hands.now_ms)
        self.window = window
        self.clock = clock
        self.timing = Timing()
        self.results: list[ScanResult] = []
        self._bridge = bridge
        self._tubes = tubes
        self.tube_open = False

    def scan(self, text: str) -> ScanResult:
        """Scans a line into whatever has the focus, and waits until the verdict is on the screen.

        The times until the event was durable and the verdict painted are added to `timing`.
        """
        register = self.window.register
        painted: list[float] = []
        register.verdict.painted.connect(painted.append)
        start: list[float] = []
        durable: list[float] = []

        def on_result(_result: object) -> None:
            durable.append(self._bridge.lane.finished_at)
            painted.clear()

        register.answered.connect(on_result)
        try:
            start.append(time.perf_counter())
            result = self._result_of(lambda: self.hands.scan(text))
            wait_until(lambda: bool(painted), register.verdict.painted)
        finally:
            register.verdict.painted.disconnect(painted.append)
            register.answered.disconnect(on_result)
        self.timing.durable.append((durable[0] - start[0]) * 1000)
        self.timing.painted.append((painted[0] - start[0]) * 1000)
        return result

    def ensure_tube(self) -> None:
        """Scans the next tube if none is open."""
        if not self.tube_open:
            self.expect(self.scan(next(self._tubes)), "tube_opened")
            self.tube_open = True

    def seal_early(self) -> ScanResult:
        """Seals the tube because nobody is waiting."""
        self.hands.press(Qt.Key.Key_F8)
        # Reason 1: nobody is waiting.
        result = self.expect(self._result_of(lambda: self.hands.press(Qt.Key.Key_1)), "tube_sealed")
        self.tube_open = False
        return result

    def register(self, text: str) -> ScanResult:
        """Samples a person who shows a known code, card or document."""
        return self.expect(self.scan(text), "sampled")

    def register_returning(self, code: str) -> ScanResult:
        """Samples a person whose phone code was bound in an earlier round, and checks the name."""
        return self.expect(self.scan(code), "sampled_check_name")

    def scan_again(self, text: str) -> ScanResult:
        """Scans the same person again, too late to count as a double read of the scanner."""
        self.clock.forward(DOUBLE_READ_WINDOW.total_seconds() + 1)
        return self.scan(text)

    def bind(self, code: str, document_number: str) -> ScanResult:
        """Samples a person with an unknown code, which is bound by scanning the ID card."""
        self.expect(self.scan(code), "unknown_code")
        self.hands.press(Qt.Key.Key_Return)
        return self.expect(self._result_of(lambda: self.hands.scan(document_number)), "sampled")

    def register_walk_in(self, document_number: str, name: str) -> ScanResult:
        """Registers and samples an unlisted person who shows an ID card."""
        self.expect(self.scan(document_number), "unknown_person")
        self.hands.press(Qt.Key.Key_F6)
        self._name_field().setFocus()
        self.hands.type(name)
        return self.expect(self._result_of(self._enter), "sampled")

    def show_on_proxy_page(self, query: str, document_number: str) -> None:
        """Finds a person on the proxy page by typing a query, and goes down to the right result."""
        page = self.window.proxy
        self.hands.press(Qt.Key.Key_F2)
        page.finder.field.clear()
        act_and_wait(self._bridge.lane.idle, lambda: self.hands.type(query))
        while not self._is_shown(document_number):
            act_and_wait(self._bridge.lane.idle, lambda: self.hands.press(Qt.Key.Key_Down))

    def register_traveller(
        self, document_number: str, name: str, *, kind: int | None
    ) -> ScanResult:
        """Registers a person with a passport or permit by number and name, and samples them.

        Args:
            document_number: the number of the document.
            name: the name on the document.
            kind: the position of the document's kind in the form; None if the form recognises the
                kind by the number.
        """
        self.hands.press(Qt.Key.Key_F6)
        dialog = self._walk_in()
        if kind is not None:
            self.hands.click(lambda: dialog.number.type_choice.pick(kind))
            dialog.number.number_field.field.setFocus()
        act_and_wait(self._bridge.lane.idle, lambda: self.hands.type(document_number))
        if dialog.number.known is None:
            self.hands.press(Qt.Key.Key_Tab)
            self.hands.type(name)
        return self.expect(self._result_of(self._enter), "sampled")

    def issue(self) -> IssuedCard:
        """Issues and prints a card for the person shown, on Enter or Ctrl Enter."""
        issuing, offer = self.window.proxy.issuing, self.window.proxy.person.offer
        press = self._ctrl_enter if offer.main == "register" else self._enter
        cards: list[IssuedCard] = act_and_wait(issuing.printed, press)[0]
        return cards[0]

    def reissue(self) -> IssuedCard:
        """Issues a second card for the person shown, which voids the first.

        This is choice 1 of `MoreDialog`, for which a reason must be chosen: reason 1.
        """
        issuing, router = self.window.proxy.issuing, self.window.router
        self.hands.press(Qt.Key.Key_F10)
        wait_until(lambda: isinstance(top_dialog(self.window), MoreDialog), self._bridge.lane.idle)
        act_and_wait(router.single_key_typed, lambda: self.hands.press(Qt.Key.Key_1))
        cards: list[IssuedCard] = act_and_wait(
            issuing.printed, lambda: self.hands.press(Qt.Key.Key_1)
        )[0]
        return cards[0]

    def issue_and_register(self) -> tuple[IssuedCard, ScanResult]:
        """Issues a card as `issue` does, and samples the person into the open tube."""
        issuing = self.window.proxy.issuing
        cards: list[list[IssuedCard]] = []

        def keep(issued: list[IssuedCard], *_how: object) -> None:
            cards.append(issued)

        issuing.printed.connect(keep)
        try:
            result = self._result_of(self._ctrl_enter)
            wait_until(lambda: bool(cards), issuing.printed)
        finally:
            issuing.printed.disconnect(keep)
        return cards[0][0], self.expect(result, "sampled")

    def expect(self, result: ScanResult, reason: str) -> ScanResult:
        """Stops the demo if the window's result has a different reason."""
        if result.reason != reason:
            raise UnexpectedResultError(f"{result.kind}: {result.reason}, not {reason}")
        return result

    def _result_of(self, act: Callable[[], object]) -> ScanResult:
        result: ScanResult = act_and_wait(self.window.register.answered, act)[0]
        self.results.append(result)
        if result.reason in SAMPLED and result.sealed:
            self.tube_open = False
        return result

    def _enter(self) -> None:
        self.hands.press(Qt.Key.Key_Return)

    def _ctrl_enter(self) -> None:
        self.hands.press(Qt.Key.Key_Return, _CTRL)

    def _is_shown(self, document_number: str) -> bool:
        finder = self.window.proxy.finder
        shown = finder.current.resident.document_number if finder.current else ""
        return finder.is_up_to_date and shown == document_number

    def _name_field(self) -> QWidget:
        return self._walk_in().name.field

    def _walk_in(self) -> WalkInDialog:
        dialog = top_dialog(self.window)
        if not isinstance(dialog, WalkInDialog):
            raise UnexpectedResultError("the form for a new person did not open")
        return dialog
