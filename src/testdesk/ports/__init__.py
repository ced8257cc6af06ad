"""What the services need of the world, and the values they are handed."""

from testdesk.ports.journal import Journal, Outbox
from testdesk.ports.network import (
    Arrivals,
    HeadquartersClient,
    HeadquartersReply,
    Offer,
    OutboxFiles,
    WaitingFile,
)
from testdesk.ports.people import People, Search
from testdesk.ports.station import Clock, Courier, Station, StationIdentity, UnitOfWork
from testdesk.ports.tables import Codes, History, Labels, Queue, Samples
from testdesk.ports.times import Shifts, Times

__all__ = [
    "Arrivals",
    "Clock",
    "Codes",
    "Courier",
    "HeadquartersClient",
    "HeadquartersReply",
    "History",
    "Journal",
    "Labels",
    "Offer",
    "Outbox",
    "OutboxFiles",
    "People",
    "Queue",
    "Samples",
    "Search",
    "Shifts",
    "Station",
    "StationIdentity",
    "Times",
    "UnitOfWork",
    "WaitingFile",
]
