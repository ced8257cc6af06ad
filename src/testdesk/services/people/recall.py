"""The recall list of a tube: how to reach the people in it, for example after a positive result."""

from __future__ import annotations

import msgspec

from testdesk.domain.changes import Done
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.lookups import Lookup
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.tubes import Place
from testdesk.services.people.lookups import record_lookups
from testdesk.services.session import Context
from testdesk.services.tubes import TubeRecord, tube_record_in


class RecalledPerson(msgspec.Struct, frozen=True):
    """One place of the tube.

    Attributes:
        place: the place, with the time of the sample.
        person: the person's record; None if this station has none.
        household: the others who live in the same room, by name.
    """

    place: Place
    person: Resident | None
    household: tuple[Resident, ...]


class RecallList(msgspec.Struct, frozen=True):
    """A tube and everybody in it, by place."""

    record: TubeRecord
    people: tuple[RecalledPerson, ...]


def recall_list(context: Context, *, code: str) -> Done[RecallList]:
    """Reads the recall list of a tube of this station, and records that its people are looked up.

    Their whole telephone numbers are on the list, so it is recorded before anything is shown.

    Raises:
        Refusal: tube_unknown, tube_of_other_station, nothing_to_print (nobody is in it).
    """
    with context.station.read() as uow:
        record = tube_record_in(uow, context.station, code)
        people = uow.people.get_many([place.resident for place in record.tube.places])
        recalled = []
        for place in record.tube.places:
            person = people.get(place.resident)
            room = uow.people.household(person) if person is not None else []
            others = tuple(one for one in room if one.resident != place.resident)
            recalled.append(RecalledPerson(place, person, others))
    if not recalled:
        raise Refusal("nothing_to_print")
    operator = context.session.operator
    lookups = [Lookup(one, "phone", "tube", operator, "recall") for one in people]
    changes = record_lookups(context, lookups=lookups).changes
    return Done(RecallList(record, tuple(recalled)), changes)
