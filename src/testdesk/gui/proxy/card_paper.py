"""Issued cards onto paper, and into the journal that they are on it."""

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
    """Prints on the lane for such things; the next scan does not wait.

    A card is marked printed when it is known to be out, not when a queue has it.

    Attributes:
        under_way: ids of the cards that a printer or its queue has and that are not yet known to
            be out or to have failed: who prints one of them prints it a second time.

    Signals:
        printed: the IssuedCards, the PrintChoice, and where they are: a printer's name or a
            file's path.
        waited: the IssuedCards that are still in a printer's queue, and a code of why, or "".
        failed: the IssuedCards, which are on record all the same, and the CodedError.
    """

    printed = Signal(object, PrintChoice, str)
    waited = Signal(object, str)
    failed = Signal(object, CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Read and written on the io lane only, so that a second press of F7 is known as one.
        self._out: set[str] = set()
        self.under_way: set[str] = set()

    def put(self, cards: Sequence[IssuedCard], choice: PrintChoice, *, title: str = "") -> None:
        """Prints cards that are on record.

        Args:
            cards: in the order of the paper.
            choice: on what.
            title: for a sheet's margin, as a building's name.
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
            # Their first paper never came out, so the next one is no reprint.
            forget = partial(self._out.difference_update, first)
            self._bridge.run_on_io(forget, lambda _none: None, self)
        self.failed.emit(cards, error)

    def _mark(self, cards: Sequence[str], choice: PrintChoice) -> None:
        printer = choice.printer or PDF
        action = partial(mark_printed, cards=cards, layout=choice.layout, printer=printer)

        def marked(_nothing: None) -> None:
            self.under_way.difference_update(cards)

        def failed(error: CodedError) -> None:
            # Out, but not on record: it stays in the list, and may be printed from there.
            self.under_way.difference_update(cards)
            self._bridge.refused.emit(error)

        self._bridge.run(action, marked, self, failed)
