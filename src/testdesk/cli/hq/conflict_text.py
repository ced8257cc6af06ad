"""A conflict as text for the terminal: what its events state, and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.hq.conflicts.evidence import ConflictFact
from testdesk.hq.conflicts.finding import Conflict

_SENTENCES = {
    "sample_taken": "sampled at {at} at {place} ({point}), tube {tube}, place {position}",
    "tube_opened": "tube {tube} opened at {at} at {place}",
    "tube_reopened": "tube {tube} opened again at {at} at {place}",
    "tube_sealed": "tube {tube} with {people} people sealed at {at} at {place}",
    "proxy_code_issued": "card {card_number}, number {issue_number} of this person, issued at {at}"
    " at {place}",
    "roster_taken": "on the list that {place} took in at {at}: {name}",
    "resident_registered": "written down at {at} at {place}: {name}",
    "resident_corrected": "corrected at {at} at {place}: {name}",
}
_OTHER = "an entry of {place} at {at}"


def conflict_text(one: Conflict, facts: Sequence[ConflictFact]) -> str:
    """Several lines: the key, each fact with the event's name for `--stands`, the decision."""
    about = " ".join(filter(None, (one.kind, one.round, one.chain)))
    lines = [f"{one.key}  {about}"]
    lines += [f"  {fact.station}:{fact.seq}  {fact_text(fact)}" for fact in facts]
    if not facts:
        lines += [f"  station {station}, from event {seq}" for station, seq in one.events]
    return "\n".join([*lines, *_decision(one, facts)])


def fact_text(fact: ConflictFact) -> str:
    """One fact as a sentence."""
    place = "headquarters" if fact.station == HEADQUARTERS else f"desk {fact.station}"
    values = msgspec.structs.asdict(fact) | {"at": _local(fact.at), "place": place}
    values["name"] = fact.name or "-"
    return _SENTENCES.get(fact.kind, _OTHER).format_map(values)


def _decision(one: Conflict, facts: Sequence[ConflictFact]) -> list[str]:
    was = one.resolution or one.earlier
    if was is None:
        return []
    stands = next((fact_text(f) for f in facts if (f.station, f.seq) == was.stands), "")
    what = f"{was.decision}: {stands}" if stands else was.decision
    when = "decided" if one.resolution else "decided before, something new came since"
    return [f"  {when} {_local(one.decided_at)} by {was.by}: {what} ({was.note})"]


def _local(at: str) -> str:
    """A station's time in this machine's time zone; a malformed one as it came."""
    try:
        moment = dt.datetime.fromisoformat(at)
        return moment.astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return at
