"""Checks a laptop: whether each thing that a station needs works, needs attention or is missing."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from testdesk.domain.refusals import DetailValue
from testdesk.ports import Station
from testdesk.services.exchange.network import clock_difference_minutes
from testdesk.settings import BackupPlace, LastBackup

_LOW_DISK_SPACE = 1 << 30  # 1 GiB
_MIN_DISK_SPACE = 100 << 20  # 100 MiB
# A clock is not read and recorded at the same moment, and two laptops never agree to the second.
_CLOCK_TOLERANCE = dt.timedelta(minutes=2)
# Longer than a night. A longer gap proves nothing: either nobody worked, or the clock is ahead.
_LONGEST_PAUSE = dt.timedelta(days=1)
# A working station gets a kit, a renewal, an update or a receipt more often than this.
_LONGEST_WITHOUT_SIGNED_FILE = dt.timedelta(days=30)
# From this many minutes on, a difference between clocks is stated in days.
_MIN_MINUTES_IN_DAYS = 2 * 24 * 60
_NO_PLACE = BackupPlace()


class Finding(msgspec.Struct, frozen=True):
    """The result of one check.

    Attributes:
        check: printer, spool, scanner, camera, fonts, clock, network, database, backup, disk,
            stick, display, second_screen, sound or battery.
        status: ok, attention (it works, but somebody should look at it) or missing.
        code: what was found; its sentence in `messages.sentences` explains what to do.
        detail: values for the sentence.
    """

    check: str
    status: Literal["ok", "attention", "missing"]
    code: str
    detail: dict[str, DetailValue] = {}


def judge_disk(free: int) -> Finding:
    """Checks the free space, in bytes, of the disk that has the station's files."""
    detail: dict[str, DetailValue] = {"free_mb": free >> 20}
    if free < _MIN_DISK_SPACE:
        return Finding("disk", "missing", "disk_full", detail)
    return Finding(
        "disk", "attention" if free < _LOW_DISK_SPACE else "ok", _disk_code(free), detail
    )


def _disk_code(free: int) -> str:
    return "disk_low" if free < _LOW_DISK_SPACE else "disk_has_room"


def judge_backup(
    now: dt.datetime, last: LastBackup | None, events: int, place: BackupPlace = _NO_PLACE
) -> Finding:
    """Checks whether automatic backups fail, and the age of the newest backup.

    Args:
        now: the laptop's clock, an aware time.
        last: the newest backup that was read back, or None.
        events: how many events the journal has now.
        place: where backups are made automatically.
    """
    if place.failed:
        reason: dict[str, DetailValue] = {"reason": place.reason} if place.reason else {}
        return Finding("backup", "attention", place.failed, reason)
    if last is None:
        return Finding("backup", "attention", "backup_none")
    days = max(0, (now - dt.datetime.fromisoformat(last.at)).days)
    missing = max(0, events - last.events)
    detail: dict[str, DetailValue] = {"days": days, "events": missing}
    if missing and days:
        return Finding("backup", "attention", "backup_old", detail)
    return Finding("backup", "ok", "backup_made", detail)


class ClockReference(msgspec.Struct, frozen=True):
    """The times with which this laptop's clock can be compared.

    Attributes:
        event: when our newest event with a plausible time was written; an aware time, or None.
        signed: when headquarters made the newest file that was read here; an aware time, or None.
        neighbour: the other station of the point that wrote the newest of the neighbours' events
            that are here; 0 if there are none.
        neighbour_at: when it wrote that event, by its own clock; an aware time, or None.
        people: the number of the shift's samples that were taken while the clock was wrong.
        moved: by how many seconds the clock was moved while the program ran, if nobody has
            confirmed it since; else None.
    """

    event: dt.datetime | None
    signed: dt.datetime | None
    people: int
    neighbour: int = 0
    neighbour_at: dt.datetime | None = None
    moved: int | None = None


def clock_reference(station: Station) -> ClockReference:
    """Reads from the store the times with which the clock can be compared."""
    with station.read() as uow:
        event, signed = uow.times.newest_trusted(), uow.times.newest_signed()
        neighbour, neighbour_at = uow.times.newest_of_others()
        counts = uow.samples.shift_counts(uow.shifts.current(), exported_up_to=0)
        moved = uow.times.unconfirmed_jump()
    moments = [
        dt.datetime.fromisoformat(at) if at else None for at in (event, signed, neighbour_at)
    ]
    people = counts["clock_doubtful"]
    return ClockReference(moments[0], moments[1], people, neighbour, moments[2], moved)


_NO_REFERENCE = ClockReference(None, None, 0)


def judge_clock(
    now: dt.datetime, reference: ClockReference = _NO_REFERENCE, seconds_behind: float | None = None
) -> Finding:
    """Checks the clock against headquarters' clock or, if that is unknown, against stored times.

    Args:
        now: the laptop's clock, an aware time.
        reference: the stored times, and the samples that were taken while the clock was wrong.
        seconds_behind: seconds by which the clock is behind headquarters' clock; None if unknown.
    """
    found = (
        _judge_by_reference(now, reference)
        if seconds_behind is None
        else _judge_difference(seconds_behind)
    )
    if found.status == "ok" and reference.moved is not None:
        return Finding("clock", "attention", "clock_moved", {"minutes": reference.moved // 60})
    if found.status == "ok" and reference.people:
        return Finding("clock", "attention", "clock_was_wrong", {"people": reference.people})
    return found


def _judge_by_reference(now: dt.datetime, reference: ClockReference) -> Finding:
    """Checks the clock against stored times.

    Our events and signed files are proof; a neighbour's clock may be wrong. Nothing on a laptop
    proves how far its clock is ahead, so the time since the newest stored time is stated.
    """
    own_references = {"newest_event": reference.event, "newest_signed_file": reference.signed}
    references = {name: moment for name, moment in own_references.items() if moment is not None}
    if not references:
        return Finding("clock", "attention", "clock_unchecked")
    newest = max(references, key=lambda name: references[name])  # the name of the latest time
    if now < references[newest] - _CLOCK_TOLERANCE:
        return _wrong_clock("clock_behind", _minutes(references[newest] - now), than=newest)
    neighbour_at = reference.neighbour_at
    if neighbour_at is not None and now < neighbour_at - _CLOCK_TOLERANCE:
        return _wrong_clock(
            "clock_differs", _minutes(neighbour_at - now), station=reference.neighbour
        )
    if neighbour_at is not None:
        references["newest_of_neighbour"] = neighbour_at
        newest = max(references, key=lambda name: references[name])
    if now > references[newest] + _LONGEST_PAUSE:
        days = (now - references[newest]).days
        return Finding("clock", "attention", "clock_far_ahead", {"days": days, "than": newest})
    if reference.signed is not None and now > reference.signed + _LONGEST_WITHOUT_SIGNED_FILE:
        # A station that keeps working while its clock is ahead writes the wrong time into its
        # newest events, so only the signed file can show it.
        detail: dict[str, DetailValue] = {
            "reason": "signed",
            "days": (now - reference.signed).days,
        }
        return Finding("clock", "attention", "clock_far_ahead", detail)
    return Finding("clock", "ok", "clock_plausible")


def _minutes(difference: dt.timedelta) -> int:
    return int(difference.total_seconds() // 60)


def _judge_difference(seconds_behind: float) -> Finding:
    minutes = clock_difference_minutes(seconds_behind)
    if not minutes:
        return Finding("clock", "ok", "clock_agrees")
    code = "clock_behind" if minutes > 0 else "clock_ahead"
    return _wrong_clock(code, abs(minutes))


def _wrong_clock(code: str, minutes: int, **more: DetailValue) -> Finding:
    """States a large difference in days; after a flat battery it may be years."""
    detail: dict[str, DetailValue] = {"minutes": minutes, **more}
    if minutes >= _MIN_MINUTES_IN_DAYS:
        detail |= {"reason": "days", "days": minutes // (24 * 60)}
    return Finding("clock", "attention", code, detail)


def judge_database(station: Station) -> Finding:
    """Checks an opened store: all pages of its file, its search index and its mark.

    `checking.verify` additionally folds the journal again.
    """
    problems = station.examine()
    if problems:
        return Finding("database", "missing", "store_unsound", {"problems": len(problems)})
    with station.read() as uow:
        detail: dict[str, DetailValue] = {
            "events": uow.journal.length(),
            "residents": uow.people.count(),
        }
        has_round = uow.samples.round() is not None
    if not has_round:
        return Finding("database", "attention", "no_round", detail)
    return Finding("database", "ok", "database_opens", detail)
