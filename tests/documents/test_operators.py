"""docs/operators.md: its table of roles says what the services enforce."""

import re

from tests.documents.synopsis import ROOT

from testdesk.domain.staff.roles import LEAD, PERMISSIONS, Action, StaffRole

_TABLE = re.compile(r"<!-- roles -->\n(.+?)<!-- end -->", re.DOTALL)
# The columns after the action and its description, from left to right.
COLUMNS: tuple[StaffRole, ...] = (
    "registrar",
    "proxy_clerk",
    "queue_guide",
    "sampler",
    "point_lead",
)


def _rows() -> dict[str, list[str]]:
    table = _TABLE.search((ROOT / "docs/operators.md").read_text("utf-8"))
    assert table is not None
    rows = [line.strip("| \n").split("|") for line in table[1].splitlines()]
    assert [heading.strip().replace(" ", "_") for heading in rows[0][2:]] == list(COLUMNS)
    return {name.strip(" `"): [cell.strip() for cell in cells] for name, _what, *cells in rows[2:]}


def _expected(action: Action) -> list[str]:
    permission = PERMISSIONS[action]
    if permission.two_people:
        assert permission.roles == {LEAD}
        return ["", "", "", "", "two people"]
    return ["yes" if role in permission.roles else "" for role in COLUMNS]


def test_each_role_has_the_permissions_of_the_table():
    assert _rows() == {action: _expected(action) for action in PERMISSIONS}
