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
    own_station: int,
) -> dict[str, Resident]:
    """The current records, by pseudonym; pseudonyms under which nobody is shown are left out.

    Args:
        pseudonyms: the current pseudonyms to look up.
        aliases: which person each author means by these pseudonyms and by the former pseudonyms of
            the same people.
        statements: the statements about all these pseudonyms, by the pseudonym that they name.
        corrections: the corrections of all these pseudonyms, by the pseudonym that they name.
        corrected_records: each person's whole record after a correction of the document number,
            by the station and sequence number of that event.
        own_station: see `current.current_resident`.
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
        # The events that gave the person a new number: they name a former pseudonym.
        events = {(c.station, c.seq) for c in about_person if c.resident != person}
        records = [corrected_records[key] for key in sorted(events) if key in corrected_records]
        current = current_person(
            person, statements_by_person[person], about_person, records, own_station=own_station
        )
        if current is not None:
            found[person] = current
    return found
