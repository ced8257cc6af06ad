"""Issuing and printing: a card is recorded, then printed; then its holder may be registered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Changes, Done
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.person_texts import comma_separated
from testdesk.gui.proxy.card_printer import CardPrinter, PartlyPrinted
from testdesk.messages.sentences import sentence_of, what_and_todo
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards import codes
from testdesk.services.cards.codes import Applicant, IssuedCard
from testdesk.services.scanning import registration
from testdesk.services.session import Context, Pending


class CardIssuing(QObject):
    """Issues cards for the people shown, and reports what became of them, with the names.

    A person with a valid card keeps it, so that pressing Enter twice voids nothing.

    Attributes:
        unprinted: issued cards that failed to print; Enter on the person prints them again.

    Signals:
        reported: a function that returns the message, and its tone: accent, attention or stop.
        registered: the ScanResults after "Print and register".
        printed: the IssuedCards that were printed or saved, the PrintChoice, and the printer's
            name or the file's path.
        partly_printed: a PartlyPrinted, instead of `printed`.
        failed: the IssuedCards of which none came out, and the CodedError.
    """

    reported = Signal(object, str)
    registered = Signal(object)
    printed = Signal(object, PrintChoice, str)
    partly_printed = Signal(PartlyPrinted)
    failed = Signal(object, CodedError)

    def __init__(self, bridge: StationBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._busy = False
        # Counts the people shown one after another; the number at the time, by a card's id.
        self._view_number = 0
        self._view_of_card: dict[str, int] = {}
        # The cards that failed last and have not come out since, and why.
        self._failed_cards: list[IssuedCard] = []
        self._failure: CodedError | None = None
        self.unprinted: list[IssuedCard] = []
        self._card_printer = CardPrinter(bridge, self)
        self._card_printer.printed.connect(self._cards_printed)
        self._card_printer.partly_printed.connect(self._cards_partly_printed)
        self._card_printer.delayed.connect(self._cards_delayed)
        self._card_printer.failed.connect(self._cards_failed)

    @property
    def under_way(self) -> frozenset[str]:
        """Ids of the cards in a printer or its queue, neither finished nor failed."""
        return frozenset(self._card_printer.under_way)

    def forget(self) -> None:
        """Drops the messages about the people shown until now, because another person is shown.

        A failed print is reported once more, with the name, above the next person. The operator may
        have missed the first report, for example while typing the next search.
        """
        self._view_number += 1
        if self._failed_cards and self._failure is not None:
            text = partial(self._unprinted_text, self._failed_cards, self._failure)
            self.reported.emit(text, "attention")
        self._failed_cards, self._failure = [], None

    def issue(
        self,
        residents: Sequence[str],
        applicant: Applicant,
        choice: PrintChoice,
        *,
        register: bool = False,
        replacing: bool = False,
    ) -> None:
        """Prints the valid card of each person; issues one to each person who has none.

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
            self.reported.emit(lambda: self.tr("Nobody is ticked."), "attention")
            return
        self._busy = True
        action = partial(
            codes.issue_many, residents=residents, applicant=applicant, replacing=replacing
        )

        def done(cards: list[IssuedCard]) -> None:
            self._busy = False
            self.print_or_save_cards(
                [card for card in cards if not (register and card.already_valid)], choice
            )
            if register:
                self._register(cards)

        def failed(error: CodedError) -> None:
            self._busy = False
            self.reported.emit(partial(sentence_of, error), "stop")

        self._bridge.run(action, done, self, failed)

    def register_person(self, resident: str) -> None:
        """Registers a person for the open tube, as somebody who was found by name.

        The sample records that no code or document was scanned, even if the person has a card.
        """

        def action(context: Context) -> Done[list[ScanResult]]:
            context.session.pending = Pending("", identified_by="walk_in")
            named = registration.name_owner(context, resident=resident)
            return Done([named.value], named.changes)

        self._bridge.run(action, self.registered.emit, self)

    def print_or_save_cards(self, cards: list[IssuedCard], choice: PrintChoice) -> None:
        """Prints or saves cards that are recorded.

        Cards already sent to a printer are left out, so that a second press does not print them
        twice.
        """
        remaining = [card for card in cards if card.card.card not in self.under_way]
        if remaining:
            self._view_of_card.update((card.card.card, self._view_number) for card in remaining)
            self.reported.emit(partial(self._under_way_text, remaining, choice), "accent")
            self._card_printer.print_or_save(remaining, choice)
        elif cards and choice.printer:
            self._cards_delayed(cards, "")

    def _cards_printed(self, cards: list[IssuedCard], choice: PrintChoice, where: str) -> None:
        self._note_printed(cards)
        # For people who are no longer shown, the result appears only in the print dialog.
        if all(self._view_of_card.pop(card.card.card, -1) == self._view_number for card in cards):
            self.reported.emit(partial(self._printed_text, cards, choice, where), "accent")
        self.printed.emit(cards, choice, where)

    def _cards_partly_printed(self, result: PartlyPrinted) -> None:
        self._note_printed(result.printed)
        self._note_failed(result.missing, result.error)
        self.partly_printed.emit(result)

    def _cards_failed(self, cards: list[IssuedCard], error: CodedError) -> None:
        self._note_failed(cards, error)
        self.failed.emit(cards, error)

    def _note_printed(self, cards: list[IssuedCard]) -> None:
        self.unprinted = _without(self.unprinted, cards)
        self._failed_cards = _without(self._failed_cards, cards)

    def _note_failed(self, cards: list[IssuedCard], error: CodedError) -> None:
        self.unprinted = [*_without(self.unprinted, cards), *cards]
        self._failed_cards, self._failure = list(cards), error
        self.reported.emit(partial(self._unprinted_text, cards, error), "attention")

    def _cards_delayed(self, cards: list[IssuedCard], reason: str) -> None:
        self.reported.emit(partial(self._waiting_text, cards, reason), "attention")

    def _under_way_text(self, cards: list[IssuedCard], choice: PrintChoice) -> str:
        form = self.tr("Printing: {people} …") if choice.printer else self.tr("Saving: {people} …")
        return form.format(people=_people_text(cards))

    def _waiting_text(self, cards: list[IssuedCard], reason: str) -> str:
        form = self.tr("In the printer's queue, not printed yet: {people}.")
        text = form.format(people=_people_text(cards))
        space = "" if text.endswith("。") else " "
        return f"{text}{space}{what_and_todo(reason)[0]}" if reason else text

    def _unprinted_text(self, cards: list[IssuedCard], error: CodedError) -> str:
        form = self.tr("Issued, but not printed: {people}. {why} Press Enter to print it again.")
        return form.format(people=_people_text(cards), why=sentence_of(error))

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
        return comma_separated(
            form.format(
                name=card.resident.name,
                number=card.card_number,
                which=same if card.already_valid else new,
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


def _without(cards: Sequence[IssuedCard], others: Sequence[IssuedCard]) -> list[IssuedCard]:
    ids = {other.card.card for other in others}
    return [card for card in cards if card.card.card not in ids]


def _people_text(cards: Sequence[IssuedCard]) -> str:
    return comma_separated(f"{card.resident.name} {card.card_number}" for card in cards)
