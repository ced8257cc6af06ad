"""Second confirmations: who gives them, and how they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.roles import LEAD, Action, Approval, require_permission
from testdesk.ports import Station, UnitOfWork
from testdesk.services.session import Context
from testdesk.services.staff.identification import Credentials, approve


def require_action(context: Context, action: Action, approvals: Sequence[Approval] = ()) -> None:
    """Checks that the operator may perform an action that writes nothing.

    Raises:
        Refusal: role_not_permitted, second_person_missing.
    """
    session = context.session
    require_permission(action, role=session.role, operator=session.operator, approvals=approvals)


def record_approvals(uow: UnitOfWork, action: Action, approvals: Sequence[Approval]) -> None:
    """Appends who confirmed the action that the next event records; nothing if nobody did."""
    if approvals:
        names = tuple(approval.name for approval in approvals)
        operators = tuple(approval.operator for approval in approvals)
        uow.journal.append(ev.ActionApproved(action, names, operators))


def both_names(context: Context, approvals: Sequence[Approval]) -> tuple[str, ...]:
    """The names of the operator and of everybody who confirms."""
    return tuple(dict.fromkeys((context.session.operator, *(one.name for one in approvals))))


def approvals_in(context: Context, lines: Iterable[str]) -> list[Approval]:
    """The confirmations on the lines of a file: each a badge or a name, and perhaps a PIN.

    At a station without operators each line is the name of somebody who confirms.

    Raises:
        Refusal: as `credentials_of` and `identification.approve`.
    """
    staffed = bool(_enrolled(context.station))
    found: list[Approval] = []
    for line in filter(None, map(str.strip, lines)):
        if not staffed:
            found.append(Approval("", line, LEAD))
            continue
        first, _, rest = line.rpartition(" ")
        shown, pin = (first, rest) if first and rest.isdigit() else (line, "")
        found.append(approve(context, credentials_of(context.station, shown, pin)))
    return found


def credentials_of(station: Station, shown: str, pin: str) -> Credentials:
    """What proves who somebody is, where operators are enrolled.

    Args:
        station: the station.
        shown: the text of a badge, or the name of an enrolled operator.
        pin: the typed PIN; empty without one.

    Raises:
        Refusal: operator_not_enrolled.
    """
    if is_badge_code(shown):
        return Credentials(badge=shown, pin=pin)
    for member in _enrolled(station):
        if member.name == shown:
            return Credentials(operator=member.operator, pin=pin)
    raise Refusal("operator_not_enrolled")


def _enrolled(station: Station) -> list[StaffMember]:
    with station.read() as uow:
        return [member for member in uow.staff.all() if member.enrolled]
