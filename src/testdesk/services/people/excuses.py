"""Excuses residents from a round with a reason, and withdraws excuses."""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.excuses import EXCUSE_REASONS, OTHER_REASON, Excuse
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.ports import ReadingUnit
from testdesk.services.session import Context

_CHANGES = Changes(residents=True, samples=True, journal=True)


def excuse(context: Context, *, resident: str, reason: str, note: str = "") -> Done[Excuse]:
    """Excuses a listed person from the open round; a second excuse replaces the first.

    Args:
        context: station and session.
        resident: pseudonym; the old pseudonym of a corrected number is accepted.
        reason: a code from `EXCUSE_REASONS`.
        note: free text; required for the reason `other`.

    Raises:
        Refusal: excuse_reason_unknown, note_missing, no_round, unknown_person,
            person_not_listed (a walk-in is never missing, so needs no excuse), already_sampled.
    """
    if reason not in EXCUSE_REASONS:
        raise Refusal("excuse_reason_unknown")
    # No text in an event may contain NUL.
    if "\0" in note or (reason == OTHER_REASON and not note.strip()):
        raise Refusal("note_missing")
    with context.write("people") as uow:
        round_, person = _round_and_person(uow, resident)
        if person.resident not in uow.people.listed_among([person.resident]):
            raise Refusal("person_not_listed", resident=person.resident, reason="excuse")
        if uow.samples.earlier(round_, person.resident) is not None:
            raise Refusal("already_sampled")
        uow.journal.append(ev.ResidentExcused(round_, person.resident, reason, note.strip()))
        uow.commit()
        return Done(uow.excuses.among([person.resident], round_)[person.resident], _CHANGES)


def withdraw_excuse(context: Context, *, resident: str) -> Done[Excuse]:
    """Ends a person's excuse in the open round, whichever station recorded it.

    Returns:
        the excuse that was valid.

    Raises:
        Refusal: no_round, unknown_person, person_not_excused.
    """
    with context.write("people") as uow:
        round_, person = _round_and_person(uow, resident)
        valid_excuse = uow.excuses.among([person.resident], round_).get(person.resident)
        if valid_excuse is None:
            raise Refusal("person_not_excused", resident=person.resident)
        uow.journal.append(ev.ExcuseWithdrawn(round_, person.resident))
        uow.commit()
        return Done(valid_excuse, _CHANGES)


def _round_and_person(uow: ReadingUnit, resident: str) -> tuple[str, Resident]:
    round_, person = uow.samples.round(), uow.people.get(resident)
    if not round_:
        raise Refusal("no_round")
    if person is None:
        raise UnknownPerson()
    return round_, person
