"""`demo`: a made-up city to try everything on."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click
import msgspec

from testdesk.cli.shared.display import require_display
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FOLDER
from testdesk.cli.shared.output import Output, exit_on_fault, pairs, print_output, print_to_stderr


@click.command("demo")
@click.option(
    "--dir",
    "--home",
    "folder",
    type=FOLDER,
    help="Folder for the demonstration; by default a new temporary one.",
)
@click.option(
    "--headless", is_flag=True, help="Plays a whole day in the real windows without showing them."
)
# How many people live in the city, and how many of them come on the day that --headless plays.
@click.option("--residents", type=click.IntRange(1), default=4125, show_default=True)
@click.option("--people", type=click.IntRange(1), default=600, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Writes one JSON value and nothing else.")
@click.pass_context
def demo_command(
    ctx: click.Context,
    folder: Path | None,
    headless: bool,
    residents: int,
    people: int,
    seed: int,
    as_json: bool,
) -> None:
    """Makes up a city in DIR, with a headquarters, two stations and a stick, and opens a window."""
    where = folder or Path(tempfile.mkdtemp(prefix="testdesk-demo-"))
    if headless:
        # Set before Qt is loaded, so that a display that happens to exist is left alone.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with exit_on_fault(as_json=as_json):
        require_display()
        # Loads the windows and all their libraries, which no other command needs.
        from testdesk.demo import day  # noqa: PLC0415 - the line above

        print_to_stderr(localized("a made-up city in {folder}").format(folder=where))
        if headless:
            _leave_out_size_hints()
        if not headless:
            ctx.exit(day.open_station(where, residents=residents, seed=seed))
        report = day.play(where, residents=residents, people=people, seed=seed)
        values = {"dir": str(where), **msgspec.to_builtins(report)}
        print_output(Output(values, pairs(values)), as_json=as_json)


def _leave_out_size_hints() -> None:
    """Drops a notice about size hints that Qt's offscreen platform repeats for every window."""
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415 - as above, Qt comes late

    def handle(_kind: object, _context: object, message: str | None) -> None:
        if message and "propagateSizeHints" not in message:
            print_to_stderr(message)

    qInstallMessageHandler(handle)
