"""Issuing and printing: the card is on record first, then on paper, then in the tube."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from testdesk.bridge.cards import PrintChoice
from testdesk.bridge.desk import DeskBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.domain.verdicts import ScanResult
from testdesk.gui.proxy.card_paper import CardPaper
from testdesk.gui.sentences import sentence, what_and_todo
from testdesk.services import codes, registration
from testdesk.services.codes import Applicant, IssuedCard


class ProxyDeed(QObject):
    """One showing of a person: nobody gets two cards by a second press of Enter.

    Attributes:
        unprinted: cards on record whose paper failed; F7 prints them.

    Signals:
        news: a sentence, and its tone: accent, attention or stop.
        registered: the ScanResults of a print-and-register.
        printed: what was printed: the IssuedCards.
    """

    news = Signal(str, str)
    registered = Signal(object)
    printed = Signal(object)

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._last: list[IssuedCard] = []
        self._issued: set[str] = set()
        self._registered = False
        self._busy = False
        self._told: tuple[Callable[[], str], str] | None = None
        self.unprinted: list[IssuedCard] = []
        self._paper = CardPaper(bridge, self)
        self._paper.printed.connect(self._on_paper)
        self._paper.waited.connect(self._in_queue)
        self._paper.failed.connect(self._not_on_paper)

    @property
    def under_way(self) -> frozenset[str]:
        """Ids of the cards that a printer has and that are not known to be out."""
        return frozenset(self._paper.under_way)

    def tell_again(self) -> None:
        """Emits the last news once more, in the language of now."""
        if self._told is not None:
            self._tell(*self._told)

    def forget(self) -> None:
        """Another person is shown; cards that still lack their paper are not forgotten."""
        self._issued.clear()
        self._registered = False
        self._last = list(self.unprinted)
        self._told = None

    def issue(
        self,
        residents: Sequence[str],
        applicant: Applicant,
        choice: PrintChoice,
        *,
        register: bool = False,
    ) -> None:
        """Issues, prints, and where wanted registers those who have no card of this showing.

        Whose card is printed already is only registered.
        """
        wanted = [resident for resident in residents if resident not in self._issued]
        if self._busy:
            return
        if not wanted and register and self._last and not self._registered:
            self._register(self._last)
            return
        if not wanted:
            self._tell(lambda: self._nothing_to_do(bool(residents)), "attention")
            return
        self._busy = True
        self._issued |= set(wanted)
        desk, session = self._bridge.desk, self._bridge.session

        def deed() -> tuple[list[IssuedCard], Changes]:
            return codes.issue_many(
                desk=desk, session=session, residents=wanted, applicant=applicant
            )

        def done(cards: list[IssuedCard]) -> None:
            self._busy = False
            self._last = cards
            self._issued -= set(wanted) - {card.resident.resident for card in cards}
            self.put_on_paper(cards, choice)
            if register:
                self._register(cards)

        def failed(error: CodedError) -> None:
            self._busy = False
            self._issued -= set(wanted)
            self._tell(lambda: sentence(error.code, error.detail), "stop")

        self._bridge.run(deed, done, self, failed)

    def print_again(self, good: IssuedCard | None, choice: PrintChoice) -> None:
        """The cards of the last issue, or else a person's good card.

        Those that a printer has already are left out: a second press would bring them twice.
        """
        cards = self.unprinted or self._last or ([good] if good else [])
        left = [card for card in cards if card.card.card not in self.under_way]
        if left:
            self.put_on_paper(left, choice)
        elif cards and choice.printer:
            self._in_queue(cards, "")

    def _nothing_to_do(self, some: bool) -> str:
        if some:
            return self.tr("This card is issued already. F7 prints it again.")
        return self.tr("Nobody is ticked.")

    def put_on_paper(self, cards: list[IssuedCard], choice: PrintChoice) -> None:
        """Prints cards that are on record."""
        self._tell(lambda: self.tr("Issued. Printing …"), "accent")
        self._paper.put(cards, choice)

    def _on_paper(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> None:
        self.unprinted = [card for card in self.unprinted if card not in cards]
        self._last = [
            msgspec.structs.replace(
                card, card=msgspec.structs.replace(card.card, prints=card.card.prints + 1)
            )
            for card in cards
        ]
        self._tell(lambda: self._printed_words(cards, choice, where), "accent")
        self.printed.emit(cards)

    def _not_on_paper(self, cards: list[IssuedCard], error: CodedError) -> None:
        self.unprinted = [*(card for card in self.unprinted if card not in cards), *cards]
        self._tell(lambda: self._unprinted_words(error), "attention")

    def _in_queue(self, cards: list[IssuedCard], why: str) -> None:
        self._tell(lambda: self._waiting_words(cards, why), "attention")

    def _waiting_words(self, cards: list[IssuedCard], why: str) -> str:
        words = self.tr("Card {numbers} waits in the printer's queue and is not printed yet.")
        told = words.format(numbers=_numbers(cards))
        between = "" if told.endswith("。") else " "
        return f"{told}{between}{what_and_todo(why)[0]}" if why else told

    def _unprinted_words(self, error: CodedError) -> str:
        form = self.tr("Issued, but not printed. {why} F7 prints it again.")
        return form.format(why=sentence(error.code, error.detail))

    def _tell(self, words: Callable[[], str], tone: str) -> None:
        self._told = words, tone
        self.news.emit(words(), tone)

    def _printed_words(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> str:
        form = self.tr("Printed: card {numbers}") if choice.printer else self.tr("Saved: {file}")
        return form.format(numbers=_numbers(cards), file=where)

    def _register(self, cards: list[IssuedCard]) -> None:
        self._registered = True
        desk, session = self._bridge.desk, self._bridge.session

        def deed() -> tuple[list[ScanResult], Changes]:
            results, changes = [], Changes()
            for card in cards:
                result, touched = registration.scan(card.code, desk=desk, session=session)
                results.append(result)
                changes |= touched
            return results, changes

        self._bridge.run(deed, self.registered.emit, self)


def _numbers(cards: Sequence[IssuedCard]) -> str:
    return ", ".join(card.card_number for card in cards)
