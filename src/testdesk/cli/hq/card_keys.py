"""`hq card-key`, `hq card-validity`, `hq retention`: settings for the next kits and updates."""

from __future__ import annotations

import datetime as dt

import click

from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.refusals import Refusal
from testdesk.hq.city import settings
from testdesk.hq.home import vault


@click.group("card-key")
def card_key_group() -> None:
    """Manages the keys that sign cards."""


@card_key_group.command("new")
@click.option(
    "--old-until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Last day on which cards signed with earlier keys are accepted; by default there is none.",
)
@command_with_output
def new_card_key(run: CommandRun, old_until: dt.datetime | None) -> Output:
    """Makes a new key; stations use it once they have applied a renewed kit."""
    until = old_until.date() if old_until is not None else None
    secrets = settings.new_card_key(run.home, _passphrase(run), old_until=until)
    # Earlier keys: number -> the last day on which their cards are accepted; empty for no such day.
    old = {
        number: secrets.card_key_ends.get(number, "")
        for number in secrets.card_keys
        if int(number) != secrets.card_key_id
    }
    return Output(
        {"key_id": secrets.card_key_id, "old": old}, pairs({"key_id": secrets.card_key_id})
    )


@click.command("card-validity")
@click.argument("days", type=int)
@command_with_output
def card_validity(run: CommandRun, days: int) -> Output:
    """Sets for how many days cards are valid: a multiple of ten, 10 to 630."""
    secrets = settings.set_card_validity(run.home, _passphrase(run), days)
    values = {"card_valid_days": secrets.card_valid_days}
    return Output(values, pairs(values))


@click.command("retention")
@click.argument("days", type=int)
@command_with_output
def retention(run: CommandRun, days: int) -> Output:
    """Sets for how many days after its receipt stations keep personal data: 1 to 3650.

    Only what a station needs no more is erased then; see `testdesk retention`.
    """
    secrets = settings.set_retention(run.home, _passphrase(run), days)
    values = {"retention_days": secrets.retention_days}
    return Output(values, pairs(values))


def _passphrase(run: CommandRun) -> str:
    """The passphrase; does not ask for one if the headquarters does not exist."""
    if not vault.headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    return run.passphrase()
