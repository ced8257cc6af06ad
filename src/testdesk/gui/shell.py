"""The top-level window: first start, sign-in, the station's pages, the lock, the crash page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk import bootstrap
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import sticks
from testdesk.courier.our_files import kits_on
from testdesk.domain.refusals import CodedError, EnvironmentFault
from testdesk.gui import theme, translation
from testdesk.gui.preferences import KeptChoices
from testdesk.gui.proxy.paper_choice import first_choice
from testdesk.gui.screen_dialog import open_settings
from testdesk.gui.sounds import Sounds
from testdesk.gui.start.cover import announce_over
from testdesk.gui.start.crash import CrashPage, trail
from testdesk.gui.start.first_start import FirstStart, FirstStartPage
from testdesk.gui.start.leaving import Leaving, let_go
from testdesk.gui.start.set_up import is_station, make_station
from testdesk.gui.start.sign_in import SignIn, SignInPage
from testdesk.gui.widgets.text import Label
from testdesk.gui.window import Window
from testdesk.messages.sentences import sentence, sentence_of
from testdesk.ports import Clock
from testdesk.printing.cards import preload_paper
from testdesk.services.session import ScanSession
from testdesk.services.status import sign_in
from testdesk.store.station_file import StationFile

_PAINTED_MS = 60
# Writing to a slow stick may take this long; after that, a lane counts as hung.
_PATIENCE_S = 30.0


class Shell(QStackedWidget):
    """Leads from the first start to the station's pages, and stays open after an error.

    Attributes:
        first_start, sign_in, lock, crash: the pages that cover the station's pages.
        window_: the Window with the station's pages, or None until the station is open.
        bridge: the StationBridge, or None until the station is open.
        hangs: after closing, whether a job did not end and its thread keeps the process alive.
    """

    def __init__(
        self, home: Path, *, clock: Clock | None = None, sounds: Sounds | None = None
    ) -> None:
        super().__init__()
        self._home, self._clock, self._sounds = home, clock, sounds
        self._lane = Lane("desk", self)
        self._store: StationFile | None = None
        self._may_leave = self.hangs = False
        self.bridge: StationBridge | None = None
        self.window_: Window | None = None
        self.first_start, self.sign_in = FirstStartPage(), SignInPage()
        self.lock, self.crash = SignInPage(lock=True), CrashPage()
        for cover in (self.first_start, self.sign_in, self.lock, self.crash):
            self.addWidget(cover)
            cover.language.connect(self.speak)
        self.first_start.asked.connect(self._set_up)
        self.sign_in.asked.connect(self.open_station)
        self.lock.asked.connect(self._unlock)
        self.crash.go_on.connect(self._back_to_window)
        self.crash.leave.connect(self.ask_to_leave)
        self._leaving = Leaving(self._front, self, lambda: self.window_)
        self._leaving.agreed.connect(self._leave)
        self.setWindowTitle("testdesk")
        # No text on a page may make the window larger than the screen of a small laptop.
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self._choices = KeptChoices(home, self)
        self._choices.failed.connect(self._report)
        chosen = self._choices.now
        theme.use(chosen.theme)
        self._use_language(chosen.language or translation.of_this_laptop())
        self._begin()

    def open_station(self, asked: SignIn) -> None:
        job = partial(bootstrap.open_station_store, self._home, asked.passphrase, clock=self._clock)
        self._lane.submit(job, partial(self._opened, asked), owner=self, failed=self._refuse)

    def speak(self, language: str) -> None:
        """Changes the language, now and for the next start."""
        self._use_language(language)
        self._choices.keep(language=language)

    def colour(self, name: theme.ThemeName) -> None:
        """Changes the colours, now and for the next start."""
        theme.use(name)
        self._refit()
        translation.announce()
        self._choices.keep(theme=name)

    def rest_after(self, seconds: int) -> None:
        """Changes how long a verdict stays, now and for the next start."""
        if self.window_ is not None:
            self.window_.register.rest_after(seconds)
        self._choices.keep(verdict_seconds=seconds)

    def show_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Shows the crash page; the station stays open beneath it."""
        self.crash.report_crash(trail(kind, trace))
        self.setCurrentWidget(self.crash)

    def ask_to_leave(self) -> None:
        """Closes the program; asks first if something is unfinished."""
        if self.bridge is None:
            self._leave()
        else:
            self._leaving.ask(self.bridge)

    def closeEvent(self, event: QCloseEvent) -> None:
        # Waits for the jobs under way, then closes the file on the lane that opened it.
        # An operator who closes the window is asked first if something is unfinished. Code that
        # closes the window, such as the demonstration, is not asked.
        if event.spontaneous() and not self._may_leave:
            event.ignore()
            self.ask_to_leave()
            return
        # Hidden at once, so that a lane that hangs does not leave an unresponsive window.
        self.hide()
        if self.window_ is not None:
            let_go(self.window_)
        store, self._store = self._store, None
        if self.bridge is not None:
            self.bridge.close_reader(patience_s=_PATIENCE_S)
        if store is not None:
            self._lane.submit(store.close, _nothing, owner=self, failed=_nothing)
        self.hangs = not self._lane.close(patience_s=_PATIENCE_S)
        if self.bridge is not None:
            patience = 0.0 if self.hangs else _PATIENCE_S
            self.hangs |= not self.bridge.close(patience_s=patience)
        super().closeEvent(event)

    def _begin(self) -> None:
        later = partial(QTimer.singleShot, 0, self)  # an unreadable file is reported on its page
        if is_station(self._home, lambda fault: later(partial(self._refuse, fault))):
            self.setCurrentWidget(self.sign_in)
            self.sign_in.begin()
            return
        self.setCurrentWidget(self.first_start)
        self.first_start.choose.setFocus()
        kits = [kit for stick in sticks() for kit in kits_on(stick.folder)]
        if kits:
            self.first_start.use_kit(kits[0])

    def _refit(self) -> None:
        for text in self.findChildren(Label):
            text.refit()

    def _use_language(self, language: str) -> None:
        # The fonts are changed first, because some texts are measured when they are set.
        theme.use_fonts(language)
        self._refit()
        translation.use(language)

    def _front(self) -> QWidget:
        return self.currentWidget() or self

    def _leave(self) -> None:
        self._may_leave = True
        self.close()

    def _report(self, fault: EnvironmentFault) -> None:
        if not announce_over(self._front(), fault) and self.bridge is not None:
            self.bridge.refused.emit(fault)

    def _set_up(self, asked: FirstStart) -> None:
        # Opening the kit blocks the whole program for some seconds; the page shows that first.
        QTimer.singleShot(_PAINTED_MS, self, partial(self._make_station, asked))

    def _make_station(self, asked: FirstStart) -> None:
        action = partial(make_station, self._home, asked, self._clock)
        self._lane.submit(action, self.open_station, owner=self, failed=self._refuse)

    def _opened(self, asked: SignIn, store: StationFile) -> None:
        self._store = store
        station = bootstrap.station_of(store, clock=self._clock)
        session = ScanSession(pool_size=station.identity.pool_size)
        store.folds_later = True
        self.bridge = StationBridge(
            station,
            session,
            lane=self._lane,
            reader=partial(bootstrap.read_only_station, store, clock=self._clock),
            after_command=store.fold_sealed,
            parent=self,
        )
        self._adopt_station(asked, self._show_window)

    def _adopt_station(self, asked: SignIn, done: Callable[[SignIn], None]) -> None:
        if self.bridge is None:
            return
        action = partial(sign_in, operator=asked.operator, role=asked.role)
        self.bridge.run(action, lambda _none: done(asked), self, self._refuse)

    def _show_window(self, asked: SignIn) -> None:
        if self.bridge is None:
            return
        window = Window(self.bridge, sounds=self._sounds)
        self.window_ = window
        self.addWidget(window)
        window.lock_requested.connect(self._lock_window)
        window.scanned_while_covered.connect(self._scanned_while_covered)
        window.settings_requested.connect(self._open_settings)
        window.handover.folder_chosen.connect(lambda folder: self._choices.keep(folder=folder))
        window.proxy.paper_chosen.connect(lambda paper: self._choices.keep(paper=paper))
        window.devices.chosen.connect(lambda devices: self._choices.keep(devices=devices))
        chosen = self._choices.now
        if chosen.folder:
            window.handover.use_folder(Path(chosen.folder))
        window.use_paper(chosen.paper or first_choice())
        window.register.rest_after(chosen.verdict_seconds)
        self._enter(asked)
        # The window is shown first, because a port or a camera may take a moment to open.
        QTimer.singleShot(_PAINTED_MS, window, partial(window.devices.start, chosen.devices))
        QTimer.singleShot(_PAINTED_MS, window, partial(window.handover.network.start, self._home))
        warm = partial(self.bridge.run_on_io, preload_paper, _nothing, window, _nothing)
        QTimer.singleShot(_PAINTED_MS, window, warm)

    def _enter(self, asked: SignIn) -> None:
        if (window := self.window_) is None:
            return
        window.status_bar.role = asked.role
        window.status_bar.refresh()
        self.setCurrentWidget(window)
        window.router.watch()
        window.show_page(0)

    def _lock_window(self) -> None:
        window, bridge = self.window_, self.bridge
        if window is None or bridge is None:
            return
        self.setCurrentWidget(self.lock)
        self.lock.begin(bridge.session.operator, window.status_bar.role)

    def _scanned_while_covered(self) -> None:
        if self.currentWidget() is self.lock:
            self.lock.refuse(sentence("desk_locked"))

    def _unlock(self, asked: SignIn) -> None:
        window, bridge = self.window_, self.bridge
        if window is None or bridge is None:
            return
        same = (bridge.session.operator, window.status_bar.role) == (asked.operator, asked.role)

        def opened(_key: object) -> None:
            if same:
                self._enter(asked)
            else:
                self._adopt_station(asked, self._enter)

        bridge.run_on_io(
            lambda: bootstrap.check_passphrase(self._home, asked.passphrase),
            opened,
            self,
            self._refuse,
        )

    def _refuse(self, error: CodedError) -> None:
        cover = self.currentWidget()
        if isinstance(cover, FirstStartPage | SignInPage):
            cover.refuse(sentence_of(error))

    def _back_to_window(self) -> None:
        if self.window_ is None:
            self._begin()
        else:
            self.setCurrentWidget(self.window_)

    def _open_settings(self) -> None:
        if self.window_ is not None:
            seconds = self._choices.now.verdict_seconds
            open_settings(
                self.window_, seconds, speak=self.speak, colour=self.colour, rest=self.rest_after
            )


def _nothing(_answer: object) -> None:
    return
