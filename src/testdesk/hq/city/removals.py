"""Removes people from the roster, with a reason, and restores them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from testdesk.domain.corrections.aliases import ANY_AUTHOR, Aliases
from testdesk.domain.corrections.listing import OTHER_REASON, REMOVAL_REASONS
from testdesk.domain.journal.events import ResidentRemoved, ResidentRestored
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.current import aliases_of, current_residents, removals_of
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT


def remove(
    hq: Headquarters, pseudonyms: Sequence[str], *, reason: str, note: str, by: str
) -> list[str]:
    """Removes people from the roster: all of them or none.

    They no longer count as listed or as missing; samples, cards and history are kept. The stations
    that may have them (see `update_scope`) receive the removal with their next update. A later
    roster that names them lists them again, and its report mentions this.

    Args:
        hq: the headquarters.
        pseudonyms: the people's pseudonyms, current or from before a document number was corrected.
        reason: one of `REMOVAL_REASONS`.
        note: free text; required if the reason is `OTHER_REASON`.
        by: the operator at headquarters.

    Returns:
        The current pseudonyms, without repetition.

    Raises:
        Refusal: reason_missing (not one of `REMOVAL_REASONS`); note_missing (it is required, or
            contains a NUL). Naming the first person concerned as `resident`: unknown_person,
            person_removed (removed already), person_not_listed (a walk-in).
    """
    if reason not in REMOVAL_REASONS:
        raise Refusal("reason_missing")
    if "\0" in note or (reason == OTHER_REASON and not note.strip()):
        raise Refusal("note_missing")
    with hq.write() as connection:
        people = _current_pseudonyms(connection, pseudonyms)
        removed = removals_of(connection, people)
        for pseudonym in people:
            if pseudonym in removed:
                raise Refusal("person_removed", resident=pseudonym)
            if not _is_listed(connection, pseudonym):
                raise Refusal("person_not_listed", resident=pseudonym)
        events = [ResidentRemoved(pseudonym, reason, note.strip(), by) for pseudonym in people]
        journal.append(connection, events, clock=hq.clock)
    return people


def restore(hq: Headquarters, pseudonyms: Sequence[str], *, note: str, by: str) -> list[str]:
    """Undoes the removal of all these people or of none; they are listed as before.

    Args:
        hq: the headquarters.
        pseudonyms: as for `remove`.
        note: the reason, as free text; may be empty.
        by: the operator at headquarters.

    Returns:
        The current pseudonyms, without repetition.

    Raises:
        Refusal: note_missing (it contains a NUL). Naming the first person concerned as `resident`:
            unknown_person, person_not_removed.
    """
    if "\0" in note:
        raise Refusal("note_missing")
    with hq.write() as connection:
        people = _current_pseudonyms(connection, pseudonyms)
        removed = removals_of(connection, people)
        for pseudonym in people:
            if pseudonym not in removed:
                raise Refusal("person_not_removed", resident=pseudonym)
        events = [ResidentRestored(pseudonym, note.strip(), by) for pseudonym in people]
        journal.append(connection, events, clock=hq.clock)
    return people


def current_pseudonym(connection: Connection, resident: str) -> str:
    """The current pseudonym of a known person, whose former pseudonym may be given.

    Raises:
        Refusal: unknown_person.
    """
    return _current_pseudonyms(connection, [resident])[0]


def _current_pseudonyms(connection: Connection, pseudonyms: Sequence[str]) -> list[str]:
    lowercase = [pseudonym.lower() for pseudonym in pseudonyms]
    aliases = Aliases(aliases_of(connection, lowercase))
    already_current = current_residents(connection, lowercase)
    # For other pseudonyms, the alias that holds for every author, whatever the sequence number.
    resolved = [
        pseudonym if pseudonym in already_current else aliases.resolve(pseudonym, ANY_AUTHOR, 0)
        for pseudonym in lowercase
    ]
    known = current_residents(connection, resolved)
    for given, pseudonym in zip(pseudonyms, resolved, strict=True):
        if pseudonym not in known:
            raise UnknownPerson(resident=given)
    return list(dict.fromkeys(resolved))


def _is_listed(connection: Connection, resident: str) -> bool:
    query = CURRENT_RESIDENT.select().where(
        CURRENT_RESIDENT.c.resident == resident, CURRENT_RESIDENT.c.listed == 1
    )
    return connection.execute(query).first() is not None
