"""`hq person`: one person's record, and who is taken off the list."""

from __future__ import annotations

import click
import msgspec

from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared import json_values
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.corrections.listing import REMOVAL_REASONS
from testdesk.domain.refusals import UnknownPerson
from testdesk.domain.residents.masking import mask_document_number, mask_phone
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.city import removals
from testdesk.hq.city.rounds import current_round
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views.person import PersonOverview, person_overview

_COLUMNS = ("round", "tube", "position", "station", "point", "at")
_IDS = click.argument("pseudonyms", metavar="ID...", nargs=-1, required=True, type=TEXT)


@click.group("person")
def person_group() -> None:
    """Shows people's records, and changes who is on the list."""


@person_group.command("show")
@click.argument("pseudonym", metavar="ID", type=TEXT)
@command_with_output
def show_person(run: CommandRun, pseudonym: str) -> Output:
    """Shows a person's samples, and whether they are still listed; the look is logged."""
    with headquarters(run) as hq:
        overview = _record(hq, pseudonym, run.operator)
    value = _person_as_json(overview)
    shown = {name: value[name] for name in _SHOWN_FIELDS if value[name] not in ("", None)}
    if overview.removal:
        shown["removed"] = json_values.removal_text(overview.removal)
    rows = [[sample[name] for name in _COLUMNS] for sample in value["samples"]]
    samples = f"\n\n{table(_COLUMNS, rows)}" if rows else ""
    return Output(value, f"{pairs(shown)}{samples}")


_SHOWN_FIELDS = (
    *("resident", "name", "korean", "document_type", "document_number", "birth", "phone"),
    *("address", "note", "colour", "listed"),
)


def _record(hq: Headquarters, pseudonym: str, operator: str) -> PersonOverview:
    with hq.read() as connection:
        resident = removals.current_pseudonym(connection, pseudonym)
    with logged_access(hq, operator=operator, kind="person", subject=resident) as connection:
        overview = person_overview(connection, current_round(connection), resident)
    if overview is None:
        raise UnknownPerson(resident=pseudonym)
    return overview


def _person_as_json(overview: PersonOverview) -> json_values.JsonObject:
    person = overview.person.resident
    return {
        **json_values.person(person),
        "document_type": person.document_type,
        "document_number": mask_document_number(person.document_number),
        "birth": person.birth,
        "sex": person.sex,
        "phone": mask_phone(person.phone),
        "note": person.note,
        "listed": overview.person.listed,
        "removed": json_values.removal(overview.removal),
        "sampled": overview.person.sampled,
        "samples": msgspec.to_builtins(overview.samples),
    }


@person_group.command("remove")
@_IDS
@click.option("--reason", type=click.Choice(REMOVAL_REASONS), required=True)
@click.option("--note", type=TEXT, default="", help="Free text; required with the reason other.")
@command_with_output
def remove_people(run: CommandRun, pseudonyms: tuple[str, ...], reason: str, note: str) -> Output:
    """Takes people off the list; their samples, cards and history stay.

    They no longer count as listed or missing. Stations learn of this from their next update. A list
    that names them later puts them back on, and its report says so.
    """
    with headquarters(run) as hq:
        people = removals.remove(hq, pseudonyms, reason=reason, note=note, by=run.operator)
    value = {"removed": people, "reason": reason, "note": note.strip(), "by": run.operator}
    return Output(value, pairs(value))


@person_group.command("restore")
@_IDS
@click.option("--note", type=TEXT, default="", help="Why, in your own words.")
@command_with_output
def restore_people(run: CommandRun, pseudonyms: tuple[str, ...], note: str) -> Output:
    """Puts people who were taken off the list back on it."""
    with headquarters(run) as hq:
        people = removals.restore(hq, pseudonyms, note=note, by=run.operator)
    value = {"restored": people, "note": note.strip(), "by": run.operator}
    return Output(value, pairs(value))
