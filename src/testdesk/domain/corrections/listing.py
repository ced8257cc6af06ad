"""Decides who is listed: the people whom rosters name and headquarters has not removed.

Nothing else puts a person on the roster. A person who is only registered, at a station or by a
decision of headquarters, is a walk-in, and restoring a person whom no roster names has no effect.
The newest listing statement about a person applies, by trusted clock, then by station. So a
removal overrides every roster that headquarters had received before it, a later roster lists the
person again, and the order in which the events arrive does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

import msgspec

from testdesk.domain.corrections.aliases import Aliases

# The reasons for which headquarters removes a person from the roster. The journal keeps the code.
# The last reason needs a note.
REMOVAL_REASONS = ("moved_away", "died", "listed_twice", "mistake", "other")
OTHER_REASON = "other"
ListingKind = Literal["roster", "removed", "restored"]


class ListingStatement(NamedTuple):
    """A statement whether a person is listed: in a roster, or by a decision of headquarters.

    Attributes:
        resident: the pseudonym that the event names, before aliases are applied.
        station, seq, hlc, at: copied from the event's header.
        kind: whether a roster names the person, or headquarters removes or restores the person.
        reason: why the person is removed, as a code; else empty.
        note: free text.
        operator: the operator at headquarters; empty for a roster.
    """

    resident: str
    station: int
    seq: int
    hlc: str
    at: str
    kind: ListingKind
    reason: str
    note: str
    operator: str


class Removal(msgspec.Struct, frozen=True):
    """A person's removal from the roster.

    Attributes:
        at: the time of the removal, UTC ISO, by headquarters' clock.
        reason: a code, from `REMOVAL_REASONS` or a later version.
        note: free text; may be empty.
        by: the operator at headquarters.
    """

    at: str
    reason: str
    note: str
    by: str


def listed_among(
    pseudonyms: Collection[str], aliases: Aliases, statements: Iterable[ListingStatement]
) -> set[str]:
    """Those of these current pseudonyms that belong to listed people.

    Args:
        pseudonyms: current pseudonyms.
        aliases: see `current_people.current_people`.
        statements: all listing statements about these pseudonyms and about the former pseudonyms
            of the same people.
    """
    found = _by_person(aliases, statements)
    return {
        pseudonym
        for pseudonym in pseudonyms
        if any(statement.kind == "roster" for statement in found[pseudonym])
        and max(found[pseudonym], key=_rank).kind != "removed"
    }


def removals_among(
    pseudonyms: Collection[str], aliases: Aliases, statements: Iterable[ListingStatement]
) -> dict[str, Removal]:
    """The removals of these people from the roster; people who are listed are left out."""
    found = _by_person(aliases, statements)
    newest = {
        pseudonym: max(found[pseudonym], key=_rank) for pseudonym in pseudonyms if found[pseudonym]
    }
    return {
        pseudonym: Removal(statement.at, statement.reason, statement.note, statement.operator)
        for pseudonym, statement in newest.items()
        if statement.kind == "removed"
    }


def _by_person(
    aliases: Aliases, statements: Iterable[ListingStatement]
) -> defaultdict[str, list[ListingStatement]]:
    """The statements, by the current pseudonym of the person whom they mean."""
    found = defaultdict[str, list[ListingStatement]](list)
    for statement in statements:
        found[aliases.resolve(statement.resident, statement.station, statement.seq)].append(
            statement
        )
    return found


def _rank(statement: ListingStatement) -> tuple[str, int, int]:
    return statement.hlc, statement.station, statement.seq
