import csv
import io
import unicodedata
from collections import Counter, defaultdict
from datetime import date

import pytest
from openpyxl import load_workbook
from tests.demo.made_city import TODAY
from tests.domain.numbers.standard_check_digit import standard_check_digit

from testdesk.demo.city import (
    City,
    CityPerson,
    make_city,
    roster_csv,
    roster_xlsx,
)
from testdesk.demo.city_names import READINGS
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import read_document


def households(city: City) -> dict[int, list[CityPerson]]:
    homes = defaultdict(list)
    for person in city.people:
        homes[person.household].append(person)
    return homes


def years_between(older: CityPerson, younger: CityPerson) -> float:
    gap = date.fromisoformat(younger.birth) - date.fromisoformat(older.birth)
    return gap.days / 365.2425


def test_the_same_seed_gives_the_same_city_and_another_seed_another(city: City) -> None:
    assert make_city(today=TODAY) == city
    assert make_city(today=TODAY, seed=2).people != city.people


def test_the_city_has_9_compounds_49_unequal_buildings_and_4125_residents(city: City) -> None:
    sizes = Counter((p.address.compound, p.address.building) for p in city.people)
    buildings = {(c.name, b.number) for c in city.compounds for b in c.buildings}
    assert len(city.compounds) == 9
    assert len(buildings) == 49
    assert sizes.keys() == buildings
    assert len(city.people) == 4125
    assert max(sizes.values()) > 2 * min(sizes.values())


@pytest.mark.parametrize("residents", [40, 41, 300, 9000])
def test_a_city_of_any_size_has_exactly_its_residents(residents: int) -> None:
    city = make_city(residents=residents, today=TODAY)
    assert len(city.people) == residents
    assert len({p.document_number for p in city.people}) == residents


def test_a_city_too_small_for_its_cast_is_refused() -> None:
    with pytest.raises(Refusal, match="city_too_small"):
        make_city(residents=39, today=TODAY)


def test_every_room_exists_in_its_building_and_belongs_to_one_household(city: City) -> None:
    buildings = {(c.name, b.number): b for c in city.compounds for b in c.buildings}
    for person in city.people:
        building = buildings[person.address.compound, person.address.building]
        floor, door = divmod(int(person.address.room), 100)
        assert 1 <= int(person.address.unit) <= building.units
        assert 1 <= floor <= building.floors
        assert 1 <= door <= building.doors
    assert len({(p.household, p.address) for p in city.people}) == len(households(city))
    assert len({p.address for p in city.people}) == len(households(city))


def test_every_18_digit_number_is_valid_and_contains_birth_and_sex(city: City) -> None:
    numbered = [p for p in city.people if p.document_type in {"01", "02", "99"}]
    assert len(numbered) > 4000
    for person in numbered:
        assert len(person.document_number) == 18
        assert person.document_number[17] == standard_check_digit(person.document_number[:17])
        assert person.document_number[6:14] == person.birth.replace("-", "")
        assert (int(person.document_number[16]) % 2 == 1) == (person.sex == "M")


def test_a_station_reads_every_document_without_a_doubt(city: City) -> None:
    for person in city.people:
        document = read_document(
            person.document_number, today=TODAY, document_type=person.document_type
        )
        assert document.type == person.document_type
        assert document.warnings == ()


def test_each_kind_of_document_occurs(city: City) -> None:
    starts = Counter((p.document_type, p.document_number[:1]) for p in city.people)
    assert starts["03", "M"] >= 5
    assert starts["99", "8"] >= 2
    assert starts["99", "9"] >= 2
    assert starts["06", "H"] + starts["06", "M"] >= 2
    assert sum(p.document_number.startswith("222401") for p in city.people) > 2000


def test_numbers_and_codes_are_distinct_and_phones_are_shared_only_with_children(
    city: City,
) -> None:
    codes = [p.phone_code for p in city.people if p.phone_code]
    own_phones = [p.phone for p in city.people if p.phone and p.age(TODAY) >= 14]
    assert len({p.document_number for p in city.people}) == 4125
    assert len(set(codes)) == len(codes)
    assert len(set(own_phones)) == len(own_phones)
    assert all(len(phone) == 11 and phone.isdigit() and phone[0] == "1" for phone in own_phones)
    assert all("3" <= phone[1] <= "9" for phone in own_phones)


def test_a_station_recognises_every_phone_code_as_a_code_of_another_system(city: City) -> None:
    codes = [p.phone_code for p in city.people if p.phone_code]
    assert {read_scan(code).kind for code in codes} == {"external_code"}
    assert {len(code) for code in codes if not code.startswith("https://")} == {40}


@pytest.mark.parametrize("seed", range(1, 6))
def test_shares_are_those_of_the_real_town(seed: int) -> None:
    people = make_city(seed=seed, today=TODAY).people
    nations = Counter(p.ethnicity for p in people)
    old = [p for p in people if p.age(TODAY) >= 60]
    assert 0.55 < nations["han"] / 4125 < 0.61
    assert 0.35 < nations["korean"] / 4125 < 0.41
    assert 0.005 < nations["abroad"] / 4125 < 0.015
    assert 0.25 < len(old) / 4125 < 0.31
    assert 0.35 < sum(not p.phone_code for p in old) / len(old) < 0.65
    assert sum(not p.listed for p in people) == 62
    assert sum(p.colour != "green" for p in people) == 12


def test_households_have_1_to_6_people(city: City) -> None:
    sizes = Counter(len(home) for home in households(city).values())
    assert sizes.keys() == {1, 2, 3, 4, 5, 6}


def test_parents_are_of_an_age_to_be_parents(city: City) -> None:
    pairs = 0
    for home in households(city).values():
        by_kin = defaultdict(list)
        for person in home:
            by_kin[person.kin].append(person)
        middle = by_kin["husband"] + by_kin["wife"]
        for child in by_kin["child"]:
            pairs += 1
            assert all(18 < years_between(parent, child) < 50 for parent in middle)
            elders = by_kin["grandfather"] + by_kin["grandmother"]
            assert all(years_between(elder, child) > 38 for elder in elders)
        for elder in by_kin["grandfather"] + by_kin["grandmother"]:
            assert all(18 < years_between(elder, man) < 50 for man in by_kin["husband"])
    assert pairs > 500


def test_nobody_is_born_after_today_or_older_than_105(city: City) -> None:
    assert all(0 <= p.age(TODAY) <= 105 for p in city.people)


def test_children_bear_the_surname_of_the_father(city: City) -> None:
    pairs = 0
    for home in households(city).values():
        fathers = [p for p in home if p.kin == "husband"]
        for child in (p for p in home if p.kin == "child" and fathers):
            pairs += 1
            assert child.name[0] == fathers[0].name[0]
    assert pairs > 300


def test_koreans_have_the_northern_spelling_one_syllable_a_character(city: City) -> None:
    koreans = [p for p in city.people if p.ethnicity == "korean"]
    heads = {p.name[0]: p.korean[0] for p in koreans}
    for person in koreans:
        assert len(person.korean) == len(person.name)
        assert all(
            unicodedata.name(letter).startswith("HANGUL SYLLABLE") for letter in person.korean
        )
    expected = {"李": "리", "柳": "류", "林": "림", "卢": "로", "梁": "량", "金": "김", "朴": "박"}
    assert {name: READINGS[name] for name in expected} == expected
    assert heads.items() <= READINGS.items()
    assert not any(p.korean for p in city.people if p.ethnicity in {"han", "hui", "manchu"})


def test_most_older_koreans_read_korean_first(city: City) -> None:
    older = [p for p in city.people if p.ethnicity == "korean" and p.age(TODAY) >= 60]
    assert sum(p.language == "ko" for p in older) > 0.7 * len(older)
    assert {p.language for p in city.people} == {"zh", "ko", "en"}


def test_the_roster_is_the_listed_people_and_the_same_bytes_each_time(city: City) -> None:
    again = make_city(today=TODAY)
    rows = list(csv.reader(io.StringIO(roster_csv(city).decode("utf-8-sig"))))
    assert rows[0][:4] == ["姓名", "韩文名", "证件类型", "证件号码"]
    assert [row[3] for row in rows[1:]] == [p.document_number for p in city.people if p.listed]
    assert roster_csv(city) == roster_csv(again)
    assert roster_csv(city, encoding="gb18030").decode("gb18030") == roster_csv(city).decode(
        "utf-8-sig"
    )


def test_the_workbook_holds_the_same_rows_as_text_and_no_time_of_its_making() -> None:
    city = make_city(residents=200, today=TODAY)
    first = roster_xlsx(city, language="ko")
    sheet = load_workbook(io.BytesIO(first)).worksheets[0]
    cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    lines = list(csv.reader(io.StringIO(roster_csv(city, language="ko").decode("utf-8-sig"))))
    assert cells == lines
    assert all(cell.number_format == "@" for cell in sheet[2])
    workbook = load_workbook(io.BytesIO(first))
    assert workbook.properties.created == workbook.properties.modified
    assert workbook.properties.modified is not None
    assert workbook.properties.modified.year == 1980
    assert roster_xlsx(city, language="ko") == first
