"""The interfaces that the services need from their surroundings, and the values they receive."""

from testdesk.ports.identity import Identity, IdentityReader, StationIdentity
from testdesk.ports.journal import Journal, JournalReader, Outbox, OutboxReader
from testdesk.ports.network import (
    HeadquartersClient,
    HeadquartersReply,
    InboxFiles,
    Offer,
    OutboxFiles,
    WaitingFile,
)
from testdesk.ports.people import People, Search
from testdesk.ports.station import Clock, Courier, Station
from testdesk.ports.tables import Codes, History, Labels, Queue, Samples
from testdesk.ports.times import Shifts, Times
from testdesk.ports.unit_of_work import ReadingUnit, UnitOfWork

__all__ = [
    "Clock",
    "Codes",
    "Courier",
    "HeadquartersClient",
    "HeadquartersReply",
    "History",
    "Identity",
    "IdentityReader",
    "InboxFiles",
    "Journal",
    "JournalReader",
    "Labels",
    "Offer",
    "Outbox",
    "OutboxFiles",
    "OutboxReader",
    "People",
    "Queue",
    "ReadingUnit",
    "Samples",
    "Search",
    "Shifts",
    "Station",
    "StationIdentity",
    "Times",
    "UnitOfWork",
    "WaitingFile",
]
