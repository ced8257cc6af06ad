"""Where papers are asked for in the window: the sheet of papers, and a look at one card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge import papers as drawn
from testdesk.bridge.cards import PrintChoice
from testdesk.bridge.desk import DeskBridge
from testdesk.domain.people import Resident
from testdesk.gui.papers.forms import Building
from testdesk.gui.papers.preview import PreviewSheet
from testdesk.gui.papers.sheet import Kind, PapersSheet
from testdesk.paper.marks import Page
from testdesk.services.codes import IssuedCard


class PapersDesk(QObject):
    """Opens the sheets over the window.

    Attributes:
        sheet: the sheet that is open, or None.

    Signals:
        printed: where a paper is: a printer's name or a file's path.
        failed: the CodedError of a card that cannot be shown.
    """

    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, bridge: DeskBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._choice = PrintChoice()
        self.sheet: PapersSheet | PreviewSheet | None = None

    def use_paper(self, choice: PrintChoice) -> None:
        """Prints on the same printer, or into the same folder, as the proxy page."""
        self._choice = choice

    def open(self, kind: Kind = "notice", building: Building | None = None) -> None:
        """Asks what to print."""
        if self.sheet is not None:
            return
        sheet = PapersSheet(
            self._bridge, self._choice, kind=kind, building=building, parent=self._window
        )
        sheet.printed.connect(self.printed)
        self._keep(sheet)

    def show_card(
        self, person: Resident, good: IssuedCard | None, deed: Callable[[], object]
    ) -> None:
        """Shows a person's card as it would come out; `deed` prints it.

        Args:
            person: whose.
            good: the card that is good today, or None before the issue.
            deed: done when the person at the desk says print.
        """
        draw = partial(
            drawn.card_pages,
            person,
            good,
            identity=self._bridge.desk.identity,
            today=self._bridge.desk.clock.today(),
            layout=self._choice.layout,
        )
        self._bridge.print(draw, partial(self._show_pages, deed), self, self.failed.emit)

    def _show_pages(self, deed: Callable[[], object], pages: list[Page]) -> None:
        if self.sheet is not None:
            return
        where = self._choice.printer or self._choice.folder
        title = self.tr("So the card will look")
        sheet = PreviewSheet(self._bridge, pages, title=title, where=where, parent=self._window)
        sheet.wanted.connect(sheet.accept)
        sheet.accepted.connect(deed)
        self._keep(sheet)

    def _keep(self, sheet: PapersSheet | PreviewSheet) -> None:
        self.sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _closed(self) -> None:
        self.sheet = None
