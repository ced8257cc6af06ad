"""`testdesk`: the names of all commands; a command's module is loaded when it is named."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from testdesk import __version__
from testdesk.cli.shared.display import require_display
from testdesk.cli.shared.language import bind_click, in_language, localized
from testdesk.cli.shared.options import home_option
from testdesk.cli.shared.output import reporting_faults
from testdesk.settings import home_folder

# The phrases are never looked up here and take a tenth of a second to load.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

# Name -> module in this package; the command "close-day" is called close_day_command in it.
_MODULES = {
    "demo": "demo",
    "hq": "hq.group",
    "station": "station",
    "roster": "people",
    "find": "people",
    "person": "person",
    "scan": "scan",
    "code": "code.group",
    "paper": "papers",
    "tube": "tubes",
    "queue": "queue",
    "coverage": "people",
    "excuse": "excuse",
    "export": "handover",
    "import": "handover",
    "sync": "network",
    "inspect": "inspection",
    "status": "status",
    "close-day": "day",
    "verify": "day",
    "backup": "backup",
    "restore": "backup",
    "salvage": "salvage",
    "doctor": "doctor",
}


class _Program(click.Group):
    """Loads a command's module when the command is named, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Command names in the order of a day's work, not of the alphabet."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; loads its module."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
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
    """Runs the desk of a mass nucleic-acid testing point; without a command, opens its window."""
    if ctx.invoked_subcommand is None:
        with reporting_faults(as_json=False):
            require_display()
            from testdesk.app import run  # noqa: PLC0415 - no command needs the window's libraries

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
