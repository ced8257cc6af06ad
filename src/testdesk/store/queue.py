"""Tickets, as the queue page and the display read them."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.tickets import Ticket
from testdesk.store.connection import Database

_TICKETS = """
    SELECT t.ticket, t.label, t.lane, t.number, s.state, s.desk, s.at, t.at
    FROM ticket t JOIN ticket_state s ON s.ticket = t.ticket AND s.station = t.station
"""


class StoredQueue:
    """Tickets that this station issued."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def _tickets(self, where: str, params: Sequence[object]) -> list[Ticket]:
        return [Ticket(*row) for row in self._db.execute(f"{_TICKETS} {where}", params)]

    def of_day(self, day: str) -> list[Ticket]:
        """Every ticket of a local day, by lane and number."""
        return self._tickets(
            "WHERE t.station = ? AND t.day = ? ORDER BY t.lane, t.number", [self._station, day]
        )

    def get(self, ticket: str) -> Ticket | None:
        """By id."""
        found = self._tickets("WHERE t.station = ? AND t.ticket = ?", [self._station, ticket])
        return found[0] if found else None

    def last_called(self, day: str) -> Ticket | None:
        """The ticket called most recently: the latest move that was a call."""
        found = self._tickets(
            "WHERE t.station = ? AND t.day = ? AND s.desk > 0 ORDER BY s.seq DESC LIMIT 1",
            [self._station, day],
        )
        return found[0] if found else None
