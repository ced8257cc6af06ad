"""A conflict as text for the terminal: what its events state, and what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from testdesk.cli.shared.language import language, localized
from testdesk.cli.shared.output import shown_value
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.hq.conflicts.evidence import ConflictFact
from testdesk.hq.conflicts.finding import Conflict
from testdesk.messages.catalogue import format_text
from testdesk.messages.pages import PAGES


def conflict_text(conflict: Conflict, facts: Sequence[ConflictFact]) -> str:
    """Several lines: the key, each fact with its STATION:NUMBER for `--stands`, the decision."""
    kind = shown_value("conflict", conflict.kind)
    about = " ".join(filter(None, (kind, conflict.round, conflict.chain)))
    lines = [f"{conflict.key}  {about}"]
    lines += [f"  {fact.station}:{fact.seq}  {fact_text(fact)}" for fact in facts]
    if not facts:
        text = localized("station {station}, from event {seq}")
        lines += ["  " + text.format(station=station, seq=seq) for station, seq in conflict.events]
    return "\n".join([*lines, *_decision(conflict, facts)])


def fact_text(fact: ConflictFact) -> str:
    """One fact as a sentence."""
    if fact.station == HEADQUARTERS:
        origin = _page_text("headquarters_itself")
    else:
        # "desk_number" is the pages' name for the text "station {station}".
        origin = _page_text("desk_number", station=fact.station)
    values = msgspec.structs.asdict(fact) | {"at": _local(fact.at), "place": origin}
    values["name"] = fact.name or "-"
    key = f"fact_{fact.kind}"
    return _page_text(key if key in PAGES else "fact_other", **values)


def _page_text(key: str, **values: object) -> str:
    """A text that headquarters' pages have, too."""
    return format_text("Pages", PAGES[key], values, language())


def _decision(conflict: Conflict, facts: Sequence[ConflictFact]) -> list[str]:
    # `earlier` is a decision that new events have made obsolete.
    resolution = conflict.resolution or conflict.earlier
    if resolution is None:
        return []
    valid = next((fact_text(f) for f in facts if (f.station, f.seq) == resolution.valid), "")
    decision = shown_value("decision", resolution.decision)
    what = f"{decision}: {valid}" if valid else decision
    if conflict.resolution:
        text = localized("decided at {at} by {by}: {what} ({note})")
    else:
        text = localized("decided at {at} by {by}, before new events arrived: {what} ({note})")
    values = {
        "at": _local(conflict.decided_at),
        "by": resolution.by,
        "what": what,
        "note": resolution.note,
    }
    return ["  " + text.format_map(values)]


def _local(at: str) -> str:
    """A station's time in this machine's time zone; a malformed one as it came."""
    try:
        moment = dt.datetime.fromisoformat(at)
        return moment.astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return at
