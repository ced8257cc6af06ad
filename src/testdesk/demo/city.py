"""A made-up city like Yanji: 9 compounds, 49 buildings, 4,125 residents."""

from __future__ import annotations

import random
from datetime import date
from typing import Final

import msgspec

from testdesk.demo import city_names
from testdesk.demo.city_day import DayPlan, Role, VisitorArrival, city_people_for_day, tube_codes
from testdesk.demo.city_documents import DocumentMaker
from testdesk.demo.city_households import HouseholdMember, draw_compounds, draw_households
from testdesk.demo.city_identities import Origin, distant_identity, draw_origins, local_identity
from testdesk.demo.city_people import (
    Building,
    City,
    CityPerson,
    Compound,
    Ethnicity,
    Kin,
    age_on,
)
from testdesk.demo.city_roster import roster_csv, roster_xlsx
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Colour

__all__ = [
    "Building",
    "City",
    "CityPerson",
    "Compound",
    "DayPlan",
    "Ethnicity",
    "Kin",
    "Role",
    "VisitorArrival",
    "city_people_for_day",
    "make_city",
    "roster_csv",
    "roster_xlsx",
    "tube_codes",
]

_CITY_NAME: Final = "延江市"
_MIN_RESIDENTS: Final = 40
_UNLISTED_SHARE: Final = 0.015
_NOT_GREEN_SHARE: Final = 0.003
# Drawn with equal chance, so that yellow is twice as frequent as orange and red.
_NOT_GREEN_COLOURS: Final[tuple[Colour, ...]] = ("yellow", "yellow", "orange", "red")
# The community's remarks on old people and on others; the latter often have none.
_OLD_NOTES: Final = ("独居老人", "听力不好", "行动不便，需上门", "轮椅", "子女在外地")
_NOTES: Final = ("", "", "", "晚班，中午后在家", "孕妇", "志愿者", "近期手术")


def make_city(*, residents: int = 4125, seed: int = 1, today: date) -> City:
    """Makes up a city; the same arguments give the same city.

    Args:
        residents: how many people live there, at least 40.
        seed: selects the city.
        today: the day on which the ages are correct.

    Raises:
        Refusal: `city_too_small`.
    """
    if residents < _MIN_RESIDENTS:
        raise Refusal("city_too_small", residents=residents, least=_MIN_RESIDENTS)
    rng = random.Random(f"city {seed}")  # noqa: S311 - a made-up city must come out the same again
    households = draw_households(rng, residents, today)
    compounds, addresses = draw_compounds(rng, len(households))
    people_maker = _PeopleMaker(rng, today, _origins(rng, households, today))
    people: list[CityPerson] = []
    for household, address in zip(households, addresses, strict=True):
        people += people_maker.make_people(household, address)
    return City(_CITY_NAME, today, compounds, tuple(_unlist_and_colour(rng, people)))


def _origins(
    rng: random.Random, households: list[list[HouseholdMember]], today: date
) -> dict[int, Origin]:
    """The people who come from elsewhere, by their number, counted over all households from 0."""
    members = [member for household in households for member in household]
    candidates = [
        index
        for index, member in enumerate(members)
        if member.kin in {"alone", "lodger", "wife"} and 20 <= age_on(today, member.born) <= 72
    ]
    return draw_origins(rng, candidates, len(members))


class _PeopleMaker:
    """Turns household members into people with names, documents and phones."""

    def __init__(self, rng: random.Random, today: date, origins: dict[int, Origin]) -> None:
        self._rng = rng
        self._today = today
        self._origins = origins
        self._documents = DocumentMaker(rng)
        # The households and people made so far; the latter is the number of the next person.
        self._household_count = 0
        self._person_count = 0

    def make_people(self, household: list[HouseholdMember], address: Address) -> list[CityPerson]:
        self._household_count += 1
        household_ethnicity = next(
            (member.ethnicity for member in household if member.has_household_surname), "han"
        )
        household_surname = city_names.surname(self._rng, household_ethnicity)
        people: list[CityPerson] = []
        for member in household:
            surname = (
                household_surname
                if member.has_household_surname
                else city_names.surname(self._rng, member.ethnicity)
            )
            phones = [person.phone for person in people if person.phone]
            people.append(self._person(member, surname, address, phones[-1] if phones else ""))
            self._person_count += 1
        return people

    def _person(
        self, member: HouseholdMember, surname: str, address: Address, family_phone: str
    ) -> CityPerson:
        age = age_on(self._today, member.born)
        origin = self._origins.get(self._person_count)
        identity = (
            distant_identity(self._rng, self._documents, member, origin)
            if origin
            else local_identity(self._rng, self._documents, member, surname, age)
        )
        phone, phone_code = self._phone(age, family_phone)
        return CityPerson(
            name=identity.name,
            korean=identity.korean,
            document_type=identity.document_type,
            document_number=identity.document_number,
            phone=phone,
            address=address,
            language=identity.language,
            note=self._note(age),
            birth=member.born.isoformat(),
            sex=member.sex,
            colour="green",
            phone_code=phone_code,
            listed=True,
            household=self._household_count,
            kin=member.kin,
            ethnicity=identity.ethnicity,
        )

    def _phone(self, age: int, family_phone: str) -> tuple[str, str]:
        """Draws phone and phone code. A child uses a parent's phone; many old people have none."""
        chance = self._rng.random()
        if age < 14:
            has_code = bool(family_phone) and chance < 0.8
            return family_phone, self._documents.phone_code() if has_code else ""
        no_phone_share = 0.5 if age >= 80 else 0.28 if age >= 70 else 0.1 if age >= 60 else 0.0
        no_code_share = 0.85 if age >= 80 else 0.62 if age >= 70 else 0.28 if age >= 60 else 0.02
        if chance < no_phone_share:
            return "", ""
        return (
            self._documents.phone(),
            "" if chance < no_code_share else self._documents.phone_code(),
        )

    def _note(self, age: int) -> str:
        if self._rng.random() >= 0.08:
            return ""
        if age >= 70:
            return self._rng.choice(_OLD_NOTES)
        return self._rng.choice(_NOTES) if age >= 20 else ""


def _unlist_and_colour(rng: random.Random, people: list[CityPerson]) -> list[CityPerson]:
    """Takes some people off the roster, and gives some others a colour other than green.

    People with a passport (03) or a permit of Hong Kong or Macao (06) stay as they are.
    """
    indexes = [i for i, person in enumerate(people) if person.document_type not in {"03", "06"}]
    unlisted = max(1, round(_UNLISTED_SHARE * len(people)))
    coloured = max(1, round(_NOT_GREEN_SHARE * len(people)))
    chosen = rng.sample(indexes, unlisted + coloured)
    changed = list(people)
    for index in chosen[:unlisted]:
        changed[index] = msgspec.structs.replace(people[index], listed=False)
    for index in chosen[unlisted:]:
        colour = rng.choice(_NOT_GREEN_COLOURS)
        changed[index] = msgspec.structs.replace(people[index], colour=colour)
    return changed
