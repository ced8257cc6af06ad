"""The current records of many people, for stations and for headquarters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from testdesk.domain.corrections.aliases import Aliases
from testdesk.domain.corrections.current import Correction, Statement, current_person
from testdesk.domain.residents.people import Resident


def current_people(
    pseudonyms: Sequence[str],
    aliases: Aliases,
    statements: Mapping[str, Sequence[Statement]],
    corrections: Mapping[str, Sequence[Correction]],
    corrected_records: Mapping[tuple[int, int], Statement],
    *,
    viewer: int,
) -> dict[str, Resident]:
    """The current records, by pseudonym; one about which nobody made a statement is left out.

    Args:
        pseudonyms: the current pseudonyms to look up.
        aliases: all aliases that lead from or to these pseudonyms.
        statements: the statements about all these pseudonyms, by the pseudonym that they name.
        corrections: the corrections of all these pseudonyms, by the pseudonym that they name.
        corrected_records: each person's whole record after a correction of the document number,
            by the station and sequence number of that event.
        viewer: number of the station that looks, 0 for headquarters. If stations name two
            different people, it keeps the one that it registered itself; and it sees its own
            proposals until headquarters decides.
    """
    statements_by_person: dict[str, list[Statement]] = defaultdict(list)
    for pseudonym, stated in statements.items():
        for statement in stated:
            person = aliases.resolve(pseudonym, statement.station, statement.seq)
            statements_by_person[person].append(statement)
    corrections_by_person: dict[str, list[Correction]] = defaultdict(list)
    for pseudonym, corrected in corrections.items():
        for correction in corrected:
            person = aliases.resolve(pseudonym, correction.station, correction.seq)
            corrections_by_person[person].append(correction)
    found: dict[str, Resident] = {}
    for person in pseudonyms:
        about_person = corrections_by_person[person]
        # Corrections that name a former pseudonym; those of the number have a corrected record.
        events = {(c.station, c.seq) for c in about_person if c.resident != person}
        records = [corrected_records[key] for key in sorted(events) if key in corrected_records]
        current = current_person(
            person, statements_by_person[person], about_person, records, viewer=viewer
        )
        if current is not None:
            found[person] = current
    return found
