"""Records in the journal who looked up whom; the rule is `domain.residents.lookups`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.residents.lookups import IN_FULL, LOOKUP_REASONS, Lookup
from testdesk.domain.residents.people import Resident
from testdesk.services.session import Context

_CHANGES = Changes(journal=True)


def record_lookups(context: Context, *, lookups: Sequence[Lookup]) -> Done[int]:
    """Records lookups, those of one operator in one transaction, and returns how many.

    Those that continue an earlier lookup are left out (`RecentLookups`), and so are people whom
    this station does not know. If nothing is left, nothing is written.

    Raises:
        Refusal: reason_missing: a whole number was shown without a known reason.
    """
    if any(one.shown in IN_FULL and one.reason not in LOOKUP_REASONS for one in lookups):
        raise Refusal("reason_missing")
    now, recent = context.station.clock.now(), context.session.recent_lookups
    new = [one for one in dict.fromkeys(lookups) if one.operator and recent.is_new(one, now)]
    recorded = 0
    for operator, group in groupby(new, key=lambda one: one.operator):
        recorded += _record(context, operator, list(group))
    for one in new:
        recent.add(one, now)
    return Done(recorded, _CHANGES if recorded else Changes())


def _record(context: Context, operator: str, lookups: Sequence[Lookup]) -> int:
    with context.station.write(operator) as uow:
        people = [(uow.people.get(one.resident), one) for one in lookups]
        bodies = [
            ev.PersonLookedUp(person.resident, one.shown, one.page, one.reason)
            for person, one in people
            if person is not None
        ]
        if bodies:
            uow.journal.append_all(bodies)
            uow.commit()
    return len(bodies)


def show_in_full(context: Context, *, lookup: Lookup) -> Done[Resident]:
    """Records the lookup of a whole number; its person may be shown once this has returned.

    Raises:
        Refusal: unknown_person, reason_missing.
    """
    with context.station.read() as uow:
        person = uow.people.get(lookup.resident)
    if person is None:
        raise UnknownPerson()
    done = record_lookups(context, lookups=[lookup])
    return Done(person, done.changes)
