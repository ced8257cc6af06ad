"""Texts for the progress and the result of importing a list.

Short, because the dialog and its controller share it.
"""

from __future__ import annotations

from testdesk.formats.roster.report import RosterReport
from testdesk.messages.catalogue import translate


def step_text(step: str, done: int = 0, total: int = 0) -> str:
    """The text for a step, with the rows done and their total if that is known."""
    text = {
        "reading": translate("Lists", "Reading the list"),
        "comparing": translate("Lists", "Comparing the list with this station"),
        "writing": translate("Lists", "Importing the list"),
    }[step]
    if not total:
        return text
    form = translate("Lists", "{step}: {done} of {total}")
    return form.format(step=text, done=f"{done:,}", total=f"{total:,}")


def imported_text(report: RosterReport) -> str:
    """The text for the result of an import."""
    form = translate("Lists", "Imported: {new} new, {changed} changed. Rows left out: {bad}.")
    return form.format(
        new=f"{report.new:,}", changed=f"{report.changed:,}", bad=f"{len(report.bad):,}"
    )
