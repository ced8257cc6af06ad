"""`excuse`: a resident is excused from the round with a reason, or no longer."""

from __future__ import annotations

import click

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.excuses import EXCUSE_REASONS
from testdesk.services.people.document_holders import find_person
from testdesk.services.people.excuses import excuse, withdraw_excuse


@click.command("excuse")
@click.argument("given_id", metavar="ID", type=TEXT)
@click.option(
    "--reason", type=click.Choice(EXCUSE_REASONS), help="Why; vaccinated means within 48 hours."
)
@click.option("--note", type=TEXT, default="", help="Free text; required with the reason other.")
@click.option(
    "--withdraw", is_flag=True, help="Withdraws the excuse: the person is to be sampled after all."
)
@command_with_output
def excuse_command(
    run: CommandRun, given_id: str, reason: str | None, note: str, withdraw: bool
) -> Output:
    """Excuses a person from the open round: they count as neither sampled nor missing.

    ID is as `testdesk find` shows it, or a whole document number. Somebody who is sampled after all
    counts as sampled.
    """
    if withdraw == (reason is not None) or (withdraw and note):
        raise click.UsageError(
            localized("give either --reason or --withdraw; --note goes with --reason")
        )
    with opening.station(run) as station:
        context = opening.context(run, station)
        person = find_person(station=station, text=given_id)
        if reason is None:
            changed_excuse = withdraw_excuse(context, resident=person.resident).value
        else:
            changed_excuse = excuse(
                context, resident=person.resident, reason=reason, note=note
            ).value
    value = {
        **json_values.person(person),
        "excused": not withdraw,
        **json_values.excuse(changed_excuse),
    }
    return Output(value, pairs({name: value[name] for name in _SHOWN}))


_SHOWN = ("resident", "name", "excused", "reason", "excuse_note")
