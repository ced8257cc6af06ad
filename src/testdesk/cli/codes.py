"""`code`: proxy codes for people without a phone."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from testdesk.cli import card_choice, opening, shapes
from testdesk.cli.code_print import print_codes
from testdesk.cli.code_prints import list_prints
from testdesk.cli.options import TEXT, Call, reporting, unused_with
from testdesk.cli.output import Answer, pairs
from testdesk.domain.people import Address, Language
from testdesk.domain.refusals import Refusal
from testdesk.ports import Desk
from testdesk.services import bindings, codes, people
from testdesk.services.people import WalkIn
from testdesk.services.session import ScanSession


@click.group("code")
def code_command() -> None:
    """Proxy codes."""


code_command.add_command(print_codes)
code_command.add_command(list_prints)


@code_command.command("issue")
@click.option("--resident", type=TEXT, help="As `testdesk find` shows it.")
@click.option("--id-number", type=TEXT, help="Of a person who need not be on the roster.")
@click.option("--name", type=TEXT, default="", help="With --id-number: of somebody unknown.")
@click.option("--document-type", type=TEXT, default="", help="CV02.01.101, as 03 for a passport.")
@click.option("--korean", type=TEXT, default="")
@click.option("--phone", type=TEXT, default="")
@click.option("--compound", type=TEXT, default="")
@click.option("--building", type=TEXT, default="")
@click.option("--unit", type=TEXT, default="")
@click.option("--room", type=TEXT, default="")
@click.option("--language", type=click.Choice(get_args(Language)), default="zh")
@click.option("--applicant", type=TEXT, default="", help="Who fetches it.")
@click.option("--relation", type=TEXT, default="", help="How the applicant is related.")
@click.option("--reason", type=TEXT, default="", help="Why again.")
@click.option("--new-anyway", is_flag=True, help="Though somebody of the same room is like this.")
@click.option("--valid-days", type=int, help="Tens of days, 10 to 630; else as the kit says.")
@reporting
def issue_code(
    call: Call,
    resident: str | None,
    id_number: str | None,
    applicant: str,
    relation: str,
    reason: str,
    valid_days: int | None,
    new_anyway: bool,
    **form: str,
) -> Answer:
    """Issues a code; an earlier one of the same person is void from now on."""
    if (resident is None) == (id_number is None):
        raise click.UsageError("give either --resident or --id-number")
    if resident is not None:
        unused_with("--resident", *form, "new_anyway")
    with opening.station(call) as desk:
        session = opening.session(call, desk)
        issued, _ = codes.issue(
            desk=desk,
            session=session,
            resident=resident or _person(desk, session, id_number or "", form, new_anyway),
            applicant=codes.Applicant(applicant, relation, reason),
            valid_days=valid_days,
        )
    shape = shapes.card(issued)
    return Answer(shape, pairs({"name": issued.resident.name, **shape}))


def _person(
    desk: Desk, session: ScanSession, number: str, form: dict[str, str], new_anyway: bool
) -> str:
    """Who has this number; somebody unknown is written down as a walk-in."""
    check = people.check_document(desk=desk, number=number, document_type=form.pop("document_type"))
    if check.document is None:
        raise Refusal(check.refusal, **check.detail)
    if check.known is not None:
        return check.known.resident
    address = Address(**{part: form.pop(part) for part in Address.__struct_fields__})
    walk_in = msgspec.convert(
        {
            **form,
            "document_number": check.document.number,
            "document_type": check.document.type,
            "address": address,
        },
        WalkIn,
    )
    person, _ = people.register_walk_in(
        desk=desk, session=session, form=walk_in, new_anyway=new_anyway
    )
    return person.resident


@code_command.command("revoke")
@click.option("--card-number", type=TEXT, help='As printed: "3-1047-8".')
@click.option("--resident", type=TEXT, help="Whose card that is good today.")
@click.option("--reason", type=TEXT, required=True)
@reporting
def revoke_code(call: Call, card_number: str | None, resident: str | None, reason: str) -> Answer:
    """Makes a card void."""
    if (resident is None) == (card_number is None):
        raise click.UsageError("give either --resident or --card-number")
    with opening.station(call) as desk:
        if card_number is not None:
            card = card_choice.by_number(desk, card_number)
        else:
            card = card_choice.good_card(desk, resident or "")
        codes.revoke(desk=desk, session=opening.session(call, desk), card=card.card, reason=reason)
    facts = {"card": card.card, "resident": card.resident, "issue_number": card.issue_number}
    return Answer({**facts, "revoked": True}, pairs(facts))


@code_command.command("unbind")
@click.option("--resident", type=TEXT, required=True, help="Whose phone code it is said to be.")
@click.option("--reason", type=TEXT, required=True, help="wrong_person, new_phone, or words.")
@reporting
def unbind_code(call: Call, resident: str, reason: str) -> Answer:
    """Makes the phone codes bound to a person nobody's; the next scan asks whose it is."""
    with opening.station(call) as desk:
        session = opening.session(call, desk)
        count, _ = bindings.unbind_code(
            desk=desk, session=session, resident=resident, reason=reason
        )
    facts = {"resident": resident, "unbound": count}
    return Answer(facts, pairs(facts))


@code_command.command("read")
@click.argument("text", type=TEXT)
@click.option("--id-number", type=TEXT, default="", help="Of the person, to be compared.")
@reporting
def read_code(call: Call, text: str, id_number: str) -> Answer:
    """Looks at a code or card number; registers nobody. Refused when it is not good."""
    with opening.station(call) as desk:
        reading = codes.read_code(desk=desk, text=text, id_number=id_number)
    person = reading.resident
    value = {
        **msgspec.to_builtins(reading),
        "resident": shapes.person(person) if person is not None else None,
    }
    shown = {**value, "resident": person and person.resident, "name": person and person.name}
    return Answer(
        value, pairs(shown), refused="" if reading.verdict != "refused" else reading.reason
    )
