"""The reader for training: cards in turn, and never a real person's."""

import threading

import msgspec
import pytest
from tests.readers.reader_service import CARD, NO_CARD

from testdesk.domain.refusals import EnvironmentFault
from testdesk.readers.training_cards import TrainingReader, training_cards


def test_our_own_cards_are_of_every_kind_and_made_up():
    cards = training_cards()
    assert {card.kind for card in cards} == {
        "resident_id",
        "residence_permit",
        "permanent_resident_2017",
        "five_star",
    }
    assert all(card.made_up for card in cards)
    assert all("练习" in card.name or "LIANXI" in card.name for card in cards)


def test_cards_come_in_turn_each_taken_off_before_the_next():
    reader = TrainingReader()
    cards = []
    for _ in range(len(training_cards()) + 1):
        reader.present_next()
        cards += [reader.read(0), reader.read(0)]
    assert cards[1::2] == [None] * (len(cards) // 2)
    assert cards[::2] == [*training_cards(), training_cards()[0]]


def test_without_a_card_it_waits_and_returns_none():
    assert TrainingReader().read(0) is None


def test_closing_wakes_a_read_that_waits():
    reader = TrainingReader()
    answers: list[object] = []
    waiting = threading.Thread(target=lambda: answers.append(reader.read(600)))
    waiting.start()
    reader.close()
    waiting.join()
    assert answers == [None]
    reader.present_next()
    assert reader.read(600) is None


def test_another_file_can_be_given(tmp_path):
    (tmp_path / "cards.json").write_bytes(msgspec.json.encode([CARD]))
    [card] = training_cards(tmp_path / "cards.json")
    assert (card.name, card.made_up) == ("李美花", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file_unreadable"),
        (b"[", "id_card_unreadable"),
        (b"[]", "id_card_unreadable"),
        (b'{"code": "0"}', "id_card_unreadable"),
        (msgspec.json.encode([NO_CARD]), "id_card_unreadable"),
    ],
)
def test_a_file_that_holds_no_cards_is_reported(tmp_path, content, code):
    if content is not None:
        (tmp_path / "cards.json").write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        training_cards(tmp_path / "cards.json")
    assert caught.value.code == code
