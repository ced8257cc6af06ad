"""What each role may do, alone or with a second person."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import (
    LEAD,
    PERMISSIONS,
    ROLES,
    UNRESTRICTED,
    Action,
    Approval,
    StaffRole,
    require_permission,
)

ACTIONS: tuple[Action, ...] = get_args(Action)


def code(
    action: Action, role: StaffRole | str, *approvals: Approval, operator: str = "李敏"
) -> str:
    try:
        require_permission(action, role=role, operator=operator, approvals=approvals)  # type: ignore[arg-type]  # every role in turn
    except Refusal as refusal:
        return refusal.code
    return ""


def approval(role: StaffRole, name: str = "赵刚") -> Approval:
    return Approval("0" * 16, name, role)


def test_every_action_has_a_row_and_a_lead_may_do_everything() -> None:
    assert set(PERMISSIONS) == set(ACTIONS)
    assert all(LEAD in permission.roles for permission in PERMISSIONS.values())


@pytest.mark.parametrize(("action", "role"), list(product(ACTIONS, ROLES)))
def test_a_role_that_is_not_permitted_is_refused_unless_a_lead_confirms(
    action: Action, role: StaffRole
) -> None:
    permission = PERMISSIONS[action]
    alone = code(action, role)
    if role not in permission.roles:
        assert alone == "role_not_permitted"
    else:
        assert alone == ("second_person_missing" if permission.two_people else "")
    assert code(action, role, approval(LEAD)) == ""


@pytest.mark.parametrize("action", [a for a in ACTIONS if PERMISSIONS[a].two_people])
def test_two_people_are_two_different_people_one_of_them_a_lead(action: Action) -> None:
    assert code(action, LEAD, approval(LEAD, "李敏")) == "second_person_missing"
    assert code(action, LEAD, approval("registrar")) == ""
    assert code(action, "registrar", approval("registrar")) == "role_not_permitted"
    assert code(action, "registrar", approval(LEAD)) == ""


@pytest.mark.parametrize("action", ACTIONS)
def test_without_operators_everything_is_permitted_but_two_names_stay_two(action: Action) -> None:
    missing = "second_person_missing" if PERMISSIONS[action].two_people else ""
    assert code(action, UNRESTRICTED) == missing
    assert code(action, UNRESTRICTED, approval(LEAD)) == ""
