"""Another system's codes of a person: taken away again by hand."""

from __future__ import annotations

from testdesk.domain.changes import Changes
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.ports import Station
from testdesk.services.session import ScanSession


def unbind_code(
    *, station: Station, session: ScanSession, resident: str, reason: str
) -> tuple[int, Changes]:
    """Makes every code that is bound to a person nobody's; the next scan of it asks whose it is.

    Args:
        station: the station.
        session: whose operator does it.
        resident: pseudonym.
        reason: one of `domain.corrections.bindings.UNBIND_REASONS`, or free words.

    Returns:
        how many codes were unbound.

    Raises:
        Refusal: reason_missing, unknown_person, no_code_bound.
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    with station.write(session.operator) as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        held = uow.codes.bindings_of(person.resident)
        if not held:
            raise Refusal("no_code_bound")
        bodies = [ev.CodeUnbound(one.digest, one.resident, reason.strip()) for one in held]
        uow.journal.append_all(bodies)
        uow.commit()
        session.forget()
        return len(held), Changes(codes=True, journal=True)
