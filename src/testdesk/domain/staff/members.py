"""A member of the staff as enrolled at a station, by the newest statement.

Short, because the rules about roles and PINs are in modules of their own.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.staff.roles import StaffRole


class StaffMember(msgspec.Struct, frozen=True):
    """Somebody who works at the station, or did.

    Attributes:
        operator: the identity, 16 hex digits.
        name: the name, as on the badge.
        role: what the operator does.
        badge_key: 32 hex digits, the key of the badge's MAC; empty once removed.
        pin: the Argon2id hash of the PIN (PHC string format); empty if there is none.
        state: whether the operator may sign in.
        by: the name of the person who enrolled or removed the operator.
        at: UTC ISO time of that.
    """

    operator: str
    name: str
    role: StaffRole
    badge_key: str
    pin: str
    state: Literal["enrolled", "removed"]
    by: str
    at: str

    @property
    def enrolled(self) -> bool:
        """Whether the operator may sign in."""
        return self.state == "enrolled"
