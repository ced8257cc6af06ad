"""What is being done with a list, and what became of it, in words.

Short, because the dialog and its controller share it.
"""

from __future__ import annotations

from testdesk.formats.roster.report import RosterReport
from testdesk.messages.catalogue import translate


def step_text(step: str, done: int = 0, total: int = 0) -> str:
    """A step, and how far it is where that is known."""
    text = {
        "reading": translate("Lists", "Reading the list"),
        "comparing": translate("Lists", "Comparing the list with this desk"),
        "writing": translate("Lists", "Importing the list"),
    }[step]
    if not total:
        return text
    form = translate("Lists", "{step}: {done} of {total}")
    return form.format(step=text, done=f"{done:,}", total=f"{total:,}")


def imported_text(report: RosterReport) -> str:
    """What a list that was taken came to."""
    form = translate("Lists", "Imported: {new} new, {changed} changed. Rows left out: {bad}.")
    return form.format(
        new=f"{report.new:,}", changed=f"{report.changed:,}", bad=f"{len(report.bad):,}"
    )
