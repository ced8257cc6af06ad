"""Taking people off the list, with a reason, and putting them back on it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from testdesk.domain.corrections.aliases import ANYBODY, Aliases
from testdesk.domain.corrections.listing import OTHER_REASON, REMOVAL_REASONS
from testdesk.domain.journal.events import ResidentRemoved, ResidentRestored
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.current import aliases_of, removals_of, shown_among
from testdesk.hq.store.schema.tables import PERSON


def remove(
    hq: Headquarters, residents: Sequence[str], *, reason: str, note: str, by: str
) -> list[str]:
    """Takes people off the list: all of them or none.

    They no longer count as listed and are not looked for as missing; samples, cards and history
    stay. The stations that may know of them (see `update_scope`) learn of it from their next
    update. A later roster that names them lists them again, and its report says so.

    Args:
        hq: the headquarters.
        residents: pseudonyms, including old ones from before a corrected number.
        reason: of `REMOVAL_REASONS`.
        note: free text; required for the reason that does not explain itself.
        by: which operator of headquarters.

    Returns:
        the current pseudonyms, each once.

    Raises:
        Refusal: reason_missing: not one of those; note_missing: required, or not text; for the
            first such `resident`: unknown_person, person_removed (off the list already),
            person_not_listed (a walk-in).
    """
    if reason not in REMOVAL_REASONS:
        raise Refusal("reason_missing")
    if "\0" in note or (reason == OTHER_REASON and not note.strip()):
        raise Refusal("note_missing")
    with hq.writing() as connection:
        people = _of_now(connection, residents)
        off = removals_of(connection, people)
        for who in people:
            if who in off:
                raise Refusal("person_removed", resident=who)
            if not _is_listed(connection, who):
                raise Refusal("person_not_listed", resident=who)
        events = [ResidentRemoved(who, reason, note.strip(), by) for who in people]
        journal.append(connection, events, clock=hq.clock)
    return people


def restore(hq: Headquarters, residents: Sequence[str], *, note: str, by: str) -> list[str]:
    """Undoes removals: the people are on the list as before; all of them or none.

    Args:
        hq: the headquarters.
        residents: as for `remove`.
        note: why, as free text; may be empty.
        by: which operator of headquarters.

    Returns:
        the current pseudonyms, each once.

    Raises:
        Refusal: note_missing (it is not text); for the first such `resident`: unknown_person,
            person_not_removed.
    """
    if "\0" in note:
        raise Refusal("note_missing")
    with hq.writing() as connection:
        people = _of_now(connection, residents)
        off = removals_of(connection, people)
        for who in people:
            if who not in off:
                raise Refusal("person_not_removed", resident=who)
        events = [ResidentRestored(who, note.strip(), by) for who in people]
        journal.append(connection, events, clock=hq.clock)
    return people


def person_of_now(connection: Connection, resident: str) -> str:
    """The current pseudonym of a known person; accepts one from before a corrected number.

    Raises:
        Refusal: unknown_person.
    """
    return _of_now(connection, [resident])[0]


def _of_now(connection: Connection, residents: Sequence[str]) -> list[str]:
    asked = [one.lower() for one in residents]
    named = Aliases(aliases_of(connection, asked))
    direct = shown_among(connection, asked)
    found = [one if one in direct else named.resolve(one, ANYBODY, 0) for one in asked]
    there = shown_among(connection, found)
    for one, who in zip(residents, found, strict=True):
        if who not in there:
            raise UnknownPerson(resident=one)
    return list(dict.fromkeys(found))


def _is_listed(connection: Connection, resident: str) -> bool:
    query = PERSON.select().where(PERSON.c.resident == resident, PERSON.c.listed == 1)
    return connection.execute(query).first() is not None
