"""Operators of testing points, enrolled and removed at headquarters."""

from __future__ import annotations

import secrets

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import OperatorEnrolled, OperatorRemoved
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.members import valid_name
from testdesk.domain.staff.pins import require_good_pin
from testdesk.domain.staff.roles import LEAD, ROLES, StaffRole
from testdesk.formats.badge_code import KEY_SIZE, OPERATOR_SIZE, place_of, write_badge
from testdesk.formats.crypto.pin_hash import SALT_SIZE, hash_pin
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import FACTS, KIT

_STAFF = FACTS["staff"].c


class PointOperator(msgspec.Struct, frozen=True):
    """An operator whom headquarters enrolled or removed.

    Attributes:
        operator: the identity, 16 hex digits.
        name, role, point: as on the badge.
        state: enrolled or removed.
        at: UTC ISO time of the newest statement.
        badge: the text of the badge's QR code, which is a secret; empty once removed.
    """

    operator: str
    name: str
    role: str
    point: str
    state: str
    at: str
    badge: str


def enrol(
    hq: Headquarters,
    *,
    point: str,
    name: str,
    role: StaffRole,
    pin: str = "",
    operator: str = "",
) -> PointOperator:
    """Enrols an operator at all stations of a testing point, with their next kit or update.

    Args:
        hq: the headquarters.
        point: the testing point; a kit for it must have been made.
        name: as on the badge; nobody else at the point may have it.
        role: what the operator does.
        pin: six digits; a point lead must have one.
        operator: the identity of the one to change, who gets a new badge; empty for a new one.

    Raises:
        Refusal: point_unknown, staff_name_invalid, staff_name_taken, role_unknown, pin_form,
            pin_weak, lead_needs_pin, operator_not_enrolled.
    """
    name = valid_name(name)
    if role not in ROLES:
        raise Refusal("role_unknown")
    if pin:
        require_good_pin(pin)
    elif role == LEAD:
        raise Refusal("lead_needs_pin")
    stored = hash_pin(pin, salt=secrets.token_bytes(SALT_SIZE)) if pin else ""
    with hq.write() as connection:
        if point not in points(connection):
            raise Refusal("point_unknown")
        others = {one.operator: one for one in _all(hq, connection)}
        if operator and operator not in others:
            raise Refusal("operator_not_enrolled")
        for one in others.values():
            same = (one.point, one.name.casefold()) == (point, name.casefold())
            if same and one.state == "enrolled" and one.operator != operator:
                raise Refusal("staff_name_taken")
        body = OperatorEnrolled(
            operator=operator or secrets.token_hex(OPERATOR_SIZE),
            name=name,
            role=role,
            badge_key=secrets.token_hex(KEY_SIZE),
            pin=stored,
            point=point,
        )
        journal.append(connection, [body], clock=hq.clock)
        return next(one for one in _all(hq, connection) if one.operator == body.operator)


def remove(hq: Headquarters, *, operator: str, reason: str = "") -> PointOperator:
    """Removes an operator: badge and PIN are void once the station has imported the update.

    Raises:
        Refusal: operator_not_enrolled.
    """
    with hq.write() as connection:
        found = {one.operator: one for one in _all(hq, connection)}.get(operator)
        if found is None or found.state != "enrolled":
            raise Refusal("operator_not_enrolled")
        body = OperatorRemoved(operator, found.name, found.role, reason.strip(), found.point)
        journal.append(connection, [body], clock=hq.clock)
        return next(one for one in _all(hq, connection) if one.operator == operator)


def all_operators_of_points(hq: Headquarters) -> list[PointOperator]:
    """All operators whom headquarters enrolled or removed, by testing point and name."""
    with hq.read() as connection:
        return _all(hq, connection)


def points(connection: Connection) -> set[str]:
    """The testing points for which kits were made."""
    return set(connection.scalars(select(KIT.c.point).distinct()))


def _all(hq: Headquarters, connection: Connection) -> list[PointOperator]:
    query = select(
        _STAFF.operator, _STAFF.name, _STAFF.role, _STAFF.point, _STAFF.state, _STAFF.at,
        _STAFF.badge_key,
    ).where(_STAFF.station == HEADQUARTERS)  # fmt: skip
    found: list[PointOperator] = []
    for row in connection.execute(query.order_by(_STAFF.point, _STAFF.name)):
        operator, name, role, point, state, at, badge_key = map(str, row)
        place, key = place_of(hq.city, point), bytes.fromhex(badge_key)
        badge = write_badge(place=place, operator=operator, key=key) if key else ""
        found.append(PointOperator(operator, name, role, point, state, at, badge))
    return found
