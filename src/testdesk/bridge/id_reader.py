"""The ID-card reader: asked on a lane of its own, each card told once."""

from __future__ import annotations

from functools import partial
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.lane import Lane
from testdesk.domain.refusals import CodedError, DetailValue
from testdesk.readers.card_service import DEFAULT_ADDRESS, CardService
from testdesk.readers.id_card import IdCard, IdReader
from testdesk.readers.training_cards import TrainingReader

ReaderKind = Literal["off", "service", "simulator"]

_WAIT_SECONDS = 2
# A card that lies there is answered at once, again and again.
_PAUSE_MS = 300
_PAUSE_AFTER_FAULT_MS = 2_000
_TAIL = 4


class ReaderChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which reader: none, the service at an address of this laptop, or the one for training."""

    kind: ReaderKind = "off"
    address: str = DEFAULT_ADDRESS


class ReaderState(msgspec.Struct, frozen=True):
    """How the reader is, and what it read last.

    Attributes:
        kind: which reader is used.
        code, detail: of the fault, where it has one.
        card: kind of the last card, or empty.
        tail: the last four characters of its number.
    """

    kind: ReaderKind = "off"
    code: str = ""
    detail: dict[str, DetailValue] = {}
    card: str = ""
    tail: str = ""


class IdReading(QObject):
    """Asks the chosen reader for as long as it is chosen; off at first.

    A card that stays on the reader is told once, until it was taken off.

    Attributes:
        state: the ReaderState of now.
        only_try: while it is set cards change the state and go to nobody.

    Signals:
        card_read: the IdCard.
        state_changed: the ReaderState.
    """

    card_read = Signal(IdCard)
    state_changed = Signal(ReaderState)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane("id-reader", self)
        self._reader: IdReader | None = None
        self._lying = ""
        self.state = ReaderState()
        self.only_try = False

    def use(self, choice: ReaderChoice) -> None:
        """Lets the reader of before go and asks this one.

        Raises:
            Refusal: reader_address_invalid; the reader of before is kept.
        """
        reader = _reader_of(choice)
        self._remove_draft()
        self._reader = reader
        self._report(ReaderState(choice.kind))
        self._ask(reader)

    def lay_card(self) -> None:
        """Lays the next made-up card on the reader for training; nothing on a real one."""
        if isinstance(self._reader, TrainingReader):
            self._reader.present_next()

    def close(self) -> None:
        """Cuts a question that waits for its answer; nothing is told any more."""
        self._remove_draft()
        self._lane.close()

    def _remove_draft(self) -> None:
        reader, self._reader, self._lying = self._reader, None, ""
        if reader is not None:
            reader.close()

    def _ask(self, reader: IdReader | None) -> None:
        if reader is None or reader is not self._reader:
            return
        self._lane.submit(
            partial(reader.read, _WAIT_SECONDS),
            partial(self._answered, reader),
            owner=self,
            failed=partial(self._failed, reader),
        )

    def _answered(self, reader: IdReader, card: IdCard | None) -> None:
        if reader is not self._reader:
            return
        before, self._lying = self._lying, card.number if card else ""
        kind, tail = self.state.card, self.state.tail
        if card is not None:
            kind, tail = card.kind, card.number[-_TAIL:]
        self._report(ReaderState(self.state.kind, card=kind, tail=tail))
        if card is not None and card.number != before and not self.only_try:
            self.card_read.emit(card)
        self._ask_later(reader, _PAUSE_MS)

    def _failed(self, reader: IdReader, error: CodedError) -> None:
        if reader is self._reader:
            self._report(ReaderState(self.state.kind, error.code, error.detail))
            self._ask_later(reader, _PAUSE_AFTER_FAULT_MS)

    def _ask_later(self, reader: IdReader, pause: int) -> None:
        QTimer.singleShot(pause, self, partial(self._ask, reader))

    def _report(self, state: ReaderState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _reader_of(choice: ReaderChoice) -> IdReader | None:
    if choice.kind == "service":
        return CardService(choice.address)
    return TrainingReader() if choice.kind == "simulator" else None
