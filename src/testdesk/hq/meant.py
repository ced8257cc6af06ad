"""What an update may tell a station of people: its own compounds only."""

from __future__ import annotations

from sqlalchemy import Connection, select

from testdesk.domain import journal
from testdesk.domain.events import Entry, ResidentCorrected
from testdesk.hq.schema import PERSON, STATION_COMPOUND


def corrections(connection: Connection, station: int, entries: list[Entry]) -> list[Entry]:
    """The entries without corrections of people of other compounds."""
    of_station = compounds(connection, station)
    if not of_station:
        return entries
    of_whom = {entry.header.id: _corrected(entry) for entry in entries}
    query = select(PERSON.c.resident).where(
        PERSON.c.resident.in_({who for who in of_whom.values() if who}),
        PERSON.c.compound.in_(of_station),
    )
    ours = set(connection.scalars(query))
    return [e for e in entries if of_whom[e.header.id] is None or of_whom[e.header.id] in ours]


def _corrected(entry: Entry) -> str | None:
    event = journal.read(entry)
    return event.body.resident if event and isinstance(event.body, ResidentCorrected) else None


def compounds(connection: Connection, station: int) -> set[str]:
    """Whose residents the station is told of; none for everybody."""
    query = select(STATION_COMPOUND.c.compound).where(STATION_COMPOUND.c.station == station)
    return set(connection.scalars(query))
