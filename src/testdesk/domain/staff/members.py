"""A member of the staff as enrolled at a station, by the newest statement."""

from __future__ import annotations

import unicodedata
from typing import Literal

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import StaffRole

_LONGEST_NAME = 40


def valid_name(text: str) -> str:
    """The name as it goes onto the badge, in NFC, with single spaces.

    Raises:
        Refusal: staff_name_invalid: it is empty, longer than 40 characters, or cannot be printed.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Refusal("staff_name_invalid")
    return name


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


class OperatorSpan(msgspec.Struct, frozen=True):
    """How long the operator who signed in last has been at the station.

    Attributes:
        name: as in the journal.
        role: the code of the role of the newest sign-in; empty if its body was erased.
        since: UTC ISO time of the first sign-in since somebody else was there.
        until: UTC ISO time of the newest event with the operator's name.
    """

    name: str
    role: str
    since: str
    until: str
