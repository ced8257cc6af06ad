"""Queries for tickets, for the queue page and the display."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.station.tickets import Ticket
from testdesk.store.connection import Database

# CROSS JOIN: SQLite begins with the tickets that are asked for, and not with every state.
_TICKETS = """
    SELECT t.ticket, t.label, t.lane, t.number, s.state, s.desk, s.at, t.at
    FROM ticket t CROSS JOIN ticket_state s ON s.ticket = t.ticket AND s.station = t.station
"""

# `kind != 'sample_taken'` is redundant, but lets SQLite use the partial index `event_rare_kind`.
# The table keeps only a ticket's last state, and a called ticket may have been skipped since.
_LAST_CALL = """
    SELECT t.ticket FROM event e
    JOIN ticket t ON t.ticket = json_extract(CAST(e.body AS TEXT), '$.ticket')
    WHERE e.station = :own AND e.seq >= :first
      AND e.kind = 'ticket_moved' AND e.kind != 'sample_taken'
      AND json_extract(CAST(e.body AS TEXT), '$.state') = 'called'
      AND t.station = :own AND t.seq >= :first
    ORDER BY e.seq DESC LIMIT 1
"""


class StoredQueue:
    """Reads the tickets that this station issued."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def _tickets(self, where: str, params: Sequence[object]) -> list[Ticket]:
        return [Ticket(*row) for row in self._db.execute(f"{_TICKETS} {where}", params)]

    def since(self, first: int) -> list[Ticket]:
        """Every ticket issued by our event `first` or later, by lane and number."""
        return self._tickets(
            "WHERE t.station = ? AND t.seq >= ? ORDER BY t.lane, t.number", [self._station, first]
        )

    def get(self, ticket: str) -> Ticket | None:
        """The ticket with this id."""
        found = self._tickets("WHERE t.station = ? AND t.ticket = ?", [self._station, ticket])
        return found[0] if found else None

    def last_called(self, first: int) -> Ticket | None:
        """See `ports.Queue`; a later event of this or another ticket makes no difference."""
        row = self._db.execute(_LAST_CALL, {"own": self._station, "first": first}).fetchone()
        return self.get(row[0]) if row else None
