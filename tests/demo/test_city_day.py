from collections import Counter
from datetime import date
from itertools import groupby, islice

import pytest

from testdesk.demo.city import (
    City,
    VisitorArrival,
    city_people_for_day,
    make_city,
    tube_codes,
)
from testdesk.demo.city_day import SPECIAL
from testdesk.domain.refusals import Refusal

TODAY = date(2026, 3, 26)


def test_a_roll_of_tube_labels_has_distinct_codes_of_its_form() -> None:
    labels = list(islice(tube_codes(seed=1), 2000))
    assert len(set(labels)) == 2000
    assert all(len(label) == 10 and label[:2] == "YJ" and label[2:].isdigit() for label in labels)
    assert labels == list(islice(tube_codes(seed=1), 2000))
    assert labels != list(islice(tube_codes(seed=2), 2000))


def test_a_roll_that_reaches_its_end_goes_on_from_zero() -> None:
    seeds = (seed for seed in range(100_000) if next(tube_codes(seed=seed)) > "YJ99998000")
    labels = list(islice(tube_codes(seed=next(seeds)), 3000))
    assert "YJ00000000" in labels
    assert len(set(labels)) == 3000


@pytest.mark.parametrize(("people", "seed"), [(30, 1), (30, 2), (600, 1), (600, 5), (4000, 3)])
def test_a_day_brings_exactly_its_people_and_each_special_once(
    city: City, people: int, seed: int
) -> None:
    plan = city_people_for_day(city, people=people, seed=seed)
    ordinary = [a.person for a in plan.arrivals if a.role not in SPECIAL]
    roles = Counter(a.role for a in plan.arrivals)
    assert len(ordinary) == len({p.document_number for p in ordinary}) == people == plan.people
    assert {role: roles[role] for role in SPECIAL} == dict.fromkeys(SPECIAL, 1)
    assert roles.keys() > {"returning", "first_seen", "elder", "walk_in", "passport", "id_card"}
    assert city_people_for_day(city, people=people, seed=seed) == plan


def test_about_half_of_the_day_shows_a_code_seen_before(city: City) -> None:
    plan = city_people_for_day(city, people=600, seed=1)
    roles = Counter(a.role for a in plan.arrivals)
    assert 0.48 < roles["returning"] / 600 < 0.64
    assert 0.08 < roles["elder"] / 600 < 0.25


def test_each_role_fits_the_person_who_has_it(city: City) -> None:
    for role, person in ((a.role, a.person) for a in day(city)):
        if role in {"returning", "first_seen", "forged"}:
            assert person.phone_code
            assert person.listed
        if role in {"elder", "damaged", "voided"}:
            assert not person.phone_code
            assert person.listed
            assert person.age(TODAY) >= 60
        if role == "id_card":
            assert person.listed
            assert len(person.document_number) == 18
        if role == "walk_in":
            assert not person.listed
        if role == "passport":
            assert person.document_type in {"03", "06"}
        assert (person.colour == "green") == (role != "not_green")


def day(city: City) -> tuple[VisitorArrival, ...]:
    return city_people_for_day(city, people=600, seed=1).arrivals


@pytest.mark.parametrize("seed", range(1, 30))
def test_the_specials_come_where_their_story_needs_them(city: City, seed: int) -> None:
    arrivals = city_people_for_day(city, people=60, seed=seed).arrivals
    at = {a.role: index for index, a in enumerate(arrivals) if a.role in SPECIAL}
    own = {
        a.person.document_number: index for index, a in enumerate(arrivals) if a.role not in SPECIAL
    }
    for role in ("damaged", "voided"):
        assert own[arrivals[at[role]].person.document_number] == at[role] + 1
    assert own[arrivals[at["duplicate"]].person.document_number] < at["duplicate"]
    assert arrivals[at["forged"]].person.document_number not in own
    assert arrivals[at["not_green"]].person.document_number not in own


def test_people_come_building_by_building_and_households_together(city: City) -> None:
    ordinary = [a.person for a in day(city) if a.role not in SPECIAL]
    buildings = [
        key for key, _ in groupby((p.address.compound, p.address.building) for p in ordinary)
    ]
    homes = [key for key, _ in groupby(p.household for p in ordinary)]
    assert len(buildings) == len(set(buildings))
    assert len(homes) == len(set(homes))


def test_a_day_with_more_people_than_the_city_has_is_refused() -> None:
    city = make_city(residents=300, today=TODAY)
    with pytest.raises(Refusal, match="too_few_residents"):
        city_people_for_day(city, people=300, seed=1)
    with pytest.raises(Refusal, match="day_too_small"):
        city_people_for_day(city, people=29, seed=1)
