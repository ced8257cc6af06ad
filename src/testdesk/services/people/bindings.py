"""Removes bindings between a person and another system's codes by hand.

Short, because codes are bound elsewhere, during the scan (`scanning.code_owner`).
"""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.services.session import Context


def unbind_code(context: Context, *, resident: str, reason: str) -> Done[int]:
    """Unbinds all codes of a person; at the next scan of such a code, the operator is asked again.

    Args:
        context: station and session.
        resident: pseudonym.
        reason: one of `domain.corrections.bindings.UNBIND_REASONS`, or free text.

    Returns:
        the number of codes that were unbound.

    Raises:
        Refusal: reason_missing, unknown_person, no_code_bound.
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    with context.write("people") as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        bindings = uow.codes.bindings_of(person.resident)
        if not bindings:
            raise Refusal("no_code_bound")
        bodies = [
            ev.CodeUnbound(binding.digest, binding.resident, reason.strip()) for binding in bindings
        ]
        uow.journal.append_all(bodies)
        uow.commit()
        context.session.forget()
        return Done(len(bindings), Changes(codes=True, journal=True))
