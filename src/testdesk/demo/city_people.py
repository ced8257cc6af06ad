"""The parts of a made-up city: compounds, buildings and people."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from testdesk.domain.residents.people import Address, Colour, Language, Sex

Kin = Literal["grandfather", "grandmother", "husband", "wife", "child", "alone", "lodger"]
Ethnicity = Literal["han", "korean", "manchu", "hui", "kazakh", "abroad"]


class Building(msgspec.Struct, frozen=True):
    """One building of a compound.

    Attributes:
        number: as in `Address.building`: "1", "2", ...
        units: how many units (单元) it has, numbered from 1.
        floors: how many floors, numbered from 1.
        doors: how many rooms a unit has on each floor; room 302 is door 2 on floor 3.
    """

    number: str
    units: int
    floors: int
    doors: int


class Compound(msgspec.Struct, frozen=True):
    """One compound (小区); `korean` is its name in Hangul."""

    name: str
    korean: str
    buildings: tuple[Building, ...]


def age_on(today: date, born: date) -> int:
    """Whole years from `born` to `today`."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


class CityPerson(msgspec.Struct, frozen=True):
    """One person of the made-up city; the fields up to `sex` mean the same as in `Resident`.

    Attributes:
        korean: the Hangul spelling of the name, empty if the person has none.
        birth: ISO date; if the document number contains a date, it is the same.
        colour: the colour of the health code on the day.
        phone_code: the text of the phone code, printable ASCII; empty for people without a
            smartphone.
        listed: False for people who are not in the roster and will be walk-ins.
        household: number of the household; its people share one address.
        kin: role in the household; "child" is the child of "husband" and "wife", and
            "grandfather" and "grandmother" are parents of the husband or, if no husband or
            wife lives there, grandparents of the child.
        ethnicity: the table of names that the person's name came from; "abroad" includes people
            from Hong Kong, Macao and Taiwan.
    """

    name: str
    korean: str
    document_type: str
    document_number: str
    phone: str
    address: Address
    language: Language
    note: str
    birth: str
    sex: Sex
    colour: Colour
    phone_code: str
    listed: bool
    household: int
    kin: Kin
    ethnicity: Ethnicity

    def age(self, today: date) -> int:
        """Whole years lived on `today`."""
        return age_on(today, date.fromisoformat(self.birth))


class City(msgspec.Struct, frozen=True):
    """A made-up city.

    Attributes:
        name: name of the city, made up.
        today: the day on which the ages are correct.
        compounds: 9 compounds, with 49 buildings in all.
        people: everybody, listed or not, in order of compound, building, unit and room.
    """

    name: str
    today: date
    compounds: tuple[Compound, ...]
    people: tuple[CityPerson, ...]
