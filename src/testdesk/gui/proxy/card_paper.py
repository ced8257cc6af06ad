"""Prints issued cards, and records in the journal that they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import CodedError, PrintJobAborted
from testdesk.printing.cards import PrintChoice, PrintedCards, print_or_save_cards
from testdesk.printing.watch import PrintWatch
from testdesk.services.cards.codes import IssuedCard, mark_printed


class CardPaper(QObject):
    """Prints on the `io` lane, so that no scan waits for a printer.

    A card is marked as printed when it is known to be out, not when it is in a queue.

    Attributes:
        under_way: ids of the cards in a printer or its queue that are not yet known to be out or
            to have failed; printing one of them again would print it twice.

    Signals:
        printed: the IssuedCards, the PrintChoice, and where they are: a printer's name or a
            file's path.
        waited: the IssuedCards that are still in a printer's queue, and the code of the reason,
            or "".
        failed: the IssuedCards, which are recorded nevertheless, and the CodedError.
    """

    printed = Signal(object, PrintChoice, str)
    waited = Signal(object, str)
    failed = Signal(object, CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Read and written only on the `io` lane, so that a reprint is recognised as one.
        self._out: set[str] = set()
        self.under_way: set[str] = set()

    def put(self, cards: Sequence[IssuedCard], choice: PrintChoice, *, title: str = "") -> None:
        """Prints or saves cards that are recorded.

        Args:
            cards: the cards, in the order in which they are printed.
            choice: the paper and the printer.
            title: text for the margin of a sheet, such as a building's name.
        """
        point = self._bridge.station.identity.point
        ids = [card.card.card for card in cards]
        self.under_way.update(ids)

        def job() -> tuple[PrintedCards, list[str]]:
            put = print_or_save_cards(cards, choice, point=point, title=title, again=self._out)
            first = [card for card in ids if card not in self._out]
            self._out.update(first)
            return put, first

        def failed(error: CodedError) -> None:
            self.under_way.difference_update(ids)
            self.failed.emit(cards, error)

        self._bridge.run_on_io(job, partial(self._handed_over, cards, choice), self, failed)

    def _handed_over(
        self,
        cards: Sequence[IssuedCard],
        choice: PrintChoice,
        answer: tuple[PrintedCards, list[str]],
    ) -> None:
        put, first = answer
        if not put.jobs:
            self._is_out(cards, choice, put.where)
            return
        watch = PrintWatch(self._bridge, put.jobs, self)
        watch.printed.connect(partial(self._is_out, cards, choice, put.where))
        watch.delayed.connect(partial(self.waited.emit, cards))
        watch.failed.connect(partial(self._gave_up, cards, first))
        watch.start()

    def _is_out(self, cards: Sequence[IssuedCard], choice: PrintChoice, where: str) -> None:
        self.printed.emit(cards, choice, where)
        self._mark([card.card.card for card in cards], choice)

    def _gave_up(
        self, cards: Sequence[IssuedCard], first: Sequence[str], error: CodedError
    ) -> None:
        self.under_way.difference_update(card.card.card for card in cards)
        if isinstance(error, PrintJobAborted):
            # The first print never came out, so the next one is not a reprint.
            forget = partial(self._out.difference_update, first)
            self._bridge.run_on_io(forget, lambda _none: None, self)
        self.failed.emit(cards, error)

    def _mark(self, cards: Sequence[str], choice: PrintChoice) -> None:
        printer = choice.printer or PDF
        action = partial(mark_printed, cards=cards, layout=choice.layout, printer=printer)

        def marked(_nothing: None) -> None:
            self.under_way.difference_update(cards)

        def failed(error: CodedError) -> None:
            # The card is out but not recorded as printed; it stays in the list, to print again.
            self.under_way.difference_update(cards)
            self._bridge.refused.emit(error)

        self._bridge.run(action, marked, self, failed)
