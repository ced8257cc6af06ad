"""Erases personal data that this station needs no more, some days after its receipt (ADR 27)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import BodiesErased
from testdesk.domain.station.retention import arrived_up_to
from testdesk.domain.station.status import LONGEST_SHIFT
from testdesk.ports import ReadingUnit, Station
from testdesk.ports.retention import EventNumber
from testdesk.services.session import Context
from testdesk.wall_clock import utc_text

# The operator of an erasure that the program runs by itself before anybody has signed in.
PROGRAM = "testdesk"
_CHANGES = Changes(residents=True, samples=True, codes=True, journal=True)


class Erasure(msgspec.Struct, frozen=True):
    """Bodies of one author's events that were erased at one time.

    Attributes:
        station: the author; 0 is headquarters.
        first, last: the first and the last event among them.
        bodies: how many they were.
        until: what had arrived at headquarters by then was due (UTC, ISO format).
        days: for how many days they were kept after that.
        reason: `retention`.
        at: when they were erased, by this station's clock (UTC, ISO format).
        operator: who erased them; `testdesk` if the program did it by itself.
        seq: the event of this station's journal that records it.
    """

    station: int
    first: int
    last: int
    bodies: int
    until: str
    days: int
    reason: str
    at: str = ""
    operator: str = ""
    seq: int = 0


class RetentionReport(msgspec.Struct, frozen=True):
    """What is due, and what was erased.

    Attributes:
        days: for how many days after its receipt personal data is kept.
        until: what had arrived by then is due (UTC, ISO format).
        due: the number of bodies that may be erased now.
        erased: everything that was erased here, oldest first.
        left_in_file: whether what was erased may still be in unused parts of the file.
    """

    days: int
    until: str
    due: int
    erased: tuple[Erasure, ...]
    left_in_file: bool


def report(station: Station) -> RetentionReport:
    """What is due now, and what was erased before."""
    with station.read() as uow:
        until = _until(station)
        return RetentionReport(
            station.identity.retention_days,
            until,
            len(_due(uow, station, until)),
            erasures(uow),
            uow.retention.is_shrink_due(),
        )


def erasures(uow: ReadingUnit) -> tuple[Erasure, ...]:
    """Everything that was erased here, oldest first."""
    return tuple(
        Erasure(
            body.author,
            body.first,
            body.last,
            body.count,
            body.until,
            body.days,
            body.reason,
            header.at,
            header.operator,
            header.seq,
        )
        for header, body in uow.retention.records()
    )


def erase_due(context: Context) -> Done[int]:
    """Erases all bodies that are due, records it, and rewrites the file without them.

    Bodies, tables and the recording events change in one transaction. The rewrite follows; if it
    is interrupted, the next call repeats it.

    Returns:
        the number of bodies.

    Raises:
        EnvironmentFault: disk_full, store_busy, home_not_writable: the bodies are erased, but may
            still be in unused parts of the file.
    """
    station = context.station
    with station.write(context.session.operator or PROGRAM) as uow:
        until = _until(station)
        due = _due(uow, station, until)
        if due:
            uow.retention.erase(due, by=until)
            days = station.identity.retention_days
            uow.journal.append_all(_records(due, until, days))
            uow.commit()
    station.shrink()
    return Done(len(due), _CHANGES if due else Changes())


def should_erase_now(station: Station) -> bool:
    """Whether something is due and no shift is being worked: erasing takes some seconds.

    Going through the journal takes long too, so no scan may wait for this question.
    """
    with station.read() as uow:
        shift = uow.shifts.current()
        now = station.clock.now()
        if shift.can_close and now - dt.datetime.fromisoformat(shift.began_at) < LONGEST_SHIFT:
            return False
        return uow.retention.is_shrink_due() or bool(_due(uow, station, _until(station)))


def _until(station: Station) -> str:
    days = dt.timedelta(days=station.identity.retention_days)
    return utc_text(station.clock.now() - days)


def _due(uow: ReadingUnit, station: Station, until: str) -> list[EventNumber]:
    arrived = arrived_up_to(uow.outbox.attempts(), uow.retention.receipts_created(), by=until)
    return uow.retention.due(
        own_last=min(arrived, uow.shifts.open_first() - 1),
        by=until,
        round_=uow.samples.round() or "",
        today=station.clock.today(),
    )


def _records(due: Sequence[EventNumber], until: str, days: int) -> list[BodiesErased]:
    """One event for each author."""
    by_author: dict[int, list[int]] = defaultdict(list)
    for author, seq in due:
        by_author[author].append(seq)
    return [
        BodiesErased(author, min(seqs), max(seqs), len(seqs), until, days)
        for author, seqs in sorted(by_author.items())
    ]
