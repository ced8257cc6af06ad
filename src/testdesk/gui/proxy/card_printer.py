"""Prints issued cards, and records in the journal which of them were printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import CodedError, PrintJobAborted
from testdesk.paper.output.print_queue import QueueJob, jobs_state
from testdesk.printing.choice import PrintChoice
from testdesk.printing.sent_cards import SentCards, send_cards
from testdesk.printing.watch import PrintWatch
from testdesk.services.cards.codes import IssuedCard, record_printed


class PartlyPrinted(msgspec.Struct, frozen=True):
    """Cards that were to come out together, of which some did not.

    Attributes:
        printed: those that came out, or were saved; at least one.
        missing: those that did not; at least one.
        choice: the paper and the printer or folder.
        where: the printer's name, or the file's path.
        error: why the others are missing.
    """

    printed: list[IssuedCard]
    missing: list[IssuedCard]
    choice: PrintChoice
    where: str
    error: CodedError


class CardPrinter(QObject):
    """Prints on the `io` lane, the worker thread for printers and files; so no scan waits.

    A card is recorded as printed only when the printer has reported it as finished.

    Attributes:
        under_way: ids of the cards in a printer or its queue, neither finished nor failed;
            printing one of them again would print it twice.

    Signals:
        printed: the IssuedCards, the PrintChoice, and the printer's name or the file's path.
        delayed: the IssuedCards that are still in a printer's queue, and the code of the reason,
            or "".
        partly_printed: a PartlyPrinted, instead of the other two.
        failed: the CodedError, with the IssuedCards; they are issued, but not printed.
    """

    printed = Signal(object, PrintChoice, str)
    delayed = Signal(object, str)
    partly_printed = Signal(PartlyPrinted)
    failed = Signal(object, CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Ids of cards, used only on the `io` lane. If one is sent again, it is a reprint.
        self._sent_before: set[str] = set()
        self.under_way: set[str] = set()

    def print_or_save(
        self, cards: Sequence[IssuedCard], choice: PrintChoice, *, title: str = ""
    ) -> None:
        """Prints or saves cards whose issue is recorded in the journal.

        Args:
            cards: the cards, in the order in which they are printed.
            choice: the paper and the printer.
            title: text in the margin of a sheet, such as a building's name.
        """
        point = self._bridge.station.identity.point
        ids = [card.card.card for card in cards]
        self.under_way.update(ids)

        def job() -> tuple[SentCards, list[str]]:
            sent = send_cards(cards, choice, point=point, title=title, reprinted=self._sent_before)
            sent_ids = [card.card.card for card in sent.cards]
            first_prints = [card for card in sent_ids if card not in self._sent_before]
            self._sent_before.update(first_prints)
            return sent, first_prints

        def failed(error: CodedError) -> None:
            self.under_way.difference_update(ids)
            self.failed.emit(cards, error)

        self._bridge.run_on_io(job, partial(self._sent, choice), self, failed)

    def _sent(self, choice: PrintChoice, result: tuple[SentCards, list[str]]) -> None:
        sent, first_prints = result
        if not sent.jobs:  # saved as a file, or printed by a receipt printer without a queue
            self._report(choice, sent, sent.cards, sent.error)
            return
        watch = PrintWatch(self._bridge, sent.jobs, self)
        watch.printed.connect(partial(self._report, choice, sent, sent.cards, sent.error))
        watch.delayed.connect(partial(self.delayed.emit, sent.cards))
        watch.failed.connect(partial(self._find_printed, choice, sent, first_prints))
        watch.start()

    def _find_printed(
        self, choice: PrintChoice, sent: SentCards, first_prints: Sequence[str], error: CodedError
    ) -> None:
        """Asks the queue which of the jobs were printed, since not all of them were."""

        def query() -> list[QueueJob]:
            return [job for job in sent.jobs if jobs_state([job]) == "out"]

        def found(printed_jobs: list[QueueJob]) -> None:
            printed = sent.cards_of(printed_jobs)
            missing = {card.card.card for card in sent.cards if card not in printed}
            if isinstance(error, PrintJobAborted):
                # The first print was aborted, so the next one is not a reprint.
                again = missing.intersection(first_prints)
                forget = partial(self._sent_before.difference_update, again)
                self._bridge.run_on_io(forget, lambda _none: None, self)
            self._report(choice, sent, printed, error)

        self._bridge.ask_print_server(query, found, self)

    def _report(
        self,
        choice: PrintChoice,
        sent: SentCards,
        printed: list[IssuedCard],
        error: CodedError | None,
    ) -> None:
        missing = [card for card in (*sent.cards, *sent.unsent) if card not in printed]
        self.under_way.difference_update(card.card.card for card in missing)
        if error is None or not missing:
            self.printed.emit(printed, choice, sent.where)
        elif not printed:
            self.failed.emit(missing, error)
        else:
            result = PartlyPrinted(printed, missing, choice, sent.where, error)
            self.partly_printed.emit(result)
        if printed:
            self._record_printed([card.card.card for card in printed], choice)

    def _record_printed(self, cards: Sequence[str], choice: PrintChoice) -> None:
        printer = choice.printer or PDF
        action = partial(record_printed, cards=cards, layout=choice.layout, printer=printer)

        def recorded(_nothing: None) -> None:
            self.under_way.difference_update(cards)

        def failed(error: CodedError) -> None:
            # The card is printed but not recorded as printed, so it still counts as unprinted.
            self.under_way.difference_update(cards)
            self._bridge.refused.emit(error)

        self._bridge.run(action, recorded, self, failed)
