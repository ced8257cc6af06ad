"""`code`: proxy codes for people without a phone."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from testdesk.cli.code import card_lookup
from testdesk.cli.code.printing import print_codes
from testdesk.cli.code.prints import list_prints
from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output, refuse_options_beside
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address, Language
from testdesk.ports import Station
from testdesk.services.cards import codes
from testdesk.services.people import bindings, directory
from testdesk.services.people.directory import WalkIn
from testdesk.services.scanning import code_reading
from testdesk.services.session import Context


@click.group("code")
def code_command() -> None:
    """Issues, prints, reads and revokes proxy codes."""


code_command.add_command(print_codes)
code_command.add_command(list_prints)


@code_command.command("issue")
@click.option("--resident", type=TEXT, help="ID of the person, as `testdesk find` shows it.")
@click.option(
    "--id-number", type=TEXT, help="Document number of a person, who need not be on the roster."
)
@click.option(
    "--name",
    type=TEXT,
    default="",
    help="Name of a person who is not known yet; needs --id-number.",
)
@click.option(
    "--document-type",
    type=TEXT,
    default="",
    help="Kind of document, as in CV02.01.101; 03 is a passport.",
)
@click.option("--korean", type=TEXT, default="")
@click.option("--phone", type=TEXT, default="")
@click.option("--compound", type=TEXT, default="")
@click.option("--building", type=TEXT, default="")
@click.option("--unit", type=TEXT, default="")
@click.option("--room", type=TEXT, default="")
@click.option("--language", type=click.Choice(get_args(Language)), default=None)
@click.option("--applicant", type=TEXT, default="", help="Name of the person who fetches the card.")
@click.option(
    "--relation", type=TEXT, default="", help="How the person who fetches the card is related."
)
@click.option("--new", is_flag=True, help="Issues a new card and voids the valid one.")
@click.option(
    "--reason",
    type=TEXT,
    default="",
    help="Why the code is on paper; with --new, why a new one is needed.",
)
@click.option(
    "--new-anyway",
    is_flag=True,
    help="Adds the person even if a similar one lives in the same room.",
)
@click.option(
    "--valid-days",
    type=int,
    help="Days of validity, a multiple of ten from 10 to 630; by default as set by the kit.",
)
@command_with_output
def issue_code(
    run: CommandRun,
    resident: str | None,
    id_number: str | None,
    applicant: str,
    relation: str,
    reason: str,
    valid_days: int | None,
    new_anyway: bool,
    new: bool,
    **person_options: str | None,
) -> Output:
    """Issues a person's code; somebody with a valid card gets that one again.

    With --new and a --reason a new code is issued, and the earlier one becomes void.
    """
    _check_usage(resident, id_number, person_options, new=new, reason=reason)
    application = codes.Applicant(applicant, relation, reason)
    with opening.station(run) as station:
        context = opening.context(run, station)
        holder = resident or _person(context, id_number or "", person_options, new_anyway)
        # No option is ignored silently: nothing more can be written on an existing card.
        if not new and (application != codes.Applicant() or valid_days is not None):
            _refuse_if_valid(station, holder)
        issued = codes.issue(
            context,
            resident=holder,
            applicant=application,
            valid_days=valid_days,
            replacing=new,
        ).value
    value = json_values.card(issued)
    return Output(value, pairs({"name": issued.resident.name, **value}))


def _check_usage(
    resident: str | None,
    id_number: str | None,
    person_options: dict[str, str | None],
    *,
    new: bool,
    reason: str,
) -> None:
    if (resident is None) == (id_number is None):
        raise click.UsageError(localized("give either --resident or --id-number"))
    if resident is not None:
        refuse_options_beside("--resident", *person_options, "new_anyway")
    if new and not reason.strip():
        raise click.UsageError(localized("--new needs a --reason"))


def _refuse_if_valid(station: Station, resident: str) -> None:
    if codes.valid_card(station=station, resident=resident) is not None:
        raise Refusal("card_still_good")


def _person(
    context: Context,
    number: str,
    person_options: dict[str, str | None],
    new_anyway: bool,
) -> str:
    """The person with this number; an unknown one is registered as a walk-in.

    Other data given for a known person completes the record; a different name is refused.
    """
    details = {name: value or "" for name, value in person_options.items()}
    check = directory.check_document(
        station=context.station, number=number, document_type=details.pop("document_type")
    )
    if check.document is None:
        raise Refusal.from_code(check.refusal, check.detail)
    if check.known is not None:
        if not any(details.values()):
            return check.known.resident
        details["name"] = details["name"] or check.known.name
    address = Address(**{part: details.pop(part) for part in Address.__struct_fields__})
    walk_in = msgspec.convert(
        {
            **details,
            "document_number": check.document.number,
            "document_type": check.document.type,
            "address": address,
        },
        WalkIn,
    )
    person = directory.register_walk_in(context, form=walk_in, new_anyway=new_anyway).value
    return person.resident


@code_command.command("revoke")
@click.option("--card-number", type=TEXT, help='Number as printed on the card, such as "3-1047-8".')
@click.option("--resident", type=TEXT, help="ID of the person whose valid card is voided.")
@click.option("--reason", type=TEXT, required=True)
@command_with_output
def revoke_code(
    run: CommandRun, card_number: str | None, resident: str | None, reason: str
) -> Output:
    """Voids a card."""
    if (resident is None) == (card_number is None):
        raise click.UsageError(localized("give either --resident or --card-number"))
    with opening.station(run) as station:
        if card_number is not None:
            card = card_lookup.card_by_number(station, card_number)
        else:
            card = card_lookup.valid_card(station, resident or "")
        codes.revoke(opening.context(run, station), card=card.card, reason=reason)
    values = {"card": card.card, "resident": card.resident, "issue_number": card.issue_number}
    return Output({**values, "revoked": True}, pairs(values))


@code_command.command("unbind")
@click.option(
    "--resident", type=TEXT, required=True, help="ID of the person to whom the codes are bound."
)
@click.option(
    "--reason", type=TEXT, required=True, help="wrong_person, new_phone, or your own words."
)
@command_with_output
def unbind_code(run: CommandRun, resident: str, reason: str) -> Output:
    """Unbinds a person's phone codes; at their next scan the station asks whose they are."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        count = bindings.unbind_code(context, resident=resident, reason=reason).value
    values = {"resident": resident, "unbound": count}
    return Output(values, pairs(values))


@code_command.command("read")
@click.argument("text", type=TEXT)
@click.option("--id-number", type=TEXT, default="", help="Document number to compare with.")
@command_with_output
def read_code(run: CommandRun, text: str, id_number: str) -> Output:
    """Checks a code or card number and registers nobody; refused if it is not valid."""
    with opening.station(run) as station:
        reading = code_reading.read_code(station=station, text=text, id_number=id_number)
    person = reading.resident
    value = {
        **msgspec.to_builtins(reading),
        "resident": json_values.person(person) if person is not None else None,
    }
    shown = {**value, "resident": person and person.resident, "name": person and person.name}
    return Output(
        value, pairs(shown), refused="" if reading.verdict != "refused" else reading.reason
    )
