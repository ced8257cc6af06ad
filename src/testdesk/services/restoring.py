"""Who restores a station from a backup, and the event that records it.

`bridge.backups.restoring` restores the files.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk import __version__
from testdesk.domain.journal.events import StationRestored
from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD, Action, Approval
from testdesk.ports import Station
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.confirmation import (
    both_names,
    credentials_of,
    record_approvals,
    require_action,
)
from testdesk.services.staff.enrolment import is_staffed
from testdesk.services.staff.identification import act_as, approve, identify


class RestoringPerson(msgspec.Struct, frozen=True):
    """One of the two people who restore a backup, as typed.

    Attributes:
        shown: the text of a badge, or a name.
        pin: the PIN; empty without one. Not used at a station without operators.
    """

    shown: str
    pin: str = ""


def restoring_people(
    station: Station, first: RestoringPerson, second: RestoringPerson
) -> tuple[Context, list[Approval]]:
    """The session of whoever restores, and the confirmation of the second person.

    Where the backup has operators, both are recognised by badge or PIN, as when they sign in.

    Args:
        station: opened from the backup.
        first: who restores the station.
        second: who confirms it.

    Raises:
        Refusal: as `credentials_of`, `identify` and `approve`; badge_unknown: a badge at a station
            without operators.
    """
    context = Context(station, ScanSession(operator=first.shown))
    if is_staffed(station):
        act_as(context, identify(station, credentials_of(station, first.shown, first.pin)))
        credentials = credentials_of(station, second.shown, second.pin)
        return context, [approve(context, credentials)]
    if is_badge_code(first.shown) or is_badge_code(second.shown):
        raise Refusal("badge_unknown")
    return context, [Approval("", second.shown, LEAD)]


def require_restorers(context: Context, approvals: Sequence[Approval]) -> None:
    """Checks that these people may restore a backup.

    A backup without operators cannot tell whether a second name is a second person, so its
    passphrase is enough, as before there were operators.

    Raises:
        Refusal: role_not_permitted, second_person_missing.
    """
    require_action(context, _action(context.station, approvals), approvals)


def _action(station: Station, approvals: Sequence[Approval]) -> Action:
    return "restore_backup" if approvals or is_staffed(station) else "settle"


def record_restored(
    context: Context, *, created: str, length: int, approvals: Sequence[Approval]
) -> None:
    """Appends the event that marks everything after it as written after the restore.

    If the old laptop wrote other events under these numbers, the two histories differ from this
    event on, so headquarters refuses whichever arrives second, and can tell why.

    Args:
        context: the restored station, and the session of whoever restored it.
        created: when the backup was made: UTC, in ISO format.
        length: the highest own sequence number in the backup.
        approvals: the confirmation of a second person; one of the two is a point lead. A backup
            without operators needs none.

    Raises:
        Refusal: role_not_permitted, second_person_missing.
    """
    action = _action(context.station, approvals)
    with context.write(action, approvals) as uow:
        record_approvals(uow, "restore_backup", approvals)
        names = both_names(context, approvals) if approvals else ()
        uow.journal.append(StationRestored(created, length, __version__, names))
        uow.commit()
