"""Second confirmations: who gives them, and how they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.own_codes import is_badge_code
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD, Action, Approval, require_permission
from testdesk.ports import UnitOfWork
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


def approvals_in(context: Context, lines: Iterable[str]) -> list[Approval]:
    """The confirmations on the lines of a file: each a badge or a name, and perhaps a PIN.

    At a station without operators each line is the name of somebody who confirms.

    Raises:
        Refusal: as `identification.approve`.
    """
    with context.station.read() as uow:
        staff = [member for member in uow.staff.all() if member.enrolled]
    found: list[Approval] = []
    for line in filter(None, map(str.strip, lines)):
        if not staff:
            found.append(Approval("", line, LEAD))
            continue
        first, _, rest = line.rpartition(" ")
        shown, pin = (first, rest) if first and rest.isdigit() else (line, "")
        if is_badge_code(shown):
            found.append(approve(context, Credentials(badge=shown, pin=pin)))
            continue
        named = [member for member in staff if member.name == shown]
        if not named:
            raise Refusal("operator_not_enrolled")
        found.append(approve(context, Credentials(operator=named[0].operator, pin=pin)))
    return found
