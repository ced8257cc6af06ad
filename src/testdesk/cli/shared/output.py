"""What commands print, and the status they exit with."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import click
import msgspec

from testdesk.cli.shared.language import language, localized_count
from testdesk.cli.shared.wide_help import display_width
from testdesk.disk_faults import raising_disk_faults, write_fault
from testdesk.domain.refusals import CodedError, DetailValue, EnvironmentFault, Refusal
from testdesk.messages.labels import label
from testdesk.messages.sentences import sentence
from testdesk.messages.values import value_text

# The exit statuses for a refusal and for an environment fault.
REFUSED = 1
ENVIRONMENT = 3


@dataclass(frozen=True)
class Output:
    """The output of a command.

    Attributes:
        value: for programs: anything msgspec can turn into JSON.
        text: for people.
        refused: code of the refusal, for a command that is refused but has something to report.
    """

    value: object
    text: str
    refused: str = ""


def print_output(output: Output, *, as_json: bool) -> None:
    """Prints the output; exits with status 1 if the command was refused."""
    value = output.value
    if output.refused and isinstance(value, Mapping):
        value = {**value, "error": output.refused, "message": sentence_of(output.refused, {})}
    if as_json:
        print_json(value)
    elif output.text:
        click.echo(output.text)
    if output.refused:
        if not as_json:
            click.echo(f"{output.refused}: {sentence_of(output.refused, {})}", err=True)
        click.get_current_context().exit(REFUSED)


@contextmanager
def exit_on_fault(*, as_json: bool) -> Iterator[None]:
    """Prints a refusal's code and sentence and exits with 1; for an environment fault, with 3.

    A disk error for which no called function has a better error code is an environment fault, too.
    """
    try:
        with raising_disk_faults():
            yield
    except CodedError as error:
        sentence = sentence_of(error.code, error.detail)
        if as_json:
            problem = {"error": error.code, "message": sentence, "detail": error.detail}
            # If standard output itself failed, only the exit status is left.
            with suppress(EnvironmentFault):
                print_json(problem)
        else:
            click.echo(f"{error.code}: {sentence}", err=True)
        status = REFUSED if isinstance(error, Refusal) else ENVIRONMENT
        click.get_current_context().exit(status)


def print_json(value: object) -> None:
    """One JSON value and a line feed, in UTF-8 whatever the encoding of the console, flushed.

    Raises:
        EnvironmentFault: disk_full, write_failed: of the file that standard output goes to.
        BrokenPipeError: the reader has closed the pipe.
    """
    data = msgspec.json.encode(value) + b"\n"
    try:
        click.echo(data.decode() if sys.stdout.isatty() else data, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise write_fault(error) from error


def print_to_stderr(text: str) -> None:
    """Prints progress or a warning on standard error."""
    click.echo(text, err=True)


def sentence_of(code: str, detail: Mapping[str, DetailValue]) -> str:
    """A code as a sentence, in TESTDESK_LANGUAGE or the language of the system."""
    return sentence(code, dict(detail), language())


def verification_text(events: int, *, is_ok: bool) -> str:
    """The result of checking a journal or a database."""
    if is_ok:
        return localized_count(
            "{count} event, everything is correct",
            "{count} events, everything is correct",
            events,
        )
    return localized_count(
        "{count} event, problems were found", "{count} events, problems were found", events
    )


def table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns as wide as their widest cell; Chinese and Korean characters are two wide.

    Args:
        names: the names of the columns in JSON; `messages.labels` has a label for each.
        rows: the values; `messages.values` has the texts of enumerations.
    """
    headings = [label(name, language()) for name in names]
    shown = (zip(names, row, strict=True) for row in rows)
    return aligned(
        [headings, *([shown_value(name, value) for name, value in row] for row in shown)]
    )


def pairs(values: Mapping[str, object]) -> str:
    """The values, one per line, with labels and texts as in a table.

    Args:
        values: by the name that each has in JSON.
    """
    return aligned([(label(n, language()), shown_value(n, value)) for n, value in values.items()])


def aligned(rows: Sequence[Sequence[object]]) -> str:
    """Aligns rows of cells in columns."""
    lines = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - display_width(cell))
            for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def shown_value(name: str, value: object) -> str:
    """The text of a value for people; `name` is its name in JSON."""
    return value_text(name, value, language())


def _cell(value: object) -> str:
    # Names come from spreadsheets; a control character in one must not steer the terminal.
    text = "-" if value is None or value == "" else str(value)
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
