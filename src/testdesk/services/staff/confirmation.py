"""Records who confirmed an action, before the event of the action itself.

Short, because every action that needs two people records them in this one way.
"""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.journal import events as ev
from testdesk.domain.staff.roles import Action, Approval
from testdesk.ports import UnitOfWork


def record_approvals(uow: UnitOfWork, action: Action, approvals: Sequence[Approval]) -> None:
    """Appends who confirmed the action that the next event records; nothing if nobody did."""
    if approvals:
        names = tuple(approval.name for approval in approvals)
        operators = tuple(approval.operator for approval in approvals)
        uow.journal.append(ev.ActionApproved(action, names, operators))
