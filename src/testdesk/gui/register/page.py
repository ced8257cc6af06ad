"""The register page, where a tube is scanned, and then the people who go into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes, Done
from testdesk.domain.numbers.id_numbers import is_id_number
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui import theme
from testdesk.gui.page import RecognisedScan, StackedPage
from testdesk.gui.register.choices import Choices
from testdesk.gui.register.counting import SwabCounting
from testdesk.gui.register.day_log import DayLog
from testdesk.gui.register.just_now import JustNow
from testdesk.gui.register.state import RegisterState, read_state
from testdesk.gui.register.tube_panel import TubePanel
from testdesk.gui.register.undo import UndoPanel
from testdesk.gui.register.verdict import VerdictPanel
from testdesk.gui.register.verdict_texts import (
    view_of,
    view_of_fault,
    view_of_undo,
    view_ready,
)
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.refresh import RefreshOn
from testdesk.gui.widgets.shortcut import bind
from testdesk.readers.id_card import IdCard
from testdesk.services import tubes
from testdesk.services.scanning import registration, tube_scans
from testdesk.services.session import Context, Pending

CLEAR_AFTER_SECONDS = 20


class RegisterPage(StackedPage):
    """The page that a registrar works on all day.

    A verdict disappears when the page is left or covered, and after a time without any action.

    Attributes:
        verdict, tube_panel, just_now: the three parts of the page.
        day_log: reads the lines of the shift for `just_now`.
        undo_panel: undoes actions after F9 or a choice in the tube's list; offers corrections.
        counting: records how many swabs are in a full tube.

    Signals:
        answered: a ScanResult was shown.
        wants_person: the operator chose to search for the owner of a code; carries the ScanResult
            that asked for the owner.
        wants_walk_in: a new person is to be registered; carries the ScanResult that asked for the
            owner of the code, or None, and the IdCard that lies on the reader, or None.
        person_requested: a pseudonym; the person of a line is to be shown.
        tube_requested: a barcode; the tube of a line, or the one in view, is to be shown.
    """

    answered = Signal(ScanResult)
    wants_person = Signal(ScanResult)
    wants_walk_in = Signal(object, object)
    person_requested = Signal(str)
    tube_requested = Signal(str)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._result: ScanResult | None = None
        self._fault: CodedError | None = None
        self._id_card: IdCard | None = None
        self.undo_panel, self.counting = UndoPanel(bridge, self), SwabCounting(bridge, self)
        self._clear_timer = QTimer(self, singleShot=True)
        self._clear_timer.timeout.connect(self._on_clear_timer)
        self.clear_verdict_after(CLEAR_AFTER_SECONDS)
        self._state = RegisterState(None, None)
        self.verdict, self.just_now, self.tube_panel = VerdictPanel(), JustNow(), TubePanel()
        self.day_log = DayLog(bridge, self.just_now.lines, self)
        choices = self.choices = Choices(self)
        self.verdict.add_choices(choices.find, choices.new, choices.tube, choices.document)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        grid.setSpacing(theme.GAP)
        grid.addWidget(self.verdict, 0, 0)
        grid.addWidget(self.just_now, 1, 0)
        grid.addWidget(self.tube_panel, 0, 1, 2, 1)
        grid.setRowStretch(0, 476)
        grid.setRowStretch(1, 176)
        self._connect()
        watched = Changes(tubes=True, rounds=True, residents=True)
        RefreshOn(self, bridge, watched, self._refresh)
        self._retranslate()

    def _connect(self) -> None:
        choices = self.choices
        self.tube_panel.undo.connect(self.undo)
        self.tube_panel.picked.connect(self.undo_panel.ask_why)
        self.just_now.lines.picked.connect(self.open_line)
        self.tube_panel.opened.connect(self.tube_requested)
        self.undo_panel.undo_proposed.connect(self._show_proposed_undo)
        self.undo_panel.decided.connect(self._do)
        self.undo_panel.voided.connect(self.show_answer)
        self.undo_panel.failed.connect(self._failed)
        self.undo_panel.dialog_closed.connect(self.tube_panel.places.clear_outline)
        self.tube_panel.seal.connect(self.ask_to_seal)
        self.just_now.all_button.clicked.connect(self.counting.count_all)
        self.just_now.other_button.clicked.connect(self.counting.ask)
        self.counting.failed.connect(self._failed)
        # As if the barcode of this scanned command had been read.
        self.tube_panel.next_kind.connect(lambda kind: self.scan(f"!{kind}"))
        choices.find.clicked.connect(self.find_person)
        choices.new.clicked.connect(self.add_person)
        choices.tube.clicked.connect(partial(self._do, tube_scans.answer_tube))
        choices.document.clicked.connect(partial(self._do, tube_scans.answer_document))
        bind(self, "F7", self.tube_panel.open_tube)
        bind(self, "F10", self.just_now.choose_line)

    def scan(self, line: str) -> None:
        """Answers a scanned line; lines are answered in the order of their arrival.

        A scan cancels an undo that is waiting for the second F9.
        """
        self.undo_panel.cancel()
        self._do(partial(registration.scan, line=line))

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Answers every scan: this page handles all scans that nothing else has handled."""
        self.scan(scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        """Scans the number of an ID card on the reader.

        If no known person has the number, or it is not an ID number, the form for a new person
        opens, filled from the ID card.
        """
        self._id_card = card
        if is_id_number(card.number):
            self.scan(card.number)
        else:
            # No scanner types such a number; a scan of it would look like another system's code.
            self.wants_walk_in.emit(None, card)
        return True

    def clear_verdict_after(self, seconds: int) -> None:
        """Sets how long a verdict stays when nothing else happens."""
        self._clear_timer.setInterval(seconds * 1000)

    def undo(self) -> None:
        """Proposes to undo the last action; a second call undoes it."""
        self.undo_panel.press()

    def ask_to_seal(self) -> None:
        """Asks why the tube is sealed early; a full or an empty tube needs no reason."""
        tube = self._state.tube
        if tube is None and self.tube_panel.is_full:
            self.tube_panel.press_seal()
            return
        if tube is None or not tube.places:
            self._do(partial(tubes.seal, reason="other"))
            return
        from testdesk.gui.register.seal_dialog import ask_why_sealed  # noqa: PLC0415 - not for the first paint

        ask_why_sealed(tube, self, lambda reason: self._do(partial(tubes.seal, reason=reason)))

    def name_owner(self, resident: str, pending: Pending | None = None) -> None:
        """Names the owner of the code that was scanned last, or of `pending` if none was scanned.

        Args:
            resident: the pseudonym of the owner.
            pending: a scan without a code, with which a walk-in is registered.
        """

        def action(context: Context) -> Done[ScanResult]:
            context.session.pending = pending or context.session.pending
            return registration.name_owner(context, resident=resident)

        self._do(action)

    def asks_owner(self) -> bool:
        """Whether the last answer asks for the owner of the code."""
        return self.choices.asks_owner

    def asks_tube_or_document(self) -> bool:
        return self.choices.asks_tube_or_document

    def handle_key(self, key: str) -> bool:
        return self.choices.handle_key(key)

    def find_person(self) -> None:
        if self.asks_owner():
            self.wants_person.emit(self._result)

    def add_person(self) -> None:
        """Opens the form for a new person, even if nothing was scanned (with a passport)."""
        if self.asks_owner():
            self.wants_walk_in.emit(self._result, self._id_card)
        else:
            self.wants_walk_in.emit(None, None)

    def add_registered_person(self, resident: Resident) -> None:
        """Puts a walk-in into the tube, and binds the code that waits for its owner, if any."""
        pending = None if self.asks_owner() else Pending("", identified_by="walk_in")
        self.name_owner(resident.resident, pending)

    def open_line(self, result: ScanResult) -> None:
        """Opens the person of a line, or else its tube."""
        if result.resident is not None:
            self.person_requested.emit(result.resident.resident)
        elif result.tube:
            self.tube_requested.emit(result.tube)

    def on_shown(self) -> None:
        self.just_now.scan_field.setFocus()

    def clear(self) -> None:
        """Removes everything about the last person, and waits for the next scan."""
        self._clear_timer.stop()
        if self.asks_owner() or self.asks_tube_or_document():
            # An unanswered question is dropped; the code has to be scanned again.
            self._bridge.run(registration.cancel_question, lambda _none: None, self)
        self._result = self._fault = self._id_card = None
        self.undo_panel.cancel()
        self.tube_panel.places.clear_outline()
        self.just_now.lines.choose_none()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        # The page is left, or the lock covers it; a minimised window sends a spontaneous event.
        super().hideEvent(event)
        if not event.spontaneous():
            self.clear()
            self.undo_panel.lookups.leave()

    def _on_clear_timer(self) -> None:
        """Clears the page, or waits longer if a dialog is open."""
        if top_dialog(self) is not None:
            self._clear_timer.start()
        else:
            self.clear()

    def _retranslate(self) -> None:
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter chooses a question's first answer; arrows and Enter choose a line of the day after
        # F10, or else a place in the tube; until a place is chosen, Enter and the arrow down count
        # the swabs of a full tube.
        # The Enter that a scanner sends never gets here.
        if self.asks_owner() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.find_person()
        elif not self._handle_arrows(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _handle_arrows(self, key: Qt.Key) -> bool:
        if self.tube_panel.places.outlined is None and self.counting.handle_key(key):
            return True
        return self.just_now.lines.handle_key(key) or self.tube_panel.handle_key(key)

    def _do(self, action: Callable[[Context], Done[ScanResult]]) -> None:
        self._bridge.run(action, self.show_answer, self, self._failed)

    def show_answer(self, result: ScanResult) -> None:
        """Shows the answer to a scan, which may have been made on another page.

        A repeated scan of the same person adds no line, since its answer is already shown. An
        answer that arrives after the operator left the page appears only as a line.
        """
        self._result, self._fault = result, None
        self.choices.show_for(result)
        self.undo_panel.cancel()
        card = self._id_card
        if card is not None and not (self.asks_owner() and result.scan == card.number):
            self._id_card = None
        if not result.repeated:
            at = self._bridge.station.clock.now().astimezone(dt.UTC).isoformat()
            self.just_now.lines.add(result, at)
        if self.isVisible():
            self._clear_timer.start()
            self._show()
        else:
            self.clear()
        self._read_state()
        self.answered.emit(result)
        if self._id_card is not None and self.isVisible() and top_dialog(self) is None:
            self.add_person()

    def _show_proposed_undo(self, _undoable: object) -> None:
        self._result = self._fault = self._id_card = None
        self._clear_timer.start()
        self._show()

    def _failed(self, error: CodedError) -> None:
        self.undo_panel.cancel()
        self._result, self._fault, self._id_card = None, error, None
        self._clear_timer.start()
        self._show()

    def _show(self) -> None:
        self.choices.show_for(self._result)
        clock, identity = self._bridge.station.clock, self._bridge.station.identity
        if self._fault is not None:
            self.verdict.show_view(view_of_fault(self._fault))
        elif self.undo_panel.proposed is not None:
            self.verdict.show_view(view_of_undo(self.undo_panel.proposed, today=clock.today()))
        elif self._result is not None:
            view = view_of(self._result, today=clock.today(), station=identity.station)
            asks = self.choices.asks_owner or self.choices.asks_tube_or_document
            self.verdict.show_view(view, ask=asks)
        else:
            tube_open = self._state.tube is not None
            self.verdict.show_view(view_ready(round_=self._state.round, tube_open=tube_open))

    def _refresh(self) -> None:
        self._read_state()
        self.day_log.read_newest()

    def _read_state(self) -> None:
        self._bridge.read(read_state, self._show_state, self)

    def _show_state(self, state: RegisterState) -> None:
        self._state = state
        session = self._bridge.session
        kind = f"pool {session.pool_size}" if session.next_mode == "pool" else session.next_mode
        self.tube_panel.show_tube(state.tube or state.full, kind)
        self.just_now.show_full(state.full, state.swabs)
        self.counting.tube = state.full if state.swabs is None else None
        self.just_now.lines.drop_before(state.shift_first)
        self._grid.setRowStretch(0, 436 if state.full else 476)
        self._grid.setRowStretch(1, 216 if state.full else 176)
        if self._result is None and self._fault is None and self.undo_panel.proposed is None:
            self._show()
