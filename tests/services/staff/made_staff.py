"""Operators as tests enrol them."""

from __future__ import annotations

from testdesk.domain.staff.roles import StaffRole
from testdesk.services.session import Context
from testdesk.services.staff.enrolment import Enrolled, enrol

PIN, OTHER_PIN = "704182", "358204"


def enrolled(
    context: Context, name: str, role: StaffRole, pin: str = "", operator: str = ""
) -> Enrolled:
    return enrol(context, name=name, role=role, pin=pin, operator=operator).value
