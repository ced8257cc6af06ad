"""Opens the papers dialog and the preview of a card over the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.people import Language, Resident
from testdesk.messages.catalogue import current_language
from testdesk.paper.layout.elements import PaperPage
from testdesk.printing import papers as paper_printing
from testdesk.printing.choice import PrintChoice
from testdesk.printing.day_sheet import day_sheet
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.day_report import ShiftReport, shift_report

if TYPE_CHECKING:
    from testdesk.gui.papers.dialog import Kind, PapersDialog
    from testdesk.gui.papers.forms import Building
    from testdesk.gui.papers.preview import PreviewDialog


class PapersController(QObject):
    """Opens the dialogs over the window.

    Attributes:
        dialog: the dialog that is open, or None.

    Signals:
        printed: a paper was printed or saved; carries the printer's name or the file's path.
        sheet_printed: the same, for the sheet of the day.
        failed: the CodedError of a card whose preview could not be drawn, or of the sheet.
    """

    printed = Signal(str)
    sheet_printed = Signal(str)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._print_choice = PrintChoice()
        self.dialog: PapersDialog | PreviewDialog | None = None

    def use_print_choice(self, choice: PrintChoice) -> None:
        """Sets the printer or folder to that of the proxy page."""
        self._print_choice = choice

    def open(self, kind: Kind = "notice", building: Building | None = None) -> None:
        if self.dialog is not None:
            return
        from testdesk.gui.papers.dialog import PapersDialog  # noqa: PLC0415 - not for the first paint

        dialog = PapersDialog(
            self._bridge, self._print_choice, kind=kind, building=building, parent=self._window
        )
        dialog.printed.connect(self.printed)
        self._open_dialog(dialog)

    def print_day_sheet(self) -> None:
        """Prints the sheet of the day where cards are printed, or saves it as PDF.

        Before a printer or a folder is known, nothing is printed: no file may land just anywhere.
        """
        if not (self._print_choice.printer or self._print_choice.folder):
            return
        self._bridge.read(shift_report, self._draw_sheet, self)

    def _draw_sheet(self, report: ShiftReport) -> None:
        first: Language = "ko" if current_language() == "ko" else "zh"
        languages: tuple[Language, ...] = (first, "zh" if first == "ko" else "ko")
        # The name contains the time, so that no file overwrites another of the same day.
        name = f"day-{self._bridge.station.clock.now().astimezone():%Y%m%d-%H%M%S}"
        action = partial(_print_sheet, report, languages, self._print_choice, name)
        self._bridge.run_on_io(action, self.sheet_printed.emit, self, self.failed.emit)

    def show_card(
        self, person: Resident, valid_card: IssuedCard | None, action: Callable[[], object]
    ) -> None:
        """Shows a person's card as it would be printed.

        Args:
            person: the person whose card it is.
            valid_card: the card that is valid today, or None if none has been issued yet.
            action: called when the operator chooses to print.
        """
        draw = partial(
            paper_printing.card_pages,
            person,
            valid_card,
            identity=self._bridge.station.identity,
            today=self._bridge.station.clock.today(),
            layout=self._print_choice.layout,
        )
        self._bridge.run_on_io(draw, partial(self._show_pages, action), self, self.failed.emit)

    def _show_pages(self, action: Callable[[], object], pages: list[PaperPage]) -> None:
        if self.dialog is not None:
            return
        from testdesk.gui.papers.preview import PreviewDialog  # noqa: PLC0415 - not for the first paint

        destination = self._print_choice.printer or self._print_choice.folder
        title = self.tr("How the card will look")
        dialog = PreviewDialog(
            self._bridge, pages, title=title, destination=destination, parent=self._window
        )
        dialog.print_requested.connect(dialog.accept)
        dialog.accepted.connect(action)
        self._open_dialog(dialog)

    def _open_dialog(self, dialog: PapersDialog | PreviewDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open_once()

    def _closed(self) -> None:
        self.dialog = None


def _print_sheet(
    report: ShiftReport, languages: tuple[Language, ...], choice: PrintChoice, name: str
) -> str:
    pages = day_sheet(report, languages=languages)
    return paper_printing.print_or_save_pages(pages, choice, name)
