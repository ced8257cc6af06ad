"""Prints issued cards, and records in the journal that they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import CodedError, PrintJobAborted
from testdesk.printing.cards import PrintChoice, PrintedCards, print_or_save_cards
from testdesk.printing.watch import PrintWatch
from testdesk.services.cards.codes import IssuedCard, record_printed


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
        failed: the CodedError, with the IssuedCards; they are issued, but not printed.
    """

    printed = Signal(object, PrintChoice, str)
    delayed = Signal(object, str)
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

        def job() -> tuple[PrintedCards, list[str]]:
            printed = print_or_save_cards(
                cards, choice, point=point, title=title, reprinted=self._sent_before
            )
            first_prints = [card for card in ids if card not in self._sent_before]
            self._sent_before.update(first_prints)
            return printed, first_prints

        def failed(error: CodedError) -> None:
            self.under_way.difference_update(ids)
            self.failed.emit(cards, error)

        self._bridge.run_on_io(job, partial(self._sent, cards, choice), self, failed)

    def _sent(
        self,
        cards: Sequence[IssuedCard],
        choice: PrintChoice,
        result: tuple[PrintedCards, list[str]],
    ) -> None:
        printed, first_prints = result
        if not printed.jobs:  # saved as a file, or printed by a receipt printer without a queue
            self._printed(cards, choice, printed.where)
            return
        watch = PrintWatch(self._bridge, printed.jobs, self)
        watch.printed.connect(partial(self._printed, cards, choice, printed.where))
        watch.delayed.connect(partial(self.delayed.emit, cards))
        watch.failed.connect(partial(self._print_failed, cards, first_prints))
        watch.start()

    def _printed(self, cards: Sequence[IssuedCard], choice: PrintChoice, where: str) -> None:
        self.printed.emit(cards, choice, where)
        self._record_printed([card.card.card for card in cards], choice)

    def _print_failed(
        self, cards: Sequence[IssuedCard], first_prints: Sequence[str], error: CodedError
    ) -> None:
        self.under_way.difference_update(card.card.card for card in cards)
        if isinstance(error, PrintJobAborted):
            # The first print was aborted, so the next one is not a reprint.
            forget = partial(self._sent_before.difference_update, first_prints)
            self._bridge.run_on_io(forget, lambda _none: None, self)
        self.failed.emit(cards, error)

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
