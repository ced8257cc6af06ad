"""Issuing and printing: a card is recorded first, then printed; then its holder is registered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.person_texts import listed
from testdesk.gui.proxy.card_paper import CardPaper
from testdesk.messages.sentences import sentence_of, what_and_todo
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards import codes
from testdesk.services.cards.codes import Applicant, IssuedCard
from testdesk.services.scanning import registration
from testdesk.services.session import Context


class CardIssuing(QObject):
    """Issues cards for the people shown, and reports the outcome with their names.

    A person with a valid card keeps it, so that pressing Enter twice voids nothing.

    Attributes:
        unprinted: recorded cards whose printing failed; Enter on the person prints them.

    Signals:
        news: a `Text`, and its tone: accent, attention or stop.
        registered: the ScanResults after "Print and register".
        printed: the IssuedCards that were printed or saved.
    """

    news = Signal(object, str)
    registered = Signal(object)
    printed = Signal(object)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._busy = False
        self._showing = 0
        self._of_showing: dict[str, int] = {}
        self._missing: Callable[[], str] | None = None
        self.unprinted: list[IssuedCard] = []
        self._paper = CardPaper(bridge, self)
        self._paper.printed.connect(self._on_paper)
        self._paper.waited.connect(self._in_queue)
        self._paper.failed.connect(self._not_on_paper)

    @property
    def under_way(self) -> frozenset[str]:
        """Ids of the cards sent to a printer and not yet known to be out or to have failed."""
        return frozenset(self._paper.under_way)

    def forget(self) -> None:
        """Drops the messages about the last people, because another person is shown.

        A failed print is reported once more, by name, above the next person: the first report may
        have come while the operator was already searching for that person.
        """
        self._showing += 1
        if self._missing is not None:
            self.news.emit(self._missing, "attention")
        self._missing = None

    def issue(
        self,
        residents: Sequence[str],
        applicant: Applicant,
        choice: PrintChoice,
        *,
        register: bool = False,
        replacing: bool = False,
    ) -> None:
        """Prints a valid card for each person; issues one to anybody who has none.

        Args:
            residents: pseudonyms.
            applicant: who collects the cards; with `replacing`, also why a new card is needed.
            choice: the paper and the printer.
            register: whether to register the people for the open tube too; only new cards are
                then printed.
            replacing: whether to issue a new card in place of a valid one.
        """
        if self._busy:
            return
        if not residents:
            self.news.emit(lambda: self.tr("Nobody is ticked."), "attention")
            return
        self._busy = True
        action = partial(
            codes.issue_many, residents=residents, applicant=applicant, replacing=replacing
        )

        def done(cards: list[IssuedCard]) -> None:
            self._busy = False
            self.print_or_save_cards(
                [card for card in cards if not (register and card.again)], choice
            )
            if register:
                self._register(cards)

        def failed(error: CodedError) -> None:
            self._busy = False
            self.news.emit(partial(sentence_of, error), "stop")

        self._bridge.run(action, done, self, failed)

    def print_or_save_cards(self, cards: list[IssuedCard], choice: PrintChoice) -> None:
        """Prints or saves cards that are recorded.

        Cards already sent to a printer are left out, so that a second press does not print them
        twice.
        """
        left = [card for card in cards if card.card.card not in self.under_way]
        if left:
            self._of_showing.update((card.card.card, self._showing) for card in left)
            self.news.emit(partial(self._under_way_text, left, choice), "accent")
            self._paper.put(left, choice)
        elif cards and choice.printer:
            self._in_queue(cards, "")

    def _on_paper(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> None:
        self.unprinted = [card for card in self.unprinted if not _among(card, cards)]
        # For people who are no longer shown, the result appears only in the lists of prints.
        if all(self._of_showing.pop(card.card.card, -1) == self._showing for card in cards):
            self.news.emit(partial(self._printed_text, cards, choice, where), "accent")
        self.printed.emit(cards)

    def _not_on_paper(self, cards: list[IssuedCard], error: CodedError) -> None:
        self.unprinted = [*(card for card in self.unprinted if not _among(card, cards)), *cards]
        self._missing = partial(self._unprinted_text, cards, error)
        self.news.emit(self._missing, "attention")

    def _in_queue(self, cards: list[IssuedCard], why: str) -> None:
        self.news.emit(partial(self._waiting_text, cards, why), "attention")

    def _under_way_text(self, cards: list[IssuedCard], choice: PrintChoice) -> str:
        form = self.tr("Printing: {people} …") if choice.printer else self.tr("Saving: {people} …")
        return form.format(people=_people(cards))

    def _waiting_text(self, cards: list[IssuedCard], why: str) -> str:
        text = self.tr("In the printer's queue, not printed yet: {people}.")
        reported = text.format(people=_people(cards))
        between = "" if reported.endswith("。") else " "
        return f"{reported}{between}{what_and_todo(why)[0]}" if why else reported

    def _unprinted_text(self, cards: list[IssuedCard], error: CodedError) -> str:
        form = self.tr("Issued, but not printed: {people}. {why} Press Enter to print it again.")
        return form.format(people=_people(cards), why=sentence_of(error))

    def _printed_text(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> str:
        people, count = self._people_and_cards(cards), len(cards)
        if choice.printer:
            single, many = self.tr("Printed: {people}"), self.tr("{count} cards printed: {people}")
        else:
            single = self.tr("Saved as PDF, not printed: {people}. {file}")
            many = self.tr("{count} cards saved as PDF, not printed: {people}. {file}")
        return (single if count == 1 else many).format(people=people, count=count, file=where)

    def _people_and_cards(self, cards: Sequence[IssuedCard]) -> str:
        same, new = self.tr("same card"), self.tr("new card")
        form = self.tr("{name} {number} ({which})")
        return listed(
            form.format(
                name=card.resident.name, number=card.card_number, which=same if card.again else new
            )
            for card in cards
        )

    def _register(self, cards: list[IssuedCard]) -> None:
        def action(context: Context) -> Done[list[ScanResult]]:
            results, changes = [], Changes()
            for card in cards:
                scanned = registration.scan(context, card.code)
                results.append(scanned.value)
                changes |= scanned.changes
            return Done(results, changes)

        self._bridge.run(action, self.registered.emit, self)


def _among(card: IssuedCard, cards: Sequence[IssuedCard]) -> bool:
    return card.card.card in {other.card.card for other in cards}


def _people(cards: Sequence[IssuedCard]) -> str:
    return listed(f"{card.resident.name} {card.card_number}" for card in cards)
