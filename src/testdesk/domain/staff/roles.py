"""What each role may do: the one table that the services enforce and the manual shows (ADR 29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import msgspec

from testdesk.domain.refusals import ConfirmationNeeded

StaffRole = Literal["registrar", "proxy_clerk", "queue_guide", "sampler", "point_lead"]
ROLES: tuple[StaffRole, ...] = get_args(StaffRole)
LEAD: StaffRole = "point_lead"
# The role of a session at a station where no operator is enrolled: it may do everything.
UNRESTRICTED: Literal[""] = ""

# register: open and seal tubes, register people into them, undo the newest command.
# void_sealed: remove somebody from a sealed tube.
# people: add walk-ins, correct records, excuse, bind and unbind phone codes.
# issue_cards: issue and print proxy codes. revoke_cards: void a card.
# queue: tickets and calls. labels: print tube labels. import_list: add a list of residents.
# exchange: export, import, receive and send; all that brings data to headquarters sooner.
# renew: replace the station's settings and keys from a kit.
# count_swabs, close_day: the end of the day. close_with_difference, reopen_day: see the table.
# pack_bags: pack and hand over bags of tubes.
# staff: enrol and remove operators, print their badges. restore_operator: enrol a removed one.
# restore_backup: make a laptop this station again, from its backup.
# read: print or save what is on the screen. No event but the note of it is written.
# settle: what the program records by itself, such as a doubtful clock or an erasure that is due.
Action = Literal[
    "register",
    "void_sealed",
    "people",
    "issue_cards",
    "revoke_cards",
    "queue",
    "labels",
    "import_list",
    "exchange",
    "renew",
    "count_swabs",
    "close_day",
    "close_with_difference",
    "reopen_day",
    "pack_bags",
    "staff",
    "restore_operator",
    "restore_backup",
    "read",
    "settle",
]


class Permission(msgspec.Struct, frozen=True):
    """Who may perform an action.

    Attributes:
        roles: the roles that may perform it by themselves.
        two_people: whether a second person must confirm it. One of the two is a point lead.
    """

    roles: frozenset[StaffRole]
    two_people: bool = False


class Approval(msgspec.Struct, frozen=True):
    """A person's confirmation of one action, given with a badge or a PIN.

    Attributes:
        operator: the operator's identity, 16 hex digits; empty at a station without operators.
        name: the operator's name.
        role: the operator's role.
    """

    operator: str
    name: str
    role: StaffRole


def _of(*roles: StaffRole, two_people: bool = False) -> Permission:
    return Permission(frozenset({*roles, LEAD}), two_people)


PERMISSIONS: Mapping[Action, Permission] = {
    "register": _of("registrar", "proxy_clerk"),
    "void_sealed": _of(two_people=True),
    "people": _of("registrar", "proxy_clerk"),
    "issue_cards": _of("registrar", "proxy_clerk"),
    "revoke_cards": _of("proxy_clerk"),
    "queue": _of("registrar", "proxy_clerk", "queue_guide"),
    "labels": _of("registrar"),
    "import_list": _of(),
    "exchange": _of(*ROLES),
    "renew": _of(),
    "count_swabs": _of("registrar", "sampler"),
    "close_day": _of(),
    "close_with_difference": _of(two_people=True),
    "reopen_day": _of(two_people=True),
    "pack_bags": _of("registrar", "sampler"),
    "staff": _of(),
    "restore_operator": _of(two_people=True),
    "restore_backup": _of(two_people=True),
    "read": _of(*ROLES),
    "settle": _of(*ROLES),
}


def require_permission(
    action: Action,
    *,
    role: StaffRole | Literal[""],
    operator: str,
    approvals: Sequence[Approval] = (),
) -> None:
    """Checks that an operator may perform an action, alone or with those who confirm it.

    A confirmation lends its role: a registrar may do what only a point lead may do if a point lead
    confirms it. Where two people are needed, the operator and those who confirm must be two
    different people, and one of them must be a point lead.

    Args:
        action: what is to be done.
        role: the role of the operator who is signed in; empty at a station without operators,
            where every action is permitted and two names are still needed where two people are.
        operator: the name of that operator.
        approvals: the confirmations, in any order.

    Raises:
        Refusal: role_not_permitted, with the action; second_person_missing.
    """
    permission = PERMISSIONS[action]
    if role != UNRESTRICTED:
        roles = {role, *(approval.role for approval in approvals)}
        if not roles & permission.roles:
            raise ConfirmationNeeded("role_not_permitted", action=action)
    if permission.two_people and len({operator, *(one.name for one in approvals)} - {""}) < 2:
        raise ConfirmationNeeded("second_person_missing", action=action)
