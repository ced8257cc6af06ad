"""Many people's current records, for stations and headquarters alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from testdesk.domain.corrections.aliases import Aliases
from testdesk.domain.corrections.current import Correction, Statement, current_person
from testdesk.domain.residents.people import Resident


def current_people(
    residents: Sequence[str],
    named: Aliases,
    statements: Mapping[str, Sequence[Statement]],
    corrections: Mapping[str, Sequence[Correction]],
    renumbered: Mapping[tuple[int, int], Statement],
    *,
    own: int,
) -> dict[str, Resident]:
    """The current records, by pseudonym; pseudonyms under which nobody is shown are left out.

    Args:
        residents: pseudonyms.
        named: whom each author means by them, and by the old ones of the same people.
        statements: by the pseudonym that they name, for all of these.
        corrections: likewise.
        renumbered: whole records of corrected people, by station and number of the event.
        own: as for `current.current_resident`.
    """
    claimed: dict[str, list[Statement]] = defaultdict(list)
    for name, stated in statements.items():
        for statement in stated:
            claimed[named.resolve(name, statement.station, statement.seq)].append(statement)
    changed: dict[str, list[Correction]] = defaultdict(list)
    for name, changes in corrections.items():
        for change in changes:
            changed[named.resolve(name, change.station, change.seq)].append(change)
    found: dict[str, Resident] = {}
    for resident in residents:
        moved = {(c.station, c.seq) for c in changed[resident] if c.resident != resident}
        arrived = [renumbered[key] for key in sorted(moved) if key in renumbered]
        now = current_person(resident, claimed[resident], changed[resident], arrived, own=own)
        if now is not None:
            found[resident] = now
    return found
