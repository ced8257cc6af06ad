"""Rows of a roster that were left out, or that somebody should look at."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import click

from testdesk.cli.options import NEW_FILE
from testdesk.cli.output import table
from testdesk.formats.roster import BadRow
from testdesk.paper.saving import save

_HEADINGS = ("row", "column", "reason")

report_option = click.option(
    "--report", type=NEW_FILE, help="Writes the rows left out or doubtful to this CSV file."
)


def write_bad_rows(file: Path | None, bad: Sequence[BadRow], warnings: Sequence[BadRow]) -> None:
    """Writes both lists to a CSV file, if one was named.

    Raises:
        EnvironmentFault: disk_full, write_failed.
    """
    if file is None:
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_HEADINGS, "kept"))
    for rows, kept in ((bad, "no"), (warnings, "yes")):
        writer.writerows((*_values(row), kept) for row in rows)
    save(file, text.getvalue().encode("utf-8-sig"))


def bad_rows_text(bad: Sequence[BadRow], warnings: Sequence[BadRow]) -> str:
    """Both lists for a terminal; empty where there is nothing to look at."""
    parts = []
    if bad:
        parts.append("left out:\n" + table(_HEADINGS, [_values(row) for row in bad]))
    if warnings:
        parts.append("to be looked at:\n" + table(_HEADINGS, [_values(row) for row in warnings]))
    return "".join(f"\n\n{part}" for part in parts)


def _values(row: BadRow) -> tuple[int, str, str]:
    return row.row, row.column, row.reason
