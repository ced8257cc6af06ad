"""`testdesk`: the names of all commands; a command's module is loaded when it is named."""

from __future__ import annotations

import gc
import gettext
import importlib
import os
import sys
from pathlib import Path

import click

from testdesk import __version__
from testdesk.cli.shared.display import require_display
from testdesk.cli.shared.given_secrets import remove_from_environment
from testdesk.cli.shared.language import bind_click, in_language, localized
from testdesk.cli.shared.options import home_option
from testdesk.cli.shared.output import exit_on_fault
from testdesk.messages.catalogue import translatable
from testdesk.settings import home_folder

# pypinyin's phrases are never looked up here and take a tenth of a second to load.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

# Name -> module in this package, and what the program's help says of the command. The command
# "close-day" is called close_day_command in its module.
_COMMANDS = {
    "demo": (
        "demo",
        translatable("CommandLine", "Makes a city to try everything on, and opens the window"),
    ),
    "hq": ("hq.group", translatable("CommandLine", "Headquarters: lists, kits, batches, results")),
    "station": (
        "station",
        translatable("CommandLine", "Makes this laptop a station; renews its kit"),
    ),
    "passphrase": (
        "passphrase",
        translatable("CommandLine", "Changes the passphrase of this station"),
    ),
    "staff": (
        "staff",
        translatable("CommandLine", "The operators of this station: roles, badges, PINs"),
    ),
    "roster": ("people", translatable("CommandLine", "Imports a list of residents")),
    "find": (
        "people",
        translatable("CommandLine", "Finds residents by name, number, phone or address"),
    ),
    "person": (
        "person",
        translatable("CommandLine", "Shows everything about one person; corrects a record"),
    ),
    "scan": (
        "scan",
        translatable("CommandLine", "Answers scans from standard input, one JSON line each"),
    ),
    "code": ("code.group", translatable("CommandLine", "Proxy codes: issue, print, check, void")),
    "paper": (
        "papers",
        translatable("CommandLine", "Notices, labels, lists and bag sheets as PDF"),
    ),
    "tube": ("tubes", translatable("CommandLine", "Tubes of this station")),
    "bag": ("bag", translatable("CommandLine", "Transport bags: packed, handed over")),
    "queue": ("queue", translatable("CommandLine", "Tickets of this station, today")),
    "coverage": (
        "people",
        translatable("CommandLine", "Shows who has been sampled, who has not, and why"),
    ),
    "excuse": ("excuse", translatable("CommandLine", "Excuses a person from the open round")),
    "export": ("handover", translatable("CommandLine", "Writes a batch to the stick")),
    "import": (
        "handover",
        translatable("CommandLine", "Reads what headquarters and other stations sent"),
    ),
    "sync": (
        "network",
        translatable("CommandLine", "Exchanges files with headquarters by network"),
    ),
    "inspect": (
        "inspection",
        translatable("CommandLine", "Shows what a file claims to be, without a passphrase"),
    ),
    "status": (
        "status",
        translatable("CommandLine", "Shows round, tube, today's numbers and deliveries"),
    ),
    "confirm-clock": (
        "clock",
        translatable("CommandLine", "States that the clock is right, after it was moved"),
    ),
    "close-day": ("day", translatable("CommandLine", "Closes the shift, if everything agrees")),
    "report": ("report", translatable("CommandLine", "The sheet of the day, and its check")),
    "reopen-day": ("day", translatable("CommandLine", "Opens the closed day again")),
    "verify": ("day", translatable("CommandLine", "Checks the whole journal and every table")),
    "retention": (
        "retention",
        translatable("CommandLine", "Erases personal data that is needed no more"),
    ),
    "backup": ("backup", translatable("CommandLine", "Writes an encrypted copy of the station")),
    "backups": (
        "backups",
        translatable("CommandLine", "Backups that are made by themselves: where, and how"),
    ),
    "restore": ("backup", translatable("CommandLine", "Restores a station from a copy")),
    "salvage": (
        "salvage",
        translatable("CommandLine", "Saves what can still be read of damaged data"),
    ),
    "doctor": (
        "doctor",
        translatable("CommandLine", "Checks printer, scanner, clock, disk, stick and network"),
    ),
}


class _Program(click.Group):
    """Loads a command's module when the command is named, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Command names in the order of a day's work, not of the alphabet."""
        return list(_COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without loading them, which would take a second."""
        rows = [(name, localized(help_)) for name, (_, help_) in _COMMANDS.items()]
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; loads its module."""
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        loaded = importlib.import_module(f"testdesk.cli.{module}")
        command = getattr(loaded, f"{cmd_name.replace('-', '_')}_command")
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return in_language(command)


@click.group(
    cls=_Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="testdesk")
@home_option
@click.pass_context
def program(ctx: click.Context, home: Path | None) -> None:
    """Runs a station of a mass nucleic-acid testing point; without a command, opens its window."""
    remove_from_environment(ctx)
    if ctx.invoked_subcommand is None:
        with exit_on_fault(as_json=False):
            require_display()
            # What is loaded is never freed, so Python's garbage collector need not search it.
            gc.disable()
            from testdesk.app import run  # noqa: PLC0415 - no command needs the window's libraries

            gc.freeze()
            gc.enable()
            ctx.exit(run(home_folder(home)))
    if home is not None:
        raise click.UsageError(localized("--home goes after the command's name"), ctx)


def main() -> None:
    """Runs the program; docs/command-line.md has its contract with scripts."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A name in Hangul must not crash a program on a console with another code page.
            stream.reconfigure(errors="backslashreplace")
    bind_click()
    in_language(program)()
