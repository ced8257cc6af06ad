"""`staff`: the operators of this station, their roles, badges and PINs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from testdesk.cli.shared import opening
from testdesk.cli.shared.new_pin import NEW_PIN_FILE_OPTION, new_pin
from testdesk.cli.shared.options import (
    NAME,
    TEXT,
    CommandRun,
    approvals_option,
    command_with_output,
    lines_of,
)
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.roles import LEAD, ROLES, StaffRole
from testdesk.services.staff.confirmation import approvals_in
from testdesk.services.staff.enrolment import enrol, find_member, remove, staff_of

_ROLE = click.Choice(ROLES)
_SHOWN = ("operator", "name", "role", "state", "by", "at")


@click.group("staff")
def staff_command() -> None:
    """The operators of this station: roles, badges, PINs.

    Where somebody is enrolled, a badge or a PIN signs in, and the role decides what is permitted.
    """


@staff_command.command("list")
@command_with_output
def list_command(run: CommandRun) -> Output:
    """Lists everybody who is or was enrolled here."""
    with opening.station(run) as station:
        values = [_value(member) for member in staff_of(station)]
    rows = [[value[name] for name in _SHOWN] for value in values]
    return Output(values, table(_SHOWN, rows))


@staff_command.command("add")
@click.option("--name", type=NAME, required=True, help="Name, as on the badge.")
@click.option("--role", type=_ROLE, required=True)
@NEW_PIN_FILE_OPTION
@command_with_output
def add_command(run: CommandRun, name: str, role: StaffRole, new_pin_file: Path | None) -> Output:
    """Enrols an operator; `testdesk paper badge` then makes the badge.

    The first must be a point lead. A point lead has a PIN of six digits; for others it serves
    those who have no badge with them.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        pin = new_pin(new_pin_file, required=role == LEAD)
        member = enrol(context, name=name, role=role, pin=pin).value.member
    return _output(member)


@staff_command.command("change")
@click.argument("chosen", metavar="OPERATOR", type=TEXT)
@click.option("--name", type=NAME, help="New name.")
@click.option("--role", type=_ROLE, help="New role.")
@NEW_PIN_FILE_OPTION
@approvals_option
@command_with_output
def change_command(
    run: CommandRun,
    chosen: str,
    name: str | None,
    role: StaffRole | None,
    new_pin_file: Path | None,
    approvals_file: Path | None,
) -> Output:
    """Changes an operator's name, role or PIN, and makes a new badge; the earlier one is void.

    OPERATOR is a name, or an identity as `staff list` shows it. Somebody who was removed works here
    again; that needs a second person.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        member = find_member(station, chosen)
        pin = new_pin(new_pin_file, required=False)
        approvals = approvals_in(context, lines_of(approvals_file))
        changed = enrol(
            context,
            name=name or member.name,
            role=role or member.role,
            pin=pin,
            operator=member.operator,
            approvals=approvals,
        ).value.member
    return _output(changed)


@staff_command.command("remove")
@click.argument("chosen", metavar="OPERATOR", type=TEXT)
@click.option("--reason", type=TEXT, default="", help="Why.")
@command_with_output
def remove_command(run: CommandRun, chosen: str, reason: str) -> Output:
    """Removes an operator: badge and PIN are void at once.

    OPERATOR is a name, or an identity as `staff list` shows it.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        member = find_member(station, chosen)
        removed = remove(context, operator=member.operator, reason=reason).value
    return _output(removed)


def _value(member: StaffMember) -> dict[str, Any]:
    """The JSON of a member, without badge key and PIN."""
    return {name: getattr(member, name) for name in _SHOWN} | {"has_pin": bool(member.pin)}


def _output(member: StaffMember) -> Output:
    value = _value(member)
    return Output(value, pairs({name: value[name] for name in _SHOWN}))
