"""A test of the printer, before anybody waits for a card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.messages.sentences import sentence, sentence_of, what_and_todo
from testdesk.printing.cards import PrintChoice, PrintedCards, print_or_save_specimen
from testdesk.printing.watch import PrintWatch


class PrinterTrial(QObject):
    """Prints a specimen on the `io` lane; nothing is written to the journal.

    Signals:
        news: a `Text`, and its tone: accent, attention or stop.
    """

    news = Signal(object, str)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def start(self, choice: PrintChoice) -> None:
        point = self._bridge.station.identity.point
        self.news.emit(lambda: self.tr("Printing a test slip …"), "accent")
        self._bridge.run_on_io(
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
        self.news.emit(lambda: self.tr("Test slip printed. Scan it: it must be refused."), "accent")

    def _wait(self, why: str) -> None:
        def text() -> str:
            reason = what_and_todo(why)[0] if why else ""
            return f"{sentence('printer_queue_waits')} {reason}".strip()

        self.news.emit(text, "attention")

    def _fail(self, error: CodedError) -> None:
        self.news.emit(partial(sentence_of, error), "stop")
