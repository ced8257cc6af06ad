"""`person`: one person's record and its history, and corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast, get_args

import click
import msgspec

from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, shown_value, table
from testdesk.domain.history import HistoryEntry
from testdesk.domain.residents.lookups import Lookup
from testdesk.domain.residents.people import Language
from testdesk.services.people.correction import FIELDS, REASONS, correct
from testdesk.services.people.document_holders import find_person
from testdesk.services.people.history import person_record
from testdesk.services.people.lookups import record_lookups

# Not clearable: everybody keeps a name, a language and a type of document.
_CLEARABLE = tuple(field for field in FIELDS if field not in {"name", "language", "document_type"})


@click.group("person")
def person_command() -> None:
    """Shows or corrects a person's record."""


@person_command.command("show")
@click.argument("given_id", metavar="ID", type=TEXT)
@command_with_output
def show_person(run: CommandRun, given_id: str) -> Output:
    """Shows a person's record and history, newest first.

    ID is as `testdesk find` shows it, or a whole document number. The lookup is recorded.
    """
    with opening.station(run) as station:
        resident = find_person(station=station, text=given_id).resident
        lookup = Lookup(resident, "record", "command_line", run.operator)
        record_lookups(opening.context(run, station), lookups=[lookup])
        record = person_record(station=station, resident=resident, lookups=True)
    value = json_values.record(record)
    shown = {name: value[name] for name in _SHOWN_FIELDS if value[name] not in ("", None, False)}
    if record.removal:
        shown["removed"] = json_values.removal_text(record.removal)
    rows = [
        (entry.at, entry.station, entry.operator, *_entry_text(entry)) for entry in record.history
    ]
    headings = ("at", "station", "operator", "what", "about")
    return Output(value, f"{pairs(shown)}\n\n{table(headings, rows)}")


_SHOWN_FIELDS = (
    "resident",
    "name",
    "korean",
    "document_type",
    "document_number",
    "birth",
    "phone",
    "address",
    "language",
    "note",
    "colour",
    "listed",
    "sampled",
)


def _entry_text(entry: HistoryEntry) -> tuple[str, str]:
    """The kind of a history entry, and its details on one line."""
    about = [entry.round, entry.tube, str(entry.position or ""), entry.card_number, entry.printer]
    about += [
        f"{shown_value('field', c.field)}: {json_values.shown_change(c)}" for c in entry.changes
    ]
    about += [shown_value("shown", entry.shown), shown_value("reason", entry.reason), entry.note]
    about += [localized("(void)")] if entry.void else []
    return entry.kind, " ".join(part for part in about if part)


@person_command.command("correct")
@click.argument("given_id", metavar="ID", type=TEXT)
@click.option("--name", type=TEXT)
@click.option("--korean", type=TEXT, help="Name in Hangul.")
@click.option("--phone", type=TEXT)
@click.option("--compound", type=TEXT)
@click.option("--building", type=TEXT)
@click.option("--unit", type=TEXT)
@click.option("--room", type=TEXT)
@click.option("--language", type=click.Choice(get_args(Language)))
@click.option("--note", type=TEXT)
@click.option(
    "--document-type", type=TEXT, help="Kind of document, as in CV02.01.101; 03 is a passport."
)
@click.option("--document-number", type=TEXT)
@click.option("--clear", multiple=True, type=click.Choice(_CLEARABLE), help="Field to empty.")
@click.option(
    "--from-file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help='JSON file with new values, {"phone": "…"}; - for standard input.',
)
@click.option("--reason", type=TEXT, required=True, help=", ".join(REASONS))
@command_with_output
def correct_person(
    run: CommandRun,
    given_id: str,
    reason: str,
    clear: tuple[str, ...],
    from_file: Path | None,
    **given: str | None,
) -> Output:
    """Corrects fields of a person's record; the others stay as they are.

    The correction is an event with the old and new values, and reaches headquarters with the next
    batch. If the document number changes, the person's samples and cards follow.
    """
    changes = _changes(given, clear, from_file)
    with opening.station(run) as station:
        context = opening.context(run, station)
        person = correct(
            context,
            resident=find_person(station=station, text=given_id).resident,
            changes=changes,
            reason=reason,
        ).value
        record = person_record(station=station, resident=person.resident)
    correction = next(entry for entry in record.history if entry.changes)
    value = {
        **json_values.person(person),
        "reason": reason,
        "changes": json_values.changes(correction),
    }
    rows = [(c.field, json_values.shown_change(c), c.state) for c in correction.changes]
    return Output(value, table(("field", "change", "state"), rows))


def _changes(
    given: dict[str, str | None], clear: tuple[str, ...], from_file: Path | None
) -> dict[str, str]:
    """The changes; a field named twice is a usage error."""
    changes = {field: value for field, value in given.items() if value is not None}
    for field, value in [*((name, "") for name in clear), *_read(from_file).items()]:
        if field in changes:
            raise click.UsageError(localized("{field} is given twice").format(field=field))
        changes[field] = value
    if not changes:
        raise click.UsageError(localized("name at least one field and its new value"))
    return changes


def _read(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    with click.open_file(str(file), "rb") as stream:
        data = stream.read()
    try:
        values: Any = msgspec.json.decode(data, type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(
            localized("--from-file does not contain a JSON object of texts")
        ) from error
    if unknown := [name for name in values if name not in FIELDS]:
        raise click.UsageError(
            localized("no such field: {fields}").format(fields=", ".join(sorted(unknown)))
        )
    return cast("dict[str, str]", values)
