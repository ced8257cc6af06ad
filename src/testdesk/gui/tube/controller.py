"""Opens the dialog of a tube over the window, and carries out what is chosen there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.people import Language
from testdesk.domain.station.tubes import Place
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.staff.second_person import run_confirmed
from testdesk.gui.tube.dialog import TubeDialog
from testdesk.messages.catalogue import current_language
from testdesk.printing.choice import PrintChoice
from testdesk.services.people.recall import RecallList, recall_list
from testdesk.services.tubes import TubeRecord, tube_record
from testdesk.services.voiding import void_sample


class TubeController(QObject):
    """Shows one tube at a time.

    Attributes:
        dialog: the dialog that is open, or None.

    Signals:
        person_chosen: the pseudonym of the person whose page is to be shown.
        printed: the recall sheet was printed or saved; carries the printer's name or the path.
        failed: the CodedError of a tube that cannot be shown.
    """

    person_chosen = Signal(str)
    printed = Signal(str)
    failed = Signal(CodedError)

    def __init__(self, bridge: StationBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._print_choice = PrintChoice()
        self.dialog: TubeDialog | None = None

    def use_print_choice(self, choice: PrintChoice) -> None:
        """Sets the printer or folder to that of the people page."""
        self._print_choice = choice

    def open(self, code: str) -> None:
        """Shows the tube with this barcode."""
        self._bridge.read(partial(tube_record, code=code), self._show, self, self.failed.emit)

    def _show(self, record: TubeRecord) -> None:
        if self.dialog is not None or not self._window.isVisible():
            return
        self.dialog = dialog = TubeDialog(self._bridge, record, self._window)
        code = record.tube.tube
        dialog.person_chosen.connect(self.person_chosen)
        dialog.void_requested.connect(partial(self._ask_why, record))
        dialog.recall_requested.connect(partial(self._recall, code))
        dialog.finished.connect(self._closed)
        dialog.open_once()

    def _closed(self) -> None:
        self.dialog = None

    def _ask_why(self, record: TubeRecord, place: Place) -> None:
        """Asks why the sample in this place is voided."""
        name = "  ".join(part for part in (place.name, place.korean) if part)
        dialog = VoidDialog(
            name or self.tr("Not on the list"),
            record.tube.tube,
            place.position,
            sealed=record.tube.state == "sealed",
            parent=self.dialog,
        )
        dialog.chosen.connect(partial(self._void, record.tube.tube, place.sample))
        dialog.corrects.connect(partial(self._open_person, place.resident))
        dialog.open_once()

    def _open_person(self, resident: str) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.person_chosen.emit(resident)

    def _void(self, code: str, sample: str, reason: str) -> None:
        command = partial(void_sample, sample=sample, reason=reason)

        def done(_result: ScanResult) -> None:
            self._bridge.read(partial(tube_record, code=code), self._show_again, self, self._report)

        run_confirmed(self._bridge, command, done, self.dialog or self._window, self._report)

    def _show_again(self, record: TubeRecord) -> None:
        if self.dialog is not None:
            self.dialog.show_record(record)

    def _recall(self, code: str) -> None:
        self._bridge.run(partial(recall_list, code=code), self._print, self, self._report)

    def _print(self, recall: RecallList) -> None:
        from testdesk.paper.documents.recall import recall_pages  # noqa: PLC0415 - not for the first paint
        from testdesk.printing import papers  # noqa: PLC0415 - the same

        station, choice = self._bridge.station, self._print_choice
        now, operator = station.clock.now(), self._bridge.session.operator
        first: Language = "ko" if current_language() == "ko" else "zh"
        languages: tuple[Language, ...] = (first, "ko" if first == "zh" else "zh")
        name = f"recall-{recall.record.tube.tube}-{now.astimezone():%Y%m%d-%H%M%S}"

        def job() -> str:
            sheet = papers.recall_sheet(
                station.identity, recall, printed_by=operator, now=now, languages=languages
            )
            return papers.print_or_save_pages(list(recall_pages(sheet)), choice, name)

        self._bridge.run_on_io(job, self._printed, self, self._report)

    def _printed(self, where: str) -> None:
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.banner.show_message(
                lambda: self.tr("Printed: {where}").format(where=where), "accent"
            )
        self.printed.emit(where)

    def _report(self, error: CodedError) -> None:
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.banner.show_fault(error)
        else:
            self.failed.emit(error)
