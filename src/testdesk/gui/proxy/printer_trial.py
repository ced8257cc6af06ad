"""Tests the printer with a card that belongs to nobody, before anybody waits for a card."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.messages.sentences import sentence, sentence_of, what_and_todo
from testdesk.printing.cards import PrintedCards, print_or_save_test_card
from testdesk.printing.choice import PrintChoice
from testdesk.printing.watch import PrintWatch


class PrinterTrial(QObject):
    """Prints a test card on the `io` lane (a worker thread); the journal gets no event.

    Signals:
        reported: a function that returns the message, and its tone: accent, attention or stop.
    """

    reported = Signal(object, str)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def start(self, choice: PrintChoice) -> None:
        point = self._bridge.station.identity.point
        self.reported.emit(lambda: self.tr("Printing a test slip …"), "accent")
        self._bridge.run_on_io(
            lambda: print_or_save_test_card(choice, point=point), self._sent, self, self._failed
        )

    def _sent(self, printed: PrintedCards) -> None:
        if not printed.jobs:  # saved as a file, or printed by a receipt printer without a queue
            self._printed()
            return
        watch = PrintWatch(self._bridge, printed.jobs, self)
        watch.printed.connect(self._printed)
        watch.delayed.connect(self._delayed)
        watch.failed.connect(self._failed)
        watch.start()

    def _printed(self) -> None:
        self.reported.emit(
            lambda: self.tr("Test slip printed. Scan it: it must be refused."), "accent"
        )

    def _delayed(self, reason: str) -> None:
        def text() -> str:
            reason_text = what_and_todo(reason)[0] if reason else ""
            return f"{sentence('printer_queue_waits')} {reason_text}".strip()

        self.reported.emit(text, "attention")

    def _failed(self, error: CodedError) -> None:
        self.reported.emit(partial(sentence_of, error), "stop")
