"""Makes up the identity of a resident of the city: name, document, first language."""

from __future__ import annotations

import random
from typing import Final, Literal

import msgspec

from testdesk.demo import city_names
from testdesk.demo.city_documents import DocumentMaker
from testdesk.demo.city_households import HouseholdMember
from testdesk.demo.city_people import Ethnicity
from testdesk.domain.residents.people import Language

# rok: Republic of Korea, with a passport; elsewhere: another country, likewise; five_star: a Korean
# with the permanent residence card; permit, home_return: Hong Kong, Macao or Taiwan, with a
# residence permit or a Home Return Permit; kazakh: Xinjiang.
Origin = Literal["rok", "elsewhere", "five_star", "permit", "home_return", "kazakh"]

# Shares of the city; each kind has at least one person.
_ORIGINS: Final[dict[Origin, float]] = {
    "rok": 0.0035,
    "elsewhere": 0.0015,
    "five_star": 0.001,
    "permit": 0.001,
    "home_return": 0.0007,
    "kazakh": 0.0008,
}


class IdentityDetails(msgspec.Struct, frozen=True):
    """The fields of a `CityPerson` that depend on where the person comes from."""

    name: str
    korean: str
    document_type: str
    document_number: str
    language: Language
    ethnicity: Ethnicity


def draw_origins(rng: random.Random, candidates: list[int], residents: int) -> dict[int, Origin]:
    """Chooses which of the candidates come from elsewhere, in a city of so many residents."""
    wanted: list[Origin] = [
        origin
        for origin, share in _ORIGINS.items()
        for _ in range(max(1, round(share * residents)))
    ]
    chosen = rng.sample(candidates, min(len(candidates), len(wanted)))
    return dict(zip(chosen, wanted, strict=False))


def local_identity(
    rng: random.Random, documents: DocumentMaker, member: HouseholdMember, surname: str, age: int
) -> IdentityDetails:
    """Makes up a citizen with a resident ID number; small children have a household register."""
    name = surname + city_names.given(rng, member.ethnicity, member.born.year, member.sex)
    korean = city_names.hangul(name) if member.ethnicity == "korean" else ""
    korean_reader_share = 0.85 if age >= 55 else 0.5 if age >= 30 else 0.2
    return IdentityDetails(
        name=name,
        korean=korean,
        document_type="02" if age < 6 or (age < 14 and rng.random() < 0.4) else "01",
        document_number=documents.resident_id(member.born, member.sex),
        language="ko" if korean and rng.random() < korean_reader_share else "zh",
        ethnicity=member.ethnicity,
    )


def distant_identity(
    rng: random.Random, documents: DocumentMaker, member: HouseholdMember, origin: Origin
) -> IdentityDetails:
    """Makes up a person from abroad, from Hong Kong, Macao or Taiwan, or from Xinjiang."""
    born, sex = member.born, member.sex
    if origin in {"rok", "five_star"}:
        name, korean = city_names.rok_name(rng, sex)
        if origin == "rok":
            return IdentityDetails(name, korean, "03", documents.rok_passport(), "ko", "abroad")
        return IdentityDetails(
            name, korean, "99", documents.five_star_card(born, sex), "ko", "abroad"
        )
    if origin == "elsewhere":
        name = city_names.passport_name(rng, sex)
        return IdentityDetails(name, "", "03", documents.other_passport(), "en", "abroad")
    if origin == "kazakh":
        name = city_names.kazakh_name(rng, sex)
        return IdentityDetails(name, "", "01", documents.kazakh_id(born, sex), "zh", "kazakh")
    name = city_names.southern_name(rng, sex)
    if origin == "permit":
        return IdentityDetails(
            name, "", "99", documents.residence_permit(born, sex), "zh", "abroad"
        )
    return IdentityDetails(name, "", "06", documents.home_return_permit(), "zh", "abroad")
