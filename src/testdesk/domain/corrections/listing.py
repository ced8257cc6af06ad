"""Decides who is on the list: the people whom rosters name and headquarters has not removed.

Nothing else puts a person on the list. A person who is only registered, at a station or by a
decision of headquarters, is a walk-in, and restoring a person whom no roster names has no effect.
The newest mention of a person applies, by trusted clock, then by station. So a removal overrides
every roster that headquarters had received before it, a later roster lists the person again, and
the order in which the events arrive does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

import msgspec

from testdesk.domain.corrections.aliases import Aliases

# The reasons for which headquarters removes a person from the list. The journal keeps the code. The
# last reason needs a note.
REMOVAL_REASONS = ("moved_away", "died", "listed_twice", "mistake", "other")
OTHER_REASON = "other"
MentionKind = Literal["roster", "removed", "restored"]


class Mention(NamedTuple):
    """One statement about whether a person is on the list.

    Attributes:
        resident: the pseudonym that it names.
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
    kind: MentionKind
    reason: str
    note: str
    operator: str


class Removal(msgspec.Struct, frozen=True):
    """A person's removal from the list.

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
    residents: Collection[str], aliases: Aliases, mentions: Iterable[Mention]
) -> set[str]:
    """The pseudonyms whose person is on the list.

    Args:
        residents: current pseudonyms.
        aliases: see `current_people.current_people`.
        mentions: all mentions of these pseudonyms and of the same people's old pseudonyms.
    """
    found = _by_person(aliases, mentions)
    return {
        resident
        for resident in residents
        if any(mention.kind == "roster" for mention in found[resident])
        and max(found[resident], key=_rank).kind != "removed"
    }


def removals_among(
    residents: Collection[str], aliases: Aliases, mentions: Iterable[Mention]
) -> dict[str, Removal]:
    """The removals of the people who are no longer on the list; see `listed_among`."""
    found = _by_person(aliases, mentions)
    newest = {
        resident: max(found[resident], key=_rank) for resident in residents if found[resident]
    }
    return {
        resident: Removal(mention.at, mention.reason, mention.note, mention.operator)
        for resident, mention in newest.items()
        if mention.kind == "removed"
    }


def _by_person(aliases: Aliases, mentions: Iterable[Mention]) -> defaultdict[str, list[Mention]]:
    found = defaultdict[str, list[Mention]](list)
    for mention in mentions:
        found[aliases.resolve(mention.resident, mention.station, mention.seq)].append(mention)
    return found


def _rank(mention: Mention) -> tuple[str, int, int]:
    return mention.hlc, mention.station, mention.seq
