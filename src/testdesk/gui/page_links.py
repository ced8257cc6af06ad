"""Joins each page with the rest of the window when the page is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from testdesk.gui.page_stack import COVERAGE, HANDOVER, PROXY, QUEUE, REGISTER, PageStack
from testdesk.gui.typed_search import TypedSearch
from testdesk.printing.choice import PrintChoice

if TYPE_CHECKING:
    from testdesk.domain.station.verdicts import ScanResult
    from testdesk.gui.handover.page import HandoverPage
    from testdesk.gui.proxy.page import ProxyPage
    from testdesk.gui.register.page import RegisterPage
    from testdesk.gui.window import Window


class PageLinks(QObject):
    """Passes on what the pages report, and keeps what a page that is made later has to know.

    Attributes:
        print_choice: the paper for cards on every page.

    Signals:
        display_changed, folder_chosen, print_choice_made: see `QueuePage`, `HandoverPage` and
            `ProxyPage`.
        print_choice_changed: the paper changed, on whatever page; carries the PrintChoice.
        handover_made: the page with the network was made.
    """

    display_changed = Signal()
    folder_chosen = Signal(str)
    print_choice_made = Signal(PrintChoice)
    print_choice_changed = Signal(PrintChoice)
    handover_made = Signal()

    def __init__(self, window: Window, pages: PageStack) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        self.print_choice, self._folder = PrintChoice(), Path()
        self._typed_search = TypedSearch(window.router, pages, self._bring_to_front)
        pages.made.connect(self._page_made)

    def use_print_choice(self, choice: PrintChoice) -> None:
        """Sets the paper for cards on every page that prints them."""
        if self._pages.has(PROXY):
            self._pages.proxy.use_print_choice(choice)
        self._print_likewise(choice)

    def use_folder(self, folder: Path) -> None:
        """Uses a folder in place of the stick."""
        self._folder = folder
        if self._pages.has(HANDOVER):
            self._pages.handover.use_folder(folder)
        else:
            self._window.status_bar.use_folder(folder)

    def _print_likewise(self, choice: PrintChoice) -> None:
        """Sets the paper everywhere but on the proxy page, where it was chosen."""
        self.print_choice = choice
        self.print_choice_changed.emit(choice)

    def _page_made(self, number: int) -> None:
        if number == PROXY:
            self._join_proxy(self._pages.proxy)
        elif number == QUEUE:
            self._pages.queue.display_changed.connect(self.display_changed)
        elif number == COVERAGE:
            self.print_choice_changed.connect(self._pages.coverage.use_print_choice)
            self._pages.coverage.use_print_choice(self.print_choice)
            self._pages.coverage.papers_button.clicked.connect(self._window.open_papers)
        elif number == HANDOVER:
            self._join_handover(self._pages.handover)

    def _join_proxy(self, page: ProxyPage) -> None:
        page.use_print_choice(self.print_choice)
        page.registered.connect(self._registered)
        page.print_choice_made.connect(self._print_likewise)
        page.print_choice_made.connect(self.print_choice_made)
        page.tube_requested.connect(self._window.open_tube)
        self._typed_search.use_codes_of(page)

    def _join_handover(self, page: HandoverPage) -> None:
        window = self._window
        page.folder_in_use.connect(window.status_bar.use_folder)
        page.folder_chosen.connect(self.folder_chosen)
        page.papers_button.clicked.connect(window.open_papers)
        page.page_requested.connect(lambda _name: window.show_page(REGISTER))
        page.sheet_requested.connect(self._print_day_sheet)
        page.counting_blind.connect(window.status_bar.hide_people)
        window.status_bar.sticks_changed.connect(page.look_for_stick)
        if self._folder != Path():
            page.use_folder(self._folder)
        elif window.status_bar.stick is not None:
            page.look_for_stick()
        self.handover_made.emit()

    def _bring_to_front(self, page: RegisterPage | ProxyPage) -> None:
        self._window.show_page(self._pages.indexOf(page))

    def _print_day_sheet(self) -> None:
        self._window.papers.print_day_sheet()

    def _registered(self, results: list[ScanResult]) -> None:
        """Shows the verdicts of "Print and register" on the register page."""
        self._window.show_page(REGISTER)
        for result in results:
            self._window.register.show_answer(result)
