"""`code prints`: which cards were printed or saved, and which are still waiting for paper."""

from __future__ import annotations

import datetime as dt

import click

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, table
from testdesk.services.cards import prints
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.prints import PrintEntry


@click.command("prints")
@click.option(
    "--resident", type=TEXT, help="Only this person's cards; without --day, those of every day."
)
@click.option(
    "--day", type=click.DateTime(formats=["%Y-%m-%d"]), help="Day to list; by default today."
)
@click.option(
    "--unprinted", is_flag=True, help="Lists the valid cards that were neither printed nor saved."
)
@click.option(
    "--saved", is_flag=True, help="Lists the valid cards that were saved as PDF but not printed."
)
@command_with_output
def list_prints(
    run: CommandRun,
    resident: str | None,
    day: dt.datetime | None,
    unprinted: bool,
    saved: bool,
) -> Output:
    """Lists which cards were printed or saved: by whom, when, where and how often."""
    if unprinted and saved:
        raise click.UsageError(localized("give one of --unprinted, --saved"))
    if (unprinted or saved) and day is not None:
        raise click.UsageError(localized("cards that were not printed have no day"))
    with opening.station(run) as station:
        if unprinted or saved:
            return _waiting_cards(
                prints.saved(station=station) if saved else prints.unprinted(station=station),
                resident,
            )
        entries = prints.print_log(station=station, day=day and day.date(), resident=resident)
    rows = [
        (
            e.printed.at,
            e.printed.operator,
            "saved" if e.printed.is_saved else "printed",
            e.card_number,
            _name(e),
            e.printed.printer,
            e.printed.layout,
            e.printed.times,  # 1 for the first print of the card, 2 for the first reprint
        )
        for e in entries
    ]
    headings = ("at", "operator", "what", "card_number", "name", "printer", "layout", "times")
    return Output([_print_as_json(entry) for entry in entries], table(headings, rows))


def _waiting_cards(found: list[IssuedCard], resident: str | None) -> Output:
    cards = [card for card in found if resident is None or card.resident.resident == resident]
    rows = [(c.card_number, c.resident.name, c.card.issue_day) for c in cards]
    return Output(
        [_card_as_json(c) for c in cards], table(("card_number", "name", "issue_day"), rows)
    )


def _print_as_json(entry: PrintEntry) -> json_values.JsonObject:
    printed = entry.printed
    return {
        "at": printed.at,
        "operator": printed.operator,
        "card_number": entry.card_number,
        "resident": json_values.person(entry.resident) if entry.resident else None,
        "layout": printed.layout,
        "printer": printed.printer,
        "times": printed.times,
        "what": "saved" if printed.is_saved else "printed",
    }


def _card_as_json(issued: IssuedCard) -> json_values.JsonObject:
    return {
        "card_number": issued.card_number,
        "resident": json_values.person(issued.resident),
        "issue_day": issued.card.issue_day,
        "valid_until": issued.card.valid_until.isoformat(),
    }


def _name(entry: PrintEntry) -> str:
    return entry.resident.name if entry.resident else ""
