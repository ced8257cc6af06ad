"""Enrols and removes operators at the station."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.members import StaffMember, valid_name
from testdesk.domain.staff.pins import require_good_pin
from testdesk.domain.staff.roles import LEAD, ROLES, Action, Approval, StaffRole
from testdesk.formats.badge_code import KEY_SIZE, OPERATOR_SIZE, place_of, write_badge
from testdesk.formats.crypto.pin_hash import SALT_SIZE, hash_pin
from testdesk.ports import Station, UnitOfWork
from testdesk.services.session import Context
from testdesk.services.staff.confirmation import record_approvals

_CHANGES = Changes(operator=True, journal=True)
_UNCHANGED = ""


class Enrolled(msgspec.Struct, frozen=True):
    """A new badge: the member, and the text of the badge's QR code, which is a secret."""

    member: StaffMember
    badge: str


def staff_of(station: Station) -> list[StaffMember]:
    """Everybody who is or was enrolled at this station, by name."""
    with station.read() as uow:
        return uow.staff.all()


def find_member(station: Station, text: str) -> StaffMember:
    """The one with this identity, or else the enrolled one, or else any, with this name.

    Raises:
        Refusal: operator_not_enrolled.
    """
    staff, name = staff_of(station), text.strip().casefold()
    named = [member for member in staff if member.name.casefold() == name]
    found = [member for member in staff if member.operator == text.strip().lower()]
    for member in (*found, *(one for one in named if one.enrolled), *named):
        return member
    raise Refusal("operator_not_enrolled")


def is_staffed(station: Station) -> bool:
    """Whether anybody is enrolled, so that operators are recognised by badge or PIN."""
    return any(member.enrolled for member in staff_of(station))


def enrol(
    context: Context,
    *,
    name: str,
    role: StaffRole,
    pin: str = "",
    operator: str = "",
    approvals: Sequence[Approval] = (),
) -> Done[Enrolled]:
    """Enrols an operator with a new badge, or changes one: an earlier badge is void.

    The first must be a point lead, who enrols the others.

    Args:
        context: station and session.
        name: as on the badge; no other enrolled operator may have it.
        role: what the operator does.
        pin: six digits; for a change, empty keeps the PIN. A point lead must have one.
        operator: the identity of the operator to change; empty for a new one.
        approvals: needed to enrol somebody who was removed.

    Raises:
        Refusal: staff_name_invalid, role_unknown, staff_name_taken, operator_not_enrolled,
            lead_first, lead_needs_pin, last_lead, pin_form, pin_weak, and those of
            `Context.write`.
    """
    name = valid_name(name)
    if role not in ROLES:
        raise Refusal("role_unknown")
    if pin:
        require_good_pin(pin)
    stored = hash_pin(pin, salt=secrets.token_bytes(SALT_SIZE)) if pin else _UNCHANGED
    staff = {member.operator: member for member in staff_of(context.station)}
    earlier = staff.get(operator)
    action: Action = "restore_operator" if earlier and not earlier.enrolled else "staff"
    with context.write(action, approvals) as uow:
        staff = {member.operator: member for member in uow.staff.all()}
        earlier = staff.get(operator)
        if operator and earlier is None:
            raise Refusal("operator_not_enrolled")
        body = ev.OperatorEnrolled(
            operator=operator or secrets.token_hex(OPERATOR_SIZE),
            name=name,
            role=role,
            badge_key=secrets.token_hex(KEY_SIZE),
            pin=stored or (earlier.pin if earlier else ""),
            point=context.station.identity.point,
        )
        _require_allowed(body, staff)
        record_approvals(uow, action, approvals)
        uow.journal.append(body)
        uow.staff.forget_tries(body.operator)
        member = _find(uow, body.operator)
        uow.commit()
    return Done(Enrolled(member, badge_of(context.station, member)), _CHANGES)


def remove(context: Context, *, operator: str, reason: str = "") -> Done[StaffMember]:
    """Removes an operator: badge and PIN are void at once.

    Raises:
        Refusal: operator_not_enrolled, last_lead, and those of `Context.write`.
    """
    with context.write("staff") as uow:
        staff = {member.operator: member for member in uow.staff.all()}
        member = staff.get(operator)
        if member is None or not member.enrolled:
            raise Refusal("operator_not_enrolled")
        others = [one for one in staff.values() if one.enrolled and one.operator != operator]
        if others and not any(one.role == LEAD for one in others):
            raise Refusal("last_lead")
        uow.journal.append(_removal(context.station, member, reason))
        removed = _find(uow, operator)
        uow.commit()
    return Done(removed, _CHANGES)


def _removal(station: Station, member: StaffMember, reason: str) -> ev.OperatorRemoved:
    return ev.OperatorRemoved(
        member.operator, member.name, member.role, reason.strip(), station.identity.point
    )


def badge_of(station: Station, member: StaffMember) -> str:
    """The text of the QR code of a member's badge.

    Raises:
        Refusal: operator_not_enrolled.
    """
    if not member.enrolled:
        raise Refusal("operator_not_enrolled")
    identity = station.identity
    return write_badge(
        place=place_of(identity.city, identity.point),
        operator=member.operator,
        key=bytes.fromhex(member.badge_key),
    )


def _require_allowed(body: ev.OperatorEnrolled, staff: dict[str, StaffMember]) -> None:
    others = [
        member for member in staff.values() if member.enrolled and member.operator != body.operator
    ]
    if any(member.name.casefold() == body.name.casefold() for member in others):
        raise Refusal("staff_name_taken")
    if body.role == LEAD and not body.pin:
        raise Refusal("lead_needs_pin")
    if body.role != LEAD and not any(member.role == LEAD for member in others):
        raise Refusal("lead_first" if not others else "last_lead")


def _find(uow: UnitOfWork, operator: str) -> StaffMember:
    return next(member for member in uow.staff.all() if member.operator == operator)
