"""A reader for training: cards of made-up people, presented one after another on request."""

from __future__ import annotations

import queue
import threading
from itertools import cycle
from pathlib import Path

import msgspec

from testdesk.domain.refusals import EnvironmentFault, ReaderFault
from testdesk.readers.card_reply import parse_reply
from testdesk.readers.id_card import IdCard
from testdesk.resource_files import RESOURCES

_BUILT_IN_CARDS = RESOURCES / "training_cards.json"


def training_cards(path: Path | None = None) -> tuple[IdCard, ...]:
    """The cards of a file: a JSON array of answers in a reader service's format.

    Args:
        path: a file to use in place of the built-in one.

    Raises:
        EnvironmentFault: file_unreadable; id_card_unreadable: an entry is not a card, or there are
            no entries.
    """
    try:
        data = (path or _BUILT_IN_CARDS).read_bytes()
    except OSError as error:
        raise EnvironmentFault("file_unreadable") from error
    try:
        answers = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReaderFault("id_card_unreadable") from error
    cards = tuple(_training_card(bytes(answer)) for answer in answers)
    if not cards:
        raise ReaderFault("id_card_unreadable")
    return cards


def _training_card(answer: bytes) -> IdCard:
    card = parse_reply(answer)
    if card is None:
        raise ReaderFault("id_card_unreadable")
    return msgspec.structs.replace(card, made_up=True)


class TrainingReader:
    """A reader without a card until the next one is requested; reading removes the card."""

    def __init__(self, cards: tuple[IdCard, ...] | None = None) -> None:
        self._cards = cycle(cards or training_cards())
        self._presented: queue.SimpleQueue[IdCard | None] = queue.SimpleQueue()
        self._closed = threading.Event()

    def present_next(self) -> None:
        """Puts the next card on the reader; after the last card, the first again."""
        self._presented.put(next(self._cards))
        self._presented.put(None)  # the read after that finds no card

    def read(self, wait_seconds: int) -> IdCard | None:
        """See `readers.id_card.IdReader`."""
        if self._closed.is_set():
            return None
        try:
            return self._presented.get(timeout=wait_seconds)
        except queue.Empty:
            return None

    def close(self) -> None:
        """See `readers.id_card.IdReader`."""
        self._closed.set()
        self._presented.put(None)
