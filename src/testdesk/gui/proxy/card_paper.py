"""Issued cards onto paper, and into the journal that they are on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from testdesk.bridge.cards import PrintChoice, put_on_paper
from testdesk.bridge.desk import DeskBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.services.codes import IssuedCard, mark_printed


class CardPaper(QObject):
    """Prints on the lane for such things; the next scan does not wait.

    Signals:
        printed: the IssuedCards, and where they are: a printer's name or a file's path.
        failed: the IssuedCards, which are on record all the same, and the CodedError.
    """

    printed = Signal(object, str)
    failed = Signal(object, object)

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        # Read and written on the io lane only, so that a second press of F7 is known as one.
        self._out: set[str] = set()

    def put(self, cards: Sequence[IssuedCard], choice: PrintChoice, *, title: str = "") -> None:
        """Prints cards that are on record.

        Args:
            cards: in the order of the paper.
            choice: on what.
            title: for a sheet's margin, as a building's name.
        """
        point = self._bridge.desk.identity.point

        def done(where: str) -> None:
            self.printed.emit(cards, where)
            self._mark([card.card.card for card in cards], choice)

        def failed(error: CodedError) -> None:
            self.failed.emit(cards, error)

        def job() -> str:
            where = put_on_paper(cards, choice, point=point, title=title, again=self._out)
            self._out |= {card.card.card for card in cards}
            return where

        self._bridge.print(job, done, self, failed)

    def _mark(self, cards: Sequence[str], choice: PrintChoice) -> None:
        desk, session = self._bridge.desk, self._bridge.session

        def deed() -> tuple[None, Changes]:
            touched = mark_printed(
                desk=desk,
                session=session,
                cards=cards,
                layout=choice.layout,
                printer=choice.printer or "pdf",
            )
            return None, touched

        self._bridge.run(deed, lambda _nothing: None, self)
