"""The top-level window: first start, sign-in, the station's pages, the lock, the crash page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk import bootstrap
from testdesk.bridge.clock_watch import ClockWatch
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import sticks
from testdesk.domain.refusals import CodedError, EnvironmentFault
from testdesk.gui import theme, translation
from testdesk.gui.backups.controller import BackupsController
from testdesk.gui.preferences import SavedPreferences
from testdesk.gui.sounds import Sounds
from testdesk.gui.staff.controller import StaffController
from testdesk.gui.start.cover import Cover, show_fault_over
from testdesk.gui.start.leaving import Leaving
from testdesk.gui.start.set_up import SetUpController, is_station
from testdesk.gui.start.sign_in import SignIn, SignInPage
from testdesk.gui.start.warm_up import finish_start
from testdesk.gui.widgets.text import Label
from testdesk.gui.window import Window
from testdesk.messages.sentences import sentence
from testdesk.ports import Clock
from testdesk.printing.choice import default_print_choice
from testdesk.program_log.files import start_log, stop_log
from testdesk.program_log.records import record, record_crash, record_start
from testdesk.program_log.traces import crash_lines
from testdesk.services.session import ScanSession
from testdesk.services.staff.enrolment import is_staffed
from testdesk.services.status import sign_in
from testdesk.store.schema.migrations import STEPS
from testdesk.store.station_file import StationFile

if TYPE_CHECKING:
    from testdesk.gui.start.crash import CrashPage
    from testdesk.gui.start.error_report import ReportController
    from testdesk.gui.start.first_start import FirstStartPage

_CoverPage = TypeVar("_CoverPage", bound=Cover)

_AFTER_PAINT_MS = 60  # time for the window to be drawn before work that blocks it
# Nobody prints a card or types a form sooner, and the first scan need not share the processor.
_WARM_UP_MS = 2000
# Writing to a slow stick may take this long; a lane that takes longer counts as hung.
_CLOSE_TIMEOUT_S = 30.0


class Shell(QStackedWidget):
    """Shows the first start, then sign-in, then the station's pages; stays open after an error.

    Attributes:
        first_start, sign_in, lock, crash: the pages that cover the station's pages; all but the
            sign-in are made when they are needed, the crash page also soon after the start.
        window_: the Window with the station's pages, or None until the station is open.
        bridge: the StationBridge, or None until the station is open.
        hangs: whether a job had not ended when the window was closed, so that its thread keeps the
            process alive.
    """

    def __init__(
        self, home: Path, *, clock: Clock | None = None, sounds: Sounds | None = None
    ) -> None:
        super().__init__()
        self._home, self._clock, self._sounds = home, clock, sounds
        self._lane = Lane("desk", self)  # the name of its thread; `desk` means this station
        self._store: StationFile | None = None
        self._backups: BackupsController | None = None
        self._may_leave = self.hangs = False
        self._covered_by: QWidget | None = None
        self._log = start_log(home)
        record_start("window")
        self.bridge: StationBridge | None = None
        self.window_: Window | None = None
        self._preferences = SavedPreferences(home, self)
        self._preferences.failed.connect(self._report)
        # Before there are pages, which would all be styled and translated again.
        theme.use(self._preferences.current.theme)
        self._use_language(self._preferences.current.language or translation.system_language())
        self._reporting: ReportController | None = None
        self.sign_in = self._add_cover(SignInPage())
        self.sign_in.submitted.connect(self.open_station)
        self._leaving = Leaving(self._front_page, self, lambda: self.window_)
        self._leaving.agreed.connect(self._leave)
        self.setWindowTitle("testdesk")
        # No text on a page may make the window larger than the screen of a small laptop.
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self._show_first_page()

    @cached_property
    def crash(self) -> CrashPage:
        from testdesk.gui.start.crash import CrashPage  # noqa: PLC0415 - not for the first paint
        from testdesk.gui.start.error_report import ReportController  # noqa: PLC0415 - the same

        page = self._add_cover(CrashPage())
        page.continued.connect(self._back_to_window)
        page.leave.connect(self.ask_to_leave)
        self._reporting = ReportController(page, self._home, self._clock)
        return page

    @cached_property
    def first_start(self) -> FirstStartPage:
        from testdesk.gui.start.first_start import FirstStartPage  # noqa: PLC0415 - only once
        from testdesk.gui.start.restoring import RestoreController  # noqa: PLC0415 - the same

        page = self._add_cover(FirstStartPage())
        setting_up = SetUpController(page, self._lane, self._home, self._clock)
        setting_up.made.connect(self.open_station)
        setting_up.failed.connect(self._refuse)
        restoring = RestoreController(page, self._lane, self._home, self._clock)
        restoring.restored.connect(self.open_station)
        return page

    @cached_property
    def lock(self) -> SignInPage:
        page = self._add_cover(SignInPage(lock=True))
        page.submitted.connect(self._unlock)
        return page

    def _add_cover(self, page: _CoverPage) -> _CoverPage:
        self.addWidget(page)
        page.language.connect(self.change_language)
        return page

    def open_station(self, credentials: SignIn) -> None:
        job = partial(
            bootstrap.open_station_store, self._home, credentials.passphrase, clock=self._clock
        )
        self._lane.submit(job, partial(self._opened, credentials), owner=self, failed=self._refuse)

    def change_language(self, language: str) -> None:
        """Changes the language, now and for the next start."""
        self._use_language(language)
        self._preferences.change(language=language)

    def change_theme(self, name: theme.ThemeName) -> None:
        """Changes the colours, now and for the next start."""
        theme.use(name)
        self._refit_texts()
        translation.announce()
        self._preferences.change(theme=name)

    def change_verdict_seconds(self, seconds: int) -> None:
        """Changes how long a verdict stays, now and for the next start."""
        if self.window_ is not None:
            self.window_.register.clear_verdict_after(seconds)
        self._preferences.change(verdict_seconds=seconds)

    def show_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Shows the crash page; the station stays open beneath it."""
        record_crash(error, trace)
        if self.currentWidget() is not self.crash:
            self._covered_by = self.currentWidget()
        self.crash.report_crash(crash_lines(error, trace))
        self.setCurrentWidget(self.crash)

    def ask_to_leave(self) -> None:
        """Closes the program; asks first if something is unfinished."""
        if self.bridge is None:
            self._leave()
        else:
            self._leaving.ask(self.bridge)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Waits for the jobs under way, then closes the file on the lane that opened it.
        # If an operator closes the window, the program first asks about unfinished work. If code
        # closes it, such as the demonstration, the program does not ask.
        if event.spontaneous() and not self._may_leave:
            event.ignore()
            self.ask_to_leave()
            return
        # The window is hidden at once, so that nobody sees it unresponsive while a lane hangs.
        self.hide()
        if self.window_ is not None:
            self.window_.stop_background_work()
        store, self._store = self._store, None
        if self.bridge is not None:
            self.bridge.close_reader(patience_s=_CLOSE_TIMEOUT_S)
        if self._backups is not None:
            self.hangs |= not self._backups.close(patience_s=_CLOSE_TIMEOUT_S)
        if store is not None:
            self._lane.submit(store.close, _ignore, owner=self, failed=_ignore)
        self.hangs |= not self._lane.close(patience_s=_CLOSE_TIMEOUT_S)
        timeout = 0.0 if self.hangs else _CLOSE_TIMEOUT_S
        if self.bridge is not None:
            self.hangs |= not self.bridge.close(patience_s=timeout)
        if self._reporting is not None:
            self.hangs |= not self._reporting.close(patience_s=timeout)
        record("ended", hung=int(self.hangs))
        stop_log(self._log)
        super().closeEvent(event)

    def _show_first_page(self) -> None:
        # Why the station's files cannot be read is shown on the page that is chosen below.
        call_later = partial(QTimer.singleShot, 0, self)
        if is_station(self._home, lambda fault: call_later(partial(self._refuse, fault))):
            self.setCurrentWidget(self.sign_in)
            self.sign_in.begin()
            return
        from testdesk.courier.our_files import find_kits  # noqa: PLC0415 - only once

        self.setCurrentWidget(self.first_start)
        self.first_start.choose.setFocus()
        kits = [kit for stick in sticks() for kit in find_kits(stick.folder)]
        if kits:
            self.first_start.use_kit(kits[0])

    def _refit_texts(self) -> None:
        for text in self.findChildren(Label):
            text.apply_font()

    def _use_language(self, language: str) -> None:
        # The fonts are changed first, because some texts are measured when they are set.
        theme.use_fonts(language)
        self._refit_texts()
        translation.use(language)

    def _front_page(self) -> QWidget:
        return self.currentWidget() or self

    def _leave(self) -> None:
        self._may_leave = True
        self.close()

    def _report(self, fault: EnvironmentFault) -> None:
        if not show_fault_over(self._front_page(), fault) and self.bridge is not None:
            self.bridge.refused.emit(fault)

    def _opened(self, credentials: SignIn, store: StationFile) -> None:
        self._store = store
        record("opened", schema=len(STEPS))
        station = bootstrap.station_of(store, clock=self._clock)
        session = ScanSession(pool_size=station.identity.pool_size)
        store.folds_later = True  # the log is folded by `after_command` instead
        self.bridge = StationBridge(
            station,
            session,
            lane=self._lane,
            reader=partial(bootstrap.read_only_station, store, clock=self._clock),
            after_command=store.fold_sealed,
            parent=self,
        )
        self.bridge.read(is_staffed, partial(self._identify, credentials), self, self._refuse)

    def _identify(self, credentials: SignIn, staffed: bool) -> None:
        """Where operators are enrolled, the passphrase opens the file, then a badge signs in."""
        if not staffed:
            self._sign_in_operator(credentials, self._show_window)
        elif (window := self._make_window()) is not None:
            window.findChildren(StaffController)[0].begin(credentials.operator)

    def _sign_in_operator(self, credentials: SignIn, done: Callable[[SignIn], None]) -> None:
        if self.bridge is None:
            return
        action = partial(sign_in, operator=credentials.operator, role=credentials.role)
        self.bridge.run(action, lambda _none: done(credentials), self, self._refuse)

    def _show_window(self, credentials: SignIn) -> None:
        if self._make_window() is not None:
            self._enter(credentials)

    def _make_window(self) -> Window | None:
        if self.bridge is None:
            return None
        window = Window(self.bridge, sounds=self._sounds)
        self.window_ = window
        if self._store is not None:
            self._backups = BackupsController(self.bridge, self._store, self._home, window)
        self.addWidget(window)
        staff = StaffController(self.bridge, window)
        staff.add_pages_to(self, self.change_language)
        staff.unstaffed.connect(self._lock_window)
        window.lock_requested.connect(staff.lock)
        window.scanned_while_covered.connect(self._scanned_while_covered)
        window.settings_requested.connect(self._open_settings)
        window.check_requested.connect(self._check_laptop)
        window.links.handover_made.connect(lambda: window.handover.network.start(self._home))
        window.links.folder_chosen.connect(lambda folder: self._preferences.change(folder=folder))
        window.links.print_choice_made.connect(lambda paper: self._preferences.change(paper=paper))
        window.devices.chosen.connect(lambda devices: self._preferences.change(devices=devices))
        preferences = self._preferences.current
        if preferences.folder:
            window.links.use_folder(Path(preferences.folder))
        window.use_print_choice(preferences.paper or default_print_choice())
        window.register.clear_verdict_after(preferences.verdict_seconds)
        if self._clock is None:  # the clock of the demonstration leaps by design
            ClockWatch(self.bridge, window)
        # The window is shown first, because a port or a camera may take a moment to open.
        QTimer.singleShot(
            _AFTER_PAINT_MS, window, partial(window.devices.start, preferences.devices)
        )
        own_folder = Path(default_print_choice().folder)
        rest = partial(finish_start, own_folder, self.bridge.station.clock.now())
        finish = partial(self.bridge.run_on_io, rest, _ignore, window, _ignore)
        QTimer.singleShot(_WARM_UP_MS, window, finish)
        QTimer.singleShot(_WARM_UP_MS, window, partial(self._make_other_pages, window))
        return window

    def _make_other_pages(self, window: Window) -> None:
        self.crash  # noqa: B018 - made now, since after an error it must not depend on much
        window.make_pages_in_advance()

    def _enter(self, credentials: SignIn) -> None:
        if (window := self.window_) is None:
            return
        window.status_bar.role = credentials.role
        window.status_bar.refresh()
        self.setCurrentWidget(window)
        window.router.start()
        window.show_page(0)

    def _lock_window(self) -> None:
        window, bridge = self.window_, self.bridge
        if window is None or bridge is None:
            return
        self.setCurrentWidget(self.lock)
        self.lock.begin(bridge.session.operator, window.status_bar.role)

    def _scanned_while_covered(self, _text: str) -> None:
        if self.currentWidget() is self.lock:
            self.lock.refuse(sentence("desk_locked"))  # "The station is locked."

    def _unlock(self, credentials: SignIn) -> None:
        window, bridge = self.window_, self.bridge
        if window is None or bridge is None:
            return
        same_operator = (bridge.session.operator, window.status_bar.role) == (
            credentials.operator,
            credentials.role,
        )

        def unlock(_key: object) -> None:
            if same_operator:
                self._enter(credentials)
            else:
                self._sign_in_operator(credentials, self._enter)

        check = partial(bootstrap.check_passphrase, self._home, credentials.passphrase)
        bridge.run_on_io(check, unlock, self, self._refuse)

    def _refuse(self, error: CodedError) -> None:
        cover = self.currentWidget()
        if isinstance(cover, Cover):
            cover.refuse_error(error)

    def _back_to_window(self) -> None:
        """Goes back after a crash: to the register page, unless the station was locked."""
        window, covered_by = self.window_, self._covered_by
        if window is None:
            self._show_first_page()
        elif covered_by is not None and covered_by is not window:
            self.setCurrentWidget(covered_by)
        else:
            window.start_over()
            self.setCurrentWidget(window)

    def _check_laptop(self) -> None:
        if self.window_ is not None and self.bridge is not None:
            from testdesk.gui.doctor.opening import open_doctor  # noqa: PLC0415 - not for the first paint

            open_doctor(self.window_, self.bridge, self._home, self._preferences.current.paper)

    def _open_settings(self) -> None:
        window, bridge = self.window_, self.bridge
        if window is not None and bridge is not None:
            from testdesk.gui.screen_dialog import open_settings  # noqa: PLC0415 - not for the first paint

            open_settings(
                window,
                bridge,
                self._home,
                self._preferences.current,
                change_language=self.change_language,
                change_theme=self.change_theme,
                change_verdict_seconds=self.change_verdict_seconds,
                check_laptop=self._check_laptop,
                open_backups=self._open_backups,
            )

    def _open_backups(self) -> None:
        if self._backups is not None:
            self._backups.open()


def _ignore(_result: object) -> None:
    return
