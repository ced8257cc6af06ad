"""A clock that was moved while the program ran: recorded, and set right by a person.

The rule is in `domain.journal.clock_jumps`.
"""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import ClockConfirmed, ClockJumped
from testdesk.ports import Station
from testdesk.services.session import Context

_CHANGES = Changes(samples=True, journal=True)


def first_watched_event(station: Station) -> int:
    """The sequence number that the next event will have."""
    with station.read() as uow:
        return uow.journal.length() + 1


def moved_by(station: Station) -> int | None:
    """By how many seconds the clock was moved since the last confirmation; None if it was not."""
    with station.read() as uow:
        return uow.times.unconfirmed_jump()


def record_jump(context: Context, *, seconds: int, since: int) -> Done[None]:
    """Records that the clock was moved by some seconds; `since` is as in `ClockJumped`.

    Raises:
        Refusal: operator_missing.
    """
    with context.write("settle") as uow:
        uow.journal.append(ClockJumped(seconds, since))
        uow.commit()
    return Done(None, _CHANGES)


def confirm_clock(context: Context) -> Done[bool]:
    """Records that the clock is right now, so that the times before it was moved are corrected.

    Returns:
        False if the clock was not moved since the last confirmation; nothing is recorded then.

    Raises:
        Refusal: operator_missing.
    """
    with context.write("settle") as uow:
        if uow.times.unconfirmed_jump() is None:
            return Done(False)
        uow.journal.append(ClockConfirmed())
        uow.commit()
    return Done(True, _CHANGES)
