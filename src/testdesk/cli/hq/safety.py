"""`hq verify` and `hq salvage`: is headquarters' database intact, and how to repair it if not."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from testdesk.atomic_write import flush_folder
from testdesk.cli.hq.opening import headquarters
from testdesk.cli.shared.options import CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr, table, verification_text
from testdesk.database_file.log import check_log_empty
from testdesk.database_file.mark import mark_of
from testdesk.domain.refusals import DatabaseUnsound, DetailValue, EnvironmentFault, Refusal
from testdesk.home_files import raising_home_faults, scratch_folder
from testdesk.hq.home import checking, folder, salvage
from testdesk.hq.home.epochs import begin_epoch
from testdesk.hq.home.vault import headquarters_exists

# The sequences whose length the mark records -> the name for what a sequence has lost.
_SEQUENCES = {"journal": "lost_entries", "arrivals": "lost_arrivals"}

# What is shown of each round that was erased.
_OF_ERASURE = ("at", "round", "samples", "bodies", "proposed_by", "confirmed_by", "note", "days")


@click.command("verify")
@command_with_output
def verify_command(run: CommandRun) -> Output:
    """Rebuilds every table from the journals and compares; checks the chains and the file."""
    with headquarters(run) as hq:
        report = checking.verify(hq)
    for text in report.unchecked:
        print_to_stderr(text)
    lines = [verification_text(report.events, is_ok=report.ok), *report.problems]
    if report.erased:
        rows = [tuple(getattr(one, name) for name in _OF_ERASURE) for one in report.erased]
        lines += ["", table(_OF_ERASURE, rows), "", pairs({"left_in_file": report.left_in_file})]
    refused = "" if report.ok else "database_damaged"
    return Output(msgspec.to_builtins(report), "\n".join(lines), refused=refused)


@click.command("salvage")
@click.option(
    "--accept-loss",
    is_flag=True,
    help="Continues although acknowledged events are lost; the stations will send theirs again.",
)
@command_with_output
def salvage_command(run: CommandRun, accept_loss: bool) -> Output:
    """Rebuilds the SQLite file from its pages and its log; the damaged file is kept.

    Stop the server first.
    """
    if not headquarters_exists(run.home):
        raise Refusal("headquarters_missing")
    passphrase = run.passphrase()
    if _is_sound(run, passphrase):
        raise Refusal("salvage_not_needed")
    with scratch_folder(run.home) as scratch:
        found = salvage.salvage(run.home, passphrase, scratch)
        if found.lacking and not accept_loss:
            raise _data_missing(found.lacking)
        _put_in_place(run.home, scratch)
    # Even if the mark shows no loss, a log from another time had to be left out.
    epoch = _begin_new_epoch(run, passphrase) if found.may_lack else None
    value = {
        "epoch": epoch,
        "mended_pages": found.mended_pages,
        "events": found.events,
        "lacking": found.lacking,
    }
    shown: dict[str, object] = {
        name: one for name, one in value.items() if name != "lacking" and one is not None
    }
    lost = {_SEQUENCES[name]: numbers for name, numbers in found.lacking.items()}
    return Output(value, pairs({**shown, **lost}))


def _data_missing(lacking: dict[str, str]) -> EnvironmentFault:
    """The fault, naming only the sequences that lost something."""
    detail: dict[str, DetailValue] = {**lacking}
    if len(lacking) == 1:
        detail["reason"] = next(iter(lacking))
    return EnvironmentFault("database_lacks", **detail)


def _begin_new_epoch(run: CommandRun, passphrase: str) -> int:
    """Begins a new epoch, after which every station sends the lost events again."""
    hq = folder.open_headquarters(run.home, passphrase)
    try:
        return begin_epoch(run.home, passphrase, hq, "salvaged").secrets.epoch_number
    finally:
        hq.close()


def _is_sound(run: CommandRun, passphrase: str) -> bool:
    try:
        hq = folder.open_headquarters(run.home, passphrase)
    except DatabaseUnsound:
        return False
    try:
        return checking.verify(hq).ok
    finally:
        hq.close()


def _put_in_place(home: Path, scratch: Path) -> None:
    check_log_empty(scratch / folder.DATABASE)
    with raising_home_faults():
        salvage.move_aside(home)
        # The database last: without it the salvage can be repeated, from the one that was kept.
        mark_of(scratch / folder.DATABASE).replace(mark_of(home / folder.DATABASE))
        flush_folder(home)
        (scratch / folder.DATABASE).replace(home / folder.DATABASE)
        flush_folder(home)
