"""Finds the work that would be left unfinished if the program were closed.

Short, because only the window uses it, once a day.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.station import outbox
from testdesk.domain.station.tubes import Tube
from testdesk.ports import Station


class UnfinishedWork(msgspec.Struct, frozen=True):
    """The unfinished work that a person should see before closing the program.

    Attributes:
        open_tube: the open tube, or None.
        people: the number of people, on any day, whose samples are in no verified batch.
        events: the number of own events in no such batch, including those for these people.
    """

    open_tube: Tube | None
    people: int
    events: int

    def __bool__(self) -> bool:
        """Whether there is any unfinished work."""
        return self.open_tube is not None or self.events > 0


def unfinished(station: Station) -> UnfinishedWork:
    """Finds the unfinished work from the journal and the samples."""
    with station.read() as uow:
        length, exported = uow.journal.length(), outbox.exported_up_to(uow.outbox.attempts())
        people = uow.samples.people_between(exported + 1, length)
        return UnfinishedWork(uow.samples.open_tube(), people, length - exported)
