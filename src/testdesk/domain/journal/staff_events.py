"""Operators who are enrolled and removed at a station, and what was confirmed by a second one.

A station follows its own statements about operators and those of headquarters, not those of other
stations (`domain.corrections.authority`).
"""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class OperatorEnrolled(Body, frozen=True, tag="operator_enrolled"):
    """An operator may sign in from now on; a later event about the same operator replaces it.

    Attributes:
        operator: identity of the operator, 16 random hex digits.
        name: the name, as on the badge and in the header of the operator's events.
        role: one of `domain.staff.roles.ROLES`.
        badge_key: 32 hex digits; the key of the badge's MAC (docs/formats/badge-v1.md).
        pin: the Argon2id hash of the PIN, in the PHC string format; empty if there is none.
        point: the testing point at which the operator works; empty for the author's own.
    """

    operator: str
    name: str
    role: str
    badge_key: str
    pin: str = ""
    point: str = ""


class OperatorRemoved(Body, frozen=True, tag="operator_removed"):
    """An operator may not sign in any more; the badge is void.

    `operator` is the identity; `name`, `role`, `point` are those of the enrolment; `reason` is a
    text.
    """

    operator: str
    name: str
    role: str
    reason: str = ""
    point: str = ""


class ActionApproved(Body, frozen=True, tag="action_approved"):
    """A second person confirmed the action that the next event records.

    Attributes:
        action: one of `domain.staff.roles.Action`.
        names: the names of those who confirmed, besides the operator who is signed in.
        operators: their identities, in the same order; empty texts at a station without operators.
    """

    action: str
    names: tuple[str, ...]
    operators: tuple[str, ...] = ()
