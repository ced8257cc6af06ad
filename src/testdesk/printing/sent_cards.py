"""Sends cards to a printer one by one, so that it is known which came out if it stops."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

import msgspec

from testdesk.domain.refusals import CodedError
from testdesk.paper.output.print_queue import QueueJob
from testdesk.printing.cards import PrintedCards, print_or_save_cards
from testdesk.printing.choice import PrintChoice
from testdesk.printing.drawable_cards import drawable_cards
from testdesk.services.cards.codes import IssuedCard


class SentPiece(msgspec.Struct, frozen=True):
    """Cards that come out together or not at all, and where they were printed or saved."""

    cards: Sequence[IssuedCard]
    printed: PrintedCards


class SentCards(msgspec.Struct, frozen=True):
    """What became of some cards.

    Attributes:
        pieces: what was sent, in order; at least one.
        unsent: the cards that were not sent.
        error: why they were not; None if all were sent.
    """

    pieces: Sequence[SentPiece]
    unsent: Sequence[IssuedCard]
    error: CodedError | None

    @property
    def cards(self) -> list[IssuedCard]:
        """The cards that were sent."""
        return [card for piece in self.pieces for card in piece.cards]

    @property
    def jobs(self) -> list[QueueJob]:
        """The jobs in a printer's queue; empty if the cards are printed or saved already."""
        return [job for piece in self.pieces for job in piece.printed.jobs]

    @property
    def where(self) -> str:
        """The printer's name or address, or the path of the PDF."""
        return self.pieces[0].printed.where

    def cards_of(self, printed: Collection[QueueJob]) -> list[IssuedCard]:
        """The cards of the pieces all of whose jobs were printed."""
        return [
            card
            for piece in self.pieces
            if all(job in printed for job in piece.printed.jobs)
            for card in piece.cards
        ]


def send_cards(
    cards: Sequence[IssuedCard],
    choice: PrintChoice,
    *,
    point: str,
    title: str = "",
    reprinted: Container[str] = (),
) -> SentCards:
    """Prints or saves cards; a card that no font can draw does not keep the others back.

    Each card is a piece of its own; a file, and the sheets of ten cards, are one piece. After a
    fault nothing more is sent. It is called on the lane for files and printers.

    Args:
        cards: in the order in which they are printed.
        choice: the paper, and the printer or folder.
        point: the testing point, which is named on the paper.
        title: for a sheet's margin.
        reprinted: as of `print_or_save_cards`.

    Raises:
        Refusal, EnvironmentFault: as `print_or_save_cards`: no card was sent.
    """
    drawable = drawable_cards(cards, point=point, title=title)
    drawable.refuse_if_all_left_out()
    error: CodedError | None = drawable.refusal()
    alone = bool(choice.printer) and choice.layout != "sheet"
    pieces = [[card] for card in drawable.cards] if alone and cards else [drawable.cards]
    sent: list[SentPiece] = []
    for piece in pieces:
        try:
            printed = print_or_save_cards(
                piece, choice, point=point, title=title, reprinted=reprinted
            )
        except CodedError as fault:
            if not sent:
                raise
            error = fault
            break
        sent.append(SentPiece(piece, printed))
    done = {card.card.card for piece in sent for card in piece.cards}
    return SentCards(sent, [card for card in cards if card.card.card not in done], error)
