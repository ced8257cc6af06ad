"""`hq staff`: operators of testing points, who come to the stations by kit and update."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.new_pin import NEW_PIN_FILE_OPTION, new_pin
from testdesk.cli.shared.options import NAME, NEW_FILE, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.roles import LEAD, ROLES, StaffRole
from testdesk.hq.city import staff
from testdesk.hq.city.staff import PointOperator
from testdesk.hq.home.folder import Headquarters

_SHOWN = ("operator", "name", "role", "point", "state", "at")


@click.group("staff")
def staff_group() -> None:
    """Manages the operators of testing points: roles, badges, PINs.

    Their stations receive them with the next kit or update.
    """


@staff_group.command("list")
@command_with_output
def list_staff(run: CommandRun) -> Output:
    """Lists the operators whom headquarters enrolled or removed."""
    with headquarters(run) as hq:
        values = [_value(one) for one in staff.all_operators_of_points(hq)]
    return Output(values, table(_SHOWN, [[value[name] for name in _SHOWN] for value in values]))


@staff_group.command("add")
@click.option("--point", type=NAME, required=True, help="Testing point, as in its kits.")
@click.option("--name", type=NAME, required=True, help="Name, as on the badge.")
@click.option("--role", type=click.Choice(ROLES), required=True)
@NEW_PIN_FILE_OPTION
@command_with_output
def add_staff(
    run: CommandRun, point: str, name: str, role: StaffRole, new_pin_file: Path | None
) -> Output:
    """Enrols an operator at all stations of a testing point."""
    with headquarters(run) as hq:
        pin = new_pin(new_pin_file, required=role == LEAD)
        added = staff.enrol(hq, point=point, name=name, role=role, pin=pin)
    return _output(added)


@staff_group.command("remove")
@click.argument("chosen", metavar="OPERATOR", type=TEXT)
@click.option("--reason", type=TEXT, default="", help="Why.")
@command_with_output
def remove_staff(run: CommandRun, chosen: str, reason: str) -> Output:
    """Removes an operator; badge and PIN are void once a station has imported the update.

    OPERATOR is an identity as `hq staff list` shows it.
    """
    with headquarters(run) as hq:
        removed = staff.remove(hq, operator=chosen, reason=reason)
    return _output(removed)


@staff_group.command("badge")
@click.argument("chosen", metavar="OPERATOR", type=TEXT)
@click.option("--out", type=NEW_FILE, required=True, help="PDF file to write.")
@command_with_output
def badge_of_staff(run: CommandRun, chosen: str, out: Path) -> Output:
    """Makes an operator's badge, 54 x 86 mm; whoever has it can sign in, so guard the file."""
    with headquarters(run) as hq:
        member = _enrolled(hq, chosen)
    from testdesk.bridge.offscreen import offscreen_application  # noqa: PLC0415 - Qt, only to draw
    from testdesk.paper.output.render import write_pages  # noqa: PLC0415 - the same
    from testdesk.printing.papers import badge_pages  # noqa: PLC0415 - the same

    application = offscreen_application()
    pages = badge_pages(
        name=member.name, role=member.role, point=member.point, code=member.badge,
        languages=("zh", "ko"),
    )  # fmt: skip
    write_pages(out, pages)
    del application
    value = {"file": str(out), "pages": len(pages), "operator": member.operator}
    return Output(value, pairs(value))


def _enrolled(hq: Headquarters, operator: str) -> PointOperator:
    for one in staff.all_operators_of_points(hq):
        if one.operator == operator and one.badge:
            return one
    raise Refusal("operator_not_enrolled")


def _value(one: PointOperator) -> dict[str, Any]:
    """The JSON of an operator, without the badge's code."""
    return {name: value for name, value in msgspec.to_builtins(one).items() if name != "badge"}


def _output(one: PointOperator) -> Output:
    value = _value(one)
    return Output(value, pairs({name: value[name] for name in _SHOWN}))
