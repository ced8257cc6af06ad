"""`person`: one person's record and its history, and corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast, get_args

import click
import msgspec

from testdesk.cli.shared import opening, shapes
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import TEXT, Call, reporting
from testdesk.cli.shared.output import Output, pairs, shown_value, table
from testdesk.domain.history import HistoryEntry
from testdesk.domain.residents.people import Language
from testdesk.services.people.correction import FIELDS, REASONS, correct
from testdesk.services.people.history import person_record
from testdesk.services.people.listed import find_person

# Not clearable: everybody keeps a name, a language and a type of document.
_CLEARED = tuple(field for field in FIELDS if field not in {"name", "language", "document_type"})


@click.group("person")
def person_command() -> None:
    """One person: everything that was done, and corrections."""


@person_command.command("show")
@click.argument("who", metavar="ID", type=TEXT)
@reporting
def show_person(call: Call, who: str) -> Output:
    """The record and the history of a person, the newest first.

    ID as `testdesk find` shows it, or a whole document number.
    """
    with opening.station(call) as station:
        record = person_record(
            station=station, resident=find_person(station=station, text=who).resident
        )
    value = shapes.record(record)
    facts = {name: value[name] for name in _FACTS if value[name] not in ("", None, False)}
    if record.removal:
        facts["removed"] = shapes.removal_text(record.removal)
    rows = [(line.at, line.station, line.operator, *_line(line)) for line in record.history]
    heads = ("at", "station", "operator", "what", "about")
    return Output(value, f"{pairs(facts)}\n\n{table(heads, rows)}")


_FACTS = (
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


def _line(line: HistoryEntry) -> tuple[str, str]:
    """What was done and to what, on one line."""
    about = [line.round, line.tube, str(line.position or ""), line.card_number, line.printer]
    about += [f"{shown_value('field', c.field)}: {shapes.shown_change(c)}" for c in line.changes]
    about += [shown_value("reason", line.reason), line.note]
    about += [localized("(void)")] if line.void else []
    return line.kind, " ".join(part for part in about if part)


@person_command.command("correct")
@click.argument("who", metavar="ID", type=TEXT)
@click.option("--name", type=TEXT)
@click.option("--korean", type=TEXT, help="The name in Hangul.")
@click.option("--phone", type=TEXT)
@click.option("--compound", type=TEXT)
@click.option("--building", type=TEXT)
@click.option("--unit", type=TEXT)
@click.option("--room", type=TEXT)
@click.option("--language", type=click.Choice(get_args(Language)))
@click.option("--note", type=TEXT)
@click.option("--document-type", type=TEXT, help="CV02.01.101; 03 is a passport.")
@click.option("--document-number", type=TEXT)
@click.option("--clear", multiple=True, type=click.Choice(_CLEARED), help="Empties a field.")
@click.option(
    "--from-file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help='New values as JSON, {"phone": "…"}; - for standard input.',
)
@click.option("--reason", type=TEXT, required=True, help=", ".join(REASONS))
@reporting
def correct_person(
    call: Call,
    who: str,
    reason: str,
    clear: tuple[str, ...],
    from_file: Path | None,
    **given: str | None,
) -> Output:
    """Corrects fields; one that is not named stays as it is.

    An event with before and after, which headquarters gets with the next batch. With another
    document number the person's samples and cards follow.
    """
    changes = _changes(given, clear, from_file)
    with opening.station(call) as station:
        context = opening.context(call, station)
        person = correct(
            context,
            resident=find_person(station=station, text=who).resident,
            changes=changes,
            reason=reason,
        ).value
        record = person_record(station=station, resident=person.resident)
    made = next(line for line in record.history if line.changes)
    value = {**shapes.person(person), "reason": reason, "changes": shapes.changes(made)}
    rows = [(c.field, shapes.shown_change(c), c.state) for c in made.changes]
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
        raise click.UsageError(localized("name at least one field and its right value"))
    return changes


def _read(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    with click.open_file(str(file), "rb") as stream:
        data = stream.read()
    try:
        values: Any = msgspec.json.decode(data, type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(localized("--from-file is not a JSON object of texts")) from error
    if unknown := [name for name in values if name not in FIELDS]:
        raise click.UsageError(
            localized("no such field: {fields}").format(fields=", ".join(sorted(unknown)))
        )
    return cast("dict[str, str]", values)
