"""The window: sidebar, pages, status bar; it passes every scan and key to the right page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from testdesk.bridge.checkpoint_timer import CheckpointTimer
from testdesk.bridge.id_reader import ReaderState
from testdesk.bridge.retention_timer import RetentionTimer
from testdesk.bridge.station import StationBridge
from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.refusals import CodedError, EnvironmentFault, ReaderFault
from testdesk.domain.station.status import LONGEST_WAIT, StationStatus
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui import theme
from testdesk.gui.devices.controller import DevicesController
from testdesk.gui.devices.recording import record_devices
from testdesk.gui.page import Page, StackedPage, recognise_scan
from testdesk.gui.page_links import PageLinks
from testdesk.gui.page_stack import COVERAGE, HANDOVER, PROXY, QUEUE, REGISTER, PageStack
from testdesk.gui.register.owner_dialogs import ask_new_person, ask_owner
from testdesk.gui.scans.router import ScanRouter
from testdesk.gui.sidebar import Sidebar
from testdesk.gui.sounds import Silence, Sounds, tone_of
from testdesk.gui.status_bar import StatusBar, wait_text
from testdesk.gui.widgets.banner import PassingBanner
from testdesk.gui.widgets.dialog import Dialog, top_dialog
from testdesk.gui.widgets.layouts import in_column
from testdesk.messages.sentences import sentence, sentence_of
from testdesk.printing.choice import PrintChoice
from testdesk.program_log.records import record
from testdesk.readers.id_card import IdCard
from testdesk.services import status as station_status
from testdesk.services.clocks import confirm_clock

if TYPE_CHECKING:
    from testdesk.gui.coverage.page import CoveragePage
    from testdesk.gui.handover.page import HandoverPage
    from testdesk.gui.papers.controller import PapersController
    from testdesk.gui.proxy.page import ProxyPage
    from testdesk.gui.queue.page import QueuePage
    from testdesk.gui.tube.controller import TubeController

__all__ = ["COVERAGE", "HANDOVER", "PROXY", "QUEUE", "REGISTER", "Window"]


class Window(QWidget):
    """Shows five pages in a stack, with the sidebar and the status bar.

    Attributes:
        register, proxy, queue, coverage, handover: the pages; all but the first are made when they
            are needed.
        router: recognises scans; the owner installs it as an event filter of the application.
        status_bar: the bar along the bottom.
        links: joins each page with the rest of the window.
        papers: prints door notices, labels, lists and bag sheets; made when it is needed.
        tubes: shows the dialog of a tube; made when it is needed.
        devices: serial scanner, camera, ID-card reader; the owner starts and closes them.

    Signals:
        lock_requested: the user asked to lock the screen.
        settings_requested: the user asked for the screen settings.
        check_requested: the user asked to check this laptop.
        scanned_while_covered: a scan was not used because another page, such as the lock, covers
            the window; carries its text, which is empty for an ID card on the reader.
        badge_scanned: a badge was scanned, whatever comes of it; carries its text.
    """

    lock_requested = Signal()
    settings_requested = Signal()
    check_requested = Signal()
    scanned_while_covered = Signal(str)
    badge_scanned = Signal(str)

    def __init__(
        self, bridge: StationBridge, *, sounds: Sounds | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sounds: Sounds = sounds or Silence()
        self.router = ScanRouter(self, tube_form=bridge.station.identity.tube_form)
        self._pages = self._stack = PageStack(bridge)
        self.register = self._pages.register
        self._sidebar, self.status_bar = Sidebar(), StatusBar(bridge)
        self._banner = PassingBanner()
        self._fault: CodedError | None = None
        self.links = PageLinks(self, self._pages)
        self.devices = DevicesController(bridge, self)
        self._checkpoints = CheckpointTimer(bridge, self)
        self._retention = RetentionTimer(bridge, self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.show_page(REGISTER)
        bridge.read_in_background(station_status.status, self._report_waiting, self)

    @property
    def proxy(self) -> ProxyPage:
        return self._pages.proxy

    @property
    def queue(self) -> QueuePage:
        return self._pages.queue

    @property
    def coverage(self) -> CoveragePage:
        return self._pages.coverage

    @property
    def handover(self) -> HandoverPage:
        return self._pages.handover

    @cached_property
    def papers(self) -> PapersController:
        from testdesk.gui.papers.controller import PapersController  # noqa: PLC0415 - not for the first paint

        papers = PapersController(self._bridge, self)
        papers.use_print_choice(self.links.print_choice)
        self.links.print_choice_changed.connect(papers.use_print_choice)
        papers.printed.connect(self._paper_printed)
        papers.sheet_printed.connect(self._sheet_printed)
        papers.failed.connect(self._refused)
        return papers

    @cached_property
    def tubes(self) -> TubeController:
        from testdesk.gui.tube.controller import TubeController  # noqa: PLC0415 - not for the first paint

        tubes = TubeController(self._bridge, self)
        tubes.use_print_choice(self.links.print_choice)
        self.links.print_choice_changed.connect(tubes.use_print_choice)
        tubes.failed.connect(self._refused)
        tubes.person_chosen.connect(self.open_person)
        return tubes

    def show_page(self, index: int) -> None:
        self._fault = None
        self._banner.show_message("")
        page = self._pages[index]
        self._stack.setCurrentIndex(index)
        self._sidebar.show_current(index)
        page.on_shown()

    def open_person(self, resident: str) -> None:
        """Shows a person's page, which is recorded as a lookup."""
        self.show_page(PROXY)
        self.proxy.open_person(resident)

    def start_over(self) -> None:
        """After a crash: closes the dialogs, and shows the open tube on the register page."""
        for dialog in self.findChildren(Dialog):
            dialog.done(0)
        self.show_page(REGISTER)
        self.register.clear()
        self.router.clear()
        self.status_bar.refresh()

    def use_print_choice(self, choice: PrintChoice) -> None:
        """Sets the paper for cards on every page that prints them."""
        self.links.use_print_choice(choice)

    def open_papers(self) -> None:
        """Shows the chosen person's card on the proxy page; elsewhere asks which paper to print."""
        page = self._stack.currentIndex()
        found = self.proxy.finder.current if page == PROXY else None
        if found is not None:
            card = self.proxy.person.valid_card
            action = self.proxy.print_again if card is not None else self.proxy.issue
            self.papers.show_card(found.resident, card, action)
        elif page == HANDOVER and self.handover.done.isVisible():
            self.papers.print_day_sheet()
        elif page == HANDOVER:
            self.papers.open("bag")
        else:
            made = self._pages.has(COVERAGE)
            self.papers.open(building=self.coverage.chosen_building if made else None)

    def dialog_area(self) -> QRect:
        """The area for dialogs: right of the sidebar and above the status bar."""
        left, bottom = self._sidebar.width(), self.status_bar.height()
        return self.rect().adjusted(left, 0, 0, -bottom)

    def make_pages_in_advance(self) -> None:
        """Makes the pages that were not needed so far, in pauses of the event loop."""
        self._pages.make_in_advance()

    def list_import_state(self) -> str:
        """The state of the import of a list, such as idle, checking or importing."""
        return self.coverage.lists.state if self._pages.has(COVERAGE) else "idle"

    def stop_background_work(self) -> None:
        """Stops scanners, camera, network, list import and queue display."""
        self.router.stop()
        self.devices.close()
        if self._pages.has(HANDOVER):
            self.handover.network.close_connection()
        if self._pages.has(COVERAGE):
            self.coverage.lists.close()
        if self._pages.has(QUEUE) and self.queue.display is not None:
            self.queue.display.close()

    def current_page(self) -> StackedPage:
        return self._pages[self._stack.currentIndex()]

    def handle_scan(self, text: str) -> None:
        """Passes a scanned line to the dialog or page in front, or else to the register page.

        Lines from the keyboard, the serial scanner and the camera all come here. Their kind is
        recognised by the current tube form. The command of the register page recognises its line
        again, since a newer tube form may have been imported by then.
        """
        scan = recognise_scan(text, tube_form=self._bridge.station.identity.tube_form)
        if is_badge_code(text):
            self.badge_scanned.emit(text)
        self._dispatch(lambda page: page.handle_scan(scan), text)

    def handle_card(self, card: IdCard) -> None:
        """Handles an ID card on the reader like its scanned number; a form also gets the name."""
        self._dispatch(lambda page: page.handle_card(card))

    def report_reader(self, state: ReaderState) -> None:
        """Shows a fault of the ID-card reader above the page for as long as it lasts."""
        if state.code:
            self._sounds.play("refused")
            self._refused(EnvironmentFault.from_code(state.code, state.detail))
        elif isinstance(self._fault, ReaderFault):
            self._fault = None
            self._banner.show_message("")

    def _dispatch(self, handle: Callable[[Page], bool], text: str = "") -> None:
        """Passes a scan or card to the open dialog; if that does not use it, to the page in front.

        If neither uses it, the register page comes to the front and gets it.
        """
        if not self.isVisible():
            if not is_badge_code(text):
                self._sounds.play("refused")
            self.scanned_while_covered.emit(text)
            return
        dialog = top_dialog(self)
        if dialog is not None:
            if handle(dialog):
                return
            if not dialog.closes_on_scan or dialog.has_typed():
                dialog.banner.show_message(partial(sentence, "dialog_open"))
                self._sounds.play("refused")
                return
            dialog.done(0)
        if not handle(self.current_page()):
            self.show_page(REGISTER)
            handle(self.register)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A dialog was closed, and the widget with the focus before it is gone: focus the page.
        super().focusInEvent(event)
        self.current_page().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Esc goes back to the register page; there it clears what is shown.
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.current_page() is self.register:
            self.register.clear()
        else:
            self.show_page(REGISTER)

    def add_person(self) -> None:
        """Opens the form for a new person, who is also registered if the register page is open."""
        if self.current_page() is self.register:
            self.register.add_person()
            return
        if self._stack.currentIndex() != PROXY:
            self.show_page(PROXY)
        self.proxy.new_person()

    def _lay_out(self) -> None:
        banner_row = in_column(self._banner, margins=(theme.GAP, 0, theme.GAP, 0))
        column = in_column(banner_row, (self._stack, 1), gap=0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._sidebar, 0, 0)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.status_bar, 1, 0, 1, 2)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self._sidebar.chosen.connect(self.show_page)
        self._sidebar.lock.connect(self.lock_requested)
        self._sidebar.settings.connect(self.settings_requested)
        self.router.scanned.connect(self.handle_scan)
        self.devices.scanned.connect(self.handle_scan)
        self.devices.unavailable_changed.connect(self.status_bar.show_missing)
        self.devices.card_read.connect(self.handle_card)
        self.devices.reader.state_changed.connect(self.report_reader)
        record_devices(self.devices, self.status_bar)
        self.router.typed.connect(self.register.just_now.scan_field.show_typed)
        self.router.single_key_typed.connect(self._handle_single_key)
        self._bridge.refused.connect(self._refused)
        self.register.answered.connect(self._answered)
        self.register.wants_person.connect(partial(ask_owner, self._bridge, self.register, self))
        self.register.wants_walk_in.connect(
            partial(ask_new_person, self._bridge, self.register, self)
        )
        self.register.tube_requested.connect(self.open_tube)
        self.register.person_requested.connect(self.open_person)

    def open_tube(self, code: str) -> None:
        """Shows the dialog of a tube; `code` is its barcode."""
        self.tubes.open(code)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            f"F{index + 1}": partial(self.show_page, index) for index in range(5)
        }
        keys |= {
            "Ctrl+P": self.open_papers,
            "F6": self.add_person,
            "F8": self._seal,
            "F9": self._undo,
            "F11": self.settings_requested.emit,
            "Ctrl+D": self.check_requested.emit,
            "F12": self.lock_requested.emit,
            "Ctrl+T": self._confirm_clock,
            "Ctrl+L": self.devices.reader.place_training_card,
        }
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(action)

    def _confirm_clock(self) -> None:
        self._bridge.run(confirm_clock, self._clock_confirmed, self)

    def _clock_confirmed(self, was_moved: bool) -> None:
        def text() -> str:
            if was_moved:
                return self.tr("The clock is right now; earlier times are shown corrected.")
            return self.tr("The clock was not moved. There is nothing to set right.")

        self._banner.announce(text, "accent")

    def _seal(self) -> None:
        self.show_page(REGISTER)
        self.register.ask_to_seal()

    def _undo(self) -> None:
        if self._stack.currentIndex() == COVERAGE and self.coverage.withdraw():
            return
        self.show_page(REGISTER)
        self.register.undo()

    def _handle_single_key(self, key: str) -> None:
        front: Page = top_dialog(self) or self.current_page()
        if self.isVisible() and front.handle_key(key):
            self.router.clear()

    def _answered(self, result: ScanResult) -> None:
        if result.verdict == "refused":
            record("scan_refused", code=result.reason)
        self._banner.expire()
        if tone := tone_of(result):
            self._sounds.play(tone)

    def _paper_printed(self, where: str) -> None:
        self._banner.announce(lambda: self.tr("Printed: {where}").format(where=where), "accent")

    def _report_waiting(self, status: StationStatus) -> None:
        """At the start: what was exported and has no receipt since the evening before."""
        wait = status.longest_wait(self._bridge.station.clock.now())
        if wait <= LONGEST_WAIT:
            return
        people = sum(batch.people for batch in status.waiting)

        def text() -> str:
            form = self.tr(
                "{wait}: people {people}. Ask who carries the stick; F5 shows the batches."
            )
            return form.format(wait=wait_text(wait), people=people)

        self._banner.announce(text, "attention", lasting=True)

    def _sheet_printed(self, where: str) -> None:
        now = self._bridge.station.clock.now().astimezone()
        self.handover.done.show_printed(where, f"{now:%H:%M}")

    def _refused(self, error: CodedError) -> None:
        self._fault = error
        lasting = isinstance(error, ReaderFault)  # `report_reader` removes its message
        self._banner.announce(partial(sentence_of, error), "stop", lasting=lasting)
