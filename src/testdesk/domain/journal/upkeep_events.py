"""Events about the station's own file and clock; none of them is about a person."""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class BodiesErased(Body, frozen=True, tag="bodies_erased"):
    """The bodies of events with personal data were erased (`domain.station.retention`).

    The headers remain, so the chain still verifies. Which bodies of the range were erased is
    recorded beside the journal; those that are still needed are kept.

    Attributes:
        author: the station whose events they were; 0 is headquarters.
        first, last: the sequence numbers of the first and the last of them.
        count: how many bodies were erased.
        until: UTC, ISO format: what had arrived at headquarters by then was due.
        days: for how many days they were kept after that.
        reason: `retention`.
    """

    author: int
    first: int
    last: int
    count: int
    until: str
    days: int
    reason: str = "retention"


class ClockJumped(Body, frozen=True, tag="clock_jumped"):
    """The wall clock was moved while the program ran (`domain.journal.clock_jumps`).

    Attributes:
        seconds: by how much; negative if it was set back.
        since: the sequence number of the first event that may have been written since the program
            began to watch the clock.
    """

    seconds: int
    since: int


class ClockConfirmed(Body, frozen=True, tag="clock_confirmed"):
    """The operator compared the clock, after it was moved, and it is right now."""
