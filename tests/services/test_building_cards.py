"""The evening before: a card for everybody of a building who has no phone code."""

import pytest
from tests.made_station import FATHER, MOTHER

from testdesk.domain.refusals import Refusal
from testdesk.services.building_cards import cards_for, cards_of_building

PHONE = "https://phone.example.invalid/c?t=0123456789"


def building_of(station, number):
    with station.desk.begin("") as uow:
        person = uow.people.by_document(number)
        home = person.address
        return home, [r.resident for r in uow.people.of_building(home.compound, home.building)]


def cards(station, home):
    return cards_of_building(
        desk=station.desk,
        session=station.session,
        compound=home.compound,
        building=home.building,
    )[0]


def test_everybody_without_a_phone_code_gets_one_in_walking_order(station):
    home, people = building_of(station, FATHER)
    assert [c.resident.resident for c in cards(station, home)] == people


def test_who_has_a_phone_code_gets_none(station):
    home, people = building_of(station, FATHER)
    station.scan(PHONE)
    station.scan(f"!bind {FATHER}")
    with station.desk.begin("") as uow:
        father = uow.people.by_document(FATHER).resident
    assert [c.resident.resident for c in cards(station, home)] == [p for p in people if p != father]


def test_a_second_evening_prints_the_same_cards_and_voids_none(station):
    home, _ = building_of(station, MOTHER)
    first, again = cards(station, home), cards(station, home)
    assert [c.code for c in again] == [c.code for c in first]


def test_a_building_where_everybody_has_a_phone_code_says_so(station):
    home, people = building_of(station, FATHER)
    for number, person in enumerate(people):
        station.scan(f"{PHONE}{number}")
        station.scan(f"!bind {person}")
    with pytest.raises(Refusal, match="nobody_without_phone"):
        cards(station, home)


def test_one_unknown_person_means_nobody_is_issued_a_card(station):
    _, people = building_of(station, FATHER)
    before = station.journal()
    with pytest.raises(Refusal, match="unknown_person"):
        cards_for(desk=station.desk, session=station.session, residents=[people[0], "f" * 12])
    assert station.journal() == before
