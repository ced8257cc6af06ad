"""Parts of a print run that are read back while the next one is written."""

import pytest
from tests.made_station import id_number, made_up_kit, make_home, open_station

from testdesk.cli.shared.part_saver import PartSaver
from testdesk.domain.cards import CardSelection
from testdesk.domain.journal.events import CardsPrinted, RosterImported
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.paper.layout.qr import matrix
from testdesk.services.cards.print_runs import cards_for

pytestmark = pytest.mark.usefixtures("qapp")

PARTS, SIZE = 4, 3


@pytest.fixture
def desk(tmp_path):
    made = open_station(make_home(tmp_path / "home", made_up_kit()))
    people = tuple(
        Resident(f"{n:012x}", "李明", "", document_number=id_number("19500101", n), address=home)
        for n in range(1, PARTS * SIZE + 1)
        for home in [Address(compound="网通小区", building=str(n % PARTS + 1))]
    )
    with made.station.write("bench") as uow:
        uow.journal.append(RosterImported("网通小区", people))
        uow.commit()
    yield made
    made.store.close()


@pytest.fixture
def piles(desk):
    with desk.station.read() as uow:
        people = [r.resident for r in uow.people.selected(CardSelection(without_phone=False))]
    wanted = people[: PARTS * SIZE]
    return [
        cards_for(desk.context, residents=wanted[start : start + SIZE]).value
        for start in range(0, len(wanted), SIZE)
    ]


def unreadable(monkeypatch, card):
    """This card's code is drawn as half of itself."""

    def drawn(code):
        rows = matrix(code)
        return tuple(bytes(29) for _ in rows) if code == card.code else rows

    monkeypatch.setattr("testdesk.paper.layout.canvas.matrix", drawn)


def recorded(desk):
    """The cards of each event that records paper, in order."""
    with desk.station.read() as uow:
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


def test_parts_are_recorded_in_their_order(desk, piles, tmp_path):
    with PartSaver(desk.context, PARTS * SIZE) as saver:
        save_all(saver, tmp_path, piles)
    assert recorded(desk) == [ids(cards) for cards in piles]
    assert saver.cards == [card for cards in piles for card in cards]
    assert [path.name for path in saver.files] == names(tmp_path)
    assert len(saver.files) == PARTS


def test_a_part_is_not_recorded_before_it_was_read_back(desk, piles, tmp_path):
    with PartSaver(desk.context, PARTS * SIZE) as saver:
        for number, cards in enumerate(piles):
            saver.save(cards, tmp_path / f"part-{number}.pdf", "")
            assert recorded(desk) == [ids(earlier) for earlier in piles[:number]]
            assert not (tmp_path / f"part-{number}.pdf").exists()


@pytest.mark.parametrize("bad", range(PARTS))
def test_nothing_is_recorded_from_the_first_bad_part_on(desk, piles, tmp_path, monkeypatch, bad):
    unreadable(monkeypatch, piles[bad][1])
    with (
        pytest.raises(EnvironmentFault, match="paper_read_back_differs"),
        PartSaver(desk.context, PARTS * SIZE) as saver,
    ):
        save_all(saver, tmp_path, piles)
    assert recorded(desk) == [ids(cards) for cards in piles[:bad]]
    assert names(tmp_path) == [f"part-{number}.pdf" for number in range(bad)]


def test_a_part_that_was_written_counts_if_the_next_one_is_refused(desk, piles, tmp_path):
    with pytest.raises(Refusal, match="nothing_to_print"), PartSaver(desk.context, 9) as saver:
        save_all(saver, tmp_path, [*piles[:2], [], piles[3]])
    assert recorded(desk) == [ids(cards) for cards in piles[:2]]
    assert names(tmp_path) == ["part-0.pdf", "part-1.pdf"]


def test_of_two_bad_parts_the_first_is_reported(desk, piles, tmp_path, monkeypatch):
    unreadable(monkeypatch, piles[0][0])
    with (
        pytest.raises(EnvironmentFault, match="paper_read_back_differs"),
        PartSaver(desk.context, 9) as saver,
    ):
        save_all(saver, tmp_path, [piles[0], []])
    assert recorded(desk) == []
    assert names(tmp_path) == []
