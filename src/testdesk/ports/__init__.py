"""What the services need of the world, and the values they are handed."""

from testdesk.ports.desk import Clock, Courier, Desk, StationIdentity, UnitOfWork
from testdesk.ports.journal import Journal, Outbox
from testdesk.ports.network import (
    Arrivals,
    CityAnswer,
    HeadquartersLine,
    KeptBatches,
    Offer,
    WaitingFile,
)
from testdesk.ports.people import People, Search
from testdesk.ports.tables import Codes, History, Labels, Queue, Samples
from testdesk.ports.times import Shifts, Times

__all__ = [
    "Arrivals",
    "CityAnswer",
    "Clock",
    "Codes",
    "Courier",
    "Desk",
    "HeadquartersLine",
    "History",
    "Journal",
    "KeptBatches",
    "Labels",
    "Offer",
    "Outbox",
    "People",
    "Queue",
    "Samples",
    "Search",
    "Shifts",
    "StationIdentity",
    "Times",
    "UnitOfWork",
    "WaitingFile",
]
