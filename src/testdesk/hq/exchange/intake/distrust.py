"""Distrust: a station's events are left out of every view; none is deleted."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select

from testdesk.domain.error_codes import RefusalCode
from testdesk.domain.journal.events import StationDistrusted
from testdesk.domain.refusals import Refusal
from testdesk.hq.exchange.intake.arrivals import note_trusted_again
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.facts import left_out_of
from testdesk.hq.store.schema.tables import KIT
from testdesk.wall_clock import written


def distrust(hq: Headquarters, station: int, *, from_seq: int, note: str, by: str) -> None:
    """Leaves out a station's events from a number on: here, and at every station by its update.

    Its batches are still kept and answered; to refuse them from now on, see
    `revocations.revoke`.

    Args:
        hq: the headquarters.
        station: whose events.
        from_seq: the first of its events that is not believed, from 1.
        note: why, for people; may be empty.
        by: which operator of headquarters.

    Raises:
        Refusal: station_unknown, sequence_invalid, reason_missing (the note is not text).
    """
    if from_seq < 1:
        raise Refusal("sequence_invalid")
    _announce(hq, StationDistrusted(station, from_seq, note.strip(), by))


def trust(hq: Headquarters, station: int, *, note: str, by: str) -> None:
    """Believes a station again, from its first event on.

    Raises:
        Refusal: station_unknown, reason_missing, station_trusted.
    """
    believed = station not in distrusted(hq)
    _announce(
        hq, StationDistrusted(station, 0, note.strip(), by), "station_trusted" if believed else ""
    )


def distrusted(hq: Headquarters) -> dict[int, int]:
    """The number from which on a station's events are left out, by station."""
    with hq.read() as connection:
        return left_out_of(connection)


def _announce(
    hq: Headquarters, body: StationDistrusted, refused: RefusalCode | Literal[""] = ""
) -> None:
    """Appends the event if the station has a kit; refuses with `refused` unless that is empty."""
    if "\0" in body.note:
        raise Refusal("reason_missing")
    with hq.write() as connection:
        known = select(KIT.c.kit).where(KIT.c.station == body.distrusted)
        if connection.execute(known).first() is None:
            raise Refusal("station_unknown", station=body.distrusted)
        if refused:
            raise Refusal(refused)
        journal.append(connection, [body], clock=hq.clock)
        if body.from_seq == 0:
            note_trusted_again(connection, body.distrusted, written(hq.clock.now()))
