"""Those who confirm an action that needs two people.

Short, because every such command reads them from a file in this one way: PINs are secrets, and
never stand in the command line.
"""

from __future__ import annotations

from pathlib import Path

import click

from testdesk.cli.shared.options import FILE
from testdesk.cli.shared.options import passphrase_of as first_line_of

approvals_option = click.option(
    "--approvals-file",
    type=FILE,
    help="File with those who confirm: a badge, or a name, and the PIN, on each line.",
)


def approval_lines(file: Path | None) -> list[str]:
    """The lines of the file; none without a file.

    Raises:
        click.UsageError: unreadable, not UTF-8, or the first line is empty.
    """
    if file is None:
        return []
    first = first_line_of(file)
    return [first, *file.read_text(encoding="utf-8-sig").splitlines()[1:]]
