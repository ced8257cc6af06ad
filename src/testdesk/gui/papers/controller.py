"""Opens the papers dialog and the preview of a card over the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.people import Resident
from testdesk.gui.papers.dialog import Kind, PapersDialog
from testdesk.gui.papers.forms import Building
from testdesk.gui.papers.preview import PreviewDialog
from testdesk.paper.layout.marks import PaperPage
from testdesk.printing import papers as drawn
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards.codes import IssuedCard


class PapersController(QObject):
    """Opens the dialogs over the window.

    Attributes:
        dialog: the dialog that is open, or None.

    Signals:
        printed: the name of the printer, or the path of the file, to which a paper was sent.
        failed: the CodedError of a card that cannot be shown.
    """

    printed = Signal(str)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._choice = PrintChoice()
        self.dialog: PapersDialog | PreviewDialog | None = None

    def use_paper(self, choice: PrintChoice) -> None:
        """Prints on the same printer, or into the same folder, as the proxy page."""
        self._choice = choice

    def open(self, kind: Kind = "notice", building: Building | None = None) -> None:
        if self.dialog is not None:
            return
        dialog = PapersDialog(
            self._bridge, self._choice, kind=kind, building=building, parent=self._window
        )
        dialog.printed.connect(self.printed)
        self._keep(dialog)

    def show_card(
        self, person: Resident, good: IssuedCard | None, action: Callable[[], object]
    ) -> None:
        """Shows a person's card as it would be printed; `action` prints it.

        Args:
            person: the person whose card it is.
            good: the card that is valid today, or None if none has been issued yet.
            action: called when the operator chooses to print.
        """
        draw = partial(
            drawn.card_pages,
            person,
            good,
            identity=self._bridge.station.identity,
            today=self._bridge.station.clock.today(),
            layout=self._choice.layout,
        )
        self._bridge.run_on_io(draw, partial(self._show_pages, action), self, self.failed.emit)

    def _show_pages(self, action: Callable[[], object], pages: list[PaperPage]) -> None:
        if self.dialog is not None:
            return
        where = self._choice.printer or self._choice.folder
        title = self.tr("How the card will look")
        dialog = PreviewDialog(self._bridge, pages, title=title, where=where, parent=self._window)
        dialog.wanted.connect(dialog.accept)
        dialog.accepted.connect(action)
        self._keep(dialog)

    def _keep(self, dialog: PapersDialog | PreviewDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open_once()

    def _closed(self) -> None:
        self.dialog = None
