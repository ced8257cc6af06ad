"""Whose number a mistyped one nearly is.

Short, because two forms ask it.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.numbers.id_numbers import normalise_number
from testdesk.domain.numbers.number_places import DigitPlaces, near_numbers
from testdesk.domain.residents.people import Resident
from testdesk.ports import Station


class NearPerson(msgspec.Struct, frozen=True):
    """Somebody on the list, one slip of the hand away; `places` is where the numbers differ."""

    resident: Resident
    places: DigitPlaces


def near_person(station: Station, *, number: str) -> NearPerson | None:
    """The one person whose number lies one slip away from a wrong one; None for none or several.

    Only offered, never taken for the person meant: the list may hold a neighbour's number.

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
