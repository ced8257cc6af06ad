"""Trying a printer before people stand in front of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.messages.sentences import sentence, what_and_todo
from testdesk.printing.cards import PrintChoice, PrintedCards, print_or_save_specimen
from testdesk.printing.watch import PrintWatch


class PrinterTrial(QObject):
    """Prints a specimen on the io lane; nothing of it enters the journal.

    Signals:
        news: a sentence, and its tone: accent, attention or stop.
    """

    news = Signal(str, str)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def start(self, choice: PrintChoice) -> None:
        """Prints one, or writes it to a PDF."""
        point = self._bridge.station.identity.point
        self.news.emit(self.tr("Printing a test slip …"), "accent")
        self._bridge.print(
            lambda: print_or_save_specimen(choice, point=point), self._handed_over, self, self._fail
        )

    def _handed_over(self, put: PrintedCards) -> None:
        if not put.jobs:
            self._is_out()
            return
        watch = PrintWatch(self._bridge, put.jobs, self)
        watch.printed.connect(self._is_out)
        watch.delayed.connect(self._wait)
        watch.failed.connect(self._fail)
        watch.start()

    def _is_out(self) -> None:
        self.news.emit(self.tr("Test slip printed. Scan it: it must be refused."), "accent")

    def _wait(self, why: str) -> None:
        reported = [sentence("printer_queue_waits"), what_and_todo(why)[0] if why else ""]
        self.news.emit(" ".join(reported).strip(), "attention")

    def _fail(self, error: CodedError) -> None:
        self.news.emit(sentence(error.code, error.detail), "stop")
