"""The evening before: cards for a building, a compound, everybody who is old."""

import datetime as dt

import pytest
from tests.made_station import CHILD, FATHER, HALMEONI, MOTHER, NEIGHBOUR, POINT

from testdesk.domain.cards import CardSelection, latest_birth
from testdesk.domain.journal.events import ProxyCodeIssued, RosterImported
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.residents.walking import walk_key
from testdesk.services.cards import codes, print_runs
from testdesk.services.cards.print_runs import PART_SIZE, cards_for, parts_of

PHONE = "https://phone.example.invalid/c?t=0123456789"
BUILDING = CardSelection(POINT, ("3",))


def chosen(station, selection):
    parts = parts_of(station=station.station, selection=selection)
    return [resident for part in parts for resident in part.residents]


def walk(station, residents):
    with station.station.read() as uow:
        return sorted(uow.people.get_many(residents).values(), key=walk_key)


def cards(station, residents):
    return cards_for(station.context, residents=residents).value


def printed(station, residents, printer="EPSON"):
    """They get cards, and these come out of the printer."""
    codes.record_printed(
        station.context,
        cards=[card.card.card for card in cards(station, residents)],
        layout="sheet",
        printer=printer,
    )


def test_a_building_in_walking_order(station):
    numbers = (HALMEONI, FATHER, MOTHER, CHILD, NEIGHBOUR)
    everybody = [station.who(number) for number in numbers]
    assert chosen(station, BUILDING) == [r.resident for r in walk(station, everybody)]


def test_a_compound_and_everybody_leave_nobody_out(station):
    with station.station.read() as uow:
        count = uow.people.count()
    compounds = {None: count, POINT: 5, "河南小区": 4, "nowhere": 0}
    for compound, people in compounds.items():
        found = chosen(station, CardSelection(compound))
        assert len(set(found)) == len(found) == people


def test_an_age_is_counted_in_full_years(station):
    today = station.station.clock.today()
    # HALMEONI was born on 1936-04-12, FATHER on 1962-01-05; it is March 2022.
    assert chosen(station, CardSelection(POINT, min_age=85)) == [station.who(HALMEONI)]
    assert chosen(station, CardSelection(POINT, min_age=86)) == []
    assert station.who(FATHER) in chosen(station, CardSelection(POINT, min_age=60))
    assert station.who(CHILD) not in chosen(station, CardSelection(POINT, min_age=60))
    assert latest_birth(today, 60) == today.replace(year=1962).isoformat()
    assert latest_birth(dt.date(2024, 2, 29), 61) > "1963-02-28"


def test_who_has_a_phone_code_is_left_out_unless_wanted(station):
    station.scan(PHONE)
    station.scan(f"!bind {FATHER}")
    father = station.who(FATHER)
    assert father not in chosen(station, BUILDING)
    assert father in chosen(station, CardSelection(POINT, ("3",), without_phone=False))


def test_who_has_a_printed_card_is_left_out_unless_wanted(station):
    father, mother = station.who(FATHER), station.who(MOTHER)
    printed(station, [father])
    cards(station, [mother])  # issued, and never on paper
    assert father not in chosen(station, BUILDING)
    assert mother in chosen(station, BUILDING)
    assert father in chosen(station, CardSelection(POINT, ("3",), without_card_only=False))


def test_a_saved_card_is_done_for_a_file_and_not_for_a_printer(station):
    father = station.who(FATHER)
    printed(station, [father], "pdf")

    def left(medium):
        parts = parts_of(station=station.station, selection=BUILDING, medium=medium)
        return [resident for part in parts for resident in part.residents]

    assert father not in left("pdf")
    assert father in left("paper")


def test_a_printed_card_that_is_void_counts_for_nothing(station):
    father = station.who(FATHER)
    printed(station, [father])
    lost = codes.Applicant(reason="card_lost")
    codes.issue(station.context, resident=father, applicant=lost, replacing=True)
    assert father in chosen(station, BUILDING)


def test_a_second_evening_prints_the_same_cards_and_voids_none(station):
    people = chosen(station, BUILDING)
    first, again = cards(station, people), cards(station, people)
    assert [c.code for c in again] == [c.code for c in first]


def test_with_one_unknown_person_nobody_is_issued_a_card(station):
    people = chosen(station, BUILDING)
    before = station.journal()
    with pytest.raises(Refusal, match="unknown_person"):
        cards(station, [people[0], "f" * 12])
    assert station.journal() == before


def big_building(station, people):
    """A tower that came with a list of the day."""
    tower = [
        Resident(
            f"{n:012x}", f"全{n}", address=Address("高楼", "1", "1", f"{n // 10 + 1}{n % 10:02d}")
        )
        for n in range(people)
    ]
    with station.station.write("test") as uow:
        uow.journal.append(RosterImported("高楼", tuple(reversed(tower))))
        uow.commit()
    return [r.resident for r in tower]


def test_a_pile_is_one_building_and_not_too_many(station):
    tower = big_building(station, 2 * PART_SIZE + 7)
    parts = parts_of(station=station.station, selection=CardSelection())
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert max(len(part.residents) for part in parts) == PART_SIZE
    of_tower = [part for part in parts if part.compound == "高楼"]
    assert [len(part.residents) for part in of_tower] == [PART_SIZE, PART_SIZE, 7]
    assert [r for part in of_tower for r in part.residents] == tower
    assert {part.title for part in of_tower} == {"高楼 1"}


def test_parts_keep_their_numbers_when_others_are_done(station):
    before = parts_of(station=station.station, selection=CardSelection())
    printed(station, before[0].residents)
    printed(station, before[2].residents[:1])
    after = parts_of(station=station.station, selection=CardSelection())
    assert [part.number for part in after] == [part.number for part in before[1:]]
    assert after[0] == before[1]
    assert after[1].residents == before[2].residents[1:]


def test_hundreds_are_issued_once_each_with_numbers_in_walking_order(station):
    tower = big_building(station, 300)
    for start in (0, 150):
        cards(station, tower[start : start + 200])  # fifty of them twice
    length, _ = station.journal()
    with station.station.read() as uow:
        bodies = [event.body for e in uow.journal.entries(1, length) if (event := read_event(e))]
    issued = [body for body in bodies if isinstance(body, ProxyCodeIssued)]
    assert [body.resident for body in issued] == tower
    assert [body.serial for body in issued] == list(range(1, 301))
    assert print_runs.valid_cards_among(station=station.station, residents=tower).keys() == set(
        tower
    )
    assert station.problems() == ()
