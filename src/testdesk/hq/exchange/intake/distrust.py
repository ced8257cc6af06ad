"""Distrust: a station's events are left out of every view, but none is deleted."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select

from testdesk.domain.error_codes import RefusalCode
from testdesk.domain.journal.events import StationDistrusted
from testdesk.domain.refusals import Refusal
from testdesk.hq.exchange.intake.arrivals import note_trusted_again
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.facts import distrusted_stations
from testdesk.hq.store.schema.tables import KIT
from testdesk.wall_clock import utc_text


def distrust(hq: Headquarters, station: int, *, from_seq: int, note: str, by: str) -> None:
    """Leaves out a station's events from a number on, here and (by update) at every station.

    Its batches are still stored and answered; `revocations.revoke` refuses them.

    Args:
        hq: the headquarters.
        station: the station's number.
        from_seq: the sequence number, from 1, of the first event that is left out.
        note: the reason, for people to read; may be empty.
        by: the operator of headquarters who decides.

    Raises:
        Refusal: station_unknown, sequence_invalid, reason_missing (the note has a NUL).
    """
    if from_seq < 1:
        raise Refusal("sequence_invalid")
    _record(hq, StationDistrusted(station, from_seq, note.strip(), by))


def trust(hq: Headquarters, station: int, *, note: str, by: str) -> None:
    """Undoes `distrust`: all events of the station count again.

    Raises:
        Refusal: station_unknown, reason_missing (as in `distrust`), station_trusted.
    """
    is_trusted = station not in distrusted(hq)
    trusted_again = StationDistrusted(station, 0, note.strip(), by)  # 0: no event is left out
    _record(hq, trusted_again, "station_trusted" if is_trusted else "")


def distrusted(hq: Headquarters) -> dict[int, int]:
    """For each distrusted station, the sequence number from which its events are left out."""
    with hq.read() as connection:
        return distrusted_stations(connection)


def _record(
    hq: Headquarters, body: StationDistrusted, refusal: RefusalCode | Literal[""] = ""
) -> None:
    """Appends the event if the station has a kit; refuses with the code `refusal`, if given."""
    if "\0" in body.note:
        raise Refusal("reason_missing")
    with hq.write() as connection:
        known = select(KIT.c.kit).where(KIT.c.station == body.distrusted)
        if connection.execute(known).first() is None:
            raise Refusal("station_unknown", station=body.distrusted)
        if refusal:
            raise Refusal(refusal)
        journal.append(connection, [body], clock=hq.clock)
        if body.from_seq == 0:
            note_trusted_again(connection, body.distrusted, utc_text(hq.clock.now()))
