"""A station that was put back from a copy."""

import copy

from testdesk.hq.conflicts.forks import forks
from testdesk.hq.exchange.intake.batches import import_batch


def deliver(hq, laptop, first=1):
    return import_batch(hq, laptop.batch(first), file="b.tdb")


def noted(hq):
    with hq.read() as connection:
        return forks(connection)


def copy_of(laptop):
    """The same laptop, keys and all: a restored backup or a cloned disk."""
    twin = copy.copy(laptop)
    twin.entries = list(laptop.entries)
    twin._event_id = lambda seq: f"{seq:032x}"
    return twin
