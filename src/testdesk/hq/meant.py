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
    of_whom = [_corrected(entry) for entry in entries]
    query = select(PERSON.c.resident).where(
        PERSON.c.resident.in_({who for whom in of_whom for who in whom}),
        PERSON.c.compound.in_(of_station),
    )
    ours = set(connection.scalars(query))
    pairs = zip(entries, of_whom, strict=True)
    return [entry for entry, whom in pairs if not whom or whom & ours]


def _corrected(entry: Entry) -> set[str]:
    """The pseudonyms of a correction's person; of another event none."""
    event = journal.read(entry)
    if event is None or not isinstance(event.body, ResidentCorrected):
        return set()
    return {event.body.resident, event.body.becomes} - {""}


def compounds(connection: Connection, station: int) -> set[str]:
    """Whose residents the station is told of; none for everybody."""
    query = select(STATION_COMPOUND.c.compound).where(STATION_COMPOUND.c.station == station)
    return set(connection.scalars(query))
