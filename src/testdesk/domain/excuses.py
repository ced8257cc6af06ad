"""Excuses: which listed people need not be sampled in a round, and why.

An excused person counts neither as sampled nor as missing. The newest statement about a person in
a round applies, whoever made it: by trusted clock, then station, then sequence number. So a
withdrawal at any station ends an excuse from any other, and the order in which the events arrive
does not matter. An excused person who is sampled counts as sampled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

# The journal keeps the code. `quarantined`: isolated by order. `vaccinated`: within the last
# 48 hours. `home_visit`: to be sampled at home, as the person cannot come. The last reason needs a
# note.
EXCUSE_REASONS = (
    "quarantined",
    "away",
    "sampled_elsewhere",
    "vaccinated",
    "home_visit",
    "refused",
    "other",
)
OTHER_REASON = "other"


class ExcuseStatement(NamedTuple):
    """One statement about one person in one round.

    Attributes:
        resident: the person's current pseudonym.
        station, seq, hlc, at: copied from the event's header.
        reason: a code, from `EXCUSE_REASONS` or a later version; empty for a withdrawal.
        note: free text; may be empty.
        operator: who made it.
    """

    resident: str
    station: int
    seq: int
    hlc: str
    at: str
    reason: str
    note: str
    operator: str


class Excuse(msgspec.Struct, frozen=True):
    """A person's excuse in the round.

    Attributes:
        reason: a code, from `EXCUSE_REASONS` or a later version.
        note: free text; may be empty.
        at: when it was recorded, UTC ISO.
        operator: who recorded it.
        station: the station where it was recorded; 0 for headquarters.
    """

    reason: str
    note: str
    at: str
    operator: str
    station: int


def excuses(statements: Iterable[ExcuseStatement]) -> dict[str, Excuse]:
    """The valid excuses, by resident, from all statements about one round."""
    newest: dict[str, ExcuseStatement] = {}
    for statement in statements:
        previous = newest.get(statement.resident)
        if previous is None or _recency(statement) > _recency(previous):
            newest[statement.resident] = statement
    return {
        resident: Excuse(
            statement.reason, statement.note, statement.at, statement.operator, statement.station
        )
        for resident, statement in newest.items()
        if statement.reason
    }


def _recency(statement: ExcuseStatement) -> tuple[str, int, int]:
    return statement.hlc, statement.station, statement.seq
