"""`hq tube-form`, and the warning about forms that other kinds of numbers fit, too."""

from __future__ import annotations

import click

from testdesk.cli.shared import json_values
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, sentence_of
from testdesk.domain.refusals import Refusal
from testdesk.formats.form_overlap import overlaps
from testdesk.hq.city import settings
from testdesk.hq.home import vault

TUBE_FORM_OPTION = click.option(
    "--tube-form",
    type=TEXT,
    help="Form of tube barcodes; by default two letters and 8 to 12 digits.",
)


@click.command("tube-form")
@click.argument("form", type=TEXT)
@command_with_output
def tube_form_command(run: CommandRun, form: str) -> Output:
    """Sets the form of tube barcodes, such as YJ[0-9]{8}; kits and updates pass it on."""
    settings.checked_tube_form(form)
    if not vault.headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    secrets = settings.set_tube_form(run.home, run.passphrase(), form)
    values = {"tube_form": secrets.tube_form}
    return Output({**values, "warnings": tube_form_warnings(form)}, pairs(values))


def tube_form_warnings(form: str) -> list[json_values.JsonObject]:
    """Warnings about a form: printed on standard error, and returned for the command's value."""
    found = overlaps(form)  # kind of number -> a number that is of this kind and fits the form
    if not found:
        return []
    code = "tube_form_overlaps"
    # Several kinds often have the same example.
    message = sentence_of(code, {"examples": ", ".join(dict.fromkeys(found.values()))})
    print_to_stderr(f"{code}: {message}")
    return [{"code": code, "message": message, "examples": found}]
