"""Lookups: when an operator looks a person up, and what is recorded of it.

The rule. A page shows a person in one of five ways (`Shown`):

- `line`: one line among others, such as a search result, a place in a tube or a neighbour in the
  household, with the end of the number at most. Nothing is recorded: otherwise each letter of a
  search would record fifty people.
- `verdict`: the answer to a scan. Nothing is recorded: the person is there with the code or the
  document, and the sample that the scan makes already names both the person and the operator.
- `record`: the person's own page or dialog, with address, household and history. It is a lookup
  once it has been shown for longer than a glance, so that the people who pass by while somebody
  types a name are not recorded. If the same operator opens the same person again within ten
  minutes, that is the same lookup.
- `number` or `phone`: the whole document number or telephone number. Every time is a lookup, it
  needs a reason, and it is recorded before anything is shown.

A lookup is recorded with the operator who was signed in when it happened, whoever is signed in when
it is written.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Shown = Literal["line", "verdict", "record", "number", "phone"]
# people: the page with the search. register: a place in the open tube, or a line of the day. tube:
# the tube's dialog or its recall sheet. command_line: a command that prints the person's record.
LookupPage = Literal["people", "register", "tube", "command_line"]

GLANCE = dt.timedelta(seconds=2)
SAME_LOOKUP = dt.timedelta(minutes=10)
IN_FULL: frozenset[Shown] = frozenset({"number", "phone"})
# The roles whose holders see who looked a person up; "" is a station without enrolled operators.
SEES_LOOKUPS = frozenset({"", "point_lead"})
# The reasons for showing a whole number; the journal keeps the code. `recall`: a positive result.
LOOKUP_REASONS = ("compare_document", "call_person", "recall", "other")


class Lookup(msgspec.Struct, frozen=True):
    """One lookup, not yet recorded.

    Attributes:
        resident: pseudonym.
        shown: what was shown.
        page: where it was shown.
        operator: who was signed in.
        reason: a code from `LOOKUP_REASONS`; empty for a `record`.
    """

    resident: str
    shown: Shown
    page: LookupPage
    operator: str
    reason: str = ""


def is_lookup(shown: Shown, *, shown_for: dt.timedelta) -> bool:
    """Whether it is a lookup to show a person in this way for this long."""
    return shown in IN_FULL or (shown == "record" and shown_for >= GLANCE)


class RecentLookups:
    """The lookups of the last minutes, to tell a new one from the continuation of an old one."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], dt.datetime] = {}

    def is_new(self, lookup: Lookup, at: dt.datetime) -> bool:
        """Whether this lookup is to be recorded.

        Args:
            lookup: the lookup.
            at: now, by the station's clock. After the clock was set back, every lookup is new.
        """
        last = self._last.get((lookup.operator, lookup.resident))
        return lookup.shown in IN_FULL or last is None or not _is_recent(last, at)

    def add(self, lookup: Lookup, at: dt.datetime) -> None:
        """Notes that a lookup was recorded; older ones are dropped."""
        self._last = {key: last for key, last in self._last.items() if _is_recent(last, at)}
        if lookup.shown not in IN_FULL:
            self._last[lookup.operator, lookup.resident] = at


def _is_recent(last: dt.datetime, at: dt.datetime) -> bool:
    return dt.timedelta() <= at - last < SAME_LOOKUP
