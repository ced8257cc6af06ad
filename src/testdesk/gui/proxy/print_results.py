"""What became of a print as a whole: the cards that came out, then those that were missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.domain.refusals import CodedError
from testdesk.gui.proxy.card_printer import PartlyPrinted
from testdesk.gui.proxy.issuing import CardIssuing
from testdesk.ports import Clock
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards.codes import Applicant, IssuedCard


class MissingCards(msgspec.Struct, frozen=True):
    """Cards of the same print that did not come out, and why; none if `error` is None."""

    cards: Sequence[IssuedCard] = ()
    error: CodedError | None = None


class PrintedResult(msgspec.Struct, frozen=True):
    """What came out of the printer, or was saved.

    Attributes:
        cards: in the order of printing.
        choice: the paper and the printer or folder.
        where: the printer's name, or the path of the PDF.
        at: the time of day, such as "08:53:20".
        applicant: who fetches the cards; may be nobody.
        missing: the cards that were to come out with them.
    """

    cards: Sequence[IssuedCard]
    choice: PrintChoice
    where: str
    at: str = ""
    applicant: Applicant = Applicant()
    missing: MissingCards = MissingCards()

    def is_missing(self, cards: Sequence[IssuedCard]) -> bool:
        """Whether one of these cards is among the missing ones."""
        return bool(_ids(cards) & _ids(self.missing.cards))

    def completed(
        self, cards: Sequence[IssuedCard], choice: PrintChoice, where: str, at: str
    ) -> PrintedResult:
        """The result after missing cards came out.

        A card that was saved instead of printed, or the other way round, is a result of its own:
        the heading is true of all cards that are named below it.
        """
        left = [card for card in self.missing.cards if card.card.card not in _ids(cards)]
        same = bool(choice.printer) == bool(self.choice.printer)
        return PrintedResult(
            cards=[*self.cards, *cards] if same else list(cards),
            choice=choice,
            where=where,
            at=at,
            applicant=self.applicant,
            missing=MissingCards(left, self.missing.error) if left else MissingCards(),
        )

    def failed_again(self, error: CodedError) -> PrintedResult:
        """The same result, with the newest reason why cards are missing."""
        return msgspec.structs.replace(self, missing=MissingCards(self.missing.cards, error))


def _ids(cards: Sequence[IssuedCard]) -> set[str]:
    return {card.card.card for card in cards}


class PrintResults(QObject):
    """Follows what is issued, and adds to the result that is shown what comes out later.

    Signals:
        printed: the PrintedResult of another print, without its applicant.
        updated: the PrintedResult that is shown, with what has become of its missing cards.
    """

    printed = Signal(PrintedResult)
    updated = Signal(PrintedResult)

    def __init__(
        self,
        issuing: CardIssuing,
        clock: Clock,
        shown: Callable[[], PrintedResult | None],
        parent: QObject,
    ) -> None:
        """`shown` returns the result in view, or None."""
        super().__init__(parent)
        self._clock, self._shown = clock, shown
        issuing.printed.connect(self._cards_printed)
        issuing.partly_printed.connect(self._cards_partly_printed)
        issuing.failed.connect(self._cards_failed)

    def _cards_printed(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> None:
        shown, at = self._shown(), self._time_of_day()
        if shown is not None and shown.is_missing(cards):
            self.updated.emit(shown.completed(cards, choice, where, at))
        else:
            self.printed.emit(PrintedResult(cards, choice, where, at))

    def _cards_partly_printed(self, partly: PartlyPrinted) -> None:
        shown, at = self._shown(), self._time_of_day()
        if shown is not None and shown.is_missing(partly.missing):
            more = shown.completed(partly.printed, partly.choice, partly.where, at)
            self.updated.emit(more.failed_again(partly.error))
            return
        missing = MissingCards(partly.missing, partly.error)
        self.printed.emit(
            PrintedResult(partly.printed, partly.choice, partly.where, at, missing=missing)
        )

    def _cards_failed(self, cards: list[IssuedCard], error: CodedError) -> None:
        shown = self._shown()
        if shown is not None and shown.is_missing(cards):
            self.updated.emit(shown.failed_again(error))

    def _time_of_day(self) -> str:
        return f"{self._clock.now().astimezone():%H:%M:%S}"
