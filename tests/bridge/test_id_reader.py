"""The reader on its lane: each card once, faults as a state, and an end without waiting."""

import time

import pytest
from tests.readers.reader_service import CARD, NO_CARD, replies

from testdesk.bridge import id_reader
from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice, ReaderState
from testdesk.domain.refusals import Refusal
from testdesk.readers.id_card import IdCard

OTHER = {**CARD, "cardno": "222401199001011230", "name": "李明哲"}
UNREADABLE = {"code": "1", "retcode": "0x41", "retmsg": "读卡失败"}


def in_turn(*answers):
    """One answer after another; the last one for ever."""
    left = list(answers)

    def answer(asked):
        replies(left.pop(0) if len(left) > 1 else left[0])(asked)

    return answer


def cards_from(reading):
    cards: list[IdCard] = []
    reading.card_read.connect(cards.append)
    return cards


def at(service):
    return ReaderChoice("service", service.address)


def test_it_is_off_at_first(reading):
    assert reading.state == ReaderState("off")


def test_a_card_that_stays_is_reported_once(reading, silent_service, qtbot):
    here = silent_service(replies(CARD))
    cards = cards_from(reading)
    reading.use(at(here))
    qtbot.waitUntil(lambda: len(here.asked) > 4)
    assert [card.name for card in cards] == ["李美花"]
    assert reading.state == ReaderState("service", card="resident_id", tail="2467")


def test_a_card_that_was_removed_and_put_back_is_reported_again(reading, silent_service, qtbot):
    cards = cards_from(reading)
    reading.use(at(silent_service(in_turn(CARD, NO_CARD, CARD, OTHER, NO_CARD))))
    qtbot.waitUntil(lambda: len(cards) == 3)
    assert [card.name for card in cards] == ["李美花", "李美花", "李明哲"]


def test_a_fault_is_a_state_and_asking_goes_on(reading, silent_service, qtbot):
    states: list[ReaderState] = []
    cards = cards_from(reading)
    reading.state_changed.connect(states.append)
    here = silent_service(in_turn(CARD, UNREADABLE, UNREADABLE, CARD, NO_CARD))
    reading.use(at(here))
    qtbot.waitUntil(lambda: len(here.asked) > 6)
    assert [state.code for state in states] == ["", "", "id_card_unreadable", ""]
    # It was not taken off: one hand was too quick.
    assert len(cards) == 1


def test_while_it_is_only_tried_a_card_goes_to_nobody(reading, silent_service, qtbot):
    here = silent_service(replies(CARD))
    cards = cards_from(reading)
    reading.test_only = True
    reading.use(at(here))
    qtbot.waitUntil(lambda: reading.state.tail == "2467")
    reading.test_only = False
    asked = len(here.asked)
    qtbot.waitUntil(lambda: len(here.asked) > asked + 3)
    assert cards == []


def test_another_reader_takes_over_at_once(reading, silent_service, qtbot):
    slow, quick = silent_service(replies(NO_CARD)), silent_service(replies(OTHER))
    slow.reply = slow.hang
    cards = cards_from(reading)
    reading.use(at(slow))
    qtbot.waitUntil(slow.came.is_set)
    reading.use(at(quick))
    qtbot.waitUntil(lambda: bool(cards))
    assert [card.name for card in cards] == ["李明哲"]
    assert len(slow.asked) == 1


def test_an_address_of_another_machine_is_refused_and_the_reader_kept(
    reading, silent_service, qtbot
):
    here = silent_service(replies(NO_CARD))
    reading.use(at(here))
    with pytest.raises(Refusal):
        reading.use(ReaderChoice("service", "192.168.1.5"))
    asked = len(here.asked)
    qtbot.waitUntil(lambda: len(here.asked) > asked + 1)
    assert reading.state == ReaderState("service")


def test_closing_does_not_wait_for_a_silent_service(silent_service, qtbot, monkeypatch):
    monkeypatch.setattr(id_reader, "_WAIT_SECONDS", 600)
    reading, here = IdReaderPoller(), silent_service(replies(CARD))
    here.reply = here.hang
    cards = cards_from(reading)
    reading.use(at(here))
    qtbot.waitUntil(here.came.is_set)
    began = time.monotonic()
    reading.close()
    # Ten minutes were asked for.
    assert time.monotonic() - began < 60
    assert cards == []


def test_off_asks_no_more(reading, silent_service, qtbot):
    here, later = silent_service(replies(NO_CARD)), silent_service(replies(NO_CARD))
    reading.use(at(here))
    qtbot.waitUntil(lambda: bool(here.asked))
    reading.use(ReaderChoice())
    assert reading.state == ReaderState("off")
    # The lane answers in order: once this one was asked often, that one would have been too.
    reading.use(at(later))
    qtbot.waitUntil(lambda: bool(later.asked))
    asked = len(here.asked)
    qtbot.waitUntil(lambda: len(later.asked) > 4)
    assert len(here.asked) == asked


def test_training_cards_come_when_they_are_presented(reading, qtbot):
    cards = cards_from(reading)
    reading.place_training_card()
    reading.use(ReaderChoice("simulator"))
    for count in (1, 2):
        reading.place_training_card()
        qtbot.waitUntil(lambda: len(cards) == count)  # noqa: B023 - asked before the next turn
    assert [card.made_up for card in cards] == [True, True]
    assert cards[0] != cards[1]
