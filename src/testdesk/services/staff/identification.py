"""Finds out who is at the station, by badge, by PIN or by both."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import BadgeNeedsPin, Refusal
from testdesk.domain.staff.members import OperatorSpan, StaffMember
from testdesk.domain.staff.pins import WrongTries, seconds_left
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.formats.badge_code import place_of, read_badge
from testdesk.formats.crypto.pin_hash import is_pin
from testdesk.ports import ReadingUnit, Station, UnitOfWork
from testdesk.services.session import Context
from testdesk.wall_clock import utc_text

Method = Literal["badge", "pin", "badge_and_pin"]


class Credentials(msgspec.Struct, frozen=True):
    """What somebody showed or typed; `badge` or `operator` must be given.

    Attributes:
        badge: the text of a scanned badge; empty without one.
        operator: the identity of the operator who was chosen from the list; empty with a badge.
        pin: the typed PIN; empty without one.
    """

    badge: str = ""
    operator: str = ""
    pin: str = ""

    @property
    def method(self) -> Method:
        """How the operator is recognised."""
        if not self.badge:
            return "pin"
        return "badge_and_pin" if self.pin else "badge"


def sign_in_member(context: Context, credentials: Credentials) -> Done[StaffMember]:
    """Signs a member of the staff in; later events have the name, and the role applies.

    Raises:
        Refusal: as `identify`.
    """
    member = identify(context.station, credentials)
    with context.station.write(member.name) as uow:
        uow.journal.append(ev.OperatorSignedIn(member.role, member.operator, credentials.method))
        uow.commit()
    act_as(context, member)
    return Done(member, Changes(operator=True, journal=True))


def act_as(context: Context, member: StaffMember) -> None:
    """Makes a member the operator of this session, without an event."""
    session = context.session
    session.operator, session.operator_id = member.name, member.operator
    session.role = member.role


def approve(context: Context, credentials: Credentials) -> Approval:
    """The confirmation of another person than the operator who is signed in.

    Raises:
        Refusal: as `identify`; second_person_same: it is the operator's own badge.
    """
    member = identify(context.station, credentials)
    if member.operator == context.session.operator_id:
        raise Refusal("second_person_same")
    return Approval(member.operator, member.name, member.role)


def identify(station: Station, credentials: Credentials) -> StaffMember:
    """The enrolled member to whom badge and PIN belong. Wrong PINs are counted durably.

    A point lead's badge is valid only together with the PIN, because a QR code can be photographed.

    Raises:
        Refusal: operator_not_enrolled, and those of `_member_of_badge`; badge_needs_pin: with the
            operator's identity; pin_missing; pin_wrong, with the number of tries before the next
            pause; pin_paused, with the seconds until the next try. A pause does not stop a badge
            that needs no PIN.
    """
    with station.read() as uow:
        member = _member(uow, station, credentials)
        tries = uow.staff.wrong_tries(member.operator)
    if not credentials.pin:
        if credentials.badge and member.role != LEAD:
            return member
        if credentials.badge:
            raise BadgeNeedsPin(operator=member.operator)
        raise Refusal("pin_missing")
    if seconds := seconds_left(tries, station.clock.now()):
        raise Refusal("pin_paused", seconds=seconds)
    # Outside a transaction: Argon2id takes a fifth of a second.
    right = bool(member.pin) and is_pin(credentials.pin, member.pin)
    with station.write(member.name) as uow:
        _count(uow, station, member, right=right)
        uow.commit()
    if not right:
        raise Refusal("pin_wrong")
    return member


def pin_pause(station: Station, *, operator: str) -> int:
    """How many seconds the PIN of an operator, by the identity, is still paused; usually 0."""
    with station.read() as uow:
        return seconds_left(uow.staff.wrong_tries(operator), station.clock.now())


def last_operator(station: Station) -> OperatorSpan | None:
    """Who signed in last in this shift, and from when to when; None if that is not known."""
    with station.read() as uow:
        return uow.staff.last_span(uow.shifts.open_first())


def _count(uow: UnitOfWork, station: Station, member: StaffMember, *, right: bool) -> None:
    tries = uow.staff.wrong_tries(member.operator)
    if right and not tries.count:
        return
    now = utc_text(station.clock.now())
    uow.staff.keep_tries(
        member.operator, WrongTries() if right else WrongTries(tries.count + 1, now)
    )


def _member(uow: ReadingUnit, station: Station, credentials: Credentials) -> StaffMember:
    if credentials.badge:
        return _member_of_badge(uow, station, credentials.badge)
    for member in uow.staff.all():
        if member.operator == credentials.operator and member.enrolled:
            return member
    raise Refusal("operator_not_enrolled")


def _member_of_badge(uow: ReadingUnit, station: Station, text: str) -> StaffMember:
    """The enrolled member whose badge this is.

    Raises:
        Refusal: badge_damaged, version_unknown, badge_of_other_point, badge_unknown,
            badge_removed, badge_not_authentic.
    """
    badge, identity = read_badge(text), station.identity
    if badge.place != place_of(identity.city, identity.point):
        raise Refusal("badge_of_other_point")
    for member in uow.staff.all():
        if member.operator == badge.operator:
            if not member.enrolled:
                raise Refusal("badge_removed")
            if not badge.is_made_with(bytes.fromhex(member.badge_key)):
                raise Refusal("badge_not_authentic")
            return member
    raise Refusal("badge_unknown")
