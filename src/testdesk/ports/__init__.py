"""What the services need of the world, and the values they are handed."""

from testdesk.ports.desk import Clock, Courier, Desk, StationIdentity, UnitOfWork
from testdesk.ports.journal import Journal, Outbox
from testdesk.ports.tables import Codes, People, Queue, Samples

__all__ = [
    "Clock",
    "Codes",
    "Courier",
    "Desk",
    "Journal",
    "Outbox",
    "People",
    "Queue",
    "Samples",
    "StationIdentity",
    "UnitOfWork",
]
