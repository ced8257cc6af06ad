"""Headquarters' decisions on conflicts, as its own journal says them."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.events import ConflictResolved, Header
from testdesk.domain.journal import read
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import EVENT


class Decided(msgspec.Struct, frozen=True):
    """A decision and the event that it stands in.

    Attributes:
        body: what was decided, why and by whom.
        header: when, and in which event of headquarters' journal.
    """

    body: ConflictResolved
    header: Header


def decisions(connection: Connection) -> dict[str, Decided]:
    """The last decision on each conflict, by its key."""
    query = select(EVENT).where(
        EVENT.c.station == journal.HEADQUARTERS, EVENT.c.kind == "conflict_resolved"
    )
    decided: dict[str, Decided] = {}
    for entry in journal.as_entries(connection.execute(query.order_by(EVENT.c.seq))):
        event = read(entry)
        if event is not None and isinstance(event.body, ConflictResolved):
            decided[event.body.conflict] = Decided(event.body, entry.header)
    return decided
