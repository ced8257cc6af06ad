"""What is to be done next at the end of a day: the first row that is not done yet.

Short, because the problems themselves are found by `services.day`.
"""

from __future__ import annotations

from typing import Literal

from testdesk.services.day_overview import DayOverview

# seal: a tube is open. count, explain: the swabs, and why they differ. export: something is in no
# batch. ask: headquarters refuses a batch, or a tube is wrong, which no key puts right. close: all
# of it is true. read: nothing to close; the stick is read all the same.
Step = Literal["seal", "count", "explain", "export", "ask", "close", "read"]

_STEP_OF_PROBLEM: dict[str, Step] = {
    "tube_open": "seal",
    "swabs_not_counted": "count",
    "swabs_differ": "explain",
    "not_exported": "export",
    "count_not_exported": "export",
    "headquarters_lost": "export",
    "places_differ": "ask",
    "batch_quarantined": "ask",
}


def next_step(overview: DayOverview) -> Step:
    """The step for Enter: from top to bottom, the first row that is not done."""
    problems = overview.report.problems
    steps = {_STEP_OF_PROBLEM[code] for code in problems}
    order: tuple[Step, ...] = ("seal", "count", "explain", "export", "ask")
    first = next((step for step in order if step in steps), None)
    if first is not None:
        return first
    return "close" if overview.report.can_close else "read"
