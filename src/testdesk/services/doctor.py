"""Judging a laptop: each thing a desk needs is there, needs a look, or is missing."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.refusals import DetailValue
from testdesk.ports import Desk
from testdesk.services.network import clock_differs

_LOW = 1 << 30
_FULL = 100 << 20
# A clock is read and written at different moments, and two laptops never agree to the second.
_SLACK = dt.timedelta(minutes=2)
_HEADQUARTERS = 0


class Finding(msgspec.Struct, frozen=True):
    """What one check found.

    Attributes:
        check: printer, scanner, fonts, clock, network, disk, stick, display or database.
        status: ok, attention (works, but somebody should look) or missing.
        code: what was found; `gui.sentences` says what to do about it.
        detail: values for the sentence.
    """

    check: str
    status: Literal["ok", "attention", "missing"]
    code: str
    detail: dict[str, DetailValue] = {}


def judge_disk(free: int) -> Finding:
    """By the free bytes where the station's files lie."""
    detail: dict[str, DetailValue] = {"free_mb": free >> 20}
    if free < _FULL:
        return Finding("disk", "missing", "disk_full", detail)
    return Finding("disk", "attention" if free < _LOW else "ok", _disk_code(free), detail)


def _disk_code(free: int) -> str:
    return "disk_low" if free < _LOW else "disk_has_room"


def judge_clock(
    now: dt.datetime, latest: dt.datetime | None, behind: float | None = None
) -> Finding:
    """By headquarters' clock where it was asked, else by the latest moment that is known here.

    Args:
        now: the laptop's clock, aware.
        latest: when any event or batch known here was written; aware. None where nothing is known.
        behind: seconds by which it is behind headquarters' clock; None where nobody told.
    """
    if behind is not None:
        return _judge_difference(behind)
    if latest is None:
        return Finding("clock", "attention", "clock_unchecked")
    if now < latest - _SLACK:
        minutes = int((latest - now).total_seconds() // 60)
        return Finding("clock", "attention", "clock_behind", {"minutes": minutes})
    return Finding("clock", "ok", "clock_plausible")


def _judge_difference(behind: float) -> Finding:
    minutes = clock_differs(behind)
    if not minutes:
        return Finding("clock", "ok", "clock_agrees")
    code = "clock_behind" if minutes > 0 else "clock_ahead"
    return Finding("clock", "attention", code, {"minutes": abs(minutes)})


def latest_moment(*, desk: Desk) -> dt.datetime | None:
    """The latest time that our journal, headquarters' or our batches bear.

    What other stations' clocks say proves nothing against ours.
    """
    with desk.begin("") as uow:
        lasts = uow.journal.authors().items()
        entries = [e for station, seq in lasts for e in uow.journal.entries_of(station, seq, seq)]
        own = (_HEADQUARTERS, desk.identity.station)
        times = [entry.header.at for entry in entries if entry.header.station in own]
        times += [batch.written_at for batch in uow.outbox.batches()]
    return max(map(dt.datetime.fromisoformat, times), default=None)


def judge_database(*, desk: Desk) -> Finding:
    """A store that could be opened: every page of it, its search index and its mark.

    `checking.verify` also folds the journal again.
    """
    wrong = desk.examine()
    if wrong:
        return Finding("database", "missing", "store_unsound", {"problems": len(wrong)})
    with desk.begin("") as uow:
        detail: dict[str, DetailValue] = {
            "events": uow.journal.length(),
            "residents": uow.people.count(),
        }
        tells_round = uow.samples.round() is not None
    if not tells_round:
        return Finding("database", "attention", "no_round", detail)
    return Finding("database", "ok", "database_opens", detail)
