"""Finds the known person whose number is nearly the same as a mistyped number.

Short, because two forms share it.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.id_number_typos import DigitRange, similar_valid_numbers
from testdesk.domain.numbers.id_numbers import normalise_number
from testdesk.domain.residents.people import Resident
from testdesk.ports import Station


class NearPerson(msgspec.Struct, frozen=True):
    """A person whose number is one typing error away; `differing`: where the numbers differ."""

    resident: Resident
    differing: DigitRange


def near_person(station: Station, *, number: str) -> NearPerson | None:
    """The only person whose number is one typing error away; None if there are none or several.

    It is only a suggestion, because the number may be that of another person, such as a neighbour.

    Args:
        station: the station.
        number: the number as typed.
    """
    near = similar_valid_numbers(normalise_number(number))
    if not near:
        return None
    with station.read() as uow:
        found = uow.people.by_documents(list(near))
    if len(found) != 1:
        return None
    return NearPerson(found[0], near[found[0].document_number])
