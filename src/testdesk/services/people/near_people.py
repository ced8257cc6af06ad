"""Whose number a mistyped one nearly is.

Short, because two forms use it.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.id_numbers import normalise_number
from testdesk.domain.numbers.number_places import DigitPlaces, near_numbers
from testdesk.domain.residents.people import Resident
from testdesk.ports import Station


class NearPerson(msgspec.Struct, frozen=True):
    """Somebody listed whose number is one typing error away; `places` is where they differ."""

    resident: Resident
    places: DigitPlaces


def near_person(station: Station, *, number: str) -> NearPerson | None:
    """The one person whose number is one typing error from a wrong one; None for none or several.

    Only a suggestion: the list may hold a neighbour's number.

    Args:
        station: the station.
        number: as typed.
    """
    near = near_numbers(normalise_number(number))
    if not near:
        return None
    with station.read() as uow:
        found = uow.people.by_documents(list(near))
    if len(found) != 1:
        return None
    return NearPerson(found[0], near[found[0].document_number])
