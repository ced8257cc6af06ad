"""The ID-card reader: it is polled on its own lane, and each card is reported once."""

from __future__ import annotations

from functools import partial
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from testdesk.bridge.lane import Lane
from testdesk.domain.refusals import CodedError, DetailValue
from testdesk.readers.id_card import DEFAULT_ADDRESS, IdCard, IdReader
from testdesk.readers.training_cards import TrainingReader

# service: the vendor's program for the reader, on this laptop; simulator: the training reader, with
# its made-up cards.
ReaderKind = Literal["off", "service", "simulator"]

_WAIT_SECONDS = 2  # a read without a card returns after this time
# Between two reads, because with a card on the reader a read returns at once.
_PAUSE_MS = 300
_PAUSE_AFTER_FAULT_MS = 2_000
_TAIL_LENGTH = 4


class ReaderChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """The chosen reader: none, the service at an address of this laptop, or the training reader."""

    kind: ReaderKind = "off"
    address: str = DEFAULT_ADDRESS


class ReaderState(msgspec.Struct, frozen=True):
    """The state of the reader, and what it read last.

    Attributes:
        kind: which reader is used.
        code, detail: the code and details of its fault, if it has one.
        card: the kind of the ID card that was read last (`IdCard.kind`), or empty.
        tail: the last four characters of that card's number.
    """

    kind: ReaderKind = "off"
    code: str = ""
    detail: dict[str, DetailValue] = {}
    card: str = ""
    tail: str = ""


class IdReaderPoller(QObject):
    """Polls the chosen reader until another is chosen; off at first.

    A card that stays on the reader is reported once, until it has been taken off.

    Attributes:
        state: the current ReaderState.
        test_only: while it is set, cards change the state but are not passed on.

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
        self._number_on_reader = ""
        self.state = ReaderState()
        self.test_only = False

    def use(self, choice: ReaderChoice) -> None:
        """Releases the previous reader and polls this one.

        Raises:
            Refusal: reader_address_invalid; the previous reader is kept.
        """
        reader = _open_reader(choice)
        self._release()
        self._reader = reader
        self._report(ReaderState(choice.kind))
        self._poll(reader)

    def place_training_card(self) -> None:
        """Places the next made-up card on the training reader; does nothing with a real reader."""
        if isinstance(self._reader, TrainingReader):
            self._reader.present_next()

    def close(self) -> None:
        """Aborts a pending read; nothing is reported afterwards."""
        self._release()
        self._lane.close()

    def _release(self) -> None:
        reader, self._reader, self._number_on_reader = self._reader, None, ""
        if reader is not None:
            reader.close()

    def _poll(self, reader: IdReader | None) -> None:
        if reader is None or reader is not self._reader:
            return
        self._lane.submit(
            partial(reader.read, _WAIT_SECONDS),
            partial(self._on_answer, reader),
            owner=self,
            failed=partial(self._failed, reader),
        )

    def _on_answer(self, reader: IdReader, card: IdCard | None) -> None:
        if reader is not self._reader:
            return
        before, self._number_on_reader = self._number_on_reader, card.number if card else ""
        kind, tail = self.state.card, self.state.tail
        if card is not None:
            kind, tail = card.kind, card.number[-_TAIL_LENGTH:]
        self._report(ReaderState(self.state.kind, card=kind, tail=tail))
        if card is not None and card.number != before and not self.test_only:
            self.card_read.emit(card)
        self._poll_later(reader, _PAUSE_MS)

    def _failed(self, reader: IdReader, error: CodedError) -> None:
        if reader is self._reader:
            self._report(ReaderState(self.state.kind, error.code, error.detail))
            self._poll_later(reader, _PAUSE_AFTER_FAULT_MS)

    def _poll_later(self, reader: IdReader, pause: int) -> None:
        QTimer.singleShot(pause, self, partial(self._poll, reader))

    def _report(self, state: ReaderState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _open_reader(choice: ReaderChoice) -> IdReader | None:
    if choice.kind == "service":
        from testdesk.readers.card_service import CardService  # noqa: PLC0415 - loads httpx

        return CardService(choice.address)
    return TrainingReader() if choice.kind == "simulator" else None
