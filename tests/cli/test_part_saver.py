"""Parts of a print run are written, read back and recorded, one after another."""

import msgspec
import pytest

from testdesk.cli.shared.part_saver import PartSaver
from testdesk.domain.journal.events import CardsPrinted
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import EnvironmentFault, Refusal

pytestmark = pytest.mark.usefixtures("qapp")

PILES, CARDS = 4, 12


def with_one_blank(cards):
    """The second card has no code, so that its symbol is an empty frame."""
    return [msgspec.structs.replace(c, code="") if c is cards[1] else c for c in cards]


def recorded(small_station):
    """The cards of each event that records paper, in order."""
    with small_station.station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    bodies = [event.body for entry in entries if (event := read_event(entry))]
    return [list(body.cards) for body in bodies if isinstance(body, CardsPrinted)]


def ids(cards):
    return [card.card.card for card in cards]


def names(folder):
    return sorted(path.name for path in folder.glob("part-*"))


def save_all(saver, folder, piles):
    for number, cards in enumerate(piles):
        saver.save(cards, folder / f"part-{number}.pdf", "")


def test_parts_are_recorded_in_their_order(small_station, piles, tmp_path):
    saver = PartSaver(small_station.context, CARDS)
    save_all(saver, tmp_path, piles)
    assert recorded(small_station) == [ids(cards) for cards in piles]
    assert saver.cards == [card for cards in piles for card in cards]
    assert [path.name for path in saver.files] == names(tmp_path)
    assert len(saver.files) == PILES


def test_a_part_is_recorded_before_the_next_one_is_written(small_station, piles, tmp_path):
    saver = PartSaver(small_station.context, CARDS)
    for number, cards in enumerate(piles):
        saver.save(cards, tmp_path / f"part-{number}.pdf", "")
        assert recorded(small_station) == [ids(saved) for saved in piles[: number + 1]]
        assert names(tmp_path) == [f"part-{saved}.pdf" for saved in range(number + 1)]


def test_a_part_that_does_not_read_well_is_neither_recorded_nor_kept(
    small_station, piles, tmp_path
):
    saver = PartSaver(small_station.context, CARDS)
    with pytest.raises(EnvironmentFault, match="paper_read_back_differs"):
        saver.save(with_one_blank(piles[0]), tmp_path / "part-0.pdf", "")
    assert recorded(small_station) == []
    assert names(tmp_path) == []


@pytest.mark.parametrize("bad", range(PILES))
def test_nothing_is_recorded_from_the_first_bad_part_on(small_station, piles, tmp_path, bad):
    piles[bad] = with_one_blank(piles[bad])
    saver = PartSaver(small_station.context, CARDS)
    with pytest.raises(EnvironmentFault, match="paper_read_back_differs"):
        save_all(saver, tmp_path, piles)
    assert recorded(small_station) == [ids(cards) for cards in piles[:bad]]
    assert names(tmp_path) == [f"part-{number}.pdf" for number in range(bad)]


def test_a_part_that_was_written_counts_if_the_next_one_is_refused(small_station, piles, tmp_path):
    saver = PartSaver(small_station.context, 9)
    with pytest.raises(Refusal, match="nothing_to_print"):
        save_all(saver, tmp_path, [*piles[:2], [], piles[3]])
    assert recorded(small_station) == [ids(cards) for cards in piles[:2]]
    assert names(tmp_path) == ["part-0.pdf", "part-1.pdf"]


def test_of_two_bad_parts_the_first_is_reported(small_station, piles, tmp_path):
    saver = PartSaver(small_station.context, 9)
    with pytest.raises(EnvironmentFault, match="paper_read_back_differs"):
        save_all(saver, tmp_path, [with_one_blank(piles[0]), []])
    assert recorded(small_station) == []
    assert names(tmp_path) == []
