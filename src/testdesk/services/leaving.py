"""What closing the program would leave unfinished.

Short, because only the window asks it, once a day.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.station import outbox
from testdesk.domain.station.tubes import Tube
from testdesk.ports import Station


class UnfinishedWork(msgspec.Struct, frozen=True):
    """What a person should know before closing the program.

    Attributes:
        open_tube: the tube that people go into now, or None.
        people: people of any day whose samples are in no verified batch.
        events: own events in no such batch, those of these people among them.
    """

    open_tube: Tube | None
    people: int
    events: int

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return self.open_tube is not None or self.events > 0


def unfinished(station: Station) -> UnfinishedWork:
    """What is unfinished, by the journal and the samples."""
    with station.read() as uow:
        length, exported = uow.journal.length(), outbox.exported_up_to(uow.outbox.attempts())
        people = uow.samples.people_between(exported + 1, length)
        return UnfinishedWork(uow.samples.open_tube(), people, length - exported)
